#include "tests/validators/xml/foreign_forms.hpp"

#include <cstdlib>
#include <iostream>

#include "validators/crypto/digest.hpp"
#include "validators/xml/algorithms.hpp"
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

std::string element_of(const std::string& name, const SaidMethod& said) {
  return "<ds:" + name + " Algorithm=\"" + std::string(uri_of(said.method)) + "\">" +
         said.parameters + "</ds:" + name + ">";
}

std::string transforms_of(std::string first, const SaidMethod& said) {
  if (said.named) first += element_of("Transform", said);
  return first.empty() ? first : "<ds:Transforms>" + first + "</ds:Transforms>";
}

Node find(const Tree& tree, const Name& name) {
  std::vector<Node> rest{tree.signatures().front()};
  while (!rest.empty()) {
    const Node node = rest.back();
    rest.pop_back();
    if (node.is(name)) return node;
    for (const Node child : node.children()) rest.push_back(child);
  }
  std::cerr << "no " << name.local << std::endl;
  std::abort();
}

Tree tree_of(const std::string& document) { return must(Tree::parse(as_bytes(document), {})); }

std::string with_digest(const std::string& document, const std::string& reference_start,
                        ByteView digest) {
  const auto reference = part(document, reference_start, "</ds:Reference>");
  return replaced(
      document, reference,
      replaced(reference, part(reference, "<ds:DigestValue>", "</ds:DigestValue>"),
               "<ds:DigestValue>" + crypto::base64_encode(digest) + "</ds:DigestValue>"));
}

Bytes content_octets(const std::string& document, const ForeignForm& form) {
  auto tree = tree_of(document);
  tree.detach(tree.signatures().front());
  return must(form.uri.empty() ? canonical_document(tree, form.content.method)
                               : canonical_element(tree.root(), form.content.method));
}

std::string older(const std::string& document) {
  auto out = replaced(document, "<xades:SigningCertificateV2>", "<xades:SigningCertificate>");
  return replaced(out, "</xades:SigningCertificateV2>", "</xades:SigningCertificate>");
}

}  // namespace

SaidMethod exclusive() { return {}; }
SaidMethod exclusive_with(std::vector<std::string> prefixes) {
  std::string list;
  for (const auto& p : prefixes) list += (list.empty() ? "" : " ") + p;
  return {.method = {.inclusive_prefixes = std::move(prefixes)},
          .parameters = "<ec:InclusiveNamespaces xmlns:ec=\"" + std::string(kExclusiveC14n) +
                        "\" PrefixList=\"" + list + "\"></ec:InclusiveNamespaces>"};
}
SaidMethod inclusive_1_0() { return {.method = {.form = C14nForm::inclusive_1_0}}; }
SaidMethod inclusive_1_1() { return {.method = {.form = C14nForm::inclusive_1_1}}; }
SaidMethod unnamed() { return {.method = {.form = C14nForm::inclusive_1_0}, .named = false}; }

