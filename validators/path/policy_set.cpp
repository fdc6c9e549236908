#include "validators/path/policy_set.hpp"

#include <algorithm>

namespace baytrust::path {

PolicySet make_policy_set(std::vector<Oid> policies) {
  std::sort(policies.begin(), policies.end());
  policies.erase(std::unique(policies.begin(), policies.end()), policies.end());
  return policies;
}

bool contains(const PolicySet& set, OidView policy) {
  auto it = std::lower_bound(set.begin(), set.end(), policy,
                             [](const Oid& a, OidView b) { return a.view() < b; });
  return it != set.end() && *it == policy;
}

PolicySet intersection(const PolicySet& a, const PolicySet& b) {
  if (contains(a, kAnyPolicy)) return b;
  if (contains(b, kAnyPolicy)) return a;
  PolicySet both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both;
}

}  // namespace baytrust::path
