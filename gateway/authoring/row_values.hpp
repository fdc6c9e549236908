// Typed cells of a row, for lists and registers alike: each reads one column, or a few that belong
// together, and complains at its own place.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/authoring/draft.hpp"
#include "gateway/authoring/table.hpp"
#include "gateway/authoring/values.hpp"

namespace baytrust::authoring {

// "first day", and where it was read in "first day source". A date without a source is a complaint:
// nobody could check it again. Empty: nothing is there, or a complaint was made. `at` is empty for
// "until further notice", which only a last day may be.
std::optional<DatedCell> read_date(Row& row, const std::string& column, Day day, int utc_offset);
// A date that needs no source.
std::optional<Instant> read_plain_date(Row& row, std::string_view column, Day day, int utc_offset);

// The place in one column, its values in another. A subject attribute needs a value.
std::optional<x509::Marker> read_marker(Row& row, std::string_view place, std::string_view values);

std::optional<Amount> read_amount(Row& row, std::string_view column);
std::optional<Digest> read_digest(Row& row, std::string_view column);

// Every word of the cell; the same one twice, or an unknown one, is author.cell.bad.
template <class T>
std::vector<T> read_words(Row& row, std::string_view column, Vocabulary<T> vocabulary) {
  std::vector<T> out;
  const std::string text = row.text(column);
  for (const std::string& word : words_of(text)) {
    const auto value = word_value(word, vocabulary);
    if (!value || std::find(out.begin(), out.end(), *value) != out.end()) {
      row.bad(column, text, words(vocabulary));
      return {};
    }
    out.push_back(*value);
  }
  return out;
}
// One word; `otherwise` where the cell is empty.
template <class T>
T read_word(Row& row, std::string_view column, Vocabulary<T> vocabulary, T otherwise) {
  const std::string text = row.text(column);
  if (text.empty()) return otherwise;
  const auto value = word_value(text, vocabulary);
  if (!value) row.bad(column, text, words(vocabulary));
  return value.value_or(otherwise);
}

// author.cell.contradicts.
void complain_contradiction(Row& row, std::string_view column, const std::string& value,
                            const std::string& other, std::size_t other_line);

// A value that may stand in several rows about one thing, but only once or alike.
template <class T>
class Once {
 public:
  // Nothing where `value` is empty (T()).
  void take(Row& row, std::string_view column, const T& value, const std::string& shown) {
    if (value == T()) return;
    if (line_ == 0) {
      value_ = value;
      shown_ = shown;
      line_ = row.line();
    } else if (!(value_ == value)) {
      complain_contradiction(row, column, shown, shown_, line_);
    }
  }
  const T& value() const { return value_; }
  bool given() const { return line_ != 0; }

 private:
  T value_{};
  std::string shown_;
  std::size_t line_ = 0;
};

// "en: text; pt: text", for complaints.
std::string shown(const xml::Texts& texts);

}  // namespace baytrust::authoring
