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

// Comments, a line each, that may stand between two words of a header; none has as many.
constexpr int kMaxComments = 16;

// Steps back over one run of characters; `end` where there is none. All runs before one "obj" lie
// behind the "obj" before it, so that they are walked once.
template <class Is>
std::size_t before_run(std::string_view text, std::size_t end, Is is) {
  while (end > 0 && is(text[end - 1])) --end;
  return end;
}

// Back over digits to where a header's number begins.
std::optional<ObjectStart> number_before(std::string_view text, std::size_t end) {
  const std::size_t begin = before_run(text, end, is_digit);
  if (begin == end) return std::nullopt;
  ObjectStart out{begin, 0};
  std::from_chars(text.data() + begin, text.data() + end, out.number);
  return out;
}

// Back over blanks and comments (7.2.4); then `read` goes on. A line may have several places where
// a comment could begin: a percent sign in a string begins none.
template <class Read>
std::optional<ObjectStart> before_blanks(std::string_view text, std::size_t end, Read read,
                                         int comments = 0) {
  const std::size_t at = before_run(text, end, is_space);
  if (at < end || comments > 0) {
    if (const auto found = read(at)) return found;
  }
  const bool line_ended = text.substr(at, end - at).find_first_of("\r\n") != std::string_view::npos;
  if (at == 0 || !line_ended) return std::nullopt;
  if (comments == kMaxComments) return ObjectStart{at, 0};  // rather one too many
  const std::size_t line = text.find_last_of("\r\n", at - 1);
  std::size_t mark = line == std::string_view::npos ? 0 : line + 1;
  const std::string_view before = text.substr(0, at);
  while ((mark = before.find('%', mark)) != std::string_view::npos) {
    if (const auto found = before_blanks(text, mark, read, comments + 1)) return found;
    ++mark;
  }
  return std::nullopt;
}

// Where "N G " begins that ends at `end`.
std::optional<ObjectStart> header_before(std::string_view text, std::size_t end) {
  return before_blanks(text, end, [&](std::size_t generation_end) -> std::optional<ObjectStart> {
    const auto generation = number_before(text, generation_end);
    if (!generation) return std::nullopt;
    return before_blanks(text, generation->at,
                         [&](std::size_t number_end) { return number_before(text, number_end); });
  });
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

bool names_hybrid_table(ByteView octets) {
  const std::string_view text = as_text(octets);
  constexpr std::string_view kName = "XRefStm";
  for (std::size_t at = 0; (at = text.find('/', at)) != std::string_view::npos;) {
    ++at;
    std::size_t next = at;
    std::size_t same = 0;
    while (same < kName.size() && next < text.size()) {
      char c = text[next];
      if (c == '#' && next + 2 < text.size() && hex_value(text[next + 1]) >= 0 &&
          hex_value(text[next + 2]) >= 0) {
        c = static_cast<char>(hex_value(text[next + 1]) << 4 | hex_value(text[next + 2]));
        next += 2;
      }
      if (c != kName[same]) break;
      ++next;
      ++same;
    }
    if (same == kName.size()) return true;
  }
  return false;
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
