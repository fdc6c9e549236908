#include "tests/conformance/xmldsig_keys.hpp"

#include <algorithm>
#include <optional>

#include "tests/support/corpus.hpp"
#include "validators/crypto/digest.hpp"
#include "validators/der/writer.hpp"
#include "validators/x509/certificate.hpp"

namespace baytrust::conformance {
namespace {

using xml::Node;

constexpr std::string_view kDsig11 = "http://www.w3.org/2009/xmldsig11#";

std::optional<Node> child(Node parent, const xml::Name& name) {
  for (const Node c : parent.children()) {
    if (c.is(name)) return c;
  }
  return std::nullopt;
}

Bytes octets_of(const std::optional<Node>& element) {
  if (!element) return {};
  return crypto::base64_decode(element->text().value_or("")).value_or(Bytes{});
}

// XML-DSig 4.5.2.2 CryptoBinary → RFC 3279 2.3.1
std::optional<Bytes> rsa_key(Node value) {
  const Bytes modulus = octets_of(child(value, {xml::kDsNamespace, "Modulus"}));
  const Bytes exponent = octets_of(child(value, {xml::kDsNamespace, "Exponent"}));
  if (modulus.empty() || exponent.empty()) return std::nullopt;
  return der::sequence(
      {der::sequence({der::oid(Oid::literal("1.2.840.113549.1.1.1")), der::null()}),
       der::bit_string(der::sequence({der::integer(modulus), der::integer(exponent)}))});
}

// XML-DSig 4.5.2.3 → RFC 5480 2
std::optional<Bytes> ec_key(Node value) {
  const auto curve = child(value, {kDsig11, "NamedCurve"});
  const Bytes point = octets_of(child(value, {kDsig11, "PublicKey"}));
  const auto uri = curve ? curve->attribute("URI") : std::nullopt;
  constexpr std::string_view kUrn = "urn:oid:";
  if (!uri || !uri->starts_with(kUrn) || point.empty()) return std::nullopt;
  const auto oid = Oid::parse(uri->substr(kUrn.size()));
  if (!oid) return std::nullopt;
  return der::sequence(
      {der::sequence({der::oid(Oid::literal("1.2.840.10045.2.1")), der::oid(*oid)}),
       der::bit_string(point)});
}

class Finder {
 public:
  Finder(const xml::Tree& tree, const KeyQuestion& question) : tree_(tree), question_(question) {}

  Keys run(Node signature) {
    for (const auto& file : question_.certificate_files) {
      if (!std::filesystem::exists(question_.folder / file)) {
        return {.keys = {}, .not_here = "key file not in the corpus"};
      }
      for (const auto& certificate : read(test::read_file(question_.folder / file))) {
        keys_.push_back(to_bytes(certificate->subject_public_key_info.spki));
      }
    }
    if (const auto info = child(signature, {xml::kDsNamespace, "KeyInfo"})) look(*info, 0);
    believe_certificates();
    if (keys_.empty() && outside_) return {.keys = {}, .not_here = "key outside the document"};
    return {.keys = keys_, .not_here = {}};
  }

 private:
  static std::vector<x509::Certificate> read(const Bytes& file) {
    auto certificates = x509::parse_certificates(file);
    return certificates ? *std::move(certificates) : std::vector<x509::Certificate>{};
  }

  void look(Node info, int depth) {
    if (depth > 2) return;
    for (const Node c : info.children()) take(c, depth);
  }

  void take(Node element, int depth) {
    const auto is = [&](std::string_view local) {
      return element.is({xml::kDsNamespace, local}) || element.is({kDsig11, local});
    };
    const auto keep = [&](std::optional<Bytes> key) {
      if (key && !key->empty()) keys_.push_back(*std::move(key));
    };
    if (is("KeyValue") && question_.allows("key-value")) {
      look(element, depth + 1);
    } else if (is("RSAKeyValue") && question_.allows("rsa")) {
      keep(rsa_key(element));
    } else if (is("ECKeyValue") && question_.allows("ec")) {
      keep(ec_key(element));
    } else if (is("DEREncodedKeyValue") && question_.allows("der-encoded-key-value")) {
      keep(octets_of(element));
    } else if (is("X509Data") && question_.allows("x509")) {
      for (const Node c : element.children()) {
        if (!c.is({xml::kDsNamespace, "X509Certificate"})) continue;
        for (auto& certificate : read(octets_of(c))) found_.push_back(std::move(certificate));
      }
    } else if ((is("RetrievalMethod") && question_.allows("retrieval-method")) ||
               (is("KeyInfoReference") && question_.allows("key-info-reference"))) {
      const auto uri = element.attribute("URI").value_or("");
      const auto there =
          uri.starts_with('#') ? element_with_id(tree_, uri.substr(1)) : std::nullopt;
      outside_ = outside_ || !uri.starts_with('#');
      if (!there || depth > 1) return;
      there->is({xml::kDsNamespace, "KeyInfo"}) ? look(*there, depth + 1) : take(*there, depth + 1);
    }
  }

  // The certificate that is no other one's issuer, as far as a key look-up judges it: somebody must
  // be trusted at all, and it must be in its time. Its path is not this test's matter.
  void believe_certificates() {
    if (!question_.anchors) return;
    for (const auto& certificate : found_) {
      const bool issuer = std::ranges::any_of(found_, [&](const x509::Certificate& other) {
        return other->fingerprint != certificate->fingerprint &&
               std::ranges::equal(other->issuer.der(), certificate->subject.der());
      });
      const bool in_time =
          certificate->not_before <= question_.at && question_.at <= certificate->not_after;
      if (issuer || (!in_time && !question_.skip_times)) continue;
      keys_.push_back(to_bytes(certificate->subject_public_key_info.spki));
    }
  }

  const xml::Tree& tree_;
  const KeyQuestion& question_;
  std::vector<x509::Certificate> found_;
  std::vector<Bytes> keys_;
  bool outside_ = false;  // a retrieval method points elsewhere
};

}  // namespace

bool KeyQuestion::allows(std::string_view kind) const {
  return enabled.empty() || std::ranges::find(enabled, kind) != enabled.end();
}

Keys keys_of(const xml::Tree& tree, Node signature, const KeyQuestion& question) {
  return Finder(tree, question).run(signature);
}

std::optional<Node> element_with_id(const xml::Tree& tree, std::string_view id) {
  std::vector<Node> rest{tree.root()};
  while (!rest.empty()) {
    const Node node = rest.back();
    rest.pop_back();
    for (const char* name : {"Id", "ID", "id"}) {
      if (node.attribute(name) == id) return node;
    }
    for (const Node c : node.children()) rest.push_back(c);
  }
  return std::nullopt;
}

}  // namespace baytrust::conformance
