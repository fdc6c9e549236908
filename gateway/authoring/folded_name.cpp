#include "gateway/authoring/folded_name.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace baytrust::authoring {
namespace {

struct Character {
  std::uint32_t value = 0;
  std::size_t length = 1;
};

// The next character of UTF-8; an octet that begins none stands for itself.
Character next_character(std::string_view text) {
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned first = at(0);
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
  if (length == 1 || length > text.size()) return {first, 1};
  std::uint32_t value = first & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) value = (value << 6U) | (at(i) & 0x3FU);
  return {value, length};
}

bool is_space(std::uint32_t c) {
  return c == 0x09 || c == 0x0A || c == 0x0D || c == 0x20 || c == 0x85 || c == 0xA0 ||
         c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
         c == 0x205F || c == 0x3000;
}

// Zero width, joiners, direction marks, soft hyphen, variation selectors: nobody sees them.
bool is_unseen(std::uint32_t c) {
  return c == 0xAD || c == 0x34F || c == 0x61C || c == 0x180E || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
         (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF;
}

bool is_dash(std::uint32_t c) {
  return c == 0x2D || c == 0x58A || (c >= 0x2010 && c <= 0x2015) || c == 0x2043 || c == 0x2212 ||
         c == 0x2500 || c == 0x2E3A || c == 0x2E3B || c == 0x30FC || c == 0xFE31 || c == 0xFE32 ||
         c == 0xFE58 || c == 0xFE63 || c == 0xFF0D || c == 0xFF70;
}

// U+FF01 to U+FF5E are "!" to "~" in full width.
std::uint32_t narrow(std::uint32_t c) { return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c; }

std::uint32_t lower(std::uint32_t c) {
  if (c >= 'A' && c <= 'Z') return c + 0x20;
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 0x20;
  return c;
}

void append(std::string& out, std::uint32_t c, std::string_view as_written) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c >= 0xE0 && c <= 0xFE && as_written.size() == 2) {  // Latin-1, lower case
    out += static_cast<char>(0xC3);
    out += static_cast<char>(0x80U | (c & 0x3FU));
  } else {
    out += as_written;
  }
}

constexpr std::size_t kMaxCompared = 256;

}  // namespace

std::string folded(std::string_view name) {
  std::string out;
  while (!name.empty()) {
    const Character next = next_character(name);
    const std::string_view as_written = name.substr(0, next.length);
    name.remove_prefix(next.length);
    if (is_space(next.value) || is_unseen(next.value)) continue;
    if (is_dash(next.value)) {
      out += '-';
    } else {
      append(out, lower(narrow(next.value)), as_written);
    }
  }
  return out;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  a = a.substr(0, kMaxCompared);
  b = b.substr(0, kMaxCompared);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j < row.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({above + 1, row[j - 1] + 1, replaced});
      diagonal = above;
    }
  }
  return row[b.size()];
}

}  // namespace baytrust::authoring
