// Exit codes (interfaces.md): 0 to 2 are a command's own answers, these three are everybody's.
#pragma once

#include "validators/base/error.hpp"

namespace baytrust::cli {

inline constexpr int kDone = 0;
inline constexpr int kRefused = 1;  // not accepted, refused, does not hold, a difference
inline constexpr int kUnknown = 2;  // cannot tell, held for approval, no answer
inline constexpr int kUsage = 64;
inline constexpr int kBadInput = 65;
inline constexpr int kInternal = 70;

int exit_code_of(const Error& error);

}  // namespace baytrust::cli
