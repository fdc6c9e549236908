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

// Not a PEM private key. facts: none
inline constexpr Code kPrivateKeyMalformed{"crypto.private_key.malformed", "RFC 5958 2",
                                           Effect::invalid};
// Encrypted, and no passphrase was given or another one. facts: none
inline constexpr Code kPrivateKeyPassphrase{"crypto.private_key.passphrase", "RFC 5958 3",
                                            Effect::invalid};
// Keys on a PKCS#11 token. facts: attribute
inline constexpr Code kTokenUri{"crypto.token.uri", "RFC 7512 2.3", Effect::invalid};
// facts: module
inline constexpr Code kTokenModule{"crypto.token.module", "PKCS #11 5.4", Effect::invalid};
// No token, or key, or several. facts: what, found
inline constexpr Code kTokenNotOne{"crypto.token.not_one", "RFC 7512 2.5", Effect::invalid};
// facts: none
inline constexpr Code kTokenPin{"crypto.token.pin", "PKCS #11 5.6", Effect::invalid};
// A private key of a type, size or curve that nothing here signs with. facts: none
inline constexpr Code kPrivateKeyUnsupported{"crypto.private_key.unsupported", "RFC 5958 2",
                                             Effect::invalid};
// This key cannot make signatures of this algorithm. facts: algorithm
inline constexpr Code kSignMismatch{"crypto.sign.key_mismatch", "RFC 5280 4.1.1.2",
                                    Effect::invalid};
// The library would not. facts: operation ("generate", "read" or "sign")
inline constexpr Code kLibraryFailed{"crypto.library.failed", "RFC 8017 9.1.1", Effect::invalid};

// Findings of an algorithm policy.
// facts: none
inline constexpr Code kPolicyPassed{"crypto.policy.passed", "RFC 5698 3", Effect::passed};
// Allowed, but no longer fine. facts: algorithm (a hash, scheme, curve or key: "SHA-1", "RSA-1024")
inline constexpr Code kPolicyTolerated{"crypto.policy.tolerated", "RFC 5698 3", Effect::info};
// It was allowed, and no longer is. facts: algorithm, until, at
inline constexpr Code kPolicyExpired{"crypto.policy.expired", "RFC 5698 3", Effect::invalid};
// facts: scheme ("DSA"; of a key alone its name or OID)
inline constexpr Code kPolicySchemeNotAllowed{"crypto.policy.scheme_not_allowed", "RFC 5698 3",
                                              Effect::invalid};
// facts: hash
inline constexpr Code kPolicyHashNotAllowed{"crypto.policy.hash_not_allowed", "RFC 5698 3",
                                            Effect::invalid};
// facts: curve
inline constexpr Code kPolicyCurveNotAllowed{"crypto.policy.curve_not_allowed", "RFC 5698 3",
                                             Effect::invalid};
// facts: bits, min_bits (0 where no size is allowed)
inline constexpr Code kPolicyKeyTooSmall{"crypto.policy.key_too_small", "RFC 5698 3",
                                         Effect::invalid};

inline constexpr std::array kCodes{
    kAlgorithmUnknown,
    kAlgorithmMalformed,
    kKeyMalformed,
    kPrivateKeyMalformed,
    kPrivateKeyPassphrase,
    kTokenUri,
    kTokenModule,
    kTokenNotOne,
    kTokenPin,

    kPrivateKeyUnsupported,
    kSignMismatch,
    kLibraryFailed,
    kPolicyPassed,
    kPolicyTolerated,
    kPolicyExpired,
    kPolicySchemeNotAllowed,
    kPolicyHashNotAllowed,
    kPolicyCurveNotAllowed,
    kPolicyKeyTooSmall,
};

}  // namespace baytrust::crypto
