// Was this certificate revoked at t, by the CRLs held at k? RFC 5280 6.3 (complete, delta, indirect
// and partitioned CRLs, reasons, CRL signers with a key or certificate of their own), RFC 9608.
//
// The answer is the stricter of (a) the CRLs in force at t, where they are held, and (b) the newest
// at k; a CRL issued between the two that shows the certificate suspended or revoked at t counts
// too. Missing or stale is `unknown`, with the missing item named; never good.
//
// Pure: times, CRLs, certificates, anchors and limits are arguments. Not here: OCSP, fetching, and
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
#include "validators/x509/certificate.hpp"
#include "validators/x509/crl.hpp"

namespace baytrust::revocation {

enum class State : std::uint8_t { good, revoked, on_hold, unknown };
std::string_view to_string(State state);  // "good", "revoked", "on-hold", "unknown"

// What is held when the question is asked. Everything outlives the call, nothing is copied.
struct Evidence {
  const CrlStore& crls;
  // Where certificates of CRL signers, and those above them, are looked for; the path itself is
  // always asked. Anchors of the pools other than the question's are never used.
  std::span<const path::Pool* const> pools;
};

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
  // Of CRL signatures, and of the paths of CRL signers.
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

  friend bool operator==(const Missing&, const Missing&) = default;
};

struct Status {
  State state = State::unknown;
  // Of the entry that decided, for revoked and on_hold.
  std::optional<Instant> revocation_date;
  std::optional<x509::RevocationReason> reason;
  std::optional<Instant> invalidity_date;
  std::optional<Missing> missing;  // for unknown, where a CRL would help
  std::vector<Digest> crls;        // every CRL the answer leans on, sorted, each once
  // Every certificate beyond the path that a CRL signature leans on, sorted, each once.
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
