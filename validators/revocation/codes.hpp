// Codes of revocation: what was seen while asking for a certificate's status, by clause.
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

// The same of OCSP responses.
inline constexpr Code kOcspGood{"revocation.ocsp.good", "RFC 6960 2.2", Effect::passed};
// facts: revocation_date, reason, at, responder, this_update
inline constexpr Code kOcspRevoked{"revocation.ocsp.revoked", "RFC 6960 2.2", Effect::invalid};
// facts: revocation_date, at, responder, this_update
inline constexpr Code kOcspOnHold{"revocation.ocsp.on_hold", "RFC 6960 2.2", Effect::indeterminate};
// The responder says that the CA never issued such a certificate. facts: as of a response left
// aside, below
inline constexpr Code kOcspNotIssued{"revocation.ocsp.not_issued", "RFC 6960 4.4.8",
                                     Effect::warning};

// What is missing. facts: issuer, responder (the URI to ask, "-" where none is stated)
inline constexpr Code kOcspMissing{"revocation.ocsp.missing", "RFC 6960 3.2",
                                   Effect::indeterminate};
// An answer that is held does not speak for the instant judged. also: this_update, next_update ("-"
// where there is none)
inline constexpr Code kOcspStale{"revocation.ocsp.stale", "RFC 6960 4.2.2.1",
                                 Effect::indeterminate};
// also: max_age (seconds)
inline constexpr Code kOcspTooOld{"revocation.ocsp.too_old", "RFC 6960 4.2.2.1",
                                  Effect::indeterminate};
inline constexpr Code kOcspNoNextUpdate{"revocation.ocsp.no_next_update", "RFC 6960 4.2.2.1",
                                        Effect::indeterminate};
// also: not_after
inline constexpr Code kOcspAfterExpiry{"revocation.ocsp.after_expiry", "RFC 6960 4.4.4",
                                       Effect::indeterminate};
// Its times contradict one another: signed before thisUpdate or in the future, over before it
// began. also: produced_at
inline constexpr Code kOcspTimes{"revocation.ocsp.times", "RFC 6960 2.4", Effect::indeterminate};
// The responder does not know the certificate. Where another source answers: info.
inline constexpr Code kOcspUnknown{"revocation.ocsp.unknown", "RFC 6960 2.2",
                                   Effect::indeterminate};

// Why an answer that looked right was left aside. facts of each: responder, this_update, response
// (SHA-256)
// About a certificate of this serial number and another issuer.
inline constexpr Code kOcspIssuer{"revocation.ocsp.issuer", "RFC 6960 3.2 (1)", Effect::info};
inline constexpr Code kOcspNotYetIssued{"revocation.ocsp.not_yet_issued", "RFC 6960 4.2.2.1",
                                        Effect::info};
// also: extension
inline constexpr Code kOcspUnknownCritical{"revocation.ocsp.unknown_critical", "RFC 6960 4.4",
                                           Effect::warning};
inline constexpr Code kOcspSignature{"revocation.ocsp.signature", "RFC 6960 3.2 (2)",
                                     Effect::warning};
// also: algorithm
inline constexpr Code kOcspAlgorithm{"revocation.ocsp.algorithm", "RFC 6960 4.3", Effect::warning};
// Neither the CA nor any certificate at hand is the responder that it names.
inline constexpr Code kOcspResponder{"revocation.ocsp.responder", "RFC 6960 3.2 (3)",
                                     Effect::warning};
// Of another CA than the certificate in question.
inline constexpr Code kOcspResponderIssuer{"revocation.ocsp.responder.issuer", "RFC 6960 4.2.2.2",
                                           Effect::warning};
inline constexpr Code kOcspResponderEku{"revocation.ocsp.responder.eku", "RFC 6960 4.2.2.2",
                                        Effect::warning};
inline constexpr Code kOcspResponderKeyUsage{"revocation.ocsp.responder.key_usage",
                                             "RFC 5280 4.2.1.12", Effect::warning};
// also: cause (a code of the path)
inline constexpr Code kOcspResponderPath{"revocation.ocsp.responder.path", "RFC 6960 4.2.2.2",
                                         Effect::warning};
// also: status ("circular" included)
inline constexpr Code kOcspResponderStatus{"revocation.ocsp.responder.status", "RFC 6960 4.2.2.2.1",
                                           Effect::warning};
// Nothing says whether the responder's certificate was revoked: no ocsp-nocheck, no source named.
// Believed or left aside, by rule.
inline constexpr Code kOcspResponderUnchecked{"revocation.ocsp.responder.unchecked",
                                              "RFC 6960 4.2.2.2.1", Effect::warning};

inline constexpr std::array kCodes{kGood,
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
                                   kOcspGood,
                                   kOcspRevoked,
                                   kOcspOnHold,
                                   kOcspNotIssued,
                                   kOcspMissing,
                                   kOcspStale,
                                   kOcspTooOld,
                                   kOcspNoNextUpdate,
                                   kOcspAfterExpiry,
                                   kOcspTimes,
                                   kOcspUnknown,
                                   kOcspIssuer,
                                   kOcspNotYetIssued,
                                   kOcspUnknownCritical,
                                   kOcspSignature,
                                   kOcspAlgorithm,
                                   kOcspResponder,
                                   kOcspResponderIssuer,
                                   kOcspResponderEku,
                                   kOcspResponderKeyUsage,
                                   kOcspResponderPath,
                                   kOcspResponderStatus,
                                   kOcspResponderUnchecked};

}  // namespace baytrust::revocation
