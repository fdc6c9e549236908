#include "validators/xml/xades.hpp"

#include <optional>
#include <vector>

#include "validators/xml/codes.hpp"
#include "validators/xml/signature_parts.hpp"

namespace baytrust::xml {
namespace {

constexpr std::string_view kSubject = "signature";

Name xades(std::string_view local) { return {kXadesNamespace, local}; }

std::vector<Node> named(Node parent, const Name& name) {
  std::vector<Node> out;
  for (const Node child : parent.children()) {
    if (child.is(name)) out.push_back(child);
  }
  return out;
}

Error misplaced(std::string_view reason) {
  return Error(kSignedPropertiesMisplaced, std::string(kSubject),
               {{"reason", std::string(reason)}});
}

Error no_certificate(std::string_view reason) {
  return Error(kSigningCertificate, std::string(kSubject), {{"reason", std::string(reason)}});
}

// XAdES 4.3.1: one ds:Object holds one QualifyingProperties, which names its signature.
Result<Node> find(Node signature, const std::string& signature_id) {
  std::vector<Node> qualifying;
  for (const Node object : named(signature, {kDsNamespace, "Object"})) {
    for (const Node q : named(object, xades("QualifyingProperties"))) qualifying.push_back(q);
  }
  if (qualifying.size() != 1) return misplaced("not exactly one QualifyingProperties in an Object");
  const auto target = qualifying.front().attribute("Target");
  if (target != "#" + signature_id) {
    return Error(
        kSignedPropertiesTarget, std::string(kSubject),
        {{"target", shorten(target.value_or(""))}, {"expected", shorten("#" + signature_id)}});
  }
  const auto properties = named(qualifying.front(), xades("SignedProperties"));
  if (properties.size() != 1) return misplaced("not exactly one SignedProperties");
  return properties.front();
}

// XAdES 5.2.1
Result<Instant> signing_time(Node signature_properties) {
  const auto times = named(signature_properties, xades("SigningTime"));
  const auto text = times.size() == 1 ? times.front().text() : std::nullopt;
  const auto time = text ? parse_rfc3339(*text) : std::nullopt;
  if (time) return *time;
  return Error(kSigningTime, std::string(kSubject), {{"value", shorten(text.value_or(""))}});
}

// XAdES 5.2.2: digest of the signer's certificate; one Cert, so that there is no choice of signer.
struct CertificateClaim {
  Reference digest;
  bool older;
};
Result<CertificateClaim> signing_certificate(Node signature_properties) {
  auto found = named(signature_properties, xades("SigningCertificateV2"));
  const auto v1 = named(signature_properties, xades("SigningCertificate"));
  found.insert(found.end(), v1.begin(), v1.end());
  if (found.size() != 1) return no_certificate("not exactly one SigningCertificate or V2");
  const auto certificates = named(found.front(), xades("Cert"));
  if (certificates.size() != 1) return no_certificate("not exactly one Cert");
  const auto digests = named(certificates.front(), xades("CertDigest"));
  if (digests.size() != 1) return no_certificate("not exactly one CertDigest");
  auto digest = read_digest(digests.front(), "signing certificate digest");
  if (digest.has_error()) return digest.error();
  return CertificateClaim{.digest = *std::move(digest), .older = !v1.empty()};
}

}  // namespace

Result<SignedProperties> read_signed_properties(Node signature, const std::string& signature_id) {
  const auto element = find(signature, signature_id);
  if (element.has_error()) return element.error();
  const auto id = element->attribute("Id");
  if (!id || id->empty()) return misplaced("SignedProperties without Id");
  const auto parts = named(*element, xades("SignedSignatureProperties"));
  if (parts.size() != 1) return misplaced("not exactly one SignedSignatureProperties");
  const auto time = signing_time(parts.front());
  if (time.has_error()) return time.error();
  auto certificate = signing_certificate(parts.front());
  if (certificate.has_error()) return certificate.error();
  return SignedProperties{.element = *element,
                          .id = *id,
                          .signing_time = *time,
                          .certificate_hash = certificate->digest.hash,
                          .certificate_digest = std::move(certificate->digest.digest),
                          .older_certificate = certificate->older};
}

}  // namespace baytrust::xml
