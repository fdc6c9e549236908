// How two entries of one direction and kind relate: can one certificate be of both, and does one of
// them leave nothing to the other? Internal to lint. Only what the entries themselves show counts:
// a certificate might carry two type names, which is not taken for an overlap.
#pragma once

#include "policy-mapping/recognition.hpp"

namespace baytrust::policy_mapping {

// Some pair, some type value, some policy and some instant is of both.
bool overlap(const Recognition& a, const Recognition& b);

// Whatever passes all that `inner` asks passes all that `outer` asks.
bool covers(const Recognition& outer, const Recognition& inner);

}  // namespace baytrust::policy_mapping
