// What a register entry is worth at an instant, in one word: its status history and its period
// together (leg 1 is in-force and nothing else). For overviews; judging is legs.hpp's.
#pragma once

#include <cstdint>
#include <string_view>

#include "policy-mapping/recognition.hpp"

namespace baytrust::policy_mapping {

// The milder one first, as the stricter of two publications counts.
enum class EntryState : std::uint8_t {
  in_force,
  unknown,  // a date that matters is not published
  not_yet,  // before its first status, or before its period
  expired,  // its period is over
  suspended,
  withdrawn,
};
std::string_view to_string(EntryState state);  // "in-force", "unknown", "not-yet", ...
EntryState state_at(const Recognition& recognition, Instant t);

}  // namespace baytrust::policy_mapping
