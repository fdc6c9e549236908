#include "tests/conformance/xmldsig_run.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <fstream>

#include "tests/conformance/xmldsig_keys.hpp"
#include "tests/support/corpus.hpp"
#include "validators/crypto/digest.hpp"
#include "validators/xml/algorithms.hpp"
#include "validators/xml/canonical.hpp"
#include "validators/xml/signature_parts.hpp"

namespace baytrust::conformance {
namespace {

using crypto::Hash;
using crypto::Scheme;
using crypto::SignatureAlgorithm;
using xml::Node;

// Where the corpus names no time: its own certificates are of 2026.
constexpr Instant kToday{1782864000};  // 2026-07-01

// RFC 6931 2.3.6; upstream reads such values under flags of their own.
constexpr std::string_view kOtherSize = "refused: an ECDSA value not of the curve's size";

xml::Name ds(std::string_view local) { return {xml::kDsNamespace, local}; }

std::optional<Node> child(Node parent, std::string_view local) {
  for (const Node c : parent.children()) {
    if (c.is(ds(local))) return c;
  }
  return std::nullopt;
}
std::string algorithm_of(const std::optional<Node>& element) {
  return element ? element->attribute("Algorithm").value_or("") : "";
}
bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// RFC 6931 2.1 and 2.3, what the product refuses as too weak included.
std::optional<Hash> hash_of(std::string_view uri) {
  if (const auto known = xml::digest_algorithm(uri)) return known;
  if (uri == "http://www.w3.org/2000/09/xmldsig#sha1") return Hash::sha1;
  if (uri == "http://www.w3.org/2001/04/xmldsig-more#md5") return Hash::md5;
  if (uri == "http://www.w3.org/2001/04/xmldsig-more#sha224") return Hash::sha224;
  return std::nullopt;
}

std::optional<SignatureAlgorithm> signature_of(std::string_view uri) {
  if (const auto known = xml::signature_algorithm(uri)) return known;
  constexpr std::string_view kMore = "http://www.w3.org/2001/04/xmldsig-more#";
  constexpr std::string_view kMgf1 = "http://www.w3.org/2007/05/xmldsig-more#";
  const auto rsa = [](Hash hash) {
    return SignatureAlgorithm{.scheme = Scheme::rsa_pkcs1, .hash = hash};
  };
  const auto pss = [](Hash hash) {
    return SignatureAlgorithm{.scheme = Scheme::rsa_pss,
                              .hash = hash,
                              .mgf_hash = hash,
                              .salt_length = static_cast<std::uint32_t>(crypto::size_of(hash))};
  };
  const auto ecdsa = [](Hash hash) {
    return SignatureAlgorithm{.scheme = Scheme::ecdsa, .hash = hash};
  };
  if (uri == "http://www.w3.org/2000/09/xmldsig#rsa-sha1") return rsa(Hash::sha1);
  if (uri == std::string(kMore) + "rsa-md5") return rsa(Hash::md5);
  if (uri == std::string(kMore) + "rsa-sha224") return rsa(Hash::sha224);
  if (uri == std::string(kMore) + "ecdsa-sha1") return ecdsa(Hash::sha1);
  if (uri == std::string(kMore) + "ecdsa-sha224") return ecdsa(Hash::sha224);
  if (uri == std::string(kMgf1) + "sha1-rsa-MGF1") return pss(Hash::sha1);
  if (uri == std::string(kMgf1) + "sha224-rsa-MGF1") return pss(Hash::sha224);
  return std::nullopt;
}

// Algorithms that nothing here has, by the words of their identifiers.
std::string family_of(std::string_view uri) {
  constexpr std::array kFamilies{std::pair{"hmac", "HMAC"},
                                 std::pair{"ripemd160", "RIPEMD-160"},
                                 std::pair{"whirlpool", "Whirlpool"},
                                 std::pair{"sha3-", "SHA-3"},
                                 std::pair{"ml-dsa", "ML-DSA"},
                                 std::pair{"slh-dsa", "SLH-DSA"},
                                 std::pair{"eddsa", "EdDSA"},
                                 std::pair{"gost", "GOST"},
                                 std::pair{"#dsa-", "DSA"}};
  for (const auto& [part, name] : kFamilies) {
    if (has(uri, part)) return name;
  }
  return "algorithm " + std::string(uri);
}

struct CaseReference {
  std::string uri;
  bool enveloped = false;
  xml::C14nMethod method{.form = xml::C14nForm::inclusive_1_0};  // XML-DSig 4.4.3.2
  Hash hash = Hash::sha256;
  Bytes digest;
};

struct CaseSignature {
  xml::C14nMethod method;
  SignatureAlgorithm algorithm;
  std::vector<CaseReference> references;
  Bytes value;
  std::string unread;  // why not all of it could be read
  bool core = true;    // but for algorithms
};

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> out;
  std::string word;
  for (const char c : std::string(text) + " ") {
    if (c != ' ' && c != '\n' && c != '\t' && c != '\r') {
      word += c;
    } else if (!word.empty()) {
      out.push_back(std::exchange(word, {}));
    }
  }
  return out;
}

xml::C14nMethod with_prefixes(xml::C14nMethod method, Node element) {
  for (const Node c : element.children()) {
    method.inclusive_prefixes = words_of(c.attribute("PrefixList").value_or(""));
  }
  return method;
}

std::string transform_name(const std::string& uri) {
  constexpr std::array kNames{
      std::pair{"REC-xslt", "XSLT transform"}, std::pair{"filter2", "XPath Filter 2 transform"},
      std::pair{"REC-xpath", "XPath transform"}, std::pair{"#base64", "base64 transform"},
      std::pair{"RelationshipTransform", "OPC relationship transform"}};
  for (const auto& [part, name] : kNames) {
    if (has(uri, part)) return name;
  }
  return "transform " + uri;
}

// What is not read is told by the first reason found.
class SignatureReader {
 public:
  CaseSignature read(Node signature) {
    const auto info = child(signature, "SignedInfo");
    if (!info) {
      fail("no SignedInfo");
      return out_;
    }
    for (const Node c : info->children()) {
      if (c.is(ds("Reference"))) reference(c);
    }
    out_.core = out_.unread.empty();
    const auto canonicalization = child(*info, "CanonicalizationMethod");
    if (const auto method = xml::c14n_method(algorithm_of(canonicalization))) {
      out_.method = with_prefixes(*method, *canonicalization);
    } else {
      fail("canonicalisation " + algorithm_of(canonicalization));
    }
    const auto uri = algorithm_of(child(*info, "SignatureMethod"));
    const auto algorithm = signature_of(uri);
    if (!has(uri, "rsa") && !has(uri, "ecdsa")) out_.core = false;
    if (algorithm) {
      out_.algorithm = *algorithm;
    } else {
      out_.unread = family_of(uri);  // before what its references are
    }
    if (const auto value = child(signature, "SignatureValue")) {
      out_.value = crypto::base64_decode(value->text().value_or("")).value_or(Bytes{});
    }
    return out_;
  }

