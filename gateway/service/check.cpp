#include "gateway/service/check.hpp"

#include <set>

#include "gateway/service/codes.hpp"

namespace baytrust::service {
namespace {

decision::Evidence given_with(const CheckRequest& request) {
  decision::Evidence evidence;
  evidence.certificates = request.chain;
  evidence.notes = request.notes;
  for (const x509::Crl& crl : request.crls) evidence.crls.add(crl, request.known_at);
  for (const x509::OcspResponse& one : request.ocsp) evidence.ocsp.add(one, request.known_at);
  return evidence;
}

decision::Decision judge(const CheckRequest& request, const LoadedTrust& trust,
                         const decision::Evidence& evidence, crypto::Verifier& verifier) {
  Budget budget(request.asked_under().limits);
  const decision::ProfileRef profile = request.served != nullptr
                                           ? decision::ProfileRef(*request.served)
                                           : decision::ProfileRef(request.profile);
  return decision::decide({.request = request.request,
                           .evidence = evidence,
                           .snapshot = *trust.snapshot,
                           .profile = profile,
                           .at = request.at,
                           .known_at = request.known_at},
                          verifier, budget);
}

// When decide() may want to know: the request's time, and those that time-stamps name, any of which
// may become the time that is judged.
std::set<Instant> instants_of(const CheckRequest& request) {
  constexpr std::size_t kMost = 16;  // beyond: judged by what is held for the others
  std::set<Instant> instants{request.at};
  if (request.request.signature == nullptr) return instants;
  for (const decision::TimestampAsked& stamp : request.request.signature->timestamps) {
    const bool counts = stamp.integrity == signature::Integrity::good && stamp.time;
    if (counts && *stamp.time <= request.at && instants.size() < kMost) {
      instants.insert(*stamp.time);
    }
  }
  return instants;
}

}  // namespace

Result<decision::Decision> check(const CheckRequest& request, const LoadedTrust& trust,
                                 const CrlsAtHand& held, crypto::Verifier& verifier) {
  decision::Evidence evidence = given_with(request);
  std::vector<x509::Certificate> certificates;
  if (request.request.certificate) certificates.push_back(*request.request.certificate);
  certificates.insert(certificates.end(), request.chain.begin(), request.chain.end());
  for (const Instant at : instants_of(request)) {
    const auto crls = held.shelf.gather(held.store, {.certificates = certificates,
                                                     .snapshot = trust.snapshot,
                                                     .at = at,
                                                     .known_at = request.known_at});
    if (!crls) return crls.error();
    for (const revocation::HeldCrl& crl : *crls) evidence.crls.add(crl.crl, crl.received);
  }
  return judge(request, trust, evidence, verifier);
}

Result<decision::Decision> check(const CheckRequest& request, const LoadedTrust& trust,
                                 CrlStore* held, crypto::Verifier& verifier) {
  if (held == nullptr) return judge(request, trust, given_with(request), verifier);
  CrlShelf shelf;
  if (auto read = shelf.refresh(*held); !read) return read.error();
  return check(request, trust, CrlsAtHand{shelf, *held}, verifier);
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
