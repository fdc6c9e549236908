// Every lint rule that a register can be held to by itself. The effect is the severity: invalid =
// error. "register" is the profile in docs/schemas/README.md, "judgement" docs/judgement.md.
#pragma once

#include <array>

#include "validators/base/code.hpp"

namespace baytrust::policy_mapping {

// The reader refuses the document; the place is the element. facts: code
inline constexpr Code kLintSchema{"lint.register.schema", "formats 2", Effect::invalid};
// More was found, or more had to be compared, than a report holds. facts: limit
inline constexpr Code kLintIncomplete{"lint.register.incomplete", "formats 2", Effect::invalid};

// facts: now, next_update
inline constexpr Code kLintNextUpdateNear{"lint.register.next_update.near", "formats 2",
                                          Effect::warning};
// facts: now, next_update
inline constexpr Code kLintNextUpdatePast{"lint.register.next_update.past", "formats 2",
                                          Effect::invalid};
// facts: issued, next_update
inline constexpr Code kLintNextUpdateFar{"lint.register.next_update.too_far", "formats 2",
                                         Effect::invalid};
// facts: field, languages
inline constexpr Code kLintLanguage{"lint.register.language.missing", "formats 2", Effect::warning};

// One certificate can be of both entries, which say the same. facts: other
inline constexpr Code kLintOverlap{"lint.register.entry.overlap", "judgement 3", Effect::warning};
// One certificate can be of both entries, which say different things. facts: other, fields
inline constexpr Code kLintConflict{"lint.register.entry.conflict", "judgement 3", Effect::invalid};
// Whatever the entry recognises, another one of lower id recognises first. facts: other
inline constexpr Code kLintShadowed{"lint.register.entry.shadowed", "judgement 3", Effect::warning};
// The direction has no entry the other way. facts: relying, issuing
inline constexpr Code kLintAsymmetric{"lint.register.entry.asymmetric", "formats 2", Effect::info};

// facts: policy
inline constexpr Code kLintAnyPolicy{"lint.register.any_policy", "RFC 5280 6.1.4(a)",
                                     Effect::invalid};
// facts: family, arcs, least
inline constexpr Code kLintFamilyShort{"lint.register.family.too_short", "register 6",
                                       Effect::warning};
// facts: family, other, other_family
inline constexpr Code kLintFamilySwallows{"lint.register.family.swallows", "register 6",
                                          Effect::warning};

// facts: next_review, now
inline constexpr Code kLintReviewOverdue{"lint.register.review.overdue", "register 8",
                                         Effect::warning};
inline constexpr Code kLintReviewMissing{"lint.register.review.missing", "register 8",
                                         Effect::info};
// facts: date ("-": unknown)
inline constexpr Code kLintDateSource{"lint.register.date.without_source", "register 4",
                                      Effect::warning};

inline constexpr std::array kLintCodes{
    kLintSchema,         kLintIncomplete,    kLintNextUpdateNear, kLintNextUpdatePast,
    kLintNextUpdateFar,  kLintLanguage,      kLintOverlap,        kLintConflict,
    kLintShadowed,       kLintAsymmetric,    kLintAnyPolicy,      kLintFamilyShort,
    kLintFamilySwallows, kLintReviewOverdue, kLintReviewMissing,  kLintDateSource,
};

}  // namespace baytrust::policy_mapping
