#include "gateway/authoring/csv.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "gateway/authoring/codes.hpp"

namespace baytrust::authoring {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// RFC 3629 4, without surrogates, overlong forms and what is beyond U+10FFFF. The length of the
// character at the beginning, 0 for none.
std::size_t utf8_length(std::string_view text) {
  const auto at = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const auto tail = [&](std::size_t i) { return (at(i) & 0xC0U) == 0x80U; };
  const unsigned first = at(0);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return tail(1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    if (!tail(1) || !tail(2)) return 0;
    if (first == 0xE0 && at(1) < 0xA0) return 0;
    if (first == 0xED && at(1) > 0x9F) return 0;
    return 3;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    if (!tail(1) || !tail(2) || !tail(3)) return 0;
    if (first == 0xF0 && at(1) < 0x90) return 0;
    if (first == 0xF4 && at(1) > 0x8F) return 0;
    return 4;
  }
  return 0;
}

// XML 1.0 2.2: no other control character can stand in what is made of the table.
bool is_control(char c) {
  const auto octet = static_cast<unsigned char>(c);
  return (octet < 0x20 && c != '\t' && c != '\r' && c != '\n') || octet == 0x7F;
}

// Every octet once, before anything is made of it.
std::optional<Error> check_text(std::string_view text, const std::string& file) {
  std::size_t line = 1;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = utf8_length(text.substr(i));
    const Facts where{{"line", std::to_string(line)}};
    if (length == 0) return Error(kTableNotUtf8, file, where);
    if (is_control(text[i])) return Error(kTableControl, file, where);
    if (text[i] == '\n') ++line;
    i += length;
  }
  return std::nullopt;
}

// The first separator of the first line that is not inside quotes.
char separator_of(std::string_view text) {
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == ',' || c == ';' || c == '\t') return c;
    if (c == '\n') break;
  }
  return ',';
}

class CsvReader {
 public:
  CsvReader(std::string_view text, const std::string& file, const CsvLimits& limits)
      : text_(text), file_(file), limits_(limits), separator_(separator_of(text)) {}

  Result<std::vector<CsvRecord>> read() {
    std::vector<CsvRecord> records;
    while (next_ < text_.size()) {
      CsvRecord record{.line = line_, .fields = {}};
      if (auto error = read_record(record)) return *std::move(error);
      if (std::ranges::all_of(record.fields, blank)) continue;
      if (records.size() > limits_.records) return too_many("rows", limits_.records);
      if (!records.empty() && record.fields.size() != records.front().fields.size()) {
        return Error(kTableWidth, file_,
                     {{"line", std::to_string(record.line)},
                      {"found", std::to_string(record.fields.size())},
                      {"expected", std::to_string(records.front().fields.size())}});
      }
      records.push_back(std::move(record));
    }
    if (records.size() < 2) return Error(kTableEmpty, file_);
    return records;
  }

 private:
  static bool blank(const std::string& field) {
    return field.find_first_not_of(" \t\r\n") == std::string::npos;
  }
  Error too_many(std::string what, std::size_t limit) const {
    return Error(kTableTooMany, file_,
                 {{"line", std::to_string(line_)},
                  {"what", std::move(what)},
                  {"limit", std::to_string(limit)}});
  }
  Error bad_quote(std::size_t line) const {
    return Error(kTableQuote, file_, {{"line", std::to_string(line)}});
  }
  bool at(char c) const { return next_ < text_.size() && text_[next_] == c; }
  bool at_end_of_line() const {
    return at('\n') || (at('\r') && next_ + 1 < text_.size() && text_[next_ + 1] == '\n');
  }
  void skip_end_of_line() {
    if (at('\r')) ++next_;
    if (at('\n')) ++next_;
    ++line_;
  }

  // One record and the end of its line.
  std::optional<Error> read_record(CsvRecord& record) {
    while (true) {
      if (record.fields.size() >= limits_.fields) return too_many("columns", limits_.fields);
      std::string& field = record.fields.emplace_back();
      if (auto error = at('"') ? read_quoted(field) : read_plain(field)) return error;
      if (field.size() > limits_.field_bytes) return too_many("octets", limits_.field_bytes);
      if (next_ >= text_.size()) return std::nullopt;
      if (at_end_of_line()) {
        skip_end_of_line();
        return std::nullopt;
      }
      ++next_;  // the separator
      if (next_ >= text_.size()) {
        record.fields.emplace_back();
        return std::nullopt;
      }
    }
  }

  // RFC 4180 2.6, 2.7: up to the closing quote; "" is one quote. After it only a separator or the
  // end of the line.
  std::optional<Error> read_quoted(std::string& field) {
    const std::size_t begun = line_;
    ++next_;
    while (next_ < text_.size()) {
      const char c = text_[next_++];
      if (c == '\n') ++line_;
      if (c != '"') {
        field += c;
      } else if (at('"')) {
        field += '"';
        ++next_;
      } else {
        const bool ends = next_ >= text_.size() || at(separator_) || at_end_of_line();
        return ends ? std::nullopt : std::optional(bad_quote(line_));
      }
    }
    return bad_quote(begun);
  }

  // RFC 4180 2.5: no quote may stand in an unquoted field.
  std::optional<Error> read_plain(std::string& field) {
    while (next_ < text_.size() && !at(separator_) && !at_end_of_line()) {
      if (at('"')) return bad_quote(line_);
      field += text_[next_++];
    }
    return std::nullopt;
  }

  std::string_view text_;
  const std::string& file_;
  const CsvLimits& limits_;
  char separator_;
  std::size_t next_ = 0;
  std::size_t line_ = 1;
};

}  // namespace

Result<std::vector<CsvRecord>> parse_csv(std::string_view text, const std::string& file,
                                         const CsvLimits& limits) {
  if (text.size() > limits.bytes) {
    return Error(kTableTooLarge, file,
                 {{"size", std::to_string(text.size())}, {"limit", std::to_string(limits.bytes)}});
  }
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  if (auto error = check_text(text, file)) return *std::move(error);
  return CsvReader(text, file, limits).read();
}

}  // namespace baytrust::authoring
