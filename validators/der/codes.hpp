// Codes of validators/der: why octets are not the DER (or BER) they should be.
#pragma once

#include <array>

#include "validators/base/code.hpp"

namespace baytrust::der {

// Every code of this folder has the fact `offset`: octets from the start of the outermost input.

// The value says it is longer than the octets that hold it. facts: offset
inline constexpr Code kTruncated{"der.truncated", "X.690 8.1.3", Effect::invalid};
// facts: offset
inline constexpr Code kTrailingData{"der.trailing_data", "X.690 8.1.1", Effect::invalid};
// A tag number above 30, which no certificate needs. facts: offset
inline constexpr Code kTagHigh{"der.tag.high", "X.690 8.1.2.4", Effect::invalid};
// facts: offset, expected, found (identifier octets in hexadecimal, "none" at the end)
inline constexpr Code kTagUnexpected{"der.tag.unexpected", "X.690 8.1.2", Effect::invalid};
// facts: offset
inline constexpr Code kLengthIndefinite{"der.length.indefinite", "X.690 10.1", Effect::invalid};
// facts: offset
inline constexpr Code kLengthNotMinimal{"der.length.not_minimal", "X.690 10.1", Effect::invalid};
// Not exactly one octet. facts: offset
inline constexpr Code kBooleanMalformed{"der.boolean.malformed", "X.690 8.2.1", Effect::invalid};
// No octets, or more than needed. facts: offset
inline constexpr Code kIntegerMalformed{"der.integer.malformed", "X.690 8.3.2", Effect::invalid};
// An integer that this place cannot hold. facts: offset
inline constexpr Code kIntegerRange{"der.integer.range", "X.690 8.3", Effect::invalid};
// Empty, unfinished, or an arc with padding. facts: offset
inline constexpr Code kOidMalformed{"der.oid.malformed", "X.690 8.19.2", Effect::invalid};
// More than 512 octets. facts: offset
inline constexpr Code kOidTooLong{"der.oid.too_long", "X.690 8.19", Effect::invalid};
// No count of unused bits, an impossible one, or unused bits that are not zero. facts: offset
inline constexpr Code kBitStringMalformed{"der.bit_string.malformed", "X.690 11.2.1",
                                          Effect::invalid};
// facts: offset
inline constexpr Code kNullMalformed{"der.null.malformed", "X.690 8.8.2", Effect::invalid};
// Not a date and time that exist. facts: offset
inline constexpr Code kTimeMalformed{"der.time.malformed", "RFC 5280 4.1.2.5", Effect::invalid};
// facts: offset
inline constexpr Code kTimeNoSeconds{"der.time.no_seconds", "RFC 5280 4.1.2.5.1", Effect::invalid};
// "+0800" where only "Z" may stand. facts: offset
inline constexpr Code kTimeOffset{"der.time.offset", "RFC 5280 4.1.2.5.1", Effect::invalid};
// facts: offset
inline constexpr Code kTimeFraction{"der.time.fraction", "RFC 5280 4.1.2.5.2", Effect::invalid};
// BER nested deeper than allowed. facts: offset, limit
inline constexpr Code kBerTooDeep{"der.ber.too_deep", "RFC 5652 2", Effect::invalid};
// facts: offset, limit
inline constexpr Code kBerTooLarge{"der.ber.too_large", "RFC 5652 2", Effect::invalid};
// End-of-contents octets that end nothing, or with contents. facts: offset
inline constexpr Code kBerEndOfContents{"der.ber.end_of_contents", "X.690 8.1.5", Effect::invalid};
// A constructed string holding something other than pieces of the same type. facts: offset
inline constexpr Code kBerString{"der.ber.string", "X.690 8.21", Effect::invalid};

inline constexpr std::array kCodes{
    kTruncated,        kTrailingData,       kTagHigh,          kTagUnexpected, kLengthIndefinite,
    kLengthNotMinimal, kBooleanMalformed,   kIntegerMalformed, kIntegerRange,  kOidMalformed,
    kOidTooLong,       kBitStringMalformed, kNullMalformed,    kTimeMalformed, kTimeNoSeconds,
    kTimeOffset,       kTimeFraction,       kBerTooDeep,       kBerTooLarge,   kBerEndOfContents,
    kBerString,
};

}  // namespace baytrust::der
