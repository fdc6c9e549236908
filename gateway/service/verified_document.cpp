#include "gateway/service/verified_document.hpp"

#include <algorithm>

#include "gateway/service/codes.hpp"
#include "policy-mapping/register_parse.hpp"
#include "trustlists/parse.hpp"
#include "validators/crypto/digest.hpp"
#include "validators/xml/signed_xml.hpp"

namespace baytrust::service {
namespace {

// One certificate may be pinned for several territories; a signature is verified with it once.
std::vector<xml::PinnedSigner> pinned_signers(std::span<const Signer> signers) {
  std::vector<xml::PinnedSigner> pinned;
  for (const Signer& signer : signers) {
    const auto& certificate = signer.certificate();
    const bool again = std::ranges::any_of(pinned, [&](const xml::PinnedSigner& p) {
      return p.certificate_sha256 == certificate->fingerprint;
    });
    if (again) continue;
    pinned.push_back({.certificate_sha256 = certificate->fingerprint,
                      .certificate = to_bytes(certificate->der),
                      .spki = to_bytes(certificate->subject_public_key_info.spki)});
  }
  return pinned;
}

// Every signature was made by one of the signers, so its certificate is among them.
decision::EditionSigner edition_signer(const Digest& fingerprint, std::span<const Signer> signers) {
  decision::EditionSigner out{.certificate = fingerprint, .not_before = {}, .not_after = {}};
  for (const Signer& signer : signers) {
    if (signer.certificate()->fingerprint != fingerprint) continue;
    out.not_before = signer.certificate()->not_before;
    out.not_after = signer.certificate()->not_after;
  }
  return out;
}

// Sequence numbers are positive by both parsers.
std::uint64_t sequence_of(std::int64_t number) { return static_cast<std::uint64_t>(number); }

Result<VerifiedDocument> verify_list(SignedFile file, std::span<const Signer> signers,
                                     crypto::Verifier& verifier) {
  const auto pinned = pinned_signers(signers);
  auto signed_list = xml::verify_enveloped(*file.bytes, pinned, verifier);
  if (!signed_list) return signed_list.error();
  auto read = trustlists::read_list(signed_list->document);
  if (!read) return read.error();
  trustlists::TrustList* list = &read->list;

  VerifiedDocument out;
  out.header = header_of(*list);
  out.header.digest = signed_list->document.sha256();
  out.header.signers = {edition_signer(signed_list->signature.signer, signers)};
  out.file = std::move(file);
  out.findings = std::move(signed_list->findings);
  for (Finding& deviation : read->deviations) out.findings.push_back(std::move(deviation));
  for (Finding& reservation : trustlists::reservations(*list)) {
    out.findings.push_back(std::move(reservation));
  }
  out.list = std::make_shared<const trustlists::TrustList>(std::move(*list));
  return out;
}

Result<VerifiedDocument> verify_register(SignedFile file, std::span<const Signer> signers,
                                         crypto::Verifier& verifier) {
  const auto pinned = pinned_signers(signers);
  auto signed_register = xml::verify_detached({.document = *file.bytes,
                                               .shape = policy_mapping::kRegisterShape,
                                               .required = pinned,
                                               .others = {}},
                                              verifier);
  if (!signed_register) return signed_register.error();
  auto content = policy_mapping::parse(signed_register->content);
  if (!content) return content.error();

  VerifiedDocument out;
  out.header = header_of(*content);
  out.header.digest = signed_register->content.sha256();
  for (const auto& signature : signed_register->signatures) {
    out.header.signers.push_back(edition_signer(signature.signer, signers));
  }
  for (const auto& unknown : signed_register->unknown) {
    out.findings.emplace_back(kUnknownSigner, subject_of(out.header),
                              Facts{{"signer", unknown.certificate_digest}});
  }
  out.file = std::move(file);
  out.the_register = std::make_shared<const policy_mapping::Register>(std::move(*content));
  return out;
}

}  // namespace

decision::EditionHeader header_of(const trustlists::TrustList& list) {
  decision::EditionHeader header;
  header.kind = DocumentKind::trust_list;
  header.territory = list.scheme.territory;
  header.sequence = sequence_of(list.scheme.sequence_number);
  header.issued = list.scheme.list_issue_date_time;
  header.next_update = list.scheme.next_update;
  return header;
}

decision::EditionHeader header_of(const policy_mapping::Register& content) {
  decision::EditionHeader header;
  header.kind = DocumentKind::mapping_register;
  header.territory = content.publisher;
  header.sequence = sequence_of(content.sequence_number);
  header.issued = content.issued;
  header.next_update = content.next_update;
  return header;
}

Result<Signer> Signer::make(const Pin& pin) {
  auto certificate = x509::Certificate::parse(Bytes(pin.certificate));
  if (!certificate) return certificate.error().within("pin " + pin.territory);
  if ((*certificate)->fingerprint != pin.fingerprint) {
    return Error(kStoreAltered, "pin " + pin.territory, {{"digest", to_hex(pin.fingerprint)}});
  }
  return Signer(pin, std::move(*certificate));
}

decision::Pin Signer::for_decision() const {
  return {.territory = pin_.territory,
          .certificate = pin_.fingerprint,
          .trusted_from = pin_.added,
          .distrusted_from = pin_.distrusted_from};
}

Result<Trust> trust_of(const std::vector<Pin>& pins) {
  Trust trust;
  for (const Pin& pin : pins) {
    auto signer = Signer::make(pin);
    if (!signer) return signer.error();
    trust.pins.push_back(signer->for_decision());
    trust.signers.push_back(std::move(*signer));
  }
  return trust;
}

Result<Pin> make_pin(std::string territory, ByteView certificate_file, Instant added) {
  auto certificates = x509::parse_certificates(certificate_file);
  if (!certificates) return certificates.error();
  if (certificates->size() != 1) {
    return Error(kCertificateCount, "pin " + territory,
                 {{"found", std::to_string(certificates->size())}});
  }
  const x509::Certificate& certificate = certificates->front();
  return Pin{.territory = std::move(territory),
             .fingerprint = certificate->fingerprint,
             .certificate = to_bytes(certificate->der),
             .added = added,
             .distrusted_from = std::nullopt};
}

Result<VerifiedDocument> verify_document(DocumentKind kind, SharedBytes file,
                                         std::span<const Signer> signers,
                                         crypto::Verifier& verifier) {
  SignedFile signed_file{crypto::sha256(*file), std::move(file)};
  return kind == DocumentKind::trust_list
             ? verify_list(std::move(signed_file), signers, verifier)
             : verify_register(std::move(signed_file), signers, verifier);
}

}  // namespace baytrust::service
