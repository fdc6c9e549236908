// Codes of the SQLite adapter: troubles of the file itself. What every adapter must answer is in
// gateway/service/codes.hpp.
#pragma once

#include <array>

#include "validators/base/code.hpp"

namespace baytrust::store {

// facts: place, message
inline constexpr Code kFailed{"store.failed", "SQLite result codes", Effect::invalid};
// facts: place
inline constexpr Code kBusy{"store.busy", "SQLITE_BUSY", Effect::invalid};
// facts: place, message
inline constexpr Code kDamaged{"store.damaged", "SQLITE_CORRUPT", Effect::invalid};
// facts: place
inline constexpr Code kNotAStore{"store.not_a_store", "SQLite application_id", Effect::invalid};
// facts: place, found, expected
inline constexpr Code kVersion{"store.version", "SQLite user_version", Effect::invalid};
// facts: place, message
inline constexpr Code kCannotCreate{"store.cannot_create", "store init", Effect::invalid};

inline constexpr std::array kCodes{kFailed, kBusy, kDamaged, kNotAStore, kVersion, kCannotCreate};

}  // namespace baytrust::store
