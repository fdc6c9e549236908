#include "trustlists/status_history.hpp"

#include <vector>

namespace baytrust::trustlists {
namespace {

Standing standing_of_state(const ServiceState& state) {
  // TS 119 612 5.5.9: who does not understand a critical extension must not rely on the service.
  if (!state.unknown_critical.empty()) return Standing::unknown;
  return standing_of(state.status);
}

// The states that ever held, newest first: of equal starting times only the first.
std::vector<const ServiceState*> timeline(const Service& service) {
  std::vector<const ServiceState*> states{&service.current};
  for (const ServiceState& past : service.history) {
    if (past.status_starting_time < states.back()->status_starting_time) states.push_back(&past);
  }
  return states;
}

}  // namespace

const ServiceState* state_at(const Service& service, Instant t) {
  if (service.current.status_starting_time <= t) return &service.current;
  for (const ServiceState& past : service.history) {
    if (past.status_starting_time <= t) return &past;
  }
  return nullptr;
}

Standing standing_at(const Service& service, Instant t) {
  const ServiceState* state = state_at(service, t);
  return state == nullptr ? Standing::ended : standing_of_state(*state);
}

StandingPeriod standing_period_at(const Service& service, Instant t) {
  const auto states = timeline(service);
  std::size_t i = 0;
  while (i < states.size() && t < states[i]->status_starting_time) ++i;
  StandingPeriod period;
  if (i == states.size()) {
    period.until = states.back()->status_starting_time;
    return period;
  }
  period.standing = standing_of_state(*states[i]);
  std::size_t oldest = i;
  while (oldest + 1 < states.size() && standing_of_state(*states[oldest + 1]) == period.standing) {
    ++oldest;
  }
  period.from = states[oldest]->status_starting_time;
  while (i > 0 && standing_of_state(*states[i - 1]) == period.standing) --i;
  if (i > 0) period.until = states[i - 1]->status_starting_time;
  return period;
}

}  // namespace baytrust::trustlists
