// Evidence: everything that was gathered for one request, parsed; and the request itself. Order and
// repetition of evidence never show in a decision. Not here: gathering.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gateway/decision/outcome.hpp"
#include "gateway/decision/profile.hpp"
#include "validators/base/instant.hpp"
#include "validators/revocation/crl_store.hpp"
#include "validators/x509/certificate.hpp"

namespace baytrust::decision {

// Whoever is asked about is asked about as a signer (judgement.md 5).
struct Request {
  x509::Certificate certificate;
  RequestKind kind = RequestKind::certificate;
  TimeBasis time_basis = TimeBasis::request;  // of a certificate: always request
  std::string purpose{};                      // empty: all of the profile's
  std::optional<Money> amount{};
  std::string format{};  // of a signed document
};

struct Evidence {
  std::vector<x509::Certificate> certificates;  // came with the request or were fetched: untrusted
  revocation::CrlStore crls;                    // each with the instant of its receipt
  // What whoever gathered has to say about it: told, and never more than information.
  Findings notes;
};

}  // namespace baytrust::decision
