// Lists made at random from a seed, for laws that hold for every list. Everything the model can say
// is said by some of them; equal seeds give equal lists.
#pragma once

#include <cstdint>

#include "trustlists/trust_list.hpp"

namespace baytrust::trustlists::test {

enum class Kind { ours, foreign };
TrustList random_list(Kind kind, std::uint32_t seed);

}  // namespace baytrust::trustlists::test
