// Texts of facts: bounded, so that a hostile certificate cannot make its findings larger than it
// is.
#pragma once

#include <string>

#include "validators/path/policy_set.hpp"

namespace baytrust::path {

inline constexpr std::size_t kMaxFactOctets = 300;
inline constexpr std::size_t kMaxListedPolicies = 16;

// Cut between UTF-8 characters, "…" appended where something was cut.
std::string clipped(std::string text);

// "2.999.1 2.999.2 …": the first ones, "-" for none.
std::string list_text(const PolicySet& set);

}  // namespace baytrust::path
