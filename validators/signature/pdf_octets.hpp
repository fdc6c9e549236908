// What is looked for in a PDF's octets themselves, where objects would not tell: where revisions
// end, what stands in the gap of a ByteRange, where objects begin that no table lists. No object is
// parsed here. Internal to validators/signature.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "validators/base/bytes.hpp"

namespace baytrust::signature {

// "%%EOF" and at most one end of line end here (ISO 32000-2 7.5.5).
bool is_revision_end(ByteView file, std::uint64_t at);
// Those places in (from, size], at most `limit` and one.
std::vector<std::uint64_t> revision_ends(ByteView file, std::uint64_t from, std::size_t limit);

// White space of ISO 32000-2 7.2.3, NUL included.
bool is_white_space(ByteView octets);

// The value of `<...>` where the octets are exactly one hexadecimal string.
std::optional<Bytes> read_hex_string(ByteView octets);

// "N G obj" in the octets, whatever blanks and comments are between; places count from their
// beginning.
struct ObjectStart {
  std::uint64_t at = 0;
  std::uint64_t number = 0;
};
std::vector<ObjectStart> object_starts(ByteView octets, std::size_t limit);

// A name XRefStm (7.5.8.4), in any spelling (7.3.5).
bool names_hybrid_table(ByteView octets);

// The number after the last "startxref".
std::optional<std::uint64_t> last_startxref(ByteView file);

}  // namespace baytrust::signature
