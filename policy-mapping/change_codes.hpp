// Codes of changes between two editions of a register (compare.hpp). `warning`: what no edition
// should do, because entries are withdrawn and never forgotten; everything else is `info`. No
// change has an effect on a verdict by itself. Clauses: "register" = the rules of
// docs/schemas/README.md, "formats 2" = docs/formats.md. Their texts use {place}, {before},
// {after}.
#pragma once

#include <array>

#include "validators/base/code.hpp"

namespace baytrust::policy_mapping {

inline constexpr Code kPublisherChanged{"change.register.publisher.changed", "formats 2",
                                        Effect::warning};
inline constexpr Code kPublisherRenamed{"change.register.publisher.renamed", "formats 2",
                                        Effect::info};
inline constexpr Code kSignerAnnounced{"change.register.signer.announced", "formats 1",
                                       Effect::info};
inline constexpr Code kSignerChanged{"change.register.signer.announcement_changed", "formats 1",
                                     Effect::info};
inline constexpr Code kSignerRetracted{"change.register.signer.announcement_retracted", "formats 1",
                                       Effect::info};

// Entries.
inline constexpr Code kEntryAdded{"change.register.entry.added", "formats 2", Effect::info};
inline constexpr Code kEntryRemoved{"change.register.entry.removed", "formats 2", Effect::warning};
// Kind, relying or issuing jurisdiction: it is another recognition under the same id.
inline constexpr Code kEntryRedirected{"change.register.entry.redirected", "formats 2",
                                       Effect::warning};
inline constexpr Code kEntryStatus{"change.register.entry.status_changed", "formats 2",
                                   Effect::info};
inline constexpr Code kHistoryRewritten{"change.register.history.rewritten", "formats 2",
                                        Effect::warning};
inline constexpr Code kPeriodChanged{"change.register.period.changed", "formats 2", Effect::info};
inline constexpr Code kPairAdded{"change.register.pair.added", "formats 2", Effect::info};
inline constexpr Code kPairRemoved{"change.register.pair.removed", "formats 2", Effect::info};
inline constexpr Code kPairPeriod{"change.register.pair.period_changed", "formats 2", Effect::info};
inline constexpr Code kTypeChanged{"change.register.type.changed", "formats 2", Effect::info};
inline constexpr Code kFamilyChanged{"change.register.family.changed", "formats 2", Effect::info};
inline constexpr Code kRequiresChanged{"change.register.requires.changed", "formats 2",
                                       Effect::info};
inline constexpr Code kConstraintsChanged{"change.register.constraints.changed", "formats 2",
                                          Effect::info};
inline constexpr Code kCountsAsPolicies{"change.register.counts_as.policies_changed", "formats 2",
                                        Effect::info};
inline constexpr Code kCountsAsLevel{"change.register.counts_as.level_changed", "formats 2",
                                     Effect::info};
inline constexpr Code kCountsAsPurposes{"change.register.counts_as.purposes_changed", "formats 2",
                                        Effect::info};
inline constexpr Code kCountsAsLimit{"change.register.counts_as.limit_changed", "formats 2",
                                     Effect::info};

// What bears on no certificate.
inline constexpr Code kLegalBasisChanged{"change.register.legal_basis.changed", "formats 2",
                                         Effect::info};
inline constexpr Code kEvidenceChanged{"change.register.evidence.changed", "formats 2",
                                       Effect::info};
inline constexpr Code kReviewChanged{"change.register.review.changed", "formats 2", Effect::info};
inline constexpr Code kNotesChanged{"change.register.notes.changed", "formats 2", Effect::info};
inline constexpr Code kSourcesChanged{"change.register.sources.changed", "formats 2", Effect::info};

inline constexpr std::array kChangeCodes{
    kPublisherChanged, kPublisherRenamed, kSignerAnnounced,    kSignerChanged,    kSignerRetracted,
    kEntryAdded,       kEntryRemoved,     kEntryRedirected,    kEntryStatus,      kHistoryRewritten,
    kPeriodChanged,    kPairAdded,        kPairRemoved,        kPairPeriod,       kTypeChanged,
    kFamilyChanged,    kRequiresChanged,  kConstraintsChanged, kCountsAsPolicies, kCountsAsLevel,
    kCountsAsPurposes, kCountsAsLimit,    kLegalBasisChanged,  kEvidenceChanged,  kReviewChanged,
    kNotesChanged,     kSourcesChanged,
};

}  // namespace baytrust::policy_mapping
