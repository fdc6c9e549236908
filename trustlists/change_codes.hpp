// Codes of changes between two editions of a trust list (compare.hpp). `warning`: what no edition
// should do, because lists never forget; everything else is `info`. No change has an effect on a
// verdict by itself. Clauses: TS = ETSI TS 119 612 v2.4.1, profile = docs/schemas/README.md. Their
// texts use {place}, {before}, {after}.
#pragma once

#include <array>

#include "validators/base/code.hpp"

namespace baytrust::trustlists {

// The scheme.
inline constexpr Code kSchemeType{"change.list.scheme.type_changed", "TS 5.3.3", Effect::info};
inline constexpr Code kSchemeTerritory{"change.list.scheme.territory_changed", "TS 5.3.10",
                                       Effect::warning};
inline constexpr Code kSchemeVersion{"change.list.scheme.version_changed", "TS 5.3.1",
                                     Effect::info};
inline constexpr Code kSchemeOperator{"change.list.scheme.operator_changed", "TS 5.3.4",
                                      Effect::info};
inline constexpr Code kSchemeOperatorAddress{"change.list.scheme.operator_address_changed",
                                             "TS 5.3.5", Effect::info};
inline constexpr Code kSchemeName{"change.list.scheme.renamed", "TS 5.3.6", Effect::info};
inline constexpr Code kSchemeInformation{"change.list.scheme.information_changed", "TS 5.3.7",
                                         Effect::info};
inline constexpr Code kSchemeApproach{"change.list.scheme.approach_changed", "TS 5.3.8",
                                      Effect::info};
inline constexpr Code kSchemeRules{"change.list.scheme.rules_changed", "TS 5.3.9", Effect::info};
inline constexpr Code kSchemeNotice{"change.list.scheme.notice_changed", "TS 5.3.11", Effect::info};
inline constexpr Code kSchemeHistoryPeriod{"change.list.scheme.history_period_changed", "TS 5.3.12",
                                           Effect::info};
inline constexpr Code kSchemeDistribution{"change.list.scheme.distribution_changed", "TS 5.3.16",
                                          Effect::info};
inline constexpr Code kSchemeLevels{"change.list.scheme.levels_changed", "profile 3", Effect::info};
inline constexpr Code kSchemePolicy{"change.list.scheme.policy_changed", "TS 5.3.11", Effect::info};
inline constexpr Code kSchemeExtension{"change.list.scheme.extensions_changed", "TS 5.3.17",
                                       Effect::info};

// Pointers to other lists, by location and territory.
inline constexpr Code kPointerAdded{"change.list.pointer.added", "TS 5.3.13", Effect::info};
inline constexpr Code kPointerRemoved{"change.list.pointer.removed", "TS 5.3.13", Effect::info};
inline constexpr Code kPointerChanged{"change.list.pointer.changed", "TS 5.3.13", Effect::info};

// Who signs later editions.
inline constexpr Code kSignerAnnounced{"change.list.signer.announced", "profile 3", Effect::info};
inline constexpr Code kSignerChanged{"change.list.signer.announcement_changed", "profile 3",
                                     Effect::info};
inline constexpr Code kSignerRetracted{"change.list.signer.announcement_retracted", "profile 3",
                                       Effect::info};

// Providers.
inline constexpr Code kProviderAdded{"change.list.provider.added", "TS 5.4.1", Effect::info};
inline constexpr Code kProviderRemoved{"change.list.provider.removed", "TS 5.4.1", Effect::warning};
inline constexpr Code kProviderName{"change.list.provider.renamed", "TS 5.4.1", Effect::info};
inline constexpr Code kProviderTradeName{"change.list.provider.trade_name_changed", "TS 5.4.2",
                                         Effect::info};
inline constexpr Code kProviderAddress{"change.list.provider.address_changed", "TS 5.4.3",
                                       Effect::info};
inline constexpr Code kProviderInformation{"change.list.provider.information_changed", "TS 5.4.4",
                                           Effect::info};
inline constexpr Code kProviderExtension{"change.list.provider.extensions_changed", "TS 5.4.6",
                                         Effect::info};

// Services.
inline constexpr Code kServiceAdded{"change.list.service.added", "TS 5.5", Effect::info};
inline constexpr Code kServiceRemoved{"change.list.service.removed", "TS 5.5", Effect::warning};
// The same CA by name, under another key; the old certificate stands nowhere any more.
inline constexpr Code kServiceRekeyed{"change.list.service.rekeyed", "TS 5.5.3", Effect::warning};
// The same CA by name and key, by another certificate.
inline constexpr Code kServiceRecertified{"change.list.service.recertified", "TS 5.5.3",
                                          Effect::warning};
inline constexpr Code kServiceKind{"change.list.service.kind_changed", "TS 5.5.1", Effect::warning};
inline constexpr Code kServiceStatus{"change.list.service.status_changed", "TS 5.5.4",
                                     Effect::info};
inline constexpr Code kServiceStatusDate{"change.list.service.status_date_changed", "TS 5.5.5",
                                         Effect::info};
inline constexpr Code kServiceName{"change.list.service.renamed", "TS 5.5.2", Effect::info};
inline constexpr Code kServiceIdentity{"change.list.service.identity_changed", "TS 5.5.3",
                                       Effect::info};
inline constexpr Code kServiceDefinition{"change.list.service.definition_changed", "TS 5.5.8",
                                         Effect::info};
inline constexpr Code kServiceQualifications{"change.list.service.qualifications_changed",
                                             "TS 5.5.9.2", Effect::info};
inline constexpr Code kServiceTakenOver{"change.list.service.taken_over_changed", "TS 5.5.9.3",
                                        Effect::info};
inline constexpr Code kServiceExtension{"change.list.service.extensions_changed", "TS 5.5.9",
                                        Effect::info};
inline constexpr Code kSupplyAdded{"change.list.supply_point.added", "TS 5.5.7", Effect::info};
inline constexpr Code kSupplyRemoved{"change.list.supply_point.removed", "TS 5.5.7", Effect::info};
inline constexpr Code kSupplyMoved{"change.list.supply_point.moved", "TS 5.5.7", Effect::info};
// A past state changed or vanished.
inline constexpr Code kHistoryRewritten{"change.list.history.rewritten", "TS 5.5.10",
                                        Effect::warning};

// Certificate types.
inline constexpr Code kTypeAdded{"change.list.type.added", "profile 2", Effect::info};
inline constexpr Code kTypeLost{"change.list.type.lost", "profile 2", Effect::warning};
inline constexpr Code kTypeName{"change.list.type.renamed", "profile 2", Effect::info};
inline constexpr Code kTypeMarker{"change.list.type.marker_changed", "profile 2", Effect::info};
inline constexpr Code kTypeHolder{"change.list.type.holder_changed", "profile 2", Effect::info};
inline constexpr Code kTypeUse{"change.list.type.use_changed", "profile 2", Effect::info};
inline constexpr Code kTypeCustody{"change.list.type.custody_changed", "profile 2", Effect::info};
inline constexpr Code kTypeCustodian{"change.list.type.custody_holder_changed", "profile 2",
                                     Effect::info};
inline constexpr Code kFamily{"change.list.family.changed", "profile 2", Effect::info};
inline constexpr Code kTypeLevel{"change.list.type.level_changed", "profile 2", Effect::info};
inline constexpr Code kTypeLimit{"change.list.type.limit_changed", "profile 2", Effect::info};
inline constexpr Code kTypePrevious{"change.list.type.previous_changed", "profile 2", Effect::info};
inline constexpr Code kTypeAudit{"change.list.type.audit_changed", "profile 2", Effect::info};

inline constexpr std::array kChangeCodes{
    kSchemeType,
    kSchemeTerritory,
    kSchemeVersion,
    kSchemeOperator,
    kSchemeOperatorAddress,
    kSchemeName,
    kSchemeInformation,
    kSchemeApproach,
    kSchemeRules,
    kSchemeNotice,
    kSchemeHistoryPeriod,
    kSchemeDistribution,
    kSchemeLevels,
    kSchemePolicy,
    kSchemeExtension,
    kPointerAdded,
    kPointerRemoved,
    kPointerChanged,
    kSignerAnnounced,
    kSignerChanged,
    kSignerRetracted,
    kProviderAdded,
    kProviderRemoved,
    kProviderName,
    kProviderTradeName,
    kProviderAddress,
    kProviderInformation,
    kProviderExtension,
    kServiceAdded,
    kServiceRemoved,
    kServiceRekeyed,
    kServiceRecertified,
    kServiceKind,
    kServiceStatus,
    kServiceStatusDate,
    kServiceName,
    kServiceIdentity,
    kServiceDefinition,
    kServiceQualifications,
    kServiceTakenOver,
    kServiceExtension,
    kSupplyAdded,
    kSupplyRemoved,
    kSupplyMoved,
    kHistoryRewritten,
    kTypeAdded,
    kTypeLost,
    kTypeName,
    kTypeMarker,
    kTypeHolder,
    kTypeUse,
    kTypeCustody,
    kTypeCustodian,
    kFamily,
    kTypeLevel,
    kTypeLimit,
    kTypePrevious,
    kTypeAudit,
};

}  // namespace baytrust::trustlists
