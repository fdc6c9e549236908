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

// Not an unencrypted PEM private key. facts: none
inline constexpr Code kPrivateKeyMalformed{"crypto.private_key.malformed", "RFC 5958 2",
                                           Effect::invalid};
// A private key of a type, size or curve that nothing here signs with. facts: none
inline constexpr Code kPrivateKeyUnsupported{"crypto.private_key.unsupported", "RFC 5958 2",
                                             Effect::invalid};
// This key cannot make signatures of this algorithm. facts: algorithm
inline constexpr Code kSignMismatch{"crypto.sign.key_mismatch", "RFC 5280 4.1.1.2",
                                    Effect::invalid};
// The library would not. facts: operation ("generate", "read" or "sign")
inline constexpr Code kLibraryFailed{"crypto.library.failed", "RFC 8017 9.1.1", Effect::invalid};

inline constexpr std::array kCodes{
    kAlgorithmUnknown,      kAlgorithmMalformed, kKeyMalformed,  kPrivateKeyMalformed,
    kPrivateKeyUnsupported, kSignMismatch,       kLibraryFailed,
};

}  // namespace baytrust::crypto
