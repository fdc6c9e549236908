// Findings about one time-stamp (RFC 3161, RFC 5816, EN 319 122-1 5.5). Their effects are on the
// time-stamp, not on the signature it belongs to: one that does not hold proves no time, and that
// is all. Errors are timestamp_error_codes.hpp.
#pragma once

#include <array>

#include "validators/base/code.hpp"

namespace baytrust::signature::timestamp {

// ----- one time-stamp. The token cannot be read. facts: cause
inline constexpr Code kUnreadable{"timestamp.unreadable", "RFC 3161 2.4.2", Effect::invalid};
// More of them than one signature may have; those left out are not looked at. facts: limit
inline constexpr Code kTooMany{"timestamp.too_many", "EN 319 122-1 5.3", Effect::indeterminate};
// A kind whose imprint is not computed here. facts: attribute
inline constexpr Code kUnsupported{"timestamp.unsupported", "EN 319 122-1 5.5",
                                   Effect::indeterminate};
// facts: none
inline constexpr Code kBudget{"timestamp.budget", "RFC 3161 2.4.2", Effect::indeterminate};

// The token's own signature. facts: none
inline constexpr Code kOneSigner{"timestamp.signers.one", "RFC 3161 2.4.2", Effect::passed};
// facts: count
inline constexpr Code kNotOneSigner{"timestamp.signers.not_one", "RFC 3161 2.4.2", Effect::invalid};
// facts: algorithm
inline constexpr Code kSignatureGood{"timestamp.signature.good", "RFC 3161 2.4.2", Effect::passed};
// facts of each: cause (a cms.* code)
inline constexpr Code kSignatureBad{"timestamp.signature.bad", "RFC 3161 2.4.2", Effect::invalid};
inline constexpr Code kSignatureUnknown{"timestamp.signature.unknown", "RFC 3161 2.4.2",
                                        Effect::indeterminate};
inline constexpr Code kSignatureRemark{"timestamp.signature.remark", "RFC 3161 2.4.2",
                                       Effect::warning};
// facts: none
inline constexpr Code kBound{"timestamp.signing_certificate.bound", "RFC 5816 2.2.1",
                             Effect::passed};
// facts: none
inline constexpr Code kBindingMissing{"timestamp.signing_certificate.missing", "RFC 5816 2.2.1",
                                      Effect::invalid};
// facts of each: as the cms.* code's
inline constexpr Code kBindingMismatch{"timestamp.signing_certificate.mismatch", "RFC 5816 2.2.1",
                                       Effect::invalid};
inline constexpr Code kBindingUnsupported{"timestamp.signing_certificate.unsupported",
                                          "RFC 5816 2.2.1", Effect::indeterminate};

// The TSA's certificate. facts: none
inline constexpr Code kPurposeRight{"timestamp.tsa.purpose", "RFC 3161 2.3", Effect::passed};
// facts of each: none
inline constexpr Code kPurposeMissing{"timestamp.tsa.purpose.missing", "RFC 3161 2.3",
                                      Effect::invalid};
inline constexpr Code kPurposeNotCritical{"timestamp.tsa.purpose.not_critical", "RFC 3161 2.3",
                                          Effect::invalid};
// also: purposes
inline constexpr Code kPurposeOther{"timestamp.tsa.purpose.other", "RFC 3161 2.3", Effect::invalid};
inline constexpr Code kPurposeExtra{"timestamp.tsa.purpose.extra", "RFC 3161 2.3", Effect::invalid};
// facts of each: none
inline constexpr Code kUsageRight{"timestamp.tsa.key_usage", "RFC 5280 4.2.1.3", Effect::passed};
inline constexpr Code kUsageAbsent{"timestamp.tsa.key_usage.absent", "RFC 5280 4.2.1.3",
                                   Effect::info};
inline constexpr Code kUsageUnfit{"timestamp.tsa.key_usage.unfit", "RFC 5280 4.2.1.3",
                                  Effect::invalid};
// facts: none
inline constexpr Code kNameMatches{"timestamp.tsa.name", "RFC 3161 2.4.2", Effect::passed};
// facts: claimed, subject
inline constexpr Code kNameMismatch{"timestamp.tsa.name.mismatch", "RFC 3161 2.4.2",
                                    Effect::invalid};

// What is stamped. facts: none
inline constexpr Code kImprintMatches{"timestamp.imprint", "RFC 3161 2.4.2", Effect::passed};
// facts: stamped, computed
inline constexpr Code kImprintMismatch{"timestamp.imprint.mismatch", "RFC 3161 2.4.2",
                                       Effect::invalid};
// The digest's length is not its algorithm's. facts: algorithm, octets
inline constexpr Code kImprintLength{"timestamp.imprint.length", "RFC 3161 2.4.2", Effect::invalid};
// facts of each: algorithm
inline constexpr Code kImprintUnknown{"timestamp.imprint.algorithm_unknown", "RFC 3161 2.4.2",
                                      Effect::indeterminate};
inline constexpr Code kImprintNotAtHand{"timestamp.imprint.not_at_hand", "RFC 3161 2.4.2",
                                        Effect::indeterminate};

// TSTInfo. facts: extension
inline constexpr Code kExtensionCritical{"timestamp.extension.critical_unknown", "RFC 3161 2.4.2",
                                         Effect::invalid};
// Against the request. facts of each: none
inline constexpr Code kNonceMatches{"timestamp.nonce", "RFC 3161 2.4.2", Effect::passed};
inline constexpr Code kNonceMismatch{"timestamp.nonce.mismatch", "RFC 3161 2.4.2", Effect::invalid};
inline constexpr Code kPolicyMatches{"timestamp.policy", "RFC 3161 2.4.2", Effect::passed};
// facts: asked, found
inline constexpr Code kPolicyMismatch{"timestamp.policy.mismatch", "RFC 3161 2.4.2",
                                      Effect::invalid};
// Earlier than one that it cannot be earlier than. facts: time, after
inline constexpr Code kOrder{"timestamp.order", "EN 319 102-1 5.5.4", Effect::indeterminate};

// ----- archive time-stamps: their hash index. facts: none
inline constexpr Code kIndexCovers{"timestamp.index.covers", "EN 319 122-1 5.5.2", Effect::passed};
// Not exactly one. facts: count
inline constexpr Code kIndexNotOne{"timestamp.index.not_one", "EN 319 122-1 5.5.2",
                                   Effect::invalid};
// facts: none
inline constexpr Code kIndexMalformed{"timestamp.index.malformed", "EN 319 122-1 5.5.2",
                                      Effect::invalid};
// Its hash is not the imprint's. facts: index, imprint
inline constexpr Code kIndexAlgorithm{"timestamp.index.algorithm", "EN 319 122-1 5.5.2",
                                      Effect::invalid};
// Entries that are of nothing in the document. facts of each: part, count
inline constexpr Code kIndexForeign{"timestamp.index.foreign", "EN 319 122-1 5.5.2",
                                    Effect::invalid};
// Parts of the document that neither it nor a later archive time-stamp lists.
inline constexpr Code kIndexIncomplete{"timestamp.index.incomplete", "EN 319 122-1 5.5.2",
                                       Effect::indeterminate};
// The older imprint of RFC 5126 without the header of the unsigned attributes. facts: none
inline constexpr Code kOldForm{"timestamp.archive.old_form", "RFC 5126 6.4.1", Effect::warning};

inline constexpr std::array kCodes{
    kUnreadable,
    kTooMany,
    kUnsupported,
    kBudget,
    kOneSigner,
    kNotOneSigner,
    kSignatureGood,
    kSignatureBad,
    kSignatureUnknown,
    kSignatureRemark,
    kBound,
    kBindingMissing,
    kBindingMismatch,
    kBindingUnsupported,
    kPurposeRight,
    kPurposeMissing,
    kPurposeNotCritical,
    kPurposeOther,
    kPurposeExtra,
    kUsageRight,
    kUsageAbsent,
    kUsageUnfit,
    kNameMatches,
    kNameMismatch,
    kImprintMatches,
    kImprintMismatch,
    kImprintLength,
    kImprintUnknown,
    kImprintNotAtHand,
    kExtensionCritical,
    kNonceMatches,
    kNonceMismatch,
    kPolicyMatches,
    kPolicyMismatch,
    kOrder,
    kIndexCovers,
    kIndexNotOne,
    kIndexMalformed,
    kIndexAlgorithm,
    kIndexForeign,
    kIndexIncomplete,
    kOldForm,
};

}  // namespace baytrust::signature::timestamp
