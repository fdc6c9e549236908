#include "gateway/service/source_answer.hpp"

#include <algorithm>
#include <array>

#include "gateway/service/fetch_codes.hpp"
#include "validators/crypto/digest.hpp"
#include "validators/signature/cms.hpp"

namespace baytrust::service {
namespace {

constexpr std::size_t kMostCertificates = 32;

Error unreadable(const AnswerToRead& given, std::string_view why) {
  const std::string type = given.media_type.empty() ? "-" : given.media_type;
  return Error(
      kFetchContent, given.host,
      {{"item", given.item}, {"host", given.host}, {"detail", type + ", " + std::string(why)}});
}

// A page that a server shows in place of what is gone, with status 200.
bool looks_like_markup(ByteView body) {
  const auto first = std::ranges::find_if(
      body, [](std::uint8_t c) { return c != ' ' && c != '\t' && c != '\r' && c != '\n'; });
  return first != body.end() && *first == '<';
}

// RFC 2585 4, RFC 5280 4.2.2.1, RFC 6960 A.1; what servers that know none of them say.
bool is_expected(SourceKind kind, std::string_view type) {
  if (type.empty() || type == "application/octet-stream") return true;
  switch (kind) {
    case SourceKind::crl:
      return type == "application/pkix-crl" || type == "application/x-pkcs7-crl";
    case SourceKind::issuer:
      return type == "application/pkix-cert" || type == "application/x-x509-ca-cert" ||
             type == "application/pkcs7-mime" || type == "application/x-pkcs7-certificates";
    case SourceKind::ocsp:
      break;
  }
  return type == "application/ocsp-response";
}

bool is_signed_by(const x509::Crl& crl, const x509::Certificate& signer,
                  crypto::Verifier& verifier) {
  const auto algorithm = crypto::parse_signature_algorithm(crl->signature_algorithm);
  if (!algorithm) return false;
  const crypto::Check check{.algorithm = *algorithm,
                            .key = signer->subject_public_key_info,
                            .dsa_parameters = {},
                            .message = crl->tbs,
                            .signature = crl->signature_value};
  return verifier.verify_kept(crl->fingerprint, check) == crypto::Verdict::good;
}

Result<void> read_crl(const AnswerToRead& given, crypto::Verifier& verifier, SourceAnswer& out) {
  auto crls = x509::parse_crls(*given.body);
  if (!crls) return unreadable(given, crls.error().code().id);
  if (crls->size() != 1) return unreadable(given, std::to_string(crls->size()) + " CRLs");
  x509::Crl& crl = crls->front();
  const bool good = std::ranges::any_of(given.signers, [&](const x509::Certificate& signer) {
    return signer->subject_key == crl->issuer_key && is_signed_by(crl, signer, verifier);
  });
  if (!good) {
    return Error(kFetchCrlSigner, given.host,
                 {{"item", given.item}, {"host", given.host}, {"detail", to_string(crl->issuer)}});
  }
  out.digest = crl->fingerprint;
  out.crl = std::move(crl);
  return {};
}

Result<void> read_certificates_of(const AnswerToRead& given, SourceAnswer& out) {
  auto certificates = x509::parse_certificates(*given.body);
  if (certificates && !certificates->empty()) {
    out.certificates = std::move(*certificates);
  } else {
    const auto message = signature::SignedData::parse(*given.body);
    if (!message) return unreadable(given, message.error().code().id);
    out.certificates = (*message)->evidence.certificates;
  }
  if (out.certificates.empty() || out.certificates.size() > kMostCertificates) {
    return unreadable(given, std::to_string(out.certificates.size()) + " certificates");
  }
  return {};
}

}  // namespace

std::string accepted_types(SourceKind kind) {
  switch (kind) {
    case SourceKind::crl:
      return "application/pkix-crl, */*";
    case SourceKind::issuer:
      return "application/pkix-cert, application/pkcs7-mime, */*";
    case SourceKind::ocsp:
      break;
  }
  return "application/ocsp-response";
}

bool is_signed_by(const x509::Certificate& certificate, const x509::Certificate& issuer,
                  crypto::Verifier& verifier) {
  const auto algorithm = crypto::parse_signature_algorithm(certificate->signature_algorithm);
  if (!algorithm) return false;
  const crypto::Check check{.algorithm = *algorithm,
                            .key = issuer->subject_public_key_info,
                            .dsa_parameters = {},
                            .message = certificate->tbs,
                            .signature = certificate->signature_value};
  return verifier.verify(check) == crypto::Verdict::good;
}

Result<SourceAnswer> read_answer(const AnswerToRead& given, crypto::Verifier& verifier) {
  if (looks_like_markup(*given.body)) return unreadable(given, "HTML");
  SourceAnswer out;
  out.body = given.body;
  out.digest = crypto::sha256(*given.body);
  if (!is_expected(given.kind, given.media_type)) out.odd_type = given.media_type;
  Result<void> read;
  if (given.kind == SourceKind::crl) read = read_crl(given, verifier, out);
  if (given.kind == SourceKind::issuer) read = read_certificates_of(given, out);
  if (!read) return read.error();
  return out;
}

}  // namespace baytrust::service