 private:
  void fail(std::string reason) {
    if (out_.unread.empty()) out_.unread = std::move(reason);
  }

  void reference(Node element) {
    CaseReference r;
    const auto uri = element.attribute("URI");
    r.uri = uri.value_or("");
    if (!uri) fail("reference without URI");
    if (!r.uri.empty() && !r.uri.starts_with('#')) fail("external reference");
    if (has(r.uri, "xpointer")) fail("XPointer reference");
    if (const auto transforms = child(element, "Transforms")) {
      bool canonical = false;
      for (const Node t : transforms->children()) transform(t, r, canonical);
    }
    if (!out_.unread.empty()) return;
    const auto method = algorithm_of(child(element, "DigestMethod"));
    if (const auto hash = hash_of(method)) {
      r.hash = *hash;
    } else {
      digest_failure_ = family_of(method);
    }
    const auto value = child(element, "DigestValue");
    r.digest = crypto::base64_decode(value ? value->text().value_or("") : "").value_or(Bytes{});
    out_.references.push_back(std::move(r));
  }

  void transform(Node element, CaseReference& r, bool& canonical) {
    const auto uri = element.attribute("Algorithm").value_or("");
    if (uri == xml::kEnvelopedTransform && !canonical) {
      r.enveloped = true;
    } else if (const auto method = xml::c14n_method(uri); method && !canonical) {
      r.method = with_prefixes(*method, element);
      canonical = true;
    } else {
      fail(transform_name(uri));
    }
  }

 public:
  const std::string& digest_failure() const { return digest_failure_; }

 private:
  CaseSignature out_;
  std::string digest_failure_;
};

std::vector<std::string> strings(const boost::json::object& object, std::string_view name) {
  std::vector<std::string> out;
  const auto* list = object.if_contains(name);
  if (list == nullptr) return out;
  for (const auto& item : list->as_array()) out.emplace_back(item.as_string());
  return out;
}

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> out(1);
  for (const char c : text) {
    if (c == at) {
      out.emplace_back();
    } else {
      out.back() += c;
    }
  }
  return out;
}

KeyQuestion question_of(const boost::json::object& line, const std::filesystem::path& folder) {
  KeyQuestion question;
  question.folder = folder;
  question.at = kToday;
  const auto& x = line.at("x").as_object();
  const auto flags = strings(x, "flags");
  for (std::size_t i = 0; i < flags.size(); ++i) {
    if (flags[i] == "--enabled-key-data") question.enabled = split(flags[i + 1], ',');
    question.anchors = question.anchors || flags[i] == "--insecure";
    question.skip_times =
        question.skip_times || flags[i] == "--X509-skip-time-checks" || flags[i] == "--insecure";
  }
  question.anchors = question.anchors || !line.at("trust_anchors").as_array().empty();
  if (const auto* keys = x.if_contains("keys")) {
    for (const auto& key : keys->as_array()) {
      const auto& pair = key.as_array();
      if (has(std::string_view(pair[0].as_string()), "cert-")) {
        question.certificate_files.emplace_back(pair[1].as_string());
      }
    }
  }
  for (const auto& file : line.at("intermediates").as_array()) {
    question.certificate_files.emplace_back(file.as_string());
  }
  if (const auto* time = line.at("time").if_string()) {
    question.at = parse_rfc3339(std::string_view(*time)).value_or(kToday);
  }
  return question;
}

