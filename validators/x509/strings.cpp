#include "validators/x509/strings.hpp"

#include <array>

namespace baytrust::x509 {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool is_surrogate(char32_t c) { return c >= 0xD800 && c <= 0xDFFF; }

// RFC 4518 2.2: characters mapped to nothing.
bool is_dropped(char32_t c) {
  if (c < 0x20) return !(c >= 0x09 && c <= 0x0D);
  if (c >= 0x7F && c <= 0x9F) return c != 0x85;
  switch (c) {
    case 0x00AD:
    case 0x034F:
    case 0x1806:
    case 0x180E:
    case 0x200B:
    case 0xFEFF:
    case 0xFFFC:
      return true;
    default:
      break;
  }
  return (c >= 0x180B && c <= 0x180D) || (c >= 0x200C && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
         (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xFFF9 && c <= 0xFFFB) ||
         (c >= 0x1D173 && c <= 0x1D17A) || (c >= 0xE0000 && c <= 0xE007F);
}

// RFC 4518 2.2: characters mapped to SPACE.
bool is_space(char32_t c) {
  return c == 0x20 || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

// Printable ASCII folded; 0 for everything that takes the long way.
constexpr std::array<char, 256> make_ascii() {
  std::array<char, 256> table{};
  for (unsigned c = 0x20; c < 0x7F; ++c) {
    table[c] = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 0x20 : c);
  }
  return table;
}
constexpr auto kAscii = make_ascii();

// Upper-case letters whose lower-case one follows them.
bool is_first_of_pair(char32_t c) {
  const bool even = c % 2 == 0;
  if (c >= 0x0100 && c <= 0x0137) return even && c != 0x0130;
  if (c >= 0x0139 && c <= 0x0148) return !even;
  if (c >= 0x014A && c <= 0x0177) return even;
  if (c >= 0x0179 && c <= 0x017E) return !even;
  if (c >= 0x0460 && c <= 0x0481) return even;
  if (c >= 0x048A && c <= 0x04BF) return even;
  if (c >= 0x04C1 && c <= 0x04CE) return !even;
  return c >= 0x04D0 && c <= 0x052F && even;
}

char32_t fold_greek(char32_t c) {
  if (c == 0x0386) return 0x03AC;
  if (c >= 0x0388 && c <= 0x038A) return c + 37;
  if (c == 0x038C) return 0x03CC;
  if (c == 0x038E || c == 0x038F) return c + 63;
  if (c >= 0x0391 && c <= 0x03AB && c != 0x03A2) return c + 32;
  return c == 0x03C2 ? 0x03C3 : c;  // final sigma
}

}  // namespace

bool is_character_string(der::Tag tag) {
  switch (tag) {
    case der::kUtf8String:
    case der::kNumericString:
    case der::kPrintableString:
    case der::kTeletexString:
    case der::kIa5String:
    case der::kVisibleString:
    case der::kUniversalString:
    case der::kBmpString:
      return true;
    default:
      return false;
  }
}

char32_t fold_case(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 0x20 : c;
  if (c == 0xB5) return 0x03BC;  // micro sign
  if (c >= 0xC0 && c <= 0xDE) return c == 0xD7 ? c : c + 0x20;
  if (c == 0x0178) return 0xFF;
  if (c == 0x017F) return 's';
  if (is_first_of_pair(c)) return c + 1;
  if (c >= 0x0386 && c <= 0x03C2) return fold_greek(c);
  if (c >= 0x0400 && c <= 0x040F) return c + 80;
  if (c >= 0x0410 && c <= 0x042F) return c + 32;
  if (c == 0x04C0) return 0x04CF;
  if (c >= 0x0531 && c <= 0x0556) return c + 48;
  if (c >= 0xFF21 && c <= 0xFF3A) return c + 32;
  return c;
}

bool is_deceptive(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

std::optional<char32_t> CodePoints::next() {
  switch (tag_) {
    case der::kTeletexString: {
      const char32_t c = rest_[0];
      rest_ = rest_.subspan(1);
      return c;
    }
    case der::kBmpString:
      return next_wide(2);
    case der::kUniversalString:
      return next_wide(4);
    default:
      return next_utf8();
  }
}

std::optional<char32_t> CodePoints::next_wide(std::size_t width) {
  if (rest_.size() < width) {
    rest_ = {};
    return std::nullopt;
  }
  char32_t c = 0;
  for (std::size_t i = 0; i < width; ++i) c = (c << 8) | rest_[i];
  rest_ = rest_.subspan(width);
  // BMPString is UCS-2, but CAs write UTF-16 into it.
  if (width == 2 && c >= 0xD800 && c <= 0xDBFF && rest_.size() >= 2) {
    const char32_t low = (char32_t{rest_[0]} << 8) | rest_[1];
    if (low >= 0xDC00 && low <= 0xDFFF) {
      rest_ = rest_.subspan(2);
      return 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
    }
  }
  if (is_surrogate(c) || c > 0x10FFFF) return std::nullopt;
  return c;
}

// RFC 3629 4: the shortest form, no surrogates, nothing above U+10FFFF.
std::optional<char32_t> CodePoints::next_utf8() {
  const std::uint8_t lead = rest_[0];
  if (lead < 0x80) {
    rest_ = rest_.subspan(1);
    return lead;
  }
  const std::size_t more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
  if (lead < 0xC2 || lead > 0xF4 || rest_.size() <= more) {
    rest_ = rest_.subspan(1);
    return std::nullopt;
  }
  char32_t c = lead & (0x3FU >> more);
  for (std::size_t i = 1; i <= more; ++i) {
    if ((rest_[i] & 0xC0) != 0x80) {
      rest_ = rest_.subspan(1);
      return std::nullopt;
    }
    c = (c << 6) | (rest_[i] & 0x3FU);
  }
  constexpr char32_t kLeast[] = {0, 0x80, 0x800, 0x10000};
  const bool good = c >= kLeast[more] && !is_surrogate(c) && c <= 0x10FFFF;
  rest_ = rest_.subspan(good ? more + 1 : 1);
  return good ? std::optional<char32_t>(c) : std::nullopt;
}

std::string to_utf8(char32_t c) {
  const auto octet = [](char32_t v) { return static_cast<char>(static_cast<unsigned char>(v)); };
  if (c < 0x80) return {octet(c)};
  if (c < 0x800) return {octet(0xC0 | (c >> 6)), octet(0x80 | (c & 0x3F))};
  if (c < 0x10000) {
    return {octet(0xE0 | (c >> 12)), octet(0x80 | ((c >> 6) & 0x3F)), octet(0x80 | (c & 0x3F))};
  }
  return {octet(0xF0 | (c >> 18)), octet(0x80 | ((c >> 12) & 0x3F)),
          octet(0x80 | ((c >> 6) & 0x3F)), octet(0x80 | (c & 0x3F))};
}

std::string utf8_of(der::Tag tag, ByteView content) {
  std::string out;
  out.reserve(content.size());
  for (CodePoints points(tag, content); !points.at_end();) {
    out.append(to_utf8(points.next().value_or(kReplacement)));
  }
  return out;
}

std::string harmless(std::string_view utf8) {
  std::string out;
  for (CodePoints points(der::kUtf8String, as_bytes(utf8)); !points.at_end();) {
    const char32_t c = points.next().value_or(0xFFFD);
    out += to_utf8(is_deceptive(c) ? 0xFFFD : c);
  }
  return out;
}

void KeyText::number(std::size_t value) {
  const std::size_t at = out_.size();
  out_.append(4, 0);
  set_number(at, value);
}

void KeyText::set_number(std::size_t at, std::size_t value) {
  for (unsigned i = 0; i < 4; ++i) {
    out_[at + i] = static_cast<char>(static_cast<unsigned char>(value >> (24 - 8 * i)));
  }
}

bool KeyText::prepared(der::Tag tag, ByteView content) {
  const std::size_t start = out_.size();
  const bool one_octet = tag != der::kBmpString && tag != der::kUniversalString;
  if (one_octet && prepared_ascii(content)) return true;
  out_.resize(start);
  if (prepared_unicode(tag, content)) return true;
  out_.resize(start);
  return false;
}

// The common case; false if any octet is not printable ASCII.
bool KeyText::prepared_ascii(ByteView content) {
  const std::size_t start = out_.size();
  out_.resize(start + content.size());
  char* const begin = out_.data() + start;
  char* to = begin;
  bool space = false;
  for (const std::uint8_t b : content) {
    const char c = kAscii[b];
    if (c == 0) return false;
    // RFC 4518 2.6.1: no spaces at the ends, one for each run inside.
    if (c == ' ') {
      space = to != begin;
      continue;
    }
    if (space) *to++ = ' ';
    space = false;
    *to++ = c;
  }
  out_.resize(static_cast<std::size_t>(to - out_.data()));
  return true;
}

bool KeyText::prepared_unicode(der::Tag tag, ByteView content) {
  const std::size_t start = out_.size();
  bool space = false;
  for (CodePoints points(tag, content); !points.at_end();) {
    const auto c = points.next();
    if (!c) return false;
    if (is_space(*c)) {
      space = out_.size() != start;
      continue;
    }
    if (is_dropped(*c)) continue;
    if (space) out_.push_back(' ');
    space = false;
    out_.append(to_utf8(fold_case(*c)));
  }
  return true;
}

}  // namespace baytrust::x509
