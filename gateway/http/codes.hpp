// Codes of the HTTP interface: what is wrong with a request as a request. What a use case answers
// has the codes of the folders below; problem.hpp says which HTTP status each of all of them gets.
#pragma once

#include <array>

#include "validators/base/code.hpp"

namespace baytrust::http {

// The message itself (RFC 9112). facts: reason
inline constexpr Code kMalformed{"http.request.malformed", "RFC 9112 2.2", Effect::invalid};
// No facts.
inline constexpr Code kVersion{"http.version.unsupported", "RFC 9110 15.6.6", Effect::invalid};
// facts: host
inline constexpr Code kHostUnknown{"http.host.unknown", "RFC 9112 3.2", Effect::invalid};
// facts: expectation
inline constexpr Code kExpectation{"http.expectation.unknown", "RFC 9110 10.1.1", Effect::invalid};
// facts: limit
inline constexpr Code kHeaderTooLarge{"http.header.too_large", "RFC 6585 5", Effect::invalid};
inline constexpr Code kHeaderTooMany{"http.header.too_many", "RFC 6585 5", Effect::invalid};
inline constexpr Code kTargetTooLong{"http.target.too_long", "RFC 9110 15.5.15", Effect::invalid};
inline constexpr Code kBodyTooLarge{"http.body.too_large", "RFC 9110 15.5.14", Effect::invalid};
// facts: phase, limit (milliseconds)
inline constexpr Code kTimeout{"http.timeout", "RFC 9110 15.5.9", Effect::invalid};
// facts: limit (octets a second)
inline constexpr Code kTooSlow{"http.body.too_slow", "RFC 9110 15.5.9", Effect::invalid};
// No facts.
inline constexpr Code kBusy{"http.busy", "RFC 9110 15.6.4", Effect::invalid};
// facts: seconds
inline constexpr Code kRateExceeded{"http.rate.exceeded", "RFC 6585 4", Effect::invalid};

// Routing (RFC 9110). No facts.
inline constexpr Code kRouteUnknown{"http.route.unknown", "RFC 9110 15.5.5", Effect::invalid};
// facts: method, allowed
inline constexpr Code kMethodNotAllowed{"http.method.not_allowed", "RFC 9110 15.5.6",
                                        Effect::invalid};
// facts: found, accepted
inline constexpr Code kMediaType{"http.media_type.unsupported", "RFC 9110 15.5.16",
                                 Effect::invalid};
// facts: offered
inline constexpr Code kNotAcceptable{"http.not_acceptable", "RFC 9110 15.5.7", Effect::invalid};
// facts: name
inline constexpr Code kQueryDuplicate{"http.query.duplicate", "RFC 3986 3.4", Effect::invalid};
inline constexpr Code kQueryMissing{"http.query.missing", "RFC 3986 3.4", Effect::invalid};
// facts: name, known
inline constexpr Code kQueryUnknown{"http.query.unknown", "RFC 3986 3.4", Effect::invalid};
// facts: name, value, expected
inline constexpr Code kQueryBad{"http.query.bad", "RFC 3986 3.4", Effect::invalid};

// Who asks. No facts.
inline constexpr Code kUnauthenticated{"http.unauthenticated", "RFC 9110 15.5.2", Effect::invalid};
// facts: roles
inline constexpr Code kForbidden{"http.forbidden", "RFC 9110 15.5.4", Effect::invalid};

// JSON bodies. facts of each: line, column
inline constexpr Code kJsonMalformed{"http.json.malformed", "RFC 8259 2", Effect::invalid};
// also: member
inline constexpr Code kJsonDuplicateKey{"http.json.duplicate_key", "RFC 8259 4", Effect::invalid};
// also: limit
inline constexpr Code kJsonTooDeep{"http.json.too_deep", "RFC 8259 9", Effect::invalid};
inline constexpr Code kJsonTooMany{"http.json.too_many", "RFC 8259 9", Effect::invalid};
inline constexpr Code kJsonNumber{"http.json.number", "RFC 8259 6", Effect::invalid};
// also: member
inline constexpr Code kJsonUnknownMember{"http.json.member.unknown", "", Effect::invalid};
inline constexpr Code kJsonMissingMember{"http.json.member.missing", "", Effect::invalid};
// also: member, expected
inline constexpr Code kJsonMemberType{"http.json.member.type", "", Effect::invalid};
inline constexpr Code kJsonMemberValue{"http.json.member.value", "", Effect::invalid};

// Batches of lines. facts: line, limit
inline constexpr Code kLineTooLong{"http.lines.too_long", "", Effect::invalid};
// facts: limit
inline constexpr Code kLinesTooMany{"http.lines.too_many", "", Effect::invalid};

// Idempotency-Key. facts: field, limit
inline constexpr Code kIdempotencyKey{"http.idempotency.key", "", Effect::invalid};
// facts: field, value
inline constexpr Code kIdempotencyMismatch{"http.idempotency.mismatch", "", Effect::invalid};
inline constexpr Code kIdempotencyRunning{"http.idempotency.running", "", Effect::invalid};

// Our own fault. No facts: what went wrong is in the log, under the request's id.
inline constexpr Code kInternal{"http.internal", "RFC 9110 15.6.1", Effect::invalid};

// Starting a server. Subject: what was configured. facts: message
inline constexpr Code kListenFailed{"http.listen.failed", "", Effect::invalid};
inline constexpr Code kTlsMaterial{"http.tls.material", "RFC 8446 4.4.2", Effect::invalid};

inline constexpr std::array kCodes{kMalformed,
                                   kVersion,
                                   kHostUnknown,
                                   kExpectation,
                                   kHeaderTooLarge,
                                   kHeaderTooMany,
                                   kTargetTooLong,
                                   kBodyTooLarge,
                                   kTimeout,
                                   kTooSlow,
                                   kBusy,
                                   kRateExceeded,
                                   kRouteUnknown,
                                   kMethodNotAllowed,
                                   kMediaType,
                                   kNotAcceptable,
                                   kQueryDuplicate,
                                   kQueryMissing,
                                   kQueryUnknown,
                                   kQueryBad,
                                   kUnauthenticated,
                                   kForbidden,
                                   kJsonMalformed,
                                   kJsonDuplicateKey,
                                   kJsonTooDeep,
                                   kJsonTooMany,
                                   kJsonNumber,
                                   kJsonUnknownMember,
                                   kJsonMissingMember,
                                   kJsonMemberType,
                                   kJsonMemberValue,
                                   kLineTooLong,
                                   kLinesTooMany,
                                   kIdempotencyKey,
                                   kIdempotencyMismatch,
                                   kIdempotencyRunning,
                                   kInternal,
                                   kListenFailed,
                                   kTlsMaterial};

}  // namespace baytrust::http
