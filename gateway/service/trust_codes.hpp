// Codes of the trust that is in force: what an operator has to know about it.
#pragma once

#include <array>

#include "validators/base/code.hpp"

namespace baytrust::service {

// Subject of those called trust.document.*: the list or register.
inline constexpr Code kTrustFresh{"trust.document.fresh", "judgement 9", Effect::passed};
inline constexpr Code kTrustMissing{"trust.document.missing", "interfaces HTTP", Effect::invalid};
// facts: since
inline constexpr Code kTrustStop{"trust.document.stop", "judgement 9", Effect::invalid};
// facts: next_update, stop
inline constexpr Code kTrustGrace{"trust.document.grace", "judgement 9", Effect::warning};
// An edition that shrank waits: what it dropped is unknown. facts: sequence, received
inline constexpr Code kTrustShrunk{"trust.document.shrunk", "formats 1", Effect::warning};
// The newest edition offered was refused; the one before stays. facts: offered, code, at
inline constexpr Code kTrustRejected{"trust.document.rejected", "formats 1", Effect::warning};
// facts: next_update, days
inline constexpr Code kTrustNextUpdateNear{"trust.next_update.near", "TS 119 612 5.3.15",
                                           Effect::warning};
// facts: certificate, not_after, days
inline constexpr Code kTrustSignerNear{"trust.signer.near_end", "formats 1", Effect::warning};
// No CA certificate in any list can be an anchor.
inline constexpr Code kTrustNothingAnchored{"trust.nothing_anchored", "interfaces HTTP",
                                            Effect::invalid};
// An act in force. facts: act, lapses
inline constexpr Code kTrustEmergency{"trust.emergency", "interfaces Auth", Effect::info};
// The store could not be read: an older snapshot answers. facts: reason, since
inline constexpr Code kTrustUnreadable{"trust.store.unreadable", "interfaces HTTP",
                                       Effect::invalid};

inline constexpr std::array kTrustCodes{
    kTrustFresh,           kTrustMissing,   kTrustStop,           kTrustGrace,
    kTrustShrunk,          kTrustRejected,  kTrustNextUpdateNear, kTrustSignerNear,
    kTrustNothingAnchored, kTrustEmergency, kTrustUnreadable};

}  // namespace baytrust::service
