// Codes of deviations: where a list departs from TS 119 612 or its schema and can be read all the
// same. Findings, subject: list; fact `place` is the element's location. A list of our own profile
// may not deviate where the clause is the schema's: there the same departure refuses it.
#pragma once

#include <array>

#include "validators/base/code.hpp"

namespace baytrust::trustlists::deviation {

// facts: place, element
inline constexpr Code kMissing{"list.deviation.missing", "TS 119 612 annex C", Effect::warning};
// An empty value or container.
// facts: place
inline constexpr Code kEmpty{"list.deviation.empty", "TS 119 612 annex C", Effect::info};
// facts: place, element
inline constexpr Code kOrder{"list.deviation.order", "TS 119 612 annex C", Effect::info};
// An element that nobody here knows, or text where elements belong: passed over.
// facts: place, found
inline constexpr Code kElement{"list.deviation.element", "TS 119 612 annex C", Effect::info};
// facts: place, value
inline constexpr Code kLanguage{"list.deviation.language", "TS 119 612 5.1.4", Effect::info};
// facts: place, value
inline constexpr Code kTerritory{"list.deviation.territory", "TS 119 612 5.3.10", Effect::warning};
// facts: place, value
inline constexpr Code kTag{"list.deviation.tag", "TS 119 612 5.2.1", Effect::warning};
// A fraction of a second or an offset other than Z.
// facts: place, value
inline constexpr Code kDateForm{"list.deviation.date", "TS 119 612 5.1.3", Effect::info};
// Without an offset: read as UTC, which the standard asks for.
// facts: place, value
inline constexpr Code kDateOffset{"list.deviation.date_without_offset", "TS 119 612 5.1.3",
                                  Effect::warning};
// facts: place, value
inline constexpr Code kUri{"list.deviation.uri", "RFC 3986 2", Effect::info};
// facts: place
inline constexpr Code kBase64{"list.deviation.base64", "RFC 4648 4", Effect::warning};
// A value outside a closed vocabulary.
// facts: place, value, expected
inline constexpr Code kKeyword{"list.deviation.keyword", "TS 119 612 annex C", Effect::warning};
// facts: place, value
inline constexpr Code kIdentifier{"list.deviation.object_identifier", "TS 119 612 5.5.9.2.2.2",
                                  Effect::info};
// facts: place
inline constexpr Code kNoCertificate{"list.deviation.no_certificate", "TS 119 612 5.5.3",
                                     Effect::info};
// facts: place, count
inline constexpr Code kSeveralCertificates{"list.deviation.several_certificates",
                                           "TS 119 612 5.5.3", Effect::info};
// facts: place
inline constexpr Code kHistoryOrder{"list.deviation.history_order", "TS 119 612 5.5.10",
                                    Effect::info};
// A past status that starts after the current one: the service contradicts itself and is not
// trusted at any time.
// facts: place, starting, current
inline constexpr Code kHistoryAfterCurrent{"list.deviation.history_after_current",
                                           "TS 119 612 5.5.10", Effect::warning};
// Kept and shown, not understood; not critical.
// facts: place, extension
inline constexpr Code kExtension{"list.deviation.extension", "TS 119 612 5.5.9", Effect::info};
// An extension of TS 119 612 whose content cannot be read: kept as one that nobody knows.
// facts: place, reason
inline constexpr Code kExtensionUnreadable{"list.deviation.extension_unreadable",
                                           "TS 119 612 5.5.9", Effect::warning};
// More than are listed one by one.
// facts: count
inline constexpr Code kMore{"list.deviation.more", "Baytrust limit", Effect::warning};

inline constexpr std::array kCodes{
    kMissing,
    kEmpty,
    kOrder,
    kElement,
    kLanguage,
    kTerritory,
    kTag,
    kDateForm,
    kDateOffset,
    kUri,
    kBase64,
    kKeyword,
    kIdentifier,
    kNoCertificate,
    kSeveralCertificates,
    kHistoryOrder,
    kHistoryAfterCurrent,
    kExtension,
    kExtensionUnreadable,
    kMore,
};

}  // namespace baytrust::trustlists::deviation
