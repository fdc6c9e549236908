// The canonical form of settings: what makes a profile's digest and stands in a snapshot's id.
#pragma once

#include "gateway/decision/canonical.hpp"
#include "gateway/decision/profile.hpp"
#include "validators/crypto/algorithm_policy.hpp"

namespace baytrust::decision {

void write_canonical(CanonicalWriter& out, const crypto::AlgorithmPolicy& policy);
void write_canonical(CanonicalWriter& out, const Profile& profile);

}  // namespace baytrust::decision
