// Codes of the use cases: configuration, and what the storage ports promise to answer. The codes of
// judging are those of the folders below; an adapter's own troubles are in its own codes.hpp.
#pragma once

#include <array>

#include "validators/base/code.hpp"

namespace baytrust::service {

// The contract of the storage ports (edition_store.hpp, crl_store.hpp, store.hpp).
// facts: place
inline constexpr Code kStoreMissing{"store.missing", "store open", Effect::invalid};
// facts: place
inline constexpr Code kStoreExists{"store.exists", "store init", Effect::invalid};
// facts: digest
inline constexpr Code kStoreKnown{"store.known", "store add", Effect::invalid};
// facts: digest
inline constexpr Code kStoreUnknown{"store.unknown", "store read", Effect::invalid};
// facts: name
inline constexpr Code kStoreApprovedAlready{"store.approved_already", "store approve",
                                            Effect::invalid};
// facts: state
inline constexpr Code kStoreNotHeld{"store.not_held", "store approve", Effect::invalid};
// facts: read_at, now_at
inline constexpr Code kStoreChanged{"store.changed_meanwhile", "store write", Effect::invalid};

inline constexpr std::array kCodes{kStoreMissing, kStoreExists,          kStoreKnown,
                                   kStoreUnknown, kStoreApprovedAlready, kStoreNotHeld,
                                   kStoreChanged};

}  // namespace baytrust::service
