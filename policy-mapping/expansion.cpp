#include "policy-mapping/expansion.hpp"

#include <algorithm>

namespace baytrust::policy_mapping {

std::vector<IssuingPolicy> expand(const PolicyFamily& family, const x509::Certificate& end_entity) {
  std::vector<IssuingPolicy> expanded;
  const auto& policies = end_entity->extensions.policies;
  if (!policies) return expanded;
  for (const x509::PolicyInformation& information : *policies) {
    if (match(family, information.policy) != FamilyMatch::match) continue;
    IssuingPolicy policy{Oid(information.policy)};
    if (std::find(expanded.begin(), expanded.end(), policy) == expanded.end()) {
      expanded.push_back(std::move(policy));
    }
  }
  return expanded;
}

}  // namespace baytrust::policy_mapping
