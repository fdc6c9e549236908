// Impact: what an edition would change if it came into force, before it does: the semantic diff to
// the edition in force, recognitions that would come, go or be left without a listed issuer, and
// the newest verdicts decided again, once under today's trust and once under the draft, at one and
// the same instant: each that differs is a flip. A verdict whose own past would read differently
// (same t, known now) is a recall (judgement.md 1). Reads the stores, writes nothing.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "gateway/decision/snapshot.hpp"
#include "gateway/messages/language.hpp"
#include "gateway/service/config.hpp"
#include "gateway/service/store.hpp"
#include "gateway/service/verified_document.hpp"
#include "validators/base/change.hpp"
#include "validators/base/error.hpp"
#include "validators/crypto/verifier.hpp"

namespace baytrust::service {

struct Standpoint {
  std::string outcome;   // "valid-recognised"
  std::string accepted;  // "yes", "no", "unknown"

  friend bool operator==(const Standpoint&, const Standpoint&) = default;
};
// One kept verdict that would be answered otherwise.
struct Flip {
  std::string verdict;  // id
  std::string profile;
  std::string relying;
  std::string issuing;
  std::vector<std::string> callers;  // accounts that were answered it; never in the report
  Standpoint before;
  Standpoint after;
  std::vector<std::string> because;  // codes above warning that are new, each once, ascending

  friend bool operator==(const Flip&, const Flip&) = default;
};
struct ProfileImpact {
  std::uint64_t considered = 0;
  std::uint64_t lost = 0;    // accepted yes before, not after
  std::uint64_t gained = 0;  // the reverse
  std::uint64_t other = 0;   // another outcome, neither

  friend bool operator==(const ProfileImpact&, const ProfileImpact&) = default;
};

struct Impact {
  Instant at;  // the instant both answers are for
  decision::EditionHeader edition;
  std::optional<decision::EditionHeader> in_force;  // compared with; empty: the first edition
  Changes changes;
  Direction direction = Direction::widening;  // of a first edition
  // Ids of recognitions, "RELYING/id", in force and with a listed issuer before, after, or only
  // without one: dead.
  std::vector<std::string> recognitions_gained, recognitions_lost, recognitions_dead;
  std::map<std::string, ProfileImpact> profiles;
  std::vector<Flip> flips;  // newest verdict first; at most kMaxFlipsListed
  std::uint64_t flips_in_all = 0;
  // Accepted then; `after` is what is known of then now.
  std::vector<Flip> recalls;
  std::uint64_t not_asked_again = 0;  // verdicts that could not be: evidence or profile gone
};
inline constexpr std::size_t kMaxFlipsListed = 1000;

struct ImpactQuestion {
  const VerifiedDocument& draft;
  Instant at;                  // of activation, planned or now
  std::size_t newest = 10000;  // verdicts
  // Told now and then how many of how many verdicts are done.
  std::function<void(std::size_t, std::size_t)> progress{};
};
// `now`: the trust in force.
Result<Impact> impact_of(const ImpactQuestion& question, const decision::TrustSnapshot& now,
                         Store& store, const Config& config, crypto::Verifier& verifier);

// The trust in force with the draft on top, active from `at`.
Result<std::shared_ptr<const decision::TrustSnapshot>> with_draft(
    const decision::TrustSnapshot& now, const VerifiedDocument& draft, Instant at);

// Accepted verdicts that a change of trust takes back: the same t asked again, known at k, under
// both, is answered otherwise by the second for reasons that the first does not have.
struct TrustChange {
  const decision::TrustSnapshot& before;
  const decision::TrustSnapshot& after;
  Instant known_at;
};
Result<std::vector<Flip>> recalls_between(const TrustChange& change, std::size_t newest,
                                          Store& store, const Config& config,
                                          crypto::Verifier& verifier);

// Canonical JSON, docs/schemas/impact.schema.json; texts of the changes in one language.
std::string to_json(const Impact& impact, messages::Language language);

}  // namespace baytrust::service
