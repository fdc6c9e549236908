// Printer: prose and tables on the program's output, in the reader's language. Colour only where a
// terminal shows it and NO_COLOR does not forbid it. All text passes printable().
#pragma once

#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/cli/environment.hpp"
#include "gateway/messages/labels.hpp"
#include "gateway/messages/language.hpp"
#include "validators/base/fact.hpp"

namespace baytrust::cli {

enum class Style : std::uint8_t { plain, strong, good, doubtful, bad, faint };

struct Cell {
  std::string text;
  Style style = Style::plain;
};

struct Table {
  std::vector<std::string> headings;
  std::vector<std::vector<Cell>> rows;
};

class Printer {
 public:
  Printer(std::ostream& out, Sink sink, messages::Language language);

  messages::Language language() const { return language_; }
  std::string word(messages::Label label) const { return messages::label(label, language_); }
  // A label with its values in place.
  std::string sentence(messages::Label label, const Facts& facts) const;

  void line(std::string_view text = {}, Style style = Style::plain);
  void heading(messages::Label label);
  // "Heading   value", aligned within one block of fields.
  void fields(const std::vector<std::pair<messages::Label, Cell>>& fields);
  void table(const Table& table);
  // Text that was made by the program for machines, as it is.
  void raw(std::string_view text) { out_ << text; }

 private:
  std::string styled(std::string_view text, Style style) const;

  std::ostream& out_;
  Sink sink_;
  messages::Language language_;
};

// A line on the error stream that is written over; nothing where that is no terminal.
class Progress {
 public:
  explicit Progress(Environment& environment)
      : err_(environment.err), sink_(environment.err_sink) {}
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void say(std::string_view text);
  // "text [####      ] 40 %", drawn anew when the figure changes; without `all`, text alone.
  void bar(std::string_view text, std::uint64_t done, std::uint64_t all);
  void clear();

 private:
  std::ostream& err_;
  Sink sink_;
  std::size_t shown_ = 0;
  std::uint64_t percent_ = ~std::uint64_t{0};  // of the bar that is shown
};

}  // namespace baytrust::cli
