// What a signed list or register says of itself, for whoever sends it on (formats.md 7): kind,
// territory, sequence. Read without verifying: the receiver does that with its own pins; nothing
// here relies on it. Not here: the envelope it travels in (submission_envelope.hpp).
#pragma once

#include "gateway/decision/edition.hpp"
#include "validators/base/bytes.hpp"
#include "validators/base/error.hpp"

namespace baytrust::service {

// xml.*, list.*, register.*: what its reader objects to; xml.signature.none of a draft.
Result<decision::EditionHeader> read_outgoing(ByteView file);

}  // namespace baytrust::service
