// What crypto/ can say: errors of reading algorithms and keys, and the findings of an algorithm
// policy. A signature that does not hold is a Verdict, not a code: its caller knows what it means.
#pragma once

#include <array>

#include "validators/base/code.hpp"

namespace baytrust::crypto {

// facts: algorithm (the OID)
inline constexpr Code kAlgorithmUnknown{"crypto.algorithm.unknown", "RFC 5280 4.1.1.2",
                                        Effect::invalid};
// facts: algorithm (the OID)
inline constexpr Code kAlgorithmMalformed{"crypto.algorithm.malformed", "RFC 4055 3.1",
                                          Effect::invalid};
// facts: algorithm (the OID), offset
inline constexpr Code kKeyMalformed{"crypto.key.malformed", "RFC 5280 4.1.2.7", Effect::invalid};

inline constexpr std::array kCodes{
    kAlgorithmUnknown,
    kAlgorithmMalformed,
    kKeyMalformed,
};

}  // namespace baytrust::crypto
