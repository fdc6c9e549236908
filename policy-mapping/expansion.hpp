// Expansion of a family: the exact OIDs it stands for in one end entity. They come from the end
// entity's certificatePolicies only (RFC 5280 4.2.1.4), never from a CA, and anyPolicy never
// expands: path validation then compares exact OIDs as RFC 5280 demands.
#pragma once

#include <vector>

#include "policy-mapping/family.hpp"
#include "policy-mapping/policy.hpp"
#include "validators/x509/certificate.hpp"

namespace baytrust::policy_mapping {

// In the certificate's order, each once.
std::vector<IssuingPolicy> expand(const PolicyFamily& family, const x509::Certificate& end_entity);

}  // namespace baytrust::policy_mapping
