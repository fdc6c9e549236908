#include "validators/xml/scan.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string>

#include "validators/xml/characters.hpp"
#include "validators/xml/codes.hpp"

namespace baytrust::xml {
namespace {

constexpr std::string_view kSubject = "document";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// XML 1.0 [4], as far as ASCII goes; the parser checks the rest.
bool starts_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
         (static_cast<unsigned char>(c) & 0x80U) != 0;
}

// What ends or interrupts the inside of a tag.
constexpr auto kTagStops = [] {
  std::array<bool, 256> stops{};
  for (const char c : {'<', '>', '"', '\''}) stops[static_cast<unsigned char>(c)] = true;
  return stops;
}();

class Scanner {
 public:
  Scanner(std::string_view text, const GuardLimits& limits) : text_(text), limits_(limits) {}

  Result<void> run() {
    if (const auto error = declaration()) return *error;
    for (at_ = text_.find('<', at_); at_ != std::string_view::npos; at_ = text_.find('<', at_)) {
      if (const auto error = markup()) return *error;
    }
    return {};
  }

 private:
  using Refusal = std::optional<Error>;

  Error malformed(std::string_view reason) const {
    const Position p = position_of(as_bytes(text_), at_);
    return Error(kNotWellFormed, std::string(kSubject),
                 {{"line", std::to_string(p.line)},
                  {"column", std::to_string(p.column)},
                  {"reason", std::string(reason)}});
  }
  Error at(const Code& code) const {
    return Error(code, std::string(kSubject), {{"offset", std::to_string(at_)}});
  }
  Error too_many(std::string_view what, std::size_t limit) const {
    return Error(kTooMany, std::string(kSubject),
                 {{"what", std::string(what)},
                  {"limit", std::to_string(limit)},
                  {"offset", std::to_string(at_)}});
  }
  bool next_is(std::string_view token) const { return text_.substr(at_, token.size()) == token; }

  // The next '<', '>' or quotation mark; the end of the document where there is none.
  std::size_t tag_stop(std::size_t from) const {
    while (from < text_.size() && !kTagStops[static_cast<unsigned char>(text_[from])]) ++from;
    return from;
  }

  // Moves behind the next `end`, searched from `from`.
  Refusal skip_past(std::string_view end, std::size_t from, std::string_view reason) {
    const auto found = text_.find(end, from);
    if (found == std::string_view::npos) return malformed(reason);
    at_ = found + end.size();
    return std::nullopt;
  }

