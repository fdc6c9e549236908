#include "trustlists/status_history.hpp"

#include <vector>

namespace baytrust::trustlists {
namespace {

Standing standing_of_state(const ServiceState& state) {
  // TS 119 612 5.5.9: who does not understand a critical extension must not rely on the service;
  // nor do we on one that we read and do not apply.
  if (has_critical(state.extensions)) return Standing::unknown;
  return standing_of(state.status);
}

// A past that begins after the present (TS 119 612 5.5.10): which of the two holds is anyone's
// guess.
bool contradicts_itself(const Service& service) {
  return !service.history.empty() &&
         service.history.front().status_starting_time > service.current.status_starting_time;
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
  if (state != nullptr && contradicts_itself(service)) return Standing::unknown;
  return state == nullptr ? Standing::ended : standing_of_state(*state);
}

StandingPeriod standing_period_at(const Service& service, Instant t) {
  if (contradicts_itself(service) && state_at(service, t) != nullptr) {
    return {.standing = Standing::unknown};
  }
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
