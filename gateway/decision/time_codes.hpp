// Codes of times and time-stamps, and of signatures as a decision sees them (judgement.md 1, 5).
#pragma once

#include <array>

#include "validators/base/code.hpp"

namespace baytrust::decision {

// Subject: request. facts: none
inline constexpr Code kTimeAsserted{"time.asserted", "judgement 1", Effect::info};

// ----- time-stamps. Subject: signature. facts of each: timestamp (its place among the signature's)
// also: time, kind ("signature", "archive", ...)
inline constexpr Code kTimestampAccepted{"time.timestamp.accepted", "judgement 1", Effect::passed};
// also: cause (code of its gravest finding)
inline constexpr Code kTimestampNotIntact{"time.timestamp.not_intact", "judgement 5",
                                          Effect::warning};
// It names an instant after one by which the signature is known to have existed. also: time, proven
inline constexpr Code kTimestampAhead{"time.timestamp.ahead", "judgement 1", Effect::warning};
// Its authority's certificate does not hold as of its time. also: cause
inline constexpr Code kTsaNotValid{"time.tsa.not_valid", "judgement 5", Effect::warning};
// Neither domestic nor recognised. also: issuing, cause
inline constexpr Code kTsaNotRecognised{"time.tsa.not_recognised", "judgement 5", Effect::warning};
// Its key may have been in wrong hands when the stamp was made. also: since, reason ("-")
inline constexpr Code kTsaRevokedSince{"time.tsa.revoked_since", "RFC 3161 4", Effect::warning};
// Its keys or algorithms were not good any more when it is first known to have existed. also:
// cause, at
inline constexpr Code kTsaNotGoodSince{"time.tsa.not_good_since", "EN 319 102-1 5.6.2",
                                       Effect::warning};

// ----- the authority itself. Subject: path[0]
inline constexpr Code kTsaListed{"tsa.listed", "TS 119 612 5.5.1", Effect::passed};
// No time-stamping service of the issuing list in force then. facts: jurisdiction, at
inline constexpr Code kTsaNotListed{"tsa.not_listed", "TS 119 612 5.5.1", Effect::not_recognised};

// ----- the profile. Subject: profile. facts: none
inline constexpr Code kTimestampMet{"profile.timestamp.met", "formats 3", Effect::passed};
inline constexpr Code kTimestampRequired{"profile.timestamp.required", "formats 3",
                                         Effect::not_accepted};

// ----- counter-signatures: seen, not judged. Subject: signature. facts: signer
inline constexpr Code kCounterSignatureGood{"signature.counter_signature.good", "RFC 5652 11.4",
                                            Effect::info};
// also: cause
inline constexpr Code kCounterSignatureNotGood{"signature.counter_signature.not_good",
                                               "RFC 5652 11.4", Effect::warning};

inline constexpr std::array kTimeCodes{
    kTimeAsserted,
    kTimestampAccepted,
    kTimestampNotIntact,
    kTimestampAhead,
    kTsaNotValid,
    kTsaNotRecognised,
    kTsaRevokedSince,
    kTsaNotGoodSince,
    kTsaListed,
    kTsaNotListed,
    kTimestampMet,
    kTimestampRequired,
    kCounterSignatureGood,
    kCounterSignatureNotGood,
};

}  // namespace baytrust::decision
