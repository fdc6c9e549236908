// Codes of batches of path cases (path_batch.hpp): lines that are no case.
#pragma once

#include <array>

#include "validators/base/code.hpp"

namespace baytrust::service {

// facts of each: line
inline constexpr Code kBatchJson{"batch.line.json", "RFC 8259", Effect::invalid};
// also: key
inline constexpr Code kBatchDuplicateKey{"batch.line.duplicate_key", "RFC 8259 4", Effect::invalid};
// also: limit
inline constexpr Code kBatchTooLong{"batch.line.too_long", "path batch", Effect::invalid};
// A member is missing, of the wrong type or has an unreadable value. also: member
inline constexpr Code kBatchMember{"batch.line.member", "path batch", Effect::invalid};
// also: kind
inline constexpr Code kBatchKind{"batch.line.kind", "path batch", Effect::invalid};
// also: file
inline constexpr Code kBatchFile{"batch.file.unreadable", "path batch", Effect::invalid};

inline constexpr std::array kBatchCodes{
    kBatchJson, kBatchDuplicateKey, kBatchTooLong, kBatchMember, kBatchKind, kBatchFile,
};

}  // namespace baytrust::service
