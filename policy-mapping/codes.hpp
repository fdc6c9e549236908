// Every code of policy-mapping. Malformed fields are xml.field.*. The clause "recognition N" is
// leg N of a recognition; "register" is the profile in docs/schemas/README.md.
#pragma once

#include <array>

#include "validators/base/code.hpp"

namespace baytrust::policy_mapping {

// Errors of reading and writing. Subject: the element's location, or the entry's id.
// facts: value
inline constexpr Code kIdentifier{"register.identifier.malformed", "register 1", Effect::invalid};
// facts: id
inline constexpr Code kEntryRepeated{"register.entry.repeated", "register 2", Effect::invalid};
// relying and issuing are the same jurisdiction.
// facts: jurisdiction
inline constexpr Code kSameJurisdiction{"register.entry.same_jurisdiction", "register 2",
                                        Effect::invalid};
// Status changes do not ascend in time.
// facts: previous, effective_from
inline constexpr Code kStatusOrder{"register.status.order", "register 3", Effect::invalid};
// facts: from, to
inline constexpr Code kReversed{"register.interval.reversed", "register 4", Effect::invalid};
// facts: value
inline constexpr Code kCurrency{"register.currency.malformed", "ISO 4217", Effect::invalid};
// facts: value
inline constexpr Code kRepeated{"register.value.repeated", "register 1", Effect::invalid};
// A certificate entry without certificate type.
inline constexpr Code kTypeMissing{"register.type.missing", "register 5", Effect::invalid};
inline constexpr Code kAnyPolicyCounted{"register.counts_as.any_policy", "RFC 5280 6.1.4(a)",
                                        Effect::invalid};
// facts: family, reason
inline constexpr Code kFamily{"register.family.malformed", "register 6", Effect::invalid};
// facts: constraint
inline constexpr Code kConstraint{"register.constraint.malformed", "RFC 5280 4.2.1.10",
                                  Effect::invalid};
// A register that would not read back equal (white space around a text ...).
// facts: part
inline constexpr Code kModel{"register.model.not_writable", "register 1", Effect::invalid};

// Leg 1, period. Subject of all findings: the recognition.
// facts: -
inline constexpr Code kPeriodHolds{"recognition.period.holds", "recognition 1", Effect::passed};
// facts: at, from
inline constexpr Code kPeriodNotStarted{"recognition.period.not_started", "recognition 1",
                                        Effect::not_recognised};
// facts: at, to
inline constexpr Code kPeriodEnded{"recognition.period.ended", "recognition 1",
                                   Effect::not_recognised};
// facts: missing ("from", "to", or both), source
inline constexpr Code kPeriodUnknown{"recognition.period.unknown", "recognition 1",
                                     Effect::indeterminate};
// facts: at, since, reason
inline constexpr Code kSuspended{"recognition.period.suspended", "recognition 1",
                                 Effect::not_recognised};
// facts: at, since, reason
inline constexpr Code kWithdrawn{"recognition.period.withdrawn", "recognition 1",
                                 Effect::not_recognised};
// No status is in effect yet.
// facts: at, first
inline constexpr Code kStatusNone{"recognition.period.no_status", "recognition 1",
                                  Effect::not_recognised};

// Leg 2, root.
inline constexpr Code kRootListed{"recognition.root.listed", "recognition 2", Effect::passed};
// facts: root
inline constexpr Code kRootNotListed{"recognition.root.not_listed", "recognition 2",
                                     Effect::not_recognised};
// Same name and key as a listed root, another certificate.
// facts: root, listed
inline constexpr Code kRootReissued{"recognition.root.other_certificate", "recognition 2",
                                    Effect::not_recognised};

// Leg 3, issuer.
inline constexpr Code kIssuerListed{"recognition.issuer.listed", "recognition 3", Effect::passed};
// facts: issuer
inline constexpr Code kIssuerNotListed{"recognition.issuer.not_listed", "recognition 3",
                                       Effect::not_recognised};
// facts: issuer, listed
inline constexpr Code kIssuerReissued{"recognition.issuer.other_certificate", "recognition 3",
                                      Effect::not_recognised};
// The issuer is listed, under another root than this path's.
// facts: issuer, root
inline constexpr Code kIssuerOtherRoot{"recognition.issuer.other_root", "recognition 3",
                                       Effect::not_recognised};
// facts: issuer, at, from, to
inline constexpr Code kPairNotInPeriod{"recognition.issuer.not_in_period", "recognition 3",
                                       Effect::not_recognised};
// facts: issuer, missing, source
inline constexpr Code kPairUnknown{"recognition.issuer.period_unknown", "recognition 3",
                                   Effect::indeterminate};

// Leg 4, certificate type.
inline constexpr Code kTypeMatches{"recognition.type.matches", "recognition 4", Effect::passed};
// A time-stamp entry asks for no type.
inline constexpr Code kTypeNotAsked{"recognition.type.not_asked", "recognition 4", Effect::passed};
// facts: attribute, wanted
inline constexpr Code kTypeAbsent{"recognition.type.absent", "recognition 4",
                                  Effect::not_recognised};
// facts: attribute, wanted, found
inline constexpr Code kTypeOther{"recognition.type.other", "recognition 4", Effect::not_recognised};

// Leg 5, policy.
inline constexpr Code kPolicyMatches{"recognition.policy.matches", "recognition 5", Effect::passed};
// facts: family
inline constexpr Code kPolicyAbsent{"recognition.policy.absent", "recognition 5",
                                    Effect::not_recognised};
// facts: family
inline constexpr Code kPolicyOnlyAny{"recognition.policy.only_any_policy", "RFC 5280 6.1.3(d)(2)",
                                     Effect::not_recognised};
// facts: family, found
inline constexpr Code kPolicyOther{"recognition.policy.other_family", "recognition 5",
                                   Effect::not_recognised};
// The family's prefix without its version nodes.
// facts: family, found
inline constexpr Code kPolicyBarePrefix{"recognition.policy.bare_prefix", "recognition 5",
                                        Effect::not_recognised};
// facts: family, found
inline constexpr Code kPolicyRelease{"recognition.policy.release_not_accepted", "recognition 5",
                                     Effect::not_recognised};
// The CAs above do not authorise the policy (RFC 9618 graph of the home run).
// facts: found, valid
inline constexpr Code kPolicyNotAuthorised{"recognition.policy.not_authorised_by_hierarchy",
                                           "RFC 5280 6.1.5", Effect::not_recognised};
// No CA of the path asserts a policy: the graph is NULL and says nothing.
inline constexpr Code kHierarchySilent{"recognition.policy.hierarchy_silent", "RFC 5280 6.1.5",
                                       Effect::info};

// Requirements: met ones share one code per requirement.
inline constexpr Code kKeyUsageMet{"recognition.requirement.key_usage.met", "RFC 5280 4.2.1.3",
                                   Effect::passed};
// facts: missing, found
inline constexpr Code kKeyUsageUnmet{"recognition.requirement.key_usage.unmet", "RFC 5280 4.2.1.3",
                                     Effect::not_recognised};
inline constexpr Code kKeyUsageAbsentAllowed{"recognition.requirement.key_usage.absent_allowed",
                                             "RFC 5280 4.2.1.3", Effect::info};
inline constexpr Code kKeyUsageAbsent{"recognition.requirement.key_usage.absent",
                                      "RFC 5280 4.2.1.3", Effect::not_recognised};
inline constexpr Code kKeyMet{"recognition.requirement.key.met", "RFC 5280 4.1.2.7",
                              Effect::passed};
// facts: found, wanted
inline constexpr Code kKeyUnmet{"recognition.requirement.key.unmet", "RFC 5280 4.1.2.7",
                                Effect::not_recognised};
inline constexpr Code kHashMet{"recognition.requirement.hash.met", "RFC 5280 4.1.1.2",
                               Effect::passed};
// facts: found, wanted
inline constexpr Code kHashUnmet{"recognition.requirement.hash.unmet", "RFC 5280 4.1.1.2",
                                 Effect::not_recognised};
inline constexpr Code kHolderMet{"recognition.requirement.holder.met", "register 7",
                                 Effect::passed};
// facts: found, wanted
inline constexpr Code kHolderUnmet{"recognition.requirement.holder.unmet", "register 7",
                                   Effect::not_recognised};
inline constexpr Code kEkuMet{"recognition.requirement.extended_key_usage.met", "RFC 5280 4.2.1.12",
                              Effect::passed};
// facts: missing, found
inline constexpr Code kEkuUnmet{"recognition.requirement.extended_key_usage.unmet",
                                "RFC 5280 4.2.1.12", Effect::not_recognised};
inline constexpr Code kCustodyMet{"recognition.requirement.custody.met", "register 7",
                                  Effect::passed};
// facts: found, wanted
inline constexpr Code kCustodyUnmet{"recognition.requirement.custody.unmet", "register 7",
                                    Effect::not_recognised};

// Status changes and reviews.
// facts: status, effective_from, known_from, reason
inline constexpr Code kStatusRetroactive{"recognition.status.retroactive", "register 3",
                                         Effect::warning};
// facts: status, effective_from, known_from, reason
inline constexpr Code kStatusCorrected{"recognition.status.corrected", "register 3", Effect::info};
// facts: next_review, at
inline constexpr Code kReviewOverdue{"recognition.review.overdue", "register 8", Effect::warning};

inline constexpr std::array kCodes{
    kIdentifier,
    kEntryRepeated,
    kSameJurisdiction,
    kStatusOrder,
    kReversed,
    kCurrency,
    kRepeated,
    kTypeMissing,
    kAnyPolicyCounted,
    kFamily,
    kConstraint,
    kModel,
    kPeriodHolds,
    kPeriodNotStarted,
    kPeriodEnded,
    kPeriodUnknown,
    kSuspended,
    kWithdrawn,
    kStatusNone,
    kRootListed,
    kRootNotListed,
    kRootReissued,
    kIssuerListed,
    kIssuerNotListed,
    kIssuerReissued,
    kIssuerOtherRoot,
    kPairNotInPeriod,
    kPairUnknown,
    kTypeMatches,
    kTypeNotAsked,
    kTypeAbsent,
    kTypeOther,
    kPolicyMatches,
    kPolicyAbsent,
    kPolicyOnlyAny,
    kPolicyOther,
    kPolicyBarePrefix,
    kPolicyRelease,
    kPolicyNotAuthorised,
    kHierarchySilent,
    kKeyUsageMet,
    kKeyUsageUnmet,
    kKeyUsageAbsentAllowed,
    kKeyUsageAbsent,
    kKeyMet,
    kKeyUnmet,
    kHashMet,
    kHashUnmet,
    kHolderMet,
    kHolderUnmet,
    kEkuMet,
    kEkuUnmet,
    kCustodyMet,
    kCustodyUnmet,
    kStatusRetroactive,
    kStatusCorrected,
    kReviewOverdue,
};

}  // namespace baytrust::policy_mapping
