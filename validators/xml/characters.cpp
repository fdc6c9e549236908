#include "validators/xml/characters.hpp"

#include <algorithm>

namespace baytrust::xml {
namespace {

constexpr std::size_t kBlock = 32;

// Most of a document is ASCII: a block without exceptions costs a few vector instructions, as long
// as everything here stays eight bits wide.
bool plain_block(const std::uint8_t* p) {
  std::uint8_t exceptions = 0;
  for (std::size_t i = 0; i < kBlock; ++i) {
    const std::uint8_t c = p[i];
    const auto control =
        static_cast<std::uint8_t>((c < 0x20) & (c != '\t') & (c != '\n') & (c != '\r'));
    exceptions = static_cast<std::uint8_t>(exceptions | (c & 0x80) | control);
  }
  return exceptions == 0;
}

bool is_char(std::uint32_t c) {
  // XML 1.0 [2]: tab, line feed, carriage return, then everything but surrogates, FFFE and FFFF.
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xD800) ||
         (c > 0xDFFF && c < 0xFFFE) || (c > 0xFFFF && c <= 0x10FFFF);
}

// Octets of the character at the front of `text`; 0 if there is none.
std::size_t character_size(ByteView text) {
  const std::uint32_t first = text[0];
  if (first < 0x80) return is_char(first) ? 1 : 0;
  std::size_t size = 0;
  std::uint32_t value = 0;
  std::uint32_t least = 0;
  if ((first & 0xE0U) == 0xC0) {
    size = 2, value = first & 0x1FU, least = 0x80;
  } else if ((first & 0xF0U) == 0xE0) {
    size = 3, value = first & 0x0FU, least = 0x800;
  } else if ((first & 0xF8U) == 0xF0) {
    size = 4, value = first & 0x07U, least = 0x10000;
  }
  if (size == 0 || text.size() < size) return 0;
  for (std::size_t i = 1; i < size; ++i) {
    if ((text[i] & 0xC0U) != 0x80) return 0;
    value = (value << 6) | (text[i] & 0x3FU);
  }
  return value >= least && is_char(value) ? size : 0;
}

}  // namespace

std::optional<std::size_t> first_non_character(ByteView text) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (text.size() - at >= kBlock && plain_block(text.data() + at)) {
      at += kBlock;
      continue;
    }
    const std::size_t stop = std::min(text.size(), at + kBlock);
    while (at < stop) {
      const std::size_t size = character_size(text.subspan(at));
      if (size == 0) return at;
      at += size;
    }
  }
  return std::nullopt;
}

Position position_of(ByteView text, std::size_t offset) {
  const auto before = as_text(text.first(std::min(offset, text.size())));
  const auto line_start = before.rfind('\n');
  return {
      .line = 1 + static_cast<std::size_t>(std::ranges::count(before, '\n')),
      .column = before.size() - (line_start == std::string_view::npos ? 0 : line_start + 1) + 1};
}

}  // namespace baytrust::xml
