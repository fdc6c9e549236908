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

// Bad lines of a batch of path cases (path_batch.hpp). facts of each: line
inline constexpr Code kBatchJson{"batch.line.json", "RFC 8259", Effect::invalid};
// also: key
inline constexpr Code kBatchDuplicateKey{"batch.line.duplicate_key", "RFC 8259 4", Effect::invalid};
// also: limit
inline constexpr Code kBatchTooLong{"batch.line.too_long", "path batch", Effect::invalid};
// A member is missing, of the wrong type or has an unreadable value. also: member
inline constexpr Code kBatchMember{"batch.line.member", "path batch", Effect::invalid};
// also: kind
inline constexpr Code kBatchKind{"batch.line.kind", "path batch", Effect::invalid};
inline constexpr Code kBatchOcsp{"batch.line.ocsp_not_offered", "path batch", Effect::invalid};
// also: file
inline constexpr Code kBatchFile{"batch.file.unreadable", "path batch", Effect::invalid};

inline constexpr std::array kCodes{
    kStoreMissing, kStoreExists,  kStoreKnown, kStoreUnknown,      kStoreApprovedAlready,
    kStoreNotHeld, kStoreChanged, kBatchJson,  kBatchDuplicateKey, kBatchTooLong,
    kBatchMember,  kBatchKind,    kBatchOcsp,  kBatchFile};

}  // namespace baytrust::service
