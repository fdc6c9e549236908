// Every lint rule that needs a register and the lists it speaks of, and the rules of waivers. The
// effect is the severity: invalid = error.
#pragma once

#include <array>

#include "validators/base/code.hpp"

namespace baytrust::decision {

// More was found, or more had to be compared, than a report holds. facts: limit
inline constexpr Code kLintIncomplete{"lint.cross.incomplete", "formats 2", Effect::invalid};
// What compares with this list was not looked at. facts: territory
inline constexpr Code kLintListMissing{"lint.cross.list_missing", "formats 2", Effect::info};

// facts: root, territory
inline constexpr Code kLintRootUnknown{"lint.cross.root.unknown", "recognition 2", Effect::invalid};
// facts: root, territory, since ("-": never in force)
inline constexpr Code kLintRootDead{"lint.cross.root.dead", "recognition 2", Effect::invalid};
// facts: issuer, territory
inline constexpr Code kLintIssuerUnknown{"lint.cross.issuer.unknown", "recognition 3",
                                         Effect::invalid};
// facts: issuer, territory, since
inline constexpr Code kLintIssuerDead{"lint.cross.issuer.dead", "recognition 3", Effect::warning};
// facts: from, to, not_before, not_after
inline constexpr Code kLintOutsideValidity{"lint.cross.period.outside_validity", "register 4",
                                           Effect::warning};
// facts: field, list, register
inline constexpr Code kLintListMismatch{"lint.cross.list_mismatch", "judgement 3", Effect::warning};
// facts: level, territory
inline constexpr Code kLintLevelUnknown{"lint.cross.level.unknown", "profile 3", Effect::invalid};
// facts: level, other, territory
inline constexpr Code kLintLevelIncomparable{"lint.cross.level.incomparable", "profile 3",
                                             Effect::warning};
// There and back again ends above the start. facts: start, end, via, other, territory
inline constexpr Code kLintRoundTrip{"lint.cross.round_trip", "formats 2", Effect::invalid};
// facts: issuing_level, relying_level, ceiling
inline constexpr Code kLintAboveEquivalence{"lint.cross.equivalence.above", "formats 2",
                                            Effect::invalid};
// facts: issuing_level ("-": none)
inline constexpr Code kLintNoEquivalence{"lint.cross.equivalence.undeclared", "formats 2",
                                         Effect::warning};

// A waiver past its expiry waives nothing. facts: rule, expired, by
inline constexpr Code kLintWaiverExpired{"lint.waiver.expired", "formats 1", Effect::warning};
// A waiver longer than a year waives nothing. facts: rule, expires, latest
inline constexpr Code kLintWaiverTooLong{"lint.waiver.too_long", "formats 1", Effect::warning};
// facts: rule
inline constexpr Code kLintWaiverUnused{"lint.waiver.unused", "formats 1", Effect::info};

inline constexpr std::array kLintCodes{
    kLintIncomplete,    kLintListMissing,       kLintRootUnknown,     kLintRootDead,
    kLintIssuerUnknown, kLintIssuerDead,        kLintOutsideValidity, kLintListMismatch,
    kLintLevelUnknown,  kLintLevelIncomparable, kLintRoundTrip,       kLintAboveEquivalence,
    kLintNoEquivalence, kLintWaiverExpired,     kLintWaiverTooLong,   kLintWaiverUnused,
};

}  // namespace baytrust::decision
