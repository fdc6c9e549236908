// Evidence: everything that was gathered for one request, parsed; and the request itself. Order and
// repetition of evidence never show in a decision. Not here: gathering.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gateway/decision/outcome.hpp"
#include "gateway/decision/profile.hpp"
#include "validators/base/instant.hpp"
#include "validators/base/oid.hpp"
#include "validators/revocation/crl_store.hpp"
#include "validators/revocation/ocsp_store.hpp"
#include "validators/signature/signature_facts.hpp"
#include "validators/signature/timestamp.hpp"
#include "validators/x509/certificate.hpp"

namespace baytrust::decision {

// One time-stamp of a signature, as it was verified: its token's own signature, its authority's
// certificate, and that it stamps what it should.
struct TimestampAsked {
  signature::TimestampToken::Kind kind = signature::TimestampToken::Kind::signature;
  Digest token{};  // SHA-256
  signature::Integrity integrity = signature::Integrity::unknown;
  signature::Coverage covers = signature::Coverage::signature;
  std::optional<crypto::SignatureAlgorithm> algorithm{};  // of the token's own signature
  std::optional<crypto::Hash> imprint{};                  // what it stamps was hashed with
  std::optional<Instant> time{};
  Oid policy{};                            // of the authority
  std::optional<x509::Certificate> tsa{};  // its chain is among the evidence
  Findings findings{};
};

// One signature of a signed file, as its format's verifier found it.
struct SignatureAsked {
  signature::SignatureFacts facts;
  std::vector<TimestampAsked> timestamps{};  // in the order of the document
  // SHA-256 of what was read: the file that holds it, content beside it. Sorted.
  std::vector<Digest> files{};
};

// Whoever is asked about is asked about as a signer (judgement.md 5).
struct Request {
  // Of a signature: its signer's; none where that is not at hand.
  std::optional<x509::Certificate> certificate;
  RequestKind kind = RequestKind::certificate;
  TimeBasis time_basis = TimeBasis::request;  // request or asserted; of a certificate: request
  std::string purpose{};                      // empty: all of the profile's
  std::optional<Money> amount{};
  std::string format{};                               // of a signed document
  std::shared_ptr<const SignatureAsked> signature{};  // of a signature: never null
  std::optional<Oid> tsa_policy{};                    // of a timestamp: that of the token
};

struct Evidence {
  std::vector<x509::Certificate> certificates;  // came with the request or were fetched: untrusted
  revocation::CrlStore crls;                    // each with the instant of its receipt
  revocation::OcspStore ocsp{};                 // likewise
  // What whoever gathered has to say about it: told, and never more than information.
  Findings notes{};
};

}  // namespace baytrust::decision
