// Every lint rule of trust lists. The effect is the severity: invalid = error. TS = ETSI TS 119 612
// v2.4.1, profile = docs/schemas/README.md. The place of each result says where.
#pragma once

#include <array>

#include "validators/base/code.hpp"

namespace baytrust::trustlists {

// The reader refuses the document; the place is the element. facts: code
inline constexpr Code kLintSchema{"lint.list.schema", "formats 1", Effect::invalid};
// More was found than a report holds. facts: limit
inline constexpr Code kLintIncomplete{"lint.list.incomplete", "formats 1", Effect::invalid};

// The document departs from TS 119 612 and can be read all the same. facts: code, detail
inline constexpr Code kLintDeviation{"lint.list.deviation", "TS annex C", Effect::warning};
// facts: code, detail
inline constexpr Code kLintSlightDeviation{"lint.list.deviation.slight", "TS annex C",
                                           Effect::info};
// facts: field, uri
inline constexpr Code kLintUnknownUri{"lint.list.uri.unknown", "TS 5.3.3, 5.5.1, 5.5.4",
                                      Effect::warning};
// facts: extension
inline constexpr Code kLintUnknownCritical{"lint.list.extension.unknown_critical", "TS 5.5.9",
                                           Effect::warning};
// A text is not there in a language that is required. facts: field, languages
inline constexpr Code kLintLanguage{"lint.list.language.missing", "TS 5.1.4", Effect::warning};

// facts: now, next_update
inline constexpr Code kLintNextUpdateNear{"lint.list.next_update.near", "TS 5.3.15",
                                          Effect::warning};
// facts: now, next_update
inline constexpr Code kLintNextUpdatePast{"lint.list.next_update.past", "TS 5.3.15",
                                          Effect::invalid};
// facts: issued, next_update
inline constexpr Code kLintNextUpdateFar{"lint.list.next_update.too_far", "TS 5.3.15",
                                         Effect::invalid};
inline constexpr Code kLintNextUpdateMissing{"lint.list.next_update.missing", "TS 5.3.15",
                                             Effect::invalid};

// A CA that issues to end entities and says nothing about their types.
inline constexpr Code kLintWithoutType{"lint.list.service.without_type", "profile 2",
                                       Effect::warning};
// The same certificate and service type again. facts: other
inline constexpr Code kLintDuplicate{"lint.list.service.duplicate", "TS 5.5.3", Effect::invalid};
// facts: found
inline constexpr Code kLintIdentity{"lint.list.service.identity", "TS 5.5.3", Effect::warning};
// facts: reason
inline constexpr Code kLintUnreadable{"lint.list.certificate.unreadable", "TS 5.5.3",
                                      Effect::warning};
// facts: not_after, now
inline constexpr Code kLintExpired{"lint.list.certificate.expired", "RFC 5280 4.1.2.5",
                                   Effect::warning};
// facts: listed ("-": none), certificate
inline constexpr Code kLintSki{"lint.list.certificate.ski_mismatch", "TS 5.5.3", Effect::invalid};

// Past states are not newest first, or two start at one instant. facts: starting, after; of the
// reader's: code, detail
inline constexpr Code kLintHistoryOrder{"lint.list.history.order", "TS 5.5.10", Effect::invalid};
// facts: starting, issued
inline constexpr Code kLintStatusAfterIssue{"lint.list.status.after_issue", "TS 5.5.5",
                                            Effect::invalid};
// facts: date ("-": none)
inline constexpr Code kLintDateSource{"lint.list.date.without_source", "profile 2",
                                      Effect::warning};
inline constexpr Code kLintSupplyPoint{"lint.list.supply_point.missing", "TS 5.5.7",
                                       Effect::warning};
// facts: kind, expired, now
inline constexpr Code kLintAudit{"lint.list.audit.lapsed", "profile 2", Effect::warning};

inline constexpr std::array kLintCodes{
    kLintSchema,
    kLintDeviation,
    kLintSlightDeviation,
    kLintIncomplete,
    kLintUnknownUri,
    kLintUnknownCritical,
    kLintLanguage,
    kLintNextUpdateNear,
    kLintNextUpdatePast,
    kLintNextUpdateFar,
    kLintNextUpdateMissing,
    kLintWithoutType,
    kLintDuplicate,
    kLintIdentity,
    kLintUnreadable,
    kLintExpired,
    kLintSki,
    kLintHistoryOrder,
    kLintStatusAfterIssue,
    kLintDateSource,
    kLintSupplyPoint,
    kLintAudit,
};

}  // namespace baytrust::trustlists