  // XML 1.0 [23] XMLDecl, at the very start or nowhere: the encoding it names must be UTF-8.
  Refusal declaration() {
    if (!next_is("<?xml") || text_.size() <= 5 || !is_space(text_[5])) return std::nullopt;
    const auto end = text_.find("?>");
    if (end == std::string_view::npos) return malformed("unterminated XML declaration");
    const auto inside = text_.substr(0, end);
    if (inside.find('<', 1) != std::string_view::npos) return malformed("'<' in the declaration");
    at_ = end + 2;
    const auto key = inside.find("encoding");
    if (key == std::string_view::npos) return std::nullopt;
    const auto open = inside.find_first_of("\"'", key);
    const auto close = open == std::string_view::npos ? open : inside.find(inside[open], open + 1);
    if (close == std::string_view::npos) return malformed("encoding without a value");
    std::string name(inside.substr(open + 1, close - open - 1));
    std::ranges::transform(name, name.begin(),
                           [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    if (name == "UTF-8") return std::nullopt;
    return Error(kEncoding, std::string(kSubject), {{"encoding", std::move(name)}});
  }

  Refusal markup() {
    const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
    if (next == '/') return end_tag();
    if (next == '?') return processing_instruction();
    if (next == '!') return bang();
    if (starts_name(next)) return start_tag();
    return malformed("'<' without a name");
  }

  Refusal bang() {
    if (next_is("<!--")) return skip_past("-->", at_ + 4, "unterminated comment");
    if (next_is("<![CDATA[") && depth_ > 0) {
      return skip_past("]]>", at_ + 9, "unterminated CDATA section");
    }
    if (next_is("<!DOCTYPE")) return at(kDoctype);
    return malformed("'<!' that begins neither comment nor CDATA section");
  }

  Refusal processing_instruction() {
    const auto end = text_.find("?>", at_ + 2);
    if (end == std::string_view::npos) return malformed("unterminated processing instruction");
    // One inside the root would be signed but not read; '<' in one could hide a tag.
    const auto inside = text_.substr(at_ + 2, end - at_ - 2);
    if (depth_ > 0 || inside.empty() || !starts_name(inside.front()) ||
        inside.find('<') != std::string_view::npos) {
      return at(kProcessingInstruction);
    }
    at_ = end + 2;
    return std::nullopt;
  }

  Refusal end_tag() {
    if (depth_ == 0) return malformed("end tag without a start tag");
    const auto end = tag_stop(at_ + 2);
    if (end == text_.size() || text_[end] != '>') return malformed("unterminated tag");
    --depth_;
    at_ = end + 1;
    return std::nullopt;
  }

  Refusal start_tag() {
    if (++elements_ > limits_.elements) return too_many("elements", limits_.elements);
    std::size_t attributes = 0;
    std::size_t i = at_ + 1;
    for (;; ++i) {
      i = tag_stop(i);
      if (i == text_.size() || text_[i] == '<') return malformed("unterminated tag");
      const char c = text_[i];
      if (c == '>') break;
      const auto close = text_.find(c, i + 1);
      if (close == std::string_view::npos ||
          text_.substr(i, close - i).find('<') != std::string_view::npos) {
        return malformed("'<' in an attribute value, or no end to it");
      }
      // Parsers compare each attribute of an element with each: bounded before they see it.
      if (++attributes > limits_.attributes_per_element) {
        return too_many("attributes of one element", limits_.attributes_per_element);
      }
      i = close;
    }
    attributes_ += attributes;
    if (attributes_ > limits_.attributes) return too_many("attributes", limits_.attributes);
    if (text_[i - 1] != '/' && ++depth_ > limits_.depth) {
      return Error(kTooDeep, std::string(kSubject),
                   {{"limit", std::to_string(limits_.depth)}, {"offset", std::to_string(at_)}});
    }
    at_ = i + 1;
    return std::nullopt;
  }

  std::string_view text_;
  const GuardLimits& limits_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::size_t elements_ = 0;
  std::size_t attributes_ = 0;
};

Error bad_character(ByteView document, std::size_t offset) {
  const Position p = position_of(document, offset);
  return Error(kNotWellFormed, std::string(kSubject),
               {{"line", std::to_string(p.line)},
                {"column", std::to_string(p.column)},
                {"reason", "not a character of XML in UTF-8"}});
}

}  // namespace

Result<ByteView> scan(ByteView document, const GuardLimits& limits) {
  if (document.size() > limits.bytes) {
    return Error(
        kTooLarge, std::string(kSubject),
        {{"size", std::to_string(document.size())}, {"limit", std::to_string(limits.bytes)}});
  }
  std::string_view text = as_text(document);
  if (text.starts_with("\xFE\xFF") || text.starts_with("\xFF\xFE") ||
      text.substr(0, 4).find('\0') != std::string_view::npos) {
    // XML 1.0 F.1: byte order marks, or "<" in two or four octets.
    return Error(kEncoding, std::string(kSubject), {{"encoding", "UTF-16 or UTF-32"}});
  }
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  if (const auto offset = first_non_character(as_bytes(text))) {
    return bad_character(as_bytes(text), *offset);
  }
  // Anything but markup and white space before the first tag could be another encoding's "<".
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || text[first] != '<') {
    return bad_character(as_bytes(text), first == std::string_view::npos ? 0 : first);
  }
  if (const auto scanned = Scanner(text, limits).run(); scanned.has_error()) {
    return scanned.error();
  }
  return as_bytes(text);
}

}  // namespace baytrust::xml