class Case {
 public:
  Case(Bytes document, crypto::Verifier& verifier)
      : document_(std::move(document)), verifier_(verifier) {}

  void run(const KeyQuestion& question, XmldsigAnswer& answer) {
    const auto tree = xml::Tree::parse(document_, {});
    if (!tree) {
      answer.not_run = tree.error().code().id == "xml.doctype"
                           ? "DOCTYPE"
                           : "refused by the guard: " + std::string(tree.error().code().id);
      return;
    }
    if (tree->signatures().empty()) {
      answer.not_run = "no signature";
      return;
    }
    const Node signature = tree->signatures().front();
    SignatureReader reader;
    const CaseSignature read = reader.read(signature);
    answer.core = read.core;
    answer.not_run = read.unread.empty() ? reader.digest_failure() : read.unread;
    if (!answer.run()) return;
    const auto keys = keys_of(*tree, signature, question);
    answer.not_run = keys.not_here;
    if (!answer.run()) return;
    answer.why = digests(read);
    if (answer.why.empty()) answer.why = value(read, signature, keys.keys);
    answer.valid = answer.why.empty();
    if (answer.why == kOtherSize) {
      answer.why.clear();
      answer.not_run = kOtherSize;
    }
  }

 private:
  // XML-DSig 3.2.1
  std::string digests(const CaseSignature& signature) const {
    if (signature.references.empty()) return "no reference";
    for (const auto& r : signature.references) {
      auto tree = *xml::Tree::parse(document_, {});  // as it is, for each
      const auto apex =
          r.uri.empty() ? std::optional<Node>(tree.root()) : element_with_id(tree, r.uri.substr(1));
      if (!apex) return "no element " + r.uri;
      if (r.enveloped) tree.detach(tree.signatures().front());
      const auto octets = r.uri.empty() ? xml::canonical_document(tree, r.method)
                                        : xml::canonical_element(*apex, r.method);
      if (!octets) return describe(octets.error());
      if (crypto::digest(r.hash, *octets) != r.digest) return "digest of \"" + r.uri + "\"";
    }
    return {};
  }

  // XML-DSig 3.2.2
  std::string value(const CaseSignature& read, Node signature, const std::vector<Bytes>& keys) {
    const auto octets = xml::canonical_element(*child(signature, "SignedInfo"), read.method);
    if (!octets) return describe(octets.error());
    if (keys.empty()) return "no key";
    std::string verdict;
    for (const Bytes& spki : keys) {
      const auto key = crypto::parse_public_key_info(spki);
      if (!key) return describe(key.error());
      Bytes octet_value = read.value;
      if (read.algorithm.scheme == Scheme::ecdsa) {
        auto der = xml::ecdsa_to_der(read.value, key->bits);
        if (!der) return std::string(kOtherSize);
        octet_value = *std::move(der);
      }
      const auto found = verifier_.verify({.algorithm = read.algorithm,
                                           .key = *key,
                                           .dsa_parameters = {},
                                           .message = *octets,
                                           .signature = octet_value});
      if (found == crypto::Verdict::good) return {};
      verdict = "signature value: " + std::string(crypto::to_string(found));
    }
    return verdict;
  }

  Bytes document_;
  crypto::Verifier& verifier_;
};

}  // namespace

std::optional<std::vector<XmldsigAnswer>> run_xmldsig(crypto::Backend backend) {
  const auto corpora = test::corpora();
  if (!corpora) return std::nullopt;
  const auto folder = *corpora / "xmldsig";
  crypto::Verifier verifier(backend);
  std::vector<XmldsigAnswer> answers;
  std::ifstream in(folder / "cases.jsonl");
  for (std::string text; std::getline(in, text);) {
    const auto line = boost::json::parse(text).as_object();
    XmldsigAnswer answer;
    answer.id = std::string(line.at("id").as_string());
    answer.expected_valid = line.at("expect").as_string() == "valid";
    Case(test::read_file(folder / std::string(line.at("leaf").as_string())), verifier)
        .run(question_of(line, folder), answer);
    answers.push_back(std::move(answer));
  }
  return answers;
}

std::map<std::string, std::size_t> not_run_by_reason(const std::vector<XmldsigAnswer>& answers) {
  std::map<std::string, std::size_t> out;
  for (const auto& a : answers) {
    if (!a.run()) ++out[a.not_run];
  }
  return out;
}

}  // namespace baytrust::conformance
