// Codes of reading the European mutual-recognition extension (MRA, schema version 2) into a draft
// register. "MRA" cites the schema's type names. What has no counterpart here is a finding each, so
// that a reviewer completes the draft knowingly; nothing is guessed.
#pragma once

#include <array>

#include "validators/base/code.hpp"

namespace baytrust::policy_mapping::mra {

// Error: no such extension in the list. Subject: the list.
inline constexpr Code kNone{"mra.none", "MRA MutualRecognitionAgreementInformationType",
                            Effect::invalid};
// Error: the list, or its pointer, does not say whose it is. Subject: the element's location.
// facts: value
inline constexpr Code kTerritory{"mra.territory", "TS 119 612 5.3.13", Effect::invalid};

// Findings. Subject: the list for the agreement, the recognition for an entry.
// The draft rests on a list that nobody's signature was checked of.
inline constexpr Code kUnverified{"mra.list.not_verified", "formats 2", Effect::warning};
// facts: name, value
inline constexpr Code kAttribute{"mra.attribute.no_counterpart",
                                 "MRA MutualRecognitionAgreementInformationType", Effect::info};
// A service that is neither a CA nor a time-stamping authority: no entry is made.
// facts: identifier, type
inline constexpr Code kServiceType{"mra.service_type.no_counterpart",
                                   "MRA TrustServiceTSLTypeListType", Effect::warning};
// facts: identifier, information
inline constexpr Code kServiceInformation{"mra.service_information.no_counterpart",
                                          "MRA TrustServiceTSLTypeType", Effect::warning};
// Neither enacted nor repealed: the entry is suspended.
// facts: status
inline constexpr Code kStatus{"mra.status.unknown", "MRA TrustServiceEquivalenceInformationType",
                              Effect::warning};
// Which statuses of services count as valid, or not: our lists' statuses decide themselves.
// facts: pointing, pointed, kind
inline constexpr Code kStatusList{"mra.status_list.no_counterpart",
                                  "MRA TrustServiceTSLStatusEquivalenceListType", Effect::info};
// facts: pointing, pointed
inline constexpr Code kQualifier{"mra.qualifier.no_counterpart", "MRA QualifierEquivalenceType",
                                 Effect::warning};
// A statement of certificate content that an entry cannot make.
// facts: context, what
inline constexpr Code kContent{"mra.content.no_counterpart",
                               "MRA CertificateContentReferenceEquivalenceType", Effect::warning};
// An earlier state of the equivalence whose content is not kept: its status alone is.
// facts: since
inline constexpr Code kHistory{"mra.history.content_dropped",
                               "MRA TrustServiceEquivalenceHistoryInstanceType", Effect::warning};
// No date of an end is stated: the draft's period is open.
inline constexpr Code kPeriodOpen{"mra.period.open", "register 4", Effect::info};

// What the agreement does not say and an entry must: the draft cannot be signed before.
inline constexpr Code kNoPair{"mra.ca_pair.missing", "recognition 2 and 3", Effect::warning};
inline constexpr Code kNoType{"mra.certificate_type.missing", "recognition 4", Effect::warning};
// facts: found
inline constexpr Code kNoFamily{"mra.policy_family.missing", "recognition 5", Effect::warning};
inline constexpr Code kNoPolicy{"mra.counts_as.missing", "register 8", Effect::warning};
// Nothing in it became an entry. Subject: the list.
inline constexpr Code kNoEntry{"mra.entry.none", "register 2", Effect::warning};

inline constexpr std::array kCodes{
    kNone,   kTerritory,  kUnverified, kAttribute, kServiceType, kServiceInformation,
    kStatus, kStatusList, kQualifier,  kContent,   kHistory,     kPeriodOpen,
    kNoPair, kNoType,     kNoFamily,   kNoPolicy,  kNoEntry,
};

}  // namespace baytrust::policy_mapping::mra
