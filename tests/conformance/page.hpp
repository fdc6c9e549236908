// The page docs/conformance.md: what the corpora say, case by case where that is of use. Equal runs
// give equal bytes: no times, no machine, no order but the corpora's.
#pragma once

#include <string>

namespace baytrust::conformance {

// The corpora must be there.
std::string write_page();

}  // namespace baytrust::conformance
