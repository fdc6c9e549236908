// Reading files named on the command line: "-" is standard input, size is bounded, an error names
// file and cause.
#pragma once

#include <string>

#include "gateway/cli/environment.hpp"
#include "validators/base/bytes.hpp"
#include "validators/base/error.hpp"

namespace baytrust::cli {

// The largest document the gateway accepts (base/budget.hpp).
inline constexpr std::size_t kMaxFileBytes = std::size_t{256} << 20;

Result<SharedBytes> read_file(Environment& environment, const std::string& name,
                              std::size_t limit = kMaxFileBytes);

}  // namespace baytrust::cli
