// How old a document is at k, and what that means (judgement.md 9): fresh until NextUpdate, grace
// until NextUpdate + g, then stop. Intervals are half-open. Age counts from the issue time.
#pragma once

#include <cstdint>
#include <string_view>

#include "gateway/decision/edition.hpp"

namespace baytrust::decision {

struct AgeRule {
  std::int64_t grace = 7 * kDay;  // g, seconds

  friend bool operator==(const AgeRule&, const AgeRule&) = default;
};

enum class AgeState : std::uint8_t { fresh, grace, stop };
std::string_view to_string(AgeState state);  // "fresh", "grace", "stop"

struct Age {
  std::int64_t seconds = 0;  // since issue, at k
  AgeState state = AgeState::stop;
  Instant fresh_until;
  Instant stop_from;

  friend bool operator==(const Age&, const Age&) = default;
};
// An edition without NextUpdate is closed (TS 119 612 5.3.15): past stop from its issue.
Age age_at(const EditionHeader& edition, const AgeRule& rule, Instant known_at);

// What the document is for, which decides what its age does to the verdict.
enum class DocumentRole : std::uint8_t {
  issuing_list,          // past stop: home indeterminate
  relying_list,          // only its order of assurance levels is used when F is not R
  relying_register,      // past stop: recognition unknown
  counterpart_register,  // F's copy, for the dual-publication comparison
};
std::string_view to_string(DocumentRole role);  // "issuing-list", ...

// The one finding an age leaves: list.age.* or register.age.*.
Finding age_finding(const EditionHeader& edition, const Age& age, DocumentRole role);

}  // namespace baytrust::decision
