#include "validators/xml/signature_parts.hpp"

#include <algorithm>
#include <optional>

#include "validators/crypto/digest.hpp"
#include "validators/xml/algorithms.hpp"
#include "validators/xml/codes.hpp"

namespace baytrust::xml {
namespace {

constexpr std::string_view kSubject = "signature";

Name ds(std::string_view local) { return {kDsNamespace, local}; }

Error malformed(Node element, std::string_view reason) {
  return Error(kSignatureMalformed, std::string(kSubject),
               {{"element", shorten(element.qualified_name())}, {"reason", std::string(reason)}});
}

Error not_allowed(std::string algorithm, std::string_view use) {
  return Error(kAlgorithmNotAllowed, std::string(kSubject),
               {{"algorithm", shorten(std::move(algorithm))}, {"use", std::string(use)}});
}

// The Algorithm attribute of an element that must have no parameters.
Result<std::string> algorithm_of(Node element, std::string_view use) {
  const auto uri = element.attribute("Algorithm");
  if (!uri) return malformed(element, "no Algorithm attribute");
  if (const auto inside = element.children(); !inside.empty()) {
    return not_allowed(*uri + " with " + inside.front().qualified_name(), use);
  }
  return *uri;
}

Result<Bytes> base64_of(Node element) {
  const auto text = element.text();
  if (!text) return malformed(element, "an element inside base64 text");
  auto octets = crypto::base64_decode(*text);
  if (!octets || octets->empty()) return malformed(element, "not base64");
  return *std::move(octets);
}

// XML-DSig 4.1: SignedInfo, SignatureValue, KeyInfo?, Object*.
struct Children {
  Node signed_info;
  Node value;
};
Result<Children> children_of(Node signature) {
  const auto children = signature.children();
  if (children.size() < 2 || !children[0].is(ds("SignedInfo"))) {
    return malformed(signature, "SignedInfo is not its first child");
  }
  if (!children[1].is(ds("SignatureValue"))) {
    return malformed(signature, "SignatureValue is not its second child");
  }
  std::size_t next = 2;
  if (next < children.size() && children[next].is(ds("KeyInfo"))) ++next;
  for (; next < children.size(); ++next) {
    if (!children[next].is(ds("Object"))) return malformed(children[next], "unexpected element");
  }
  return Children{children[0], children[1]};
}

// XML-DSig 4.4.3: Transforms?, DigestMethod, DigestValue.
Result<Reference> read_reference(Node element, Enveloped enveloped, Rules rules) {
  const auto uri = element.attribute("URI");
  if (!uri) return malformed(element, "no URI attribute");
  const auto children = element.children();
  const bool transformed = !children.empty() && children.front().is(ds("Transforms"));
  if (children.size() != (transformed ? 3U : 2U)) {
    return malformed(element, "children other than Transforms, DigestMethod, DigestValue");
  }
  auto canonicalization = read_transforms(element, *uri, enveloped, rules);
  if (canonicalization.has_error()) return canonicalization.error();
  auto reference = read_digest(element, "reference digest");
  if (reference.has_error()) return reference.error();
  reference->uri = *uri;
  reference->canonicalization = *std::move(canonicalization);
  return reference;
}

Error wrong_uri(const std::string& uri, const std::string& expected) {
  return Error(kReferenceUri, std::string(kSubject),
               {{"uri", shorten(uri)}, {"expected", shorten(expected)}});
}

struct References {
  Node content;
  Node properties;
};
// XAdES 5.1.1: one reference to the content and one, told by its Type, to the SignedProperties.
Result<References> references_of(const std::vector<Node>& children) {
  std::vector<Node> content;
  std::vector<Node> properties;
  for (std::size_t i = 2; i < children.size(); ++i) {
    if (!children[i].is(ds("Reference"))) return malformed(children[i], "unexpected element");
    const bool own = children[i].attribute("Type") == kSignedPropertiesType;
    (own ? properties : content).push_back(children[i]);
  }
  if (content.size() != 1 || properties.size() != 1) {
    return Error(kReferenceCount, std::string(kSubject),
                 {{"content", std::to_string(content.size())},
                  {"signed_properties", std::to_string(properties.size())}});
  }
  return References{content.front(), properties.front()};
}

struct SignedInfo {
  Canonicalization canonicalization;
  crypto::SignatureAlgorithm algorithm;
  References references;
};
Result<SignedInfo> read_signed_info(Node element, Rules rules) {
  const auto children = element.children();
  if (children.size() < 2 || !children[0].is(ds("CanonicalizationMethod")) ||
      !children[1].is(ds("SignatureMethod"))) {
    return malformed(element, "CanonicalizationMethod and SignatureMethod are not its first two");
  }
  auto canonicalization = read_canonicalization_method(children[0], rules);
  if (canonicalization.has_error()) return canonicalization.error();
  const auto method = algorithm_of(children[1], "signature");
  if (method.has_error()) return method.error();
  const auto algorithm = signature_algorithm(*method);
  if (!algorithm) return not_allowed(*method, "signature");
  const auto references = references_of(children);
  if (references.has_error()) return references.error();
  return SignedInfo{*std::move(canonicalization), *algorithm, *references};
}

}  // namespace

std::string shorten(std::string text) {
  constexpr std::size_t kMost = 120;
  if (text.size() <= kMost) return text;
  std::size_t end = kMost;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) --end;
  text.resize(end);
  return text.append("...");
}

