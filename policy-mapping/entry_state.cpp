#include "policy-mapping/entry_state.hpp"

#include <array>

namespace baytrust::policy_mapping {

std::string_view to_string(EntryState state) {
  constexpr std::array<std::string_view, 6> kNames{"in-force", "unknown",   "not-yet",
                                                   "expired",  "suspended", "withdrawn"};
  return kNames[static_cast<std::size_t>(state)];
}

EntryState state_at(const Recognition& recognition, Instant t) {
  const StatusChange* status = status_at(recognition, t);
  if (status == nullptr) return EntryState::not_yet;
  if (status->status == Status::withdrawn) return EntryState::withdrawn;
  if (status->status == Status::suspended) return EntryState::suspended;
  switch (contains(recognition.period, t)) {
    case Ternary::yes:
      return EntryState::in_force;
    case Ternary::unknown:
      return EntryState::unknown;
    case Ternary::no:
      break;
  }
  const auto from = effective(recognition.period.from);
  return from && t < *from ? EntryState::not_yet : EntryState::expired;
}

}  // namespace baytrust::policy_mapping
