// accept(): may this edition become the one in force? (formats.md 1.) Pure: what the store
// remembers, the pins, the rules and the instant are arguments. Verifying signatures and reading
// the document happened before; keeping, alarming and activating happen after.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gateway/decision/edition.hpp"
#include "gateway/decision/pin.hpp"
#include "policy-mapping/compare.hpp"
#include "trustlists/compare.hpp"

namespace baytrust::decision {

// What compare() of trustlists or policy-mapping saw between the edition in force and the
// candidate, reduced to what matters here: what was there and is absent now. Withdrawal is a change
// of status and no absence.
struct Shrink {
  std::string what{};          // "services", "types", "entries"
  std::uint64_t previous = 0;  // in the edition in force
  std::uint64_t dropped = 0;   // of these, absent from the candidate
};
std::vector<Shrink> shrink_of(const trustlists::ChangeSummary& change);
std::vector<Shrink> shrink_of(const policy_mapping::RegisterChange& change);

enum class Approval : std::uint8_t { none, given };

struct Candidate {
  EditionHeader header{};        // received = the instant of receipt; activated is not looked at
  std::string submitted_for{};   // the territory its submitter may publish for
  std::vector<Shrink> shrink{};  // empty: nothing was in force before
  Approval approval = Approval::none;  // of this digest, complete (two persons)
};

// What the store remembers of this kind and territory.
struct PreviousEditions {
  std::uint64_t high_water = 0;                 // highest sequence ever accepted; 0: none yet
  std::optional<Digest> at_high_water{};        // identity of the edition with that sequence
  std::vector<Digest> signers_at_high_water{};  // whose signatures of it are already kept
  std::optional<Instant> last_issued{};         // issue time of the newest accepted edition
};

struct AcceptRules {
  std::uint64_t max_sequence = (1ULL << 53) - 1;
  std::uint64_t max_jump = 1000;
  std::int64_t max_ahead = 5 * kMinute;
  int max_months = 6;                    // NextUpdate after issue (TS 119 612 5.3.15)
  std::uint32_t shrink_per_mille = 100;  // more than this share absent is a sudden shrink

  friend bool operator==(const AcceptRules&, const AcceptRules&) = default;
};

struct Acceptance {
  enum class Outcome : std::uint8_t { accepted, held, refused, already_done };
  Outcome outcome = Outcome::refused;
  // Every reason, not the first only; the outcome is that of the worst. Never empty.
  Findings findings{};
  std::vector<Digest> new_signers{};  // already_done: signatures not kept yet
};
std::string_view to_string(Acceptance::Outcome outcome);  // "accepted", "held", ...

// `pins`: of all jurisdictions. `now`: the instant of receipt and judgement.
Acceptance accept(const Candidate& candidate, const PreviousEditions& previous,
                  const std::vector<Pin>& pins, const AcceptRules& rules, Instant now);

}  // namespace baytrust::decision