Result<Reference> read_digest(Node parent, std::string_view use) {
  std::optional<Node> method;
  std::optional<Node> value;
  for (const Node child : parent.children()) {
    if (child.is(ds("DigestMethod")) && !method) {
      method = child;
    } else if (child.is(ds("DigestValue")) && !value) {
      value = child;
    } else if (!child.is(ds("Transforms"))) {
      return malformed(child, "unexpected element");
    }
  }
  if (!method || !value) return malformed(parent, "no DigestMethod or no DigestValue");
  const auto uri = algorithm_of(*method, use);
  if (uri.has_error()) return uri.error();
  const auto hash = digest_algorithm(*uri);
  if (!hash) return not_allowed(*uri, use);
  auto digest = base64_of(*value);
  if (digest.has_error()) return digest.error();
  if (digest->size() != crypto::size_of(*hash)) {
    return malformed(*value, "not of the size of its algorithm");
  }
  return Reference{.uri = {}, .hash = *hash, .digest = *std::move(digest), .canonicalization = {}};
}

Result<SignatureParts> take_apart(Node signature, const ContentReference& expected) {
  const auto id = signature.attribute("Id");
  if (!id || id->empty()) return malformed(signature, "no Id attribute");
  const auto children = children_of(signature);
  if (children.has_error()) return children.error();
  const auto info = read_signed_info(children->signed_info, expected.rules);
  if (info.has_error()) return info.error();
  auto value = base64_of(children->value);
  if (value.has_error()) return value.error();
  auto content = read_reference(info->references.content, expected.enveloped, expected.rules);
  if (content.has_error()) return content.error();
  if (std::ranges::find(expected.uris, content->uri) == expected.uris.end()) {
    return wrong_uri(content->uri, "\"" + expected.uris.front() + "\"");
  }
  auto properties = read_reference(info->references.properties, Enveloped::no, expected.rules);
  if (properties.has_error()) return properties.error();
  auto claims = read_signed_properties(signature, *id);
  if (claims.has_error()) return claims.error();
  if (properties->uri != "#" + claims->id) return wrong_uri(properties->uri, "#" + claims->id);
  return SignatureParts{.id = *id,
                        .signed_info = children->signed_info,
                        .canonicalization = info->canonicalization,
                        .algorithm = info->algorithm,
                        .value = *std::move(value),
                        .content = *std::move(content),
                        .properties = *std::move(properties),
                        .claims = *std::move(claims)};
}

Findings deviations(const SignatureParts& parts) {
  Findings out = deviations(parts.canonicalization, "SignedInfo");
  const auto add = [&](const Findings& more) { out.insert(out.end(), more.begin(), more.end()); };
  add(deviations(parts.content.canonicalization, "URI=\"" + shorten(parts.content.uri) + "\""));
  add(deviations(parts.properties.canonicalization, "SignedProperties"));
  if (parts.claims.older_certificate) {
    out.emplace_back(kFormSigningCertificate, Subject(Subject::Kind::signature));
  }
  return out;
}

}  // namespace baytrust::xml
