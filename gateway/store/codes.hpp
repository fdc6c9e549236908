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
// No room for what was to be written; nothing of it is kept. facts: place
inline constexpr Code kFull{"store.full", "SQLITE_FULL", Effect::invalid};
// The disk did not confirm what was written: whether it is kept is not known. facts: place, message
inline constexpr Code kFsync{"store.fsync", "SQLITE_IOERR_FSYNC", Effect::invalid};
// facts: place
inline constexpr Code kReadOnly{"store.read_only", "SQLITE_READONLY", Effect::invalid};
// facts: place, found, expected
inline constexpr Code kVersion{"store.version", "SQLite user_version", Effect::invalid};
// facts: place, message
inline constexpr Code kCannotCreate{"store.cannot_create", "store init", Effect::invalid};

// What verify_store found (verify_store.hpp). Subject: store.
// facts: message
inline constexpr Code kFsckIntegrity{"store.fsck.integrity", "SQLite integrity_check",
                                     Effect::invalid};
// facts: table, parent
inline constexpr Code kFsckReference{"store.fsck.reference", "SQLite foreign_key_check",
                                     Effect::invalid};
// facts: table, digest, found
inline constexpr Code kFsckDigest{"store.fsck.digest", "store fsck", Effect::invalid};
// facts: digest
inline constexpr Code kFsckEdition{"store.fsck.edition", "store fsck", Effect::invalid};
// facts: document, found, sequence
inline constexpr Code kFsckMark{"store.fsck.mark", "formats 1", Effect::invalid};
// facts: id, state, found
inline constexpr Code kFsckSubmission{"store.fsck.submission", "store fsck", Effect::invalid};
// facts: id, state, digest, found
inline constexpr Code kFsckSubmissionEdition{"store.fsck.submission_edition", "store fsck",
                                             Effect::invalid};
// facts: found, last
inline constexpr Code kFsckEvents{"store.fsck.events", "store fsck", Effect::invalid};

inline constexpr std::array kCodes{
    kFailed,       kBusy,          kDamaged,        kNotAStore,
    kFull,         kFsync,         kReadOnly,       kVersion,
    kCannotCreate, kFsckIntegrity, kFsckReference,  kFsckDigest,
    kFsckEdition,  kFsckMark,      kFsckSubmission, kFsckSubmissionEdition,
    kFsckEvents};

}  // namespace baytrust::store
