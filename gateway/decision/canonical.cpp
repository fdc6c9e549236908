#include "gateway/decision/canonical.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fmt/format.h>

namespace baytrust::decision {
namespace {

constexpr std::int64_t kLargestExact = (std::int64_t{1} << 53) - 1;

// A writer used wrongly would write something else than canonical JSON: there is no going on.
void require(bool condition) {
  if (!condition) std::abort();
}

// Octets of the well-formed UTF-8 sequence at the start of `text` (Unicode 15, table 3-7); 0 where
// there is none.
std::size_t well_formed_length(std::string_view text) {
  const auto at = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const auto continues = [&](std::size_t i, std::uint8_t low, std::uint8_t high) {
    return i < text.size() && at(i) >= low && at(i) <= high;
  };
  const std::uint8_t lead = at(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return continues(1, 0x80, 0xBF) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const std::uint8_t low = lead == 0xE0 ? 0xA0 : 0x80;
    const std::uint8_t high = lead == 0xED ? 0x9F : 0xBF;
    return continues(1, low, high) && continues(2, 0x80, 0xBF) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const std::uint8_t low = lead == 0xF0 ? 0x90 : 0x80;
    const std::uint8_t high = lead == 0xF4 ? 0x8F : 0xBF;
    const bool whole =
        continues(1, low, high) && continues(2, 0x80, 0xBF) && continues(3, 0x80, 0xBF);
    return whole ? 4 : 0;
  }
  return 0;
}

// RFC 8785 3.2.2.2: the two-character escapes, \u00xx in lower case for other controls.
void append_ascii(std::string& out, char c) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\t':
      out += "\\t";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\r':
      out += "\\r";
      return;
    default:
      if (static_cast<std::uint8_t>(c) < 0x20) {
        fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
      } else {
        out += c;
      }
  }
}

constexpr std::array<bool, 256> make_plain() {
  std::array<bool, 256> plain{};
  for (std::size_t c = 0x20; c < 0x80; ++c) plain[c] = c != '"' && c != '\\';
  return plain;
}
constexpr auto kPlain = make_plain();

// Octets at the start that stand for themselves: most strings are nothing else.
std::size_t plain_length(std::string_view text) {
  const auto is_plain = [](char c) { return kPlain[static_cast<std::uint8_t>(c)]; };
  const auto first = std::find_if_not(text.begin(), text.end(), is_plain);
  return static_cast<std::size_t>(first - text.begin());
}

void append_string(std::string& out, std::string_view utf8) {
  out += '"';
  while (!utf8.empty()) {
    const std::size_t plain = plain_length(utf8);
    out += utf8.substr(0, plain);
    utf8.remove_prefix(plain);
    if (utf8.empty()) break;
    const std::size_t length = well_formed_length(utf8);
    if (length == 0) {
      out += "\xEF\xBF\xBD";
      utf8.remove_prefix(1);
      continue;
    }
    if (length == 1) {
      append_ascii(out, utf8[0]);
    } else {
      out += utf8.substr(0, length);
    }
    utf8.remove_prefix(length);
  }
  out += '"';
}

// Beyond 2^53-1 readers of JSON lose digits: such integers are strings.
void append_integer(std::string& out, std::string_view digits, bool exact) {
  if (!exact) out += '"';
  out += digits;
  if (!exact) out += '"';
}

}  // namespace

void CanonicalWriter::before_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (levels_.empty()) {
    require(out_.empty());
    return;
  }
  require(!levels_.back().object);
  if (!levels_.back().first) out_ += ',';
  levels_.back().first = false;
}

CanonicalWriter& CanonicalWriter::begin_object() {
  before_value();
  out_ += '{';
  levels_.push_back({.object = true});
  return *this;
}

CanonicalWriter& CanonicalWriter::begin_array() {
  before_value();
  out_ += '[';
  levels_.push_back({.object = false});
  return *this;
}

void CanonicalWriter::close(bool object, char bracket) {
  require(!levels_.empty() && levels_.back().object == object && !after_key_);
  levels_.pop_back();
  out_ += bracket;
}

CanonicalWriter& CanonicalWriter::end_object() {
  close(true, '}');
  return *this;
}

CanonicalWriter& CanonicalWriter::end_array() {
  close(false, ']');
  return *this;
}

CanonicalWriter& CanonicalWriter::key(std::string_view name) {
  require(!levels_.empty() && levels_.back().object && !after_key_);
  Level& level = levels_.back();
  // RFC 8785 3.2.3: members sorted; equal names would be duplicates.
  require(level.first || std::string_view(out_).substr(level.last_key, level.last_key_size) < name);
  require(plain_length(name) == name.size());
  if (!level.first) out_ += ',';
  level.first = false;
  level.last_key = out_.size() + 1;
  level.last_key_size = name.size();
  plain(name);
  out_ += ':';
  after_key_ = true;
  return *this;
}

void CanonicalWriter::plain(std::string_view ascii) {
  out_ += '"';
  out_ += ascii;
  out_ += '"';
}

CanonicalWriter& CanonicalWriter::string(std::string_view utf8) {
  before_value();
  append_string(out_, utf8);
  return *this;
}

CanonicalWriter& CanonicalWriter::integer(std::int64_t value) {
  before_value();
  const bool exact = value >= -kLargestExact && value <= kLargestExact;
  append_integer(out_, fmt::format_int(value).str(), exact);
  return *this;
}

CanonicalWriter& CanonicalWriter::integer(std::uint64_t value) {
  before_value();
  const bool exact = value <= static_cast<std::uint64_t>(kLargestExact);
  append_integer(out_, fmt::format_int(value).str(), exact);
  return *this;
}

// A decision names dozens of digests: their digits need no look for escapes, and no heap.
CanonicalWriter& CanonicalWriter::value(const Digest& digest) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  before_value();
  std::array<char, 2 * sizeof digest.octets> digits;
  for (std::size_t i = 0; i < digest.octets.size(); ++i) {
    digits[2 * i] = kDigits[digest.octets[i] >> 4U];
    digits[2 * i + 1] = kDigits[digest.octets[i] & 0xFU];
  }
  plain({digits.data(), digits.size()});
  return *this;
}
CanonicalWriter& CanonicalWriter::value(Instant t) {
  before_value();
  plain(to_string(t));
  return *this;
}
CanonicalWriter& CanonicalWriter::value(OidView oid) {
  before_value();
  plain(to_string(oid));
  return *this;
}

std::string CanonicalWriter::take() {
  require(levels_.empty() && !out_.empty() && !after_key_);
  return std::move(out_);
}

}  // namespace baytrust::decision
