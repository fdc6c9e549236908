// Codes of revocation: what was seen while asking for a certificate's status, by clause. Those of
// OCSP responses are in ocsp_codes.hpp.
#pragma once

#include <array>

#include "validators/base/code.hpp"

namespace baytrust::revocation {

// Answers. Good of each source that says so, or one of no_rev_avail, revoked, on_hold (each by its
// source), or at least one of the indeterminate ones below, for each certificate asked about.
inline constexpr Code kGood{"revocation.good", "RFC 5280 6.3.3", Effect::passed};
inline constexpr Code kNoRevAvail{"revocation.no_rev_avail", "RFC 9608 4", Effect::passed};
// facts: revocation_date, reason, at, issuer, this_update
inline constexpr Code kRevoked{"revocation.revoked", "RFC 5280 6.3.3(j)", Effect::invalid};
// facts: revocation_date, at, issuer, this_update
inline constexpr Code kOnHold{"revocation.on_hold", "RFC 5280 5.3.1", Effect::indeterminate};
// Revoked or suspended after the instant judged: good then. facts: revocation_date, reason, at
inline constexpr Code kRevokedLater{"revocation.revoked_later", "RFC 5280 5.3.1", Effect::info};

// What is missing. facts of each: issuer, distribution_point, next_update ("-" where there is none)
inline constexpr Code kMissing{"revocation.crl.missing", "RFC 5280 6.3.3(a)",
                               Effect::indeterminate};
inline constexpr Code kStale{"revocation.crl.stale", "RFC 5280 6.3.3(a)", Effect::indeterminate};
// also: max_age (seconds), this_update
inline constexpr Code kTooOld{"revocation.crl.too_old", "RFC 5280 5.1.2.4", Effect::indeterminate};
// also: this_update
inline constexpr Code kNoNextUpdate{"revocation.crl.no_next_update", "RFC 5280 5.1.2.5",
                                    Effect::indeterminate};
// The CRLs held cover some reasons only. also: reasons (the uncovered ones)
inline constexpr Code kReasonsIncomplete{"revocation.reasons.incomplete", "RFC 5280 6.3.3(l)",
                                         Effect::indeterminate};
// Issued after the certificate expired and silent about expired ones. also: this_update, not_after
inline constexpr Code kAfterExpiry{"revocation.crl.after_expiry", "RFC 5280 5.1.2.6",
                                   Effect::indeterminate};
// No CRL in force at the instant judged is held and the CA suspends. facts: at, issuer
inline constexpr Code kHoldHistoryUnknown{"revocation.hold_history_unknown", "RFC 5280 5.3.1",
                                          Effect::indeterminate};
// facts: resource
inline constexpr Code kBudget{"revocation.budget", "Baytrust limit", Effect::indeterminate};

// Why a CRL that looked right was left aside. facts of each: issuer, this_update, crl (SHA-256)
inline constexpr Code kCrlIssuer{"revocation.crl.issuer", "RFC 5280 6.3.3(b)(1)", Effect::info};
inline constexpr Code kDistributionPoint{"revocation.crl.distribution_point",
                                         "RFC 5280 6.3.3(b)(2)(i)", Effect::info};
inline constexpr Code kCertificateKind{"revocation.crl.certificate_kind",
                                       "RFC 5280 6.3.3(b)(2)(ii)", Effect::info};
inline constexpr Code kNotYetIssued{"revocation.crl.not_yet_issued", "RFC 5280 5.1.2.4",
                                    Effect::info};
// also: extension
inline constexpr Code kUnknownCritical{"revocation.crl.unknown_critical", "RFC 5280 5.2",
                                       Effect::warning};
inline constexpr Code kUnknownCriticalEntry{"revocation.crl.entry.unknown_critical", "RFC 5280 5.3",
                                            Effect::warning};
inline constexpr Code kSignature{"revocation.crl.signature", "RFC 5280 6.3.3(g)", Effect::warning};
// also: algorithm
inline constexpr Code kAlgorithm{"revocation.crl.algorithm", "RFC 5280 6.3.3(g)", Effect::warning};
inline constexpr Code kSignerMissing{"revocation.crl.signer.missing", "RFC 5280 6.3.3(f)",
                                     Effect::warning};
inline constexpr Code kSignerKeyUsage{"revocation.crl.signer.key_usage", "RFC 5280 6.3.3(f)",
                                      Effect::warning};
// No valid path from the signer's certificate to the same trust anchor.
inline constexpr Code kSignerPath{"revocation.crl.signer.path", "RFC 5280 6.3.3(f)",
                                  Effect::warning};
// The signer's certificate is itself revoked, on hold or of unknown status. also: status
// ("circular" included)
inline constexpr Code kSignerStatus{"revocation.crl.signer.status", "RFC 5280 6.3.3(f)",
                                    Effect::warning};
// A delta CRL without a complete CRL it can be combined with.
inline constexpr Code kDeltaBase{"revocation.delta.base", "RFC 5280 5.2.4", Effect::info};

inline constexpr std::array kCodes{
    kGood,
    kNoRevAvail,
    kRevoked,
    kOnHold,
    kRevokedLater,
    kMissing,
    kStale,
    kTooOld,
    kNoNextUpdate,
    kReasonsIncomplete,
    kAfterExpiry,
    kHoldHistoryUnknown,
    kBudget,
    kCrlIssuer,
    kDistributionPoint,
    kCertificateKind,
    kNotYetIssued,
    kUnknownCritical,
    kUnknownCriticalEntry,
    kSignature,
    kAlgorithm,
    kSignerMissing,
    kSignerKeyUsage,
    kSignerPath,
    kSignerStatus,
    kDeltaBase,
};

}  // namespace baytrust::revocation
