// Codes of what cannot be done with time-stamps: reading a token or an authority's response
// (RFC 3161 2.4.2), and making one. What is seen of one that can be read is timestamp_codes.hpp.
#pragma once

#include <array>

#include "validators/base/code.hpp"

namespace baytrust::signature::timestamp {

// ----- reading a token. Subject: "timestamp".
// Not the structure of TSTInfo. facts: cause (a der.* code), offset
inline constexpr Code kMalformed{"timestamp.malformed", "RFC 3161 2.4.2", Effect::invalid};
// The signed content is another. facts: found
inline constexpr Code kNotTstInfo{"timestamp.content.not_tst_info", "RFC 3161 2.4.2",
                                  Effect::invalid};
// facts: none
inline constexpr Code kContentAbsent{"timestamp.content.absent", "RFC 3161 2.4.2", Effect::invalid};
// facts of each: offset
inline constexpr Code kVersionUnknown{"timestamp.version.unknown", "RFC 3161 2.4.2",
                                      Effect::invalid};
inline constexpr Code kTimeMalformed{"timestamp.time.malformed", "RFC 3161 2.4.2", Effect::invalid};
// Below zero, beyond 999 of a unit, or of more than a year.
inline constexpr Code kAccuracyRange{"timestamp.accuracy.range", "RFC 3161 2.4.2", Effect::invalid};
// A default value that is written out (X.690 11.5).
inline constexpr Code kDefaultWritten{"timestamp.default_written", "X.690 11.5", Effect::invalid};
// also: limit
inline constexpr Code kTooManyExtensions{"timestamp.extensions.too_many", "RFC 3161 2.4.2",
                                         Effect::invalid};

// ----- reading a response. Subject: "timestamp response". facts: cause, offset
inline constexpr Code kResponseMalformed{"timestamp.response.malformed", "RFC 3161 2.4.2",
                                         Effect::invalid};
// facts: status
inline constexpr Code kStatusUnknown{"timestamp.response.status_unknown", "RFC 3161 2.4.2",
                                     Effect::invalid};
// Granted, and no token. facts: none
inline constexpr Code kTokenMissing{"timestamp.response.token_missing", "RFC 3161 2.4.2",
                                    Effect::invalid};
// Not granted, and a token. facts: none
inline constexpr Code kTokenUnexpected{"timestamp.response.token_unexpected", "RFC 3161 2.4.2",
                                       Effect::invalid};
// Not granted, by status where the authority gives no reason. facts of each: none
inline constexpr Code kRejected{"timestamp.response.rejected", "RFC 3161 2.4.2",
                                Effect::indeterminate};
inline constexpr Code kWaiting{"timestamp.response.waiting", "RFC 3161 2.4.2",
                               Effect::indeterminate};
inline constexpr Code kRevocationWarning{"timestamp.response.revocation_warning", "RFC 3161 2.4.2",
                                         Effect::indeterminate};
inline constexpr Code kRevocationNotice{"timestamp.response.revocation_notification",
                                        "RFC 3161 2.4.2", Effect::indeterminate};
// By the reason given (PKIFailureInfo).
inline constexpr Code kBadAlgorithm{"timestamp.response.bad_algorithm", "RFC 3161 2.4.2",
                                    Effect::indeterminate};
inline constexpr Code kBadRequest{"timestamp.response.bad_request", "RFC 3161 2.4.2",
                                  Effect::indeterminate};
inline constexpr Code kBadDataFormat{"timestamp.response.bad_data_format", "RFC 3161 2.4.2",
                                     Effect::indeterminate};
inline constexpr Code kTimeNotAvailable{"timestamp.response.time_not_available", "RFC 3161 2.4.2",
                                        Effect::indeterminate};
inline constexpr Code kUnacceptedPolicy{"timestamp.response.unaccepted_policy", "RFC 3161 2.4.2",
                                        Effect::indeterminate};
inline constexpr Code kUnacceptedExtension{"timestamp.response.unaccepted_extension",
                                           "RFC 3161 2.4.2", Effect::indeterminate};
inline constexpr Code kInfoNotAvailable{"timestamp.response.information_not_available",
                                        "RFC 3161 2.4.2", Effect::indeterminate};
inline constexpr Code kSystemFailure{"timestamp.response.system_failure", "RFC 3161 2.4.2",
                                     Effect::indeterminate};

// ----- making them. facts: none
inline constexpr Code kWriteImprint{"timestamp.write.imprint", "RFC 3161 2.4.1", Effect::invalid};
// facts: none
inline constexpr Code kWriteKind{"timestamp.write.kind", "EN 319 122-1 5.3", Effect::invalid};
// facts: none
inline constexpr Code kWriteContent{"timestamp.write.content", "EN 319 122-1 5.5.3",
                                    Effect::invalid};
// facts: signer
inline constexpr Code kWriteSigner{"timestamp.write.signer", "RFC 5652 5.3", Effect::invalid};

inline constexpr std::array kErrorCodes{
    kMalformed,         kNotTstInfo,
    kContentAbsent,     kVersionUnknown,
    kTimeMalformed,     kAccuracyRange,
    kDefaultWritten,    kTooManyExtensions,
    kResponseMalformed, kStatusUnknown,
    kTokenMissing,      kTokenUnexpected,
    kRejected,          kWaiting,
    kRevocationWarning, kRevocationNotice,
    kBadAlgorithm,      kBadRequest,
    kBadDataFormat,     kTimeNotAvailable,
    kUnacceptedPolicy,  kUnacceptedExtension,
    kInfoNotAvailable,  kSystemFailure,
    kWriteImprint,      kWriteKind,
    kWriteContent,      kWriteSigner,
};

}  // namespace baytrust::signature::timestamp
