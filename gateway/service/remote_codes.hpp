// Codes of asking another gateway: why there was no answer that could be used. Subject: its URL,
// without credentials.
#pragma once

#include <array>

#include "validators/base/code.hpp"

namespace baytrust::service {

// Neither https nor http to this very machine; or no URL at all. No facts.
inline constexpr Code kRemoteAddress{"remote.address.bad", "RFC 3986 3", Effect::invalid};
// Nobody listens, or the name is unknown. facts: message
inline constexpr Code kRemoteUnreachable{"remote.unreachable", "", Effect::invalid};
// The connection ended before the answer. facts: message
inline constexpr Code kRemoteBroken{"remote.connection.broken", "", Effect::invalid};
// facts: seconds
inline constexpr Code kRemoteTimeout{"remote.timeout", "", Effect::invalid};
// The server's certificate does not prove that it is the one asked for. facts: message
inline constexpr Code kRemoteUntrusted{"remote.tls.untrusted", "RFC 9525 6", Effect::invalid};
// TLS itself did not come about. facts: message
inline constexpr Code kRemoteTls{"remote.tls.failed", "RFC 8446 6.2", Effect::invalid};
// Our own certificate, key or authorities cannot be used. facts: message
inline constexpr Code kRemoteMaterial{"remote.tls.material", "RFC 8446 4.4.2", Effect::invalid};
// facts: limit
inline constexpr Code kRemoteTooLarge{"remote.answer.too_large", "Baytrust limit", Effect::invalid};
// Not what a gateway says. facts: status, media_type
inline constexpr Code kRemoteUnreadable{"remote.answer.unreadable", "interfaces HTTP",
                                        Effect::invalid};
// It cannot just now, or not at all: its own trouble. facts: status, code, request
inline constexpr Code kRemoteFailed{"remote.answer.failed", "RFC 9110 15.6", Effect::invalid};

inline constexpr std::array kRemoteCodes{
    kRemoteAddress, kRemoteUnreachable, kRemoteBroken,   kRemoteTimeout,    kRemoteUntrusted,
    kRemoteTls,     kRemoteMaterial,    kRemoteTooLarge, kRemoteUnreadable, kRemoteFailed};

}  // namespace baytrust::service
