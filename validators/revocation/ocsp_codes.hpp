// Codes of revocation by OCSP responses: what they said of a certificate, and why one that looked
// right was left aside. Beside codes.hpp, which has what every source shares and CRLs.
#pragma once

#include <array>

#include "validators/base/code.hpp"

namespace baytrust::revocation {

// Answers.
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

inline constexpr std::array kOcspCodes{
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
    kOcspResponderUnchecked,
};

}  // namespace baytrust::revocation
