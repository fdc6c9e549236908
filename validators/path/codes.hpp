// Codes of path building and validation. RFC 5280 6.1 unless said otherwise. Passed checks first.
#pragma once

#include <array>

#include "validators/base/code.hpp"

namespace baytrust::path {

// Passed. facts of each: none
inline constexpr Code kSignatureVerified{"path.signature.verified", "RFC 5280 6.1.3(a)(1)",
                                         Effect::passed};
inline constexpr Code kInValidity{"path.certificate.in_validity", "RFC 5280 6.1.3(a)(2)",
                                  Effect::passed};
inline constexpr Code kNameChained{"path.name.chained", "RFC 5280 6.1.3(a)(4)", Effect::passed};
inline constexpr Code kNamesWithin{"path.names.within_constraints", "RFC 5280 6.1.3(b)(c)",
                                   Effect::passed};
inline constexpr Code kCaPermitted{"path.ca.permitted", "RFC 5280 6.1.4(k)-(n)", Effect::passed};
inline constexpr Code kExtensionsProcessed{"path.extensions.processed", "RFC 5280 6.1.4(o)",
                                           Effect::passed};
inline constexpr Code kPolicyAccepted{"path.policy.accepted", "RFC 5280 6.1.5(g)", Effect::passed};
inline constexpr Code kEkuPermitted{"path.eku.permitted", "RFC 5280 4.2.1.12", Effect::passed};
inline constexpr Code kPeerNameMatched{"path.peer_name.matched", "RFC 9525 6", Effect::passed};
inline constexpr Code kAnchorConstrained{"path.anchor.constraints_applied", "RFC 5937 3.2",
                                         Effect::passed};
inline constexpr Code kLinkApplied{"path.link.applied", "RFC 5280 6.1.4", Effect::passed};

// Inputs.
// No certificate was given. facts: none
inline constexpr Code kInputsNoPath{"path.inputs.no_path", "RFC 5280 6.1.1(a)", Effect::invalid};
// Neither or both of a trust anchor and a recognition, or a recognition with more than the end
// entity. facts: none
inline constexpr Code kInputsAnchor{"path.inputs.anchor", "RFC 5280 6.1.1(d)", Effect::invalid};
// facts: resource
inline constexpr Code kBudgetExhausted{"path.budget.exhausted", "RFC 9618 3",
                                       Effect::indeterminate};

// Signatures (whether the algorithm is still trusted: crypto.policy.*).
// facts: algorithm, key
inline constexpr Code kSignatureBad{"path.signature.bad", "RFC 5280 6.1.3(a)(1)", Effect::invalid};
// facts: algorithm, key
inline constexpr Code kSignatureKeyMismatch{"path.signature.key_mismatch", "RFC 5280 6.1.3(a)(1)",
                                            Effect::invalid};
// facts: key
inline constexpr Code kSignatureKeyMalformed{"path.signature.key_malformed", "RFC 5280 6.1.3(a)(1)",
                                             Effect::invalid};
// facts: algorithm
inline constexpr Code kSignatureUnsupported{"path.signature.unsupported", "RFC 5280 6.1.3(a)(1)",
                                            Effect::invalid};
// Basic checks.
// facts: not_after, at
inline constexpr Code kExpired{"path.certificate.expired", "RFC 5280 6.1.3(a)(2)", Effect::invalid};
// facts: not_before, at
inline constexpr Code kNotYetValid{"path.certificate.not_yet_valid", "RFC 5280 6.1.3(a)(2)",
                                   Effect::invalid};
// facts: issuer, expected
inline constexpr Code kNameMismatch{"path.name.mismatch", "RFC 5280 6.1.3(a)(4)", Effect::invalid};

// Name constraints.
// facts: name, form
inline constexpr Code kNamesNotPermitted{"path.names.not_permitted", "RFC 5280 6.1.3(b)",
                                         Effect::invalid};
// facts: name, form, constraint
inline constexpr Code kNamesExcluded{"path.names.excluded", "RFC 5280 6.1.3(c)", Effect::invalid};
// facts: name, form
inline constexpr Code kNamesUnsupported{"path.names.unsupported", "RFC 5280 4.2.1.10",
                                        Effect::invalid};
// facts: name, form; a name of this form that cannot be compared (empty label, bad address ...)
inline constexpr Code kNamesUnreadable{"path.names.unreadable", "RFC 5280 4.2.1.6",
                                       Effect::invalid};
// facts: constraint, form; a subtree with minimum other than 0 or a maximum, or malformed
inline constexpr Code kNamesConstraint{"path.names.constraint_unusable", "RFC 5280 4.2.1.10",
                                       Effect::invalid};
// An Error: a subtree given as text that names none.
inline constexpr Code kNamesTextMalformed{"path.names.text_malformed", "RFC 5280 6.1.1(h)",
                                          Effect::invalid};

// Certification authorities.
// facts: version
inline constexpr Code kCaVersion{"path.ca.version", "RFC 5280 6.1.4(k)", Effect::invalid};
// No basicConstraints, or cA false. facts: none
inline constexpr Code kCaNot{"path.ca.not_a_ca", "RFC 5280 6.1.4(k)", Effect::invalid};
// facts: path_len, intermediates (that are not self-issued)
inline constexpr Code kCaPathLength{"path.ca.path_length", "RFC 5280 6.1.4(l)", Effect::invalid};
// keyUsage without keyCertSign. facts: none
inline constexpr Code kCaKeyUsage{"path.ca.key_usage", "RFC 5280 6.1.4(n)", Effect::invalid};
// facts: oid
inline constexpr Code kExtensionUnknown{"path.extension.unknown_critical", "RFC 5280 6.1.4(o)",
                                        Effect::invalid};

// Policies.
// No policy is valid from this certificate on: it asserts none. facts: none
inline constexpr Code kPolicyNoneAsserted{"path.policy.none_asserted", "RFC 5280 6.1.3(e)",
                                          Effect::info};
// No policy is valid from this certificate on: it asserts, or maps, none that the ones above it
// allow. facts: none
inline constexpr Code kPolicyNoneExpected{"path.policy.none_expected", "RFC 9618 5.3",
                                          Effect::info};
// facts: none
inline constexpr Code kPolicyRequired{"path.policy.explicit_required", "RFC 5280 6.1.3(f)",
                                      Effect::invalid};
// facts: asserted, acceptable
inline constexpr Code kPolicyNone{"path.policy.none_acceptable", "RFC 5280 6.1.5(g)",
                                  Effect::invalid};
// facts: issuer_domain, subject_domain
inline constexpr Code kPolicyMapsAny{"path.policy.mapping_any_policy", "RFC 5280 6.1.4(a)",
                                     Effect::invalid};
// facts: qualifier
inline constexpr Code kPolicyQualifier{"path.policy.qualifier_unknown", "RFC 5280 4.2.1.4",
                                       Effect::invalid};

// End entity.
// facts: required, permitted
inline constexpr Code kEkuNotPermitted{"path.eku.not_permitted", "RFC 5280 4.2.1.12",
                                       Effect::invalid};
// facts: expected, found
inline constexpr Code kPeerNameMismatch{"path.peer_name.mismatch", "RFC 9525 6", Effect::invalid};

// Link.
// facts: from, until, at
inline constexpr Code kLinkPeriod{"path.link.out_of_period", "RFC 5280 6.1.3(a)(2)",
                                  Effect::invalid};

// Building.
// facts: issuer
inline constexpr Code kBuildNoIssuer{"path.build.no_issuer", "RFC 4158 2.2", Effect::indeterminate};
// No candidate reaches a trust anchor. facts: none
inline constexpr Code kBuildNoPath{"path.build.no_path", "RFC 4158 2.2", Effect::indeterminate};
// The same name and key stand on the path already. facts: none
inline constexpr Code kBuildLoop{"path.build.loop", "RFC 4158 2.4.2", Effect::info};
// Has the issuer's name, but the signature is by another key. facts: none
inline constexpr Code kBuildOtherKey{"path.build.other_key", "RFC 4158 3.5.12", Effect::info};
// facts: limit
inline constexpr Code kBuildTooLong{"path.build.too_long", "RFC 4158 3.5", Effect::info};
// The target itself is a trust anchor: there is no path. facts: none
inline constexpr Code kBuildTargetIsAnchor{"path.build.target_is_anchor", "RFC 5280 6.1",
                                           Effect::indeterminate};
// facts: limit
inline constexpr Code kBuildMany{"path.build.too_many_candidates", "RFC 4158 3.5", Effect::info};
// facts: limit
inline constexpr Code kBuildDropped{"path.build.too_many_dropped", "RFC 4158 3.5", Effect::info};

inline constexpr std::array kCodes{
    kSignatureVerified,
    kInValidity,
    kNameChained,
    kNamesWithin,
    kCaPermitted,
    kExtensionsProcessed,
    kPolicyAccepted,
    kEkuPermitted,
    kPeerNameMatched,
    kAnchorConstrained,
    kLinkApplied,
    kInputsNoPath,
    kInputsAnchor,
    kBudgetExhausted,
    kSignatureBad,
    kSignatureKeyMismatch,
    kSignatureKeyMalformed,
    kSignatureUnsupported,
    kExpired,
    kNotYetValid,
    kNameMismatch,
    kNamesNotPermitted,
    kNamesExcluded,
    kNamesUnsupported,
    kNamesUnreadable,
    kNamesConstraint,
    kNamesTextMalformed,
    kCaVersion,
    kCaNot,
    kCaPathLength,
    kCaKeyUsage,
    kExtensionUnknown,
    kPolicyNoneAsserted,
    kPolicyNoneExpected,
    kPolicyRequired,
    kPolicyNone,
    kPolicyMapsAny,
    kPolicyQualifier,
    kEkuNotPermitted,
    kPeerNameMismatch,
    kLinkPeriod,
    kBuildNoIssuer,
    kBuildNoPath,
    kBuildLoop,
    kBuildOtherKey,
    kBuildTooLong,
    kBuildTargetIsAnchor,
    kBuildMany,
    kBuildDropped,
};

}  // namespace baytrust::path
