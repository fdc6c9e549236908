// Two families as sets of identifiers: does one reach into the other? For lint; judging expands
// families into exact OIDs and never compares them.
#pragma once

#include "policy-mapping/family.hpp"

namespace baytrust::policy_mapping {

// Some identifier is of both.
bool overlap(const PolicyFamily& a, const PolicyFamily& b);
// Every identifier of `inner` is of `outer`.
bool covers(const PolicyFamily& outer, const PolicyFamily& inner);
// The prefix of `shorter` stands above the prefix of `longer` and their identifiers have one
// length: what `shorter` takes for version nodes are arcs that `longer` gives a meaning.
bool swallows(const PolicyFamily& shorter, const PolicyFamily& longer);
// anyPolicy (2.5.29.32.0) is of the form of the family, or is its prefix.
bool names_any_policy(const PolicyFamily& family);

}  // namespace baytrust::policy_mapping
