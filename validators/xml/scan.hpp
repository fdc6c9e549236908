// The first half of the guard: the document's octets, before any parser sees them. One linear pass
// checks encoding, characters, DOCTYPE, processing instructions and the limits on size, depth,
// elements and attributes. It finds every tag a parser would find, and refuses what would make the
// two disagree. Whether the document is well-formed is left to the parser (tree.hpp).
#pragma once

#include "validators/base/bytes.hpp"
#include "validators/base/error.hpp"
#include "validators/xml/guard.hpp"

namespace baytrust::xml {

// The document without its byte order mark.
Result<ByteView> scan(ByteView document, const GuardLimits& limits);

}  // namespace baytrust::xml
