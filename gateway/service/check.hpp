// Checking one certificate: what was given and what the store holds become evidence, decide()
// judges, the decision becomes a record. Evidence given by the caller counts as received at k.
// Not here: reading files and the clock, fetching what is missing.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "gateway/decision/decide.hpp"
#include "gateway/messages/language.hpp"
#include "gateway/service/crl_shelf.hpp"
#include "gateway/service/crl_store.hpp"
#include "gateway/service/load_snapshot.hpp"
#include "gateway/service/record.hpp"
#include "gateway/service/served_profile.hpp"
#include "validators/base/error.hpp"
#include "validators/crypto/verifier.hpp"

namespace baytrust::service {

struct CheckRequest {
  decision::Request request;
  std::vector<x509::Certificate> chain;
  std::vector<x509::Crl> crls;
  decision::Profile profile;
  Instant at;        // t
  Instant known_at;  // k
  // Instead of `profile`, which is then left empty, where it is asked often; it outlives the check.
  const ServedProfile* served = nullptr;
  std::vector<x509::OcspResponse> ocsp{};

  const decision::Profile& asked_under() const {
    return served != nullptr ? served->profile() : profile;
  }
};

// `held`: the CRLs of the store; null when there is none.
Result<decision::Decision> check(const CheckRequest& request, const LoadedTrust& trust,
                                 CrlStore* held, crypto::Verifier& verifier);

// The same for many requests: the CRLs of the store stay at hand.
struct CrlsAtHand {
  CrlShelf& shelf;
  CrlStore& store;
};
Result<decision::Decision> check(const CheckRequest& request, const LoadedTrust& trust,
                                 const CrlsAtHand& held, crypto::Verifier& verifier);

// The certificate to judge and what came with it: the first of a file, and the rest of that file as
// chain. request.certificate.count when there is none.
struct GivenCertificates {
  x509::Certificate target;
  std::vector<x509::Certificate> chain;
};
Result<GivenCertificates> read_certificates(ByteView file, const std::string& name);

}  // namespace baytrust::service
