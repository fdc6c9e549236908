// PolicySet: policy OIDs, sorted by DER, each once. {anyPolicy} is every policy; the empty set
// none.
#pragma once

#include <initializer_list>
#include <vector>

#include "validators/base/oid.hpp"

namespace baytrust::path {

using PolicySet = std::vector<Oid>;

// 2.5.29.32.0
inline constexpr OidView kAnyPolicy{std::string_view("\x55\x1D\x20\x00", 4)};

PolicySet make_policy_set(std::vector<Oid> policies);
bool contains(const PolicySet& set, OidView policy);
// Intersection where {…anyPolicy…} on either side stands for every policy.
PolicySet intersection(const PolicySet& a, const PolicySet& b);

}  // namespace baytrust::path
