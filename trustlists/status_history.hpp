// Status of a service at an instant: the history read backwards from t (TS 119 612 5.5.10, 5.6).
// A status holds from its starting time, inclusive, until the next one starts. Before the first
// there is none: a service is never trusted retroactively.
#pragma once

#include "trustlists/trust_list.hpp"

namespace baytrust::trustlists {

// The state in force at t; null before the first starting time. Of equal starting times the one
// that stands first (current, then history in its order) wins.
const ServiceState* state_at(const Service& service, Instant t);

// in_force only where a state exists at t, its status is known to be one of trust, and it has no
// critical extension that is not ours. No state at t: ended. A service whose past begins after its
// present contradicts itself: unknown at every t that has a state.
Standing standing_at(const Service& service, Instant t);

// When the standing found at t began and, if it has, when it ended: [from, until).
struct StandingPeriod {
  Standing standing = Standing::ended;
  std::optional<Instant> from{};   // empty: before the first known state
  std::optional<Instant> until{};  // empty: still so

  friend bool operator==(const StandingPeriod&, const StandingPeriod&) = default;
};
StandingPeriod standing_period_at(const Service& service, Instant t);

}  // namespace baytrust::trustlists
