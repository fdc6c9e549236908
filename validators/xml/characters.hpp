// Which octets may be an XML document's text at all: UTF-8 (RFC 3629, no surrogates, no overlong
// forms) of the characters of XML 1.0 production [2] Char. One linear pass.
#pragma once

#include <cstddef>
#include <optional>

#include "validators/base/bytes.hpp"

namespace baytrust::xml {

// The offset of the first octet that is not (part of) such a character; empty if there is none.
std::optional<std::size_t> first_non_character(ByteView text);

// Line and column (octets), counted from 1, of an offset.
struct Position {
  std::size_t line = 1;
  std::size_t column = 1;
};
Position position_of(ByteView text, std::size_t offset);

}  // namespace baytrust::xml
