// Was this certificate revoked at t, by the CRLs and OCSP responses held at k? RFC 5280 6.3
// (complete, delta, indirect and partitioned CRLs, reasons, CRL signers with a key or certificate
// of their own), RFC 6960 (responders: the CA itself, delegated by it, listed), RFC 9608.
//
// Each source is heard by itself: the stricter of (a) what was in force at t, where it is held, and
// (b) the newest at k; what was issued between the two and shows the certificate suspended or
// revoked at t counts too. Of both sources the stricter word counts; which of them must have said
// good is a rule. Missing or stale is `unknown`, with the missing item named; never good.
//
// Pure: times, evidence, certificates, anchors and limits are arguments. Not here: fetching, and
// what a relying service does about a hold.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "validators/base/budget.hpp"
#include "validators/base/digest.hpp"
#include "validators/base/finding.hpp"
#include "validators/base/instant.hpp"
#include "validators/crypto/algorithm_policy.hpp"
#include "validators/crypto/verifier.hpp"
#include "validators/path/build.hpp"
#include "validators/path/trust_anchor.hpp"
#include "validators/revocation/crl_store.hpp"
#include "validators/revocation/ocsp_store.hpp"
#include "validators/x509/certificate.hpp"
#include "validators/x509/crl.hpp"

namespace baytrust::revocation {

enum class State : std::uint8_t { good, revoked, on_hold, unknown };
std::string_view to_string(State state);  // "good", "revoked", "on-hold", "unknown"

// RFC 6960 4.2.2.2 (1): a responder that the relying side's own configuration authorises for a CA.
struct ListedResponder {
  Digest ca;  // fingerprint of the CA's certificate
  x509::Certificate responder;
};

// What is held when the question is asked. Everything outlives the call, nothing is copied.
struct Evidence {
  const CrlStore& crls;
  // Where certificates of CRL signers and responders, and those above them, are looked for; the
  // path itself is always asked. Anchors of the pools other than the question's are never used.
  std::span<const path::Pool* const> pools;
  const OcspStore* ocsp = nullptr;  // null: none are held
  std::span<const ListedResponder> listed_responders{};
};

// Which sources must have said good. A revocation or suspension counts wherever it stands.
enum class Sources : std::uint8_t { either, crl, ocsp, both };

// Whether the issuers' certificates get suspended and resumed.
enum class Suspension : std::uint8_t {
  as_crls_show,  // practised if any CRL held of the same issuer shows a hold
  practised,
};

// The relying party's wishes.
struct Rules {
  // Seconds from thisUpdate after which a CRL is too old, whatever its nextUpdate says. A CRL
  // without nextUpdate is usable only under such a limit.
  std::optional<std::int64_t> max_crl_age;
  Suspension suspension = Suspension::as_crls_show;
  // Of `revocation.hold_history_unknown`. Below indeterminate, the status stays good.
  Effect hold_history_unknown = Effect::indeterminate;
  // The same of OCSP responses.
  std::optional<std::int64_t> max_ocsp_age;
  // Seconds that a responder's clock may be ahead, and for which a response without nextUpdate
  // (RFC 6960 4.2.2.1: newer information is available all the time) speaks without max_ocsp_age.
  std::int64_t ocsp_skew = 300;
  // Of the target of the path: for CAs above it and for signers either source will do.
  Sources sources = Sources::either;
  // Of `revocation.ocsp.responder.unchecked`: a delegated responder without ocsp-nocheck whose
  // certificate names no source of its own status (RFC 6960 4.2.2.2.1, left to local policy).
  // Below indeterminate, its answers are believed.
  Effect unchecked_responder = Effect::indeterminate;
  // Of signatures of CRLs and OCSP responses, and of the paths of their signers.
  crypto::AlgorithmPolicy algorithms = crypto::default_policy();
};

// `path[index]`, on a path that was built and validated up to `anchor`; the anchor is not in it.
struct Question {
  std::span<const x509::Certificate> path;  // target first
  const path::TrustAnchor& anchor;
  std::size_t index = 0;
  Instant at;        // t
  Instant known_at;  // k: CRLs received later do not exist; for a verdict about now, k = t
};

// What would have to be fetched to know.
struct Missing {
  std::string issuer;              // RFC 4514 text of the CRL issuer's name
  std::string distribution_point;  // the first name of the distribution point; empty: none stated
  std::optional<Instant> next_update;  // of the newest CRL held, where one is
  std::string responder;               // the OCSP responder's URI; empty: none stated

  friend bool operator==(const Missing&, const Missing&) = default;
};

struct Status {
  State state = State::unknown;
  // Of the entry that decided, for revoked and on_hold.
  std::optional<Instant> revocation_date;
  std::optional<x509::RevocationReason> reason;
  std::optional<Instant> invalidity_date;
  std::optional<Missing> missing;  // for unknown, where a CRL or an OCSP response would help
  std::vector<Digest> crls;        // every CRL the answer leans on, sorted, each once
  std::vector<Digest> ocsp;        // every OCSP response, likewise
  // Every certificate beyond the path that a signature of these leans on, sorted, each once.
  std::vector<Digest> certificates;
  Findings findings;  // subject: path[index]
};

Status judge(const Question& question, const Evidence& evidence, const Rules& rules,
             crypto::Verifier& verifier, Budget& budget);

// One status for each certificate of the path, target first; question.index is not read.
std::vector<Status> judge_path(const Question& question, const Evidence& evidence,
                               const Rules& rules, crypto::Verifier& verifier, Budget& budget);

// good < unknown < on_hold < revoked.
State stricter_of(State a, State b);

}  // namespace baytrust::revocation
