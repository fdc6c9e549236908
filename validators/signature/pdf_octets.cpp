#include "validators/signature/pdf_octets.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace baytrust::signature {
namespace {

constexpr std::string_view kEof = "%%EOF";

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// Steps back over one run of characters; empty where there is none.
template <class Is>
std::optional<std::size_t> before_run(std::string_view text, std::size_t end, Is is) {
  std::size_t at = end;
  while (at > 0 && end - at < 16 && is(text[at - 1])) --at;
  if (at == end) return std::nullopt;
  return at;
}

// Where "N G " begins that ends at `end`.
std::optional<ObjectStart> header_before(std::string_view text, std::size_t end) {
  auto at = before_run(text, end, is_space);
  if (at) at = before_run(text, *at, is_digit);
  if (at) at = before_run(text, *at, is_space);
  if (!at) return std::nullopt;
  const auto begin = before_run(text, *at, is_digit);
  if (!begin || (*begin > 0 && (is_letter(text[*begin - 1]) || is_digit(text[*begin - 1])))) {
    return std::nullopt;
  }
  ObjectStart out{*begin, 0};
  std::from_chars(text.data() + *begin, text.data() + *at, out.number);
  return out;
}

}  // namespace

bool is_revision_end(ByteView file, std::uint64_t at) {
  if (at > file.size()) return false;
  std::string_view text = as_text(file.first(at));
  if (text.ends_with("\r\n")) {
    text.remove_suffix(2);
  } else if (text.ends_with('\n') || text.ends_with('\r')) {
    text.remove_suffix(1);
  }
  return text.ends_with(kEof);
}

std::vector<std::uint64_t> revision_ends(ByteView file, std::uint64_t from, std::size_t limit) {
  const std::string_view text = as_text(file);
  std::vector<std::uint64_t> out;
  // One that began before `from` may end after it: its end of line was not covered.
  std::size_t at = from > kEof.size() + 2 ? from - kEof.size() - 2 : 0;
  while (out.size() <= limit && (at = text.find(kEof, at)) != std::string_view::npos) {
    at += kEof.size();
    std::size_t end = at;
    if (end < text.size() && text[end] == '\r') ++end;
    if (end < text.size() && text[end] == '\n') ++end;
    if (end > from) out.push_back(end);
  }
  return out;
}

bool is_white_space(ByteView octets) {
  const std::string_view text = as_text(octets);
  return std::all_of(text.begin(), text.end(), is_space);
}

std::optional<Bytes> read_hex_string(ByteView octets) {
  const std::string_view text = as_text(octets);
  if (text.size() < 2 || text.front() != '<' || text.back() != '>') return std::nullopt;
  Bytes out;
  out.reserve(text.size() / 2);
  int high = -1;
  for (const char c : text.substr(1, text.size() - 2)) {
    if (is_space(c)) continue;
    const int value = hex_value(c);
    if (value < 0) return std::nullopt;
    if (high < 0) {
      high = value;
    } else {
      out.push_back(static_cast<std::uint8_t>(high << 4 | value));
      high = -1;
    }
  }
  if (high >= 0) out.push_back(static_cast<std::uint8_t>(high << 4));  // 7.3.4.3
  return out;
}

std::vector<ObjectStart> object_starts(ByteView octets, std::size_t limit) {
  const std::string_view text = as_text(octets);
  std::vector<ObjectStart> out;
  for (std::size_t at = 0; out.size() <= limit && (at = text.find("obj", at)) != text.npos;) {
    const std::size_t end = at + 3;
    const bool word = end == text.size() || !is_letter(text[end]);
    if (word) {
      if (const auto start = header_before(text, at)) out.push_back(*start);
    }
    at = end;
  }
  return out;
}

std::optional<std::uint64_t> last_startxref(ByteView file) {
  const std::string_view text = as_text(file);
  std::size_t at = text.rfind("startxref");
  if (at == std::string_view::npos) return std::nullopt;
  at += std::string_view("startxref").size();
  while (at < text.size() && is_space(text[at])) ++at;
  std::uint64_t value = 0;
  const auto read = std::from_chars(text.data() + at, text.data() + text.size(), value);
  if (read.ec != std::errc{}) return std::nullopt;
  return value;
}

}  // namespace baytrust::signature
