#include "validators/xml/sign.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "validators/base/digest.hpp"
#include "validators/crypto/digest.hpp"
#include "validators/xml/algorithms.hpp"
#include "validators/xml/canonical.hpp"
#include "validators/xml/codes.hpp"
#include "validators/xml/shape.hpp"
#include "validators/xml/signature_parts.hpp"
#include "validators/xml/tree.hpp"

namespace baytrust::xml {
namespace {

// What is to be signed, and how.
struct Content {
  Bytes octets;  // canonical
  std::string uri;
  std::vector<std::string_view> transforms;
};

struct Methods {
  crypto::SignatureAlgorithm algorithm;
  std::string_view signature;
  std::string_view digest;
};

Result<Methods> methods_of(const SignInputs& in) {
  const auto algorithm = in.algorithm.value_or(in.key.default_algorithm());
  const auto signature = uri_of(algorithm);
  const auto digest = uri_of(algorithm.hash);
  if (!signature || !digest) {
    return Error(kAlgorithmNotAllowed, "signature",
                 {{"algorithm", crypto::to_string(algorithm)}, {"use", "signature"}});
  }
  return Methods{algorithm, *signature, *digest};
}

Error refused(std::string_view reason) {
  return Error(kSignRefused, "document", {{"reason", std::string(reason)}});
}

std::string element(std::string_view name, std::string_view attributes, std::string_view content) {
  std::string out("<");
  out.append(name).append(attributes).append(">").append(content);
  return out.append("</").append(name).append(">");
}

std::string attribute(std::string_view name, std::string_view value) {
  return std::string(" ").append(name).append("=\"").append(value).append("\"");
}

std::string algorithm(std::string_view name, std::string_view uri) {
  return element(name, attribute("Algorithm", uri), "");
}

std::string digest(std::string_view method, ByteView value) {
  return algorithm("ds:DigestMethod", method) +
         element("ds:DigestValue", "", crypto::base64_encode(value));
}

// The canonical octets that a fragment of the signature will have inside any document: exclusive
// canonical form does not depend on what is around.
Result<Bytes> canonical_fragment(const std::string& fragment) {
  const std::string document = element(
      "wrapper", attribute("xmlns:ds", kDsNamespace) + attribute("xmlns:xades", kXadesNamespace),
      fragment);
  const auto tree = Tree::parse(as_bytes(document), {});
  if (tree.has_error()) return tree.error();
  return canonical_element(tree->root().children().front());
}

// XAdES 5.2, baseline B (6.3): SigningTime, SigningCertificateV2, DataObjectFormat.
std::string signed_properties(const SignInputs& in, const std::string& id) {
  const auto certificate =
      element("xades:CertDigest", "",
              digest(*uri_of(crypto::Hash::sha256), crypto::sha256(in.certificate).view()));
  const auto signature_properties =
      element("xades:SigningTime", "", to_string(in.signing_time)) +
      element("xades:SigningCertificateV2", "", element("xades:Cert", "", certificate));
  const auto format =
      element("xades:DataObjectFormat", attribute("ObjectReference", "#" + id + "-content"),
              element("xades:MimeType", "", "text/xml"));
  return element("xades:SignedProperties", attribute("Id", id + "-properties"),
                 element("xades:SignedSignatureProperties", "", signature_properties) +
                     element("xades:SignedDataObjectProperties", "", format));
}

std::string reference(const std::string& attributes,
                      const std::vector<std::string_view>& transforms,
                      const std::string& digest_text) {
  std::string list;
  for (const auto t : transforms) list += algorithm("ds:Transform", t);
  return element("ds:Reference", attributes, element("ds:Transforms", "", list) + digest_text);
}

std::string signed_info(const Methods& methods, const Content& content, const std::string& id,
                        ByteView properties) {
  const auto hash = methods.algorithm.hash;
  return element(
      "ds:SignedInfo", "",
      algorithm("ds:CanonicalizationMethod", kExclusiveC14n) +
          algorithm("ds:SignatureMethod", methods.signature) +
          reference(attribute("Id", id + "-content") + attribute("URI", content.uri),
                    content.transforms,
                    digest(methods.digest, crypto::digest(hash, content.octets))) +
          reference(
              attribute("Type", kSignedPropertiesType) + attribute("URI", "#" + id + "-properties"),
              {kExclusiveC14n}, digest(methods.digest, crypto::digest(hash, properties))));
}

// RFC 6931 2.3.6: XML carries r and s side by side, crypto/ a SEQUENCE of them. SM2 stays as it is.
Result<Bytes> signature_value(const SignInputs& in, const Methods& methods, ByteView message) {
  auto value = in.key.sign(methods.algorithm, message);
  if (value.has_error() || methods.algorithm.scheme != crypto::Scheme::ecdsa) return value;
  const Bytes spki = in.key.public_key_info();
  const auto key = crypto::parse_public_key_info(spki);
  if (key.has_error()) return key.error();
  auto raw = ecdsa_to_raw(*value, key->bits);
  if (!raw) return refused("the key's signature is not one for its curve");
  return *std::move(raw);
}

// Ids that no other signature of the document has: made of everything that goes into this one.
std::string new_id(const SignInputs& in) {
  Bytes all = to_bytes(crypto::sha256(in.document).view());
  const Digest certificate = crypto::sha256(in.certificate);
  all.insert(all.end(), certificate.octets.begin(), certificate.octets.end());
  const auto time = to_string(in.signing_time);
  all.insert(all.end(), time.begin(), time.end());
  return "signature-" + to_hex(crypto::sha256(all)).substr(0, 16);
}

Result<std::string> make_signature(const SignInputs& in, const Content& content) {
  const auto methods = methods_of(in);
  if (methods.has_error()) return methods.error();
  const auto id = new_id(in);
  const auto properties = signed_properties(in, id);
  const auto properties_octets = canonical_fragment(properties);
  if (properties_octets.has_error()) return properties_octets.error();
  const auto info = signed_info(*methods, content, id, *properties_octets);
  const auto message = canonical_fragment(info);
  if (message.has_error()) return message.error();
  const auto value = signature_value(in, *methods, *message);
  if (value.has_error()) return value.error();
  const auto certificate = element("ds:X509Certificate", "", crypto::base64_encode(in.certificate));
  const auto qualifying = element(
      "xades:QualifyingProperties",
      attribute("xmlns:xades", kXadesNamespace) + attribute("Target", "#" + id), properties);
  return element("ds:Signature", attribute("xmlns:ds", kDsNamespace) + attribute("Id", id),
                 info + element("ds:SignatureValue", "", crypto::base64_encode(*value)) +
                     element("ds:KeyInfo", "", element("ds:X509Data", "", certificate)) +
                     element("ds:Object", "", qualifying));
}

// Puts it before the root's end tag, which must be the last thing in the document.
Result<Bytes> insert(ByteView document, const std::string& signature) {
  const auto text = as_text(document);
  const auto end_tag = text.rfind("</");
  if (end_tag == std::string_view::npos) return refused("an empty root element");
  const auto close = text.find('>', end_tag);
  if (close == std::string_view::npos ||
      text.find_first_not_of(" \t\r\n", close + 1) != std::string_view::npos) {
    return refused("something after the root element");
  }
  Bytes out;
  out.reserve(document.size() + signature.size());
  const auto at = static_cast<std::ptrdiff_t>(end_tag);
  out.insert(out.end(), document.begin(), document.begin() + at);
  out.insert(out.end(), signature.begin(), signature.end());
  out.insert(out.end(), document.begin() + at, document.end());
  return out;
}

// What was made must have the form that is verified.
Result<Bytes> checked(Bytes document, const ContentReference& expected) {
  const auto tree = Tree::parse(document, {});
  if (tree.has_error()) return tree.error();
  const auto parts = take_apart(tree->signatures().back(), expected);
  if (parts.has_error()) return parts.error();
  return document;
}

Result<Bytes> add_signature(const SignInputs& in, const Content& content,
                            const ContentReference& expected) {
  const auto signature = make_signature(in, content);
  if (signature.has_error()) return signature.error();
  auto out = insert(in.document, *signature);
  if (out.has_error()) return out;
  return checked(*std::move(out), expected);
}

}  // namespace

Result<Bytes> sign_enveloped(const SignInputs& in) {
  const auto tree = Tree::parse(in.document, {});
  if (tree.has_error()) return tree.error();
  if (!tree->signatures().empty()) return refused("there is a signature already");
  auto octets = canonical_document(*tree);
  if (octets.has_error()) return octets.error();
  auto expected = enveloped_reference(*tree);
  expected.rules = Rules::ours;  // what is written is never one of the foreign forms
  return add_signature(in,
                       {.octets = *std::move(octets),
                        .uri = "",
                        .transforms = {kEnvelopedTransform, kExclusiveC14n}},
                       expected);
}

Result<Bytes> sign_detached(const SignInputs& in, const DetachedShape& shape) {
  const auto tree = Tree::parse(in.document, {});
  if (tree.has_error()) return tree.error();
  const auto apex = detached_content(*tree, shape);
  if (apex.has_error()) return apex.error();
  auto octets = canonical_element(*apex);
  if (octets.has_error()) return octets.error();
  const auto expected = detached_reference(shape);
  return add_signature(
      in,
      {.octets = *std::move(octets), .uri = expected.uris.front(), .transforms = {kExclusiveC14n}},
      expected);
}

}  // namespace baytrust::xml
