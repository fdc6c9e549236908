#include "tests/validators/xml/documents.hpp"

#include <cstdlib>
#include <gtest/gtest.h>
#include <iostream>
#include <map>
#include <utility>

#include "validators/base/oid.hpp"
#include "validators/crypto/digest.hpp"
#include "validators/crypto/verifier.hpp"
#include "validators/der/writer.hpp"
#include "validators/xml/algorithms.hpp"
#include "validators/xml/canonical.hpp"
#include "validators/xml/tree.hpp"

namespace baytrust::xml::test {
namespace {

template <class T>
T must(Result<T> result) {
  if (result.has_error()) {
    std::cerr << describe(result.error()) << std::endl;
    std::abort();
  }
  return *std::move(result);
}

Bytes common_name(std::string_view text) {
  return der::sequence({der::set_of(
      {der::sequence({der::oid(Oid::literal("2.5.4.3")), der::text(der::kUtf8String, text)})})});
}

// RFC 5280 4.1, just enough for programs that want a certificate around a key.
Bytes self_signed(const crypto::PrivateKey& key, std::string_view name) {
  const Bytes algorithm = crypto::encode(key.default_algorithm());
  const Bytes validity =
      der::sequence({der::time(kSigned - 365 * kDay), der::time(kSigned + 3650 * kDay)});
  const Bytes tbs =
      der::sequence({der::explicitly(0, der::integer(2)), der::integer(7), algorithm,
                     common_name(name), validity, common_name(name), key.public_key_info()});
  return der::sequence(
      {tbs, algorithm, der::bit_string(must(key.sign(key.default_algorithm(), tbs)))});
}

Signer make(crypto::KeyType type, int number) {
  auto key = must(crypto::PrivateKey::generate(type));
  auto certificate = self_signed(key, "Signer " + std::to_string(number));
  return {.key = key,
          .pin = {.certificate_sha256 = crypto::sha256(certificate),
                  .certificate = certificate,
                  .spki = key.public_key_info()}};
}

// Never destroyed, as the signers below: the libraries' own statics might be gone before them.
crypto::Verifier& verifier() {
  static auto* const instance = new crypto::Verifier;
  return *instance;
}

}  // namespace

const Signer& signer(crypto::KeyType type, int number) {
  static auto* const made = new std::map<std::pair<crypto::KeyType, int>, Signer>;
  const auto id = std::make_pair(type, number);
  const auto found = made->find(id);
  return found != made->end() ? found->second : made->emplace(id, make(type, number)).first->second;
}

std::string plain_list() {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<List xmlns=\"urn:example:list:1\" xmlns:x=\"urn:example:extra:1\" Id=\"list-1\">\n"
         "  <Service x:kind='CA &quot;A&quot;' lang=\"zh\">香港郵政 &lt;&amp;&gt; \t</Service>\n"
         "  <!-- said, not signed -->\n"
         "  <Service><x:Policy>1.2.3.4</x:Policy><Empty/></Service>\n"
         "  <Service><![CDATA[<raw> & kept]]></Service>\n"
         "</List>\n";
}

std::string plain_book() {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<b:SignedBook xmlns:b=\"urn:example:book:1\" xmlns:unused=\"urn:example:unused\">\n"
         "<b:Book Id=\"book\"><b:Entry b:id=\"1\">Macao → Hong Kong</b:Entry></b:Book>\n"
         "</b:SignedBook>\n";
}

std::string text(const Bytes& octets) { return std::string(as_text(octets)); }

std::string signed_list(const Signer& by, std::optional<crypto::SignatureAlgorithm> algorithm) {
  const auto document = plain_list();
  return text(must(sign_enveloped({.document = as_bytes(document),
                                   .key = by.key,
                                   .certificate = by.pin.certificate,
                                   .signing_time = kSigned,
                                   .algorithm = algorithm})));
}

std::string signed_book(const Signer& by) { return co_signed(plain_book(), by); }

std::string co_signed(const std::string& book, const Signer& by) {
  return text(must(sign_detached({.document = as_bytes(book),
                                  .key = by.key,
                                  .certificate = by.pin.certificate,
                                  .signing_time = kSigned},
                                 kBook)));
}

std::string replaced(std::string document, std::string_view from, std::string_view to) {
  const auto at = document.find(from);
  if (at == std::string::npos || document.find(from, at + 1) != std::string::npos) {
    ADD_FAILURE() << "not exactly once in the document: " << from;
    return document;
  }
  return document.replace(at, from.size(), to);
}

std::string part(const std::string& document, std::string_view open, std::string_view close) {
  const auto begin = document.find(open);
  const auto end = document.find(close, begin);
  if (begin == std::string::npos || end == std::string::npos) {
    ADD_FAILURE() << "not in the document: " << open << " ... " << close;
    return {};
  }
  return document.substr(begin, end + close.size() - begin);
}

std::string signature_of(const std::string& document) {
  return part(document, "<ds:Signature ", "</ds:Signature>");
}

std::string resigned_list(const std::string& document, const Signer& by) {
  const auto element = [](const Tree& tree, const Name& name) {
    std::vector<Node> rest{tree.signatures().front()};
    while (!rest.empty()) {
      const Node node = rest.back();
      rest.pop_back();
      if (node.is(name)) return must(canonical_element(node));
      for (const Node child : node.children()) rest.push_back(child);
    }
    ADD_FAILURE() << "no " << name.local;
    return Bytes{};
  };
  auto tree = must(Tree::parse(as_bytes(document), {}));
  const auto properties = element(tree, {kXadesNamespace, "SignedProperties"});
  const auto reference = part(document, "<ds:Reference Type=", "</ds:Reference>");
  const auto digest = part(reference, "<ds:DigestValue>", "</ds:DigestValue>");
  const auto fitting = replaced(
      document, reference,
      replaced(reference, digest,
               "<ds:DigestValue>" + crypto::base64_encode(crypto::sha256(properties).view()) +
                   "</ds:DigestValue>"));
  const auto info = element(must(Tree::parse(as_bytes(fitting), {})), {kDsNamespace, "SignedInfo"});
  const auto der = must(by.key.sign(by.key.default_algorithm(), info));
  return replaced(fitting, part(fitting, "<ds:SignatureValue>", "</ds:SignatureValue>"),
                  "<ds:SignatureValue>" + crypto::base64_encode(*ecdsa_to_raw(der, 256)) +
                      "</ds:SignatureValue>");
}

Result<EnvelopedDocument> verify_list(const std::string& document,
                                      const std::vector<PinnedSigner>& pinned) {
  return verify_enveloped(as_bytes(document), pinned, verifier());
}

Result<DetachedDocument> verify_book(const std::string& document,
                                     const std::vector<PinnedSigner>& required,
                                     const std::vector<PinnedSigner>& others) {
  return verify_detached(
      {.document = as_bytes(document), .shape = kBook, .required = required, .others = others},
      verifier());
}

std::string fact(const Error& error, std::string_view name) {
  for (const auto& f : error.facts()) {
    if (f.name == name) return f.value;
  }
  return {};
}

}  // namespace baytrust::xml::test
