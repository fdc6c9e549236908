// Codes of the profile: what the relying service wished, met or unmet. "judgement N" is
// docs/judgement.md section N.
#pragma once

#include <array>

#include "validators/base/code.hpp"

namespace baytrust::decision {

// Profile. Subject: profile. Met, then unmet.
inline constexpr Code kPolicyMet{"profile.policy.met", "judgement 3", Effect::passed};
// facts: wanted, found
inline constexpr Code kPolicyUnmet{"profile.policy.unmet", "judgement 3", Effect::not_accepted};
inline constexpr Code kAssuranceMet{"profile.assurance.met", "judgement 3", Effect::passed};
// facts: wanted, found
inline constexpr Code kAssuranceUnmet{"profile.assurance.too_low", "judgement 3",
                                      Effect::not_accepted};
// facts: wanted, found
inline constexpr Code kAssuranceIncomparable{"profile.assurance.incomparable", "judgement 3",
                                             Effect::not_accepted};
// facts: wanted
inline constexpr Code kAssuranceUnknown{"profile.assurance.unknown", "judgement 3",
                                        Effect::not_accepted};
inline constexpr Code kPurposeMet{"profile.purpose.met", "judgement 3", Effect::passed};
// facts: wanted, recognised
inline constexpr Code kPurposeUnmet{"profile.purpose.unmet", "judgement 3", Effect::not_accepted};
inline constexpr Code kAmountWithin{"profile.amount.within", "judgement 3", Effect::passed};
// facts: amount, limit, source ("profile", "list", "register")
inline constexpr Code kAmountExceeded{"profile.amount.exceeded", "judgement 3",
                                      Effect::not_accepted};
// facts: amount, limit, source
inline constexpr Code kAmountCurrency{"profile.amount.currency_not_comparable", "judgement 3",
                                      Effect::not_accepted};
inline constexpr Code kFormatMet{"profile.format.met", "judgement 3", Effect::passed};
// facts: format, wanted
inline constexpr Code kFormatUnmet{"profile.format.unmet", "judgement 3", Effect::not_accepted};
inline constexpr Code kCustodyMet{"profile.custody.met", "judgement 3", Effect::passed};
// facts: wanted, found
inline constexpr Code kCustodyUnmet{"profile.custody.unmet", "judgement 3", Effect::not_accepted};
// The key lies on a server, and the profile does not allow that. facts: holder, wanted
inline constexpr Code kCustodyServerSide{"profile.custody.server_side", "judgement 3",
                                         Effect::not_accepted};
// facts: wanted
inline constexpr Code kCustodyUnknown{"profile.custody.unknown", "judgement 3",
                                      Effect::not_accepted};
inline constexpr Code kEkuMet{"profile.extended_key_usage.met", "RFC 5280 4.2.1.12",
                              Effect::passed};
// facts: missing
inline constexpr Code kEkuUnmet{"profile.extended_key_usage.unmet", "RFC 5280 4.2.1.12",
                                Effect::not_accepted};
inline constexpr Code kAuditCurrent{"profile.audit.current", "judgement 3", Effect::passed};
// Warning, or not-accepted by profile. facts: type, at
inline constexpr Code kAuditLapsed{"profile.audit.lapsed", "judgement 3", Effect::warning};
inline constexpr Code kDomesticTypeMet{"profile.domestic_type.met", "judgement 2", Effect::passed};
// facts: wanted, found
inline constexpr Code kDomesticTypeUnmet{"profile.domestic_type.unmet", "judgement 2",
                                         Effect::not_accepted};
// facts: publication
inline constexpr Code kPublicationUnmet{"profile.publication.not_agreed", "judgement 6",
                                        Effect::not_accepted};

// Home, by the profile's revocation rule. Subject: path[0].
// The newest CRL or OCSP answer was issued too soon after t. facts: this_update, wanted
inline constexpr Code kWithinGrace{"profile.revocation.within_grace", "judgement 4",
                                   Effect::indeterminate};

inline constexpr std::array kProfileCodes{
    kPolicyMet,
    kPolicyUnmet,
    kAssuranceMet,
    kAssuranceUnmet,
    kAssuranceIncomparable,
    kAssuranceUnknown,
    kPurposeMet,
    kPurposeUnmet,
    kAmountWithin,
    kAmountExceeded,
    kAmountCurrency,
    kFormatMet,
    kFormatUnmet,
    kCustodyMet,
    kCustodyUnmet,
    kCustodyServerSide,
    kCustodyUnknown,
    kEkuMet,
    kEkuUnmet,
    kAuditCurrent,
    kAuditLapsed,
    kDomesticTypeMet,
    kDomesticTypeUnmet,
    kPublicationUnmet,
    kWithinGrace,
};

}  // namespace baytrust::decision
