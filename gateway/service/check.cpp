#include "gateway/service/check.hpp"

#include "gateway/service/codes.hpp"
#include "gateway/service/crl_records.hpp"

namespace baytrust::service {
namespace {

Result<decision::Evidence> gather(const CheckRequest& request, const LoadedTrust& trust,
                                  CrlStore* held) {
  decision::Evidence evidence;
  evidence.certificates = request.chain;
  for (const x509::Crl& crl : request.crls) evidence.crls.add(crl, request.known_at);
  if (held == nullptr) return evidence;
  std::vector<x509::Certificate> certificates{request.request.certificate};
  certificates.insert(certificates.end(), request.chain.begin(), request.chain.end());
  const auto crls = gather_crls(*held, {.certificates = certificates,
                                        .snapshot = *trust.snapshot,
                                        .at = request.at,
                                        .known_at = request.known_at});
  if (!crls) return crls.error();
  for (const revocation::HeldCrl& crl : *crls) evidence.crls.add(crl.crl, crl.received);
  return evidence;
}

}  // namespace

Result<decision::Decision> check(const CheckRequest& request, const LoadedTrust& trust,
                                 CrlStore* held, crypto::Verifier& verifier) {
  const auto evidence = gather(request, trust, held);
  if (!evidence) return evidence.error();
  Budget budget(request.profile.limits);
  return decision::decide({.request = request.request,
                           .evidence = *evidence,
                           .snapshot = *trust.snapshot,
                           .profile = request.profile,
                           .at = request.at,
                           .known_at = request.known_at},
                          verifier, budget);
}

Result<GivenCertificates> read_certificates(ByteView file, const std::string& name) {
  auto certificates = x509::parse_certificates(file);
  if (!certificates) return certificates.error().within(name);
  if (certificates->empty()) return Error(kCertificateCount, name, {{"found", "0"}});
  GivenCertificates given{certificates->front(), {}};
  given.chain.assign(certificates->begin() + 1, certificates->end());
  return given;
}

}  // namespace baytrust::service
