// Every code of trustlists. Malformed fields are xml.field.*; these are what is wrong with a list
// whose fields are well-formed. TS = ETSI TS 119 612 v2.4.1, profile = docs/schemas/README.md.
#pragma once

#include <array>

#include "validators/base/code.hpp"

namespace baytrust::trustlists {

// Errors of reading and writing. Subject: the element's location.
// facts: version
inline constexpr Code kVersion{"list.version.unsupported", "TS 5.3.1", Effect::invalid};
// facts: value
inline constexpr Code kTerritory{"list.territory.malformed", "TS 5.3.10", Effect::invalid};
// facts: level
inline constexpr Code kLevelUnknown{"list.levels.unknown", "profile 3", Effect::invalid};
// facts: level
inline constexpr Code kLevelRepeated{"list.levels.repeated", "profile 3", Effect::invalid};
// facts: level
inline constexpr Code kLevelCycle{"list.levels.cycle", "profile 3", Effect::invalid};
// facts: id
inline constexpr Code kTypeRepeated{"list.type.repeated", "profile 2", Effect::invalid};
// facts: use
inline constexpr Code kUseRepeated{"list.type.use_repeated", "profile 2", Effect::invalid};
// A custody holder without server-side custody, or the reverse.
// facts: custody
inline constexpr Code kCustodyHolder{"list.type.custody_holder", "profile 2", Effect::invalid};
// facts: value
inline constexpr Code kIdentifier{"list.identifier.malformed", "profile 1", Effect::invalid};
// facts: value
inline constexpr Code kCurrency{"list.currency.malformed", "ISO 4217", Effect::invalid};
// A past status that starts after the current one.
// facts: starting, current
inline constexpr Code kHistoryAfterCurrent{"list.history.after_current", "TS 5.5.10",
                                           Effect::invalid};
// A kind is stated for a supply point that the service does not have.
// facts: uri
inline constexpr Code kSupplyPoint{"list.supply_point.unknown", "profile 4", Effect::invalid};
// An interval that ends before it starts.
// facts: from, to
inline constexpr Code kReversed{"list.interval.reversed", "profile 2", Effect::invalid};
// A list that would not read back equal (white space around a text, history out of order ...).
// facts: part
inline constexpr Code kModel{"list.model.not_writable", "profile 1", Effect::invalid};

// Findings: parts of an accepted list that cannot be used. Subject: list.
// facts: provider, service, reason
inline constexpr Code kCertificateUnreadable{"list.certificate.unreadable", "TS 5.5.3",
                                             Effect::warning};
// facts: provider, service, status
inline constexpr Code kStatusUnknown{"list.status.unknown", "TS 5.5.4", Effect::warning};
// facts: provider, service, extension
inline constexpr Code kExtensionUnknown{"list.extension.unknown_critical", "TS 5.5.9",
                                        Effect::warning};
// facts: extension
inline constexpr Code kSchemeExtensionUnknown{"list.extension.scheme_unknown_critical", "TS 5.3.17",
                                              Effect::warning};

// A critical extension of TS 119 612 that is read and shown, and that no judgement here applies.
// facts: provider, service, extension
inline constexpr Code kExtensionNotApplied{"list.extension.critical_not_applied", "TS 5.5.9",
                                           Effect::warning};
// Qualifications are no certificate types of ours: no certificate is recognised by them.
// facts: provider, service, count
inline constexpr Code kQualificationsOnly{"list.qualifications.without_types", "TS 5.5.9.2",
                                          Effect::info};

inline constexpr std::array kCodes{
    kVersion,
    kTerritory,
    kLevelUnknown,
    kLevelRepeated,
    kLevelCycle,
    kTypeRepeated,
    kUseRepeated,
    kCustodyHolder,
    kIdentifier,
    kCurrency,
    kHistoryAfterCurrent,
    kSupplyPoint,
    kReversed,
    kModel,
    kCertificateUnreadable,
    kStatusUnknown,
    kExtensionUnknown,
    kSchemeExtensionUnknown,
    kExtensionNotApplied,
    kQualificationsOnly,
};

}  // namespace baytrust::trustlists