std::vector<ForeignForm> foreign_forms() {
  const std::string other = "xml.form.canonicalization";
  const std::string none = "xml.form.canonicalization_unnamed";
  const std::string list = "xml.form.prefix_list";
  return {
      {.name = "SignedInfo inclusive 1.0", .signed_info = inclusive_1_0(), .codes = {other}},
      {.name = "SignedInfo inclusive 1.1", .signed_info = inclusive_1_1(), .codes = {other}},
      {.name = "SignedInfo with prefixes",
       .signed_info = exclusive_with({"x", "#default"}),
       .codes = {list}},
      {.name = "content inclusive 1.0", .content = inclusive_1_0(), .codes = {other}},
      {.name = "content inclusive 1.1", .content = inclusive_1_1(), .codes = {other}},
      {.name = "content unnamed", .content = unnamed(), .codes = {none}},
      {.name = "content with prefixes", .content = exclusive_with({"x"}), .codes = {list}},
      {.name = "content with an empty list of prefixes",
       .content = exclusive_with({}),
       .codes = {list}},
      {.name = "properties inclusive 1.0", .properties = inclusive_1_0(), .codes = {other}},
      {.name = "properties inclusive 1.1", .properties = inclusive_1_1(), .codes = {other}},
      {.name = "properties unnamed", .properties = unnamed(), .codes = {none}},
      {.name = "properties with prefixes",
       .properties = exclusive_with({"#default"}),
       .codes = {list}},
      {.name = "SigningCertificate of version 1",
       .older_certificate = true,
       .codes = {"xml.form.signing_certificate_v1"}},
      {.name = "the root's Id", .content = inclusive_1_0(), .uri = "#list-1", .codes = {other}},
      {.name = "the root's Id, unnamed", .content = unnamed(), .uri = "#list-1", .codes = {none}},
      {.name = "inclusive throughout",
       .signed_info = inclusive_1_0(),
       .content = inclusive_1_0(),
       .properties = inclusive_1_0(),
       .older_certificate = true,
       .codes = {other, other, other, "xml.form.signing_certificate_v1"}},
      {.name = "nothing named",
       .signed_info = inclusive_1_0(),
       .content = unnamed(),
       .properties = unnamed(),
       .older_certificate = true,
       .codes = {other, none, none, "xml.form.signing_certificate_v1"}},
  };
}

std::string foreign_resigned(std::string document, const ForeignForm& form, const Signer& by,
                             crypto::SignatureAlgorithm algorithm) {
  const auto properties = must(canonical_element(
      find(tree_of(document), {kXadesNamespace, "SignedProperties"}), form.properties.method));
  document =
      with_digest(document, "<ds:Reference Type=", crypto::digest(algorithm.hash, properties));
  document = with_digest(document, "<ds:Reference Id=",
                         crypto::digest(algorithm.hash, content_octets(document, form)));
  const auto info = must(canonical_element(find(tree_of(document), {kDsNamespace, "SignedInfo"}),
                                           form.signed_info.method));
  Bytes value = must(by.key.sign(algorithm, info));
  if (algorithm.scheme == crypto::Scheme::ecdsa) {
    const auto key = must(crypto::parse_public_key_info(by.pin.spki));
    value = *ecdsa_to_raw(value, key.bits);
  }
  return replaced(document, part(document, "<ds:SignatureValue>", "</ds:SignatureValue>"),
                  "<ds:SignatureValue>" + crypto::base64_encode(value) + "</ds:SignatureValue>");
}

std::string foreign_list(const ForeignForm& form, const Signer& by,
                         std::optional<crypto::SignatureAlgorithm> algorithm,
                         const std::string& plain) {
  const auto used = algorithm.value_or(by.key.default_algorithm());
  auto document = text(must(sign_enveloped({.document = as_bytes(plain),
                                            .key = by.key,
                                            .certificate = by.pin.certificate,
                                            .signing_time = kSigned,
                                            .algorithm = used})));
  const auto info = part(document, "<ds:SignedInfo>", "</ds:SignedInfo>");
  const auto method = part(info, "<ds:CanonicalizationMethod ", "</ds:CanonicalizationMethod>");
  const auto content = part(info, "<ds:Reference Id=", "</ds:Reference>");
  const auto properties = part(info, "<ds:Reference Type=", "</ds:Reference>");
  const std::string enveloped =
      "<ds:Transform Algorithm=\"" + std::string(kEnvelopedTransform) + "\"></ds:Transform>";
  const auto changed = [](const std::string& reference, const std::string& transforms) {
    return replaced(reference, part(reference, "<ds:Transforms>", "</ds:Transforms>"), transforms);
  };
  auto said = replaced(info, method, element_of("CanonicalizationMethod", form.signed_info));
  said = replaced(said, content, changed(content, transforms_of(enveloped, form.content)));
  said = replaced(said, properties, changed(properties, transforms_of("", form.properties)));
  said = replaced(said, "URI=\"\"", "URI=\"" + form.uri + "\"");
  document = replaced(document, info, said);
  if (form.older_certificate) document = older(document);
  return foreign_resigned(document, form, by, used);
}

}  // namespace baytrust::xml::test
