#include "gateway/cli/printer.hpp"

#include <algorithm>

#include "gateway/cli/width.hpp"
#include "gateway/messages/messages.hpp"

namespace baytrust::cli {
namespace {

// ECMA-48 SGR.
std::string_view escape_of(Style style) {
  switch (style) {
    case Style::strong:
      return "\x1b[1m";
    case Style::good:
      return "\x1b[32m";
    case Style::doubtful:
      return "\x1b[33m";
    case Style::bad:
      return "\x1b[31m";
    case Style::faint:
      return "\x1b[2m";
    case Style::plain:
      break;
  }
  return "";
}

constexpr std::size_t kGap = 2;

}  // namespace

Printer::Printer(std::ostream& out, Sink sink, messages::Language language)
    : out_(out), sink_(sink), language_(language) {}

std::string Printer::sentence(messages::Label label, const Facts& facts) const {
  return messages::fill(word(label), facts);
}

std::string Printer::styled(std::string_view text, Style style) const {
  if (sink_ == Sink::plain || style == Style::plain) return std::string(text);
  return std::string(escape_of(style)).append(text).append("\x1b[0m");
}

void Printer::line(std::string_view text, Style style) {
  out_ << styled(printable(text), style) << '\n';
}

void Printer::heading(messages::Label label) {
  line();
  line(word(label), Style::strong);
}

void Printer::fields(const std::vector<std::pair<messages::Label, Cell>>& fields) {
  std::size_t columns = 0;
  for (const auto& [label, cell] : fields) columns = std::max(columns, width(word(label)));
  for (const auto& [label, cell] : fields) {
    out_ << padded(word(label), columns + kGap) << styled(printable(cell.text), cell.style) << '\n';
  }
}

void Printer::table(const Table& table) {
  std::vector<std::size_t> columns;
  for (const std::string& heading : table.headings) columns.push_back(width(heading));
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      columns[i] = std::max(columns[i], width(printable(row[i].text)));
    }
  }
  const auto write = [&](std::size_t i, std::string_view text, Style style) {
    const bool last = i + 1 == columns.size();
    out_ << (i == 0 ? "  " : "") << styled(text, style);
    const std::size_t taken = width(text);
    if (!last) out_ << std::string(columns[i] - std::min(columns[i], taken) + kGap, ' ');
  };
  for (std::size_t i = 0; i < table.headings.size(); ++i) {
    write(i, table.headings[i], Style::faint);
  }
  out_ << '\n';
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) write(i, printable(row[i].text), row[i].style);
    out_ << '\n';
  }
}

void Progress::say(std::string_view text) {
  if (sink_ == Sink::plain) return;
  clear();
  const std::string shown = printable(text);
  err_ << shown << std::flush;
  shown_ = width(shown);
}

void Progress::bar(std::string_view text, std::uint64_t done, std::uint64_t all) {
  if (sink_ == Sink::plain) return;
  constexpr std::uint64_t kWidth = 30;
  const std::uint64_t percent = all == 0 ? 0 : std::min<std::uint64_t>(100, done * 100 / all);
  if (percent == percent_ && shown_ != 0) return;
  std::string line(text);
  if (all != 0) {
    const std::uint64_t full = percent * kWidth / 100;
    line.append(" [").append(full, '#').append(kWidth - full, ' ').append("] ");
    line.append(std::to_string(percent)).append(" %");
  }
  say(line);
  percent_ = percent;
}

void Progress::clear() {
  if (sink_ == Sink::plain || shown_ == 0) return;
  err_ << '\r' << std::string(shown_, ' ') << '\r' << std::flush;
  shown_ = 0;
}

}  // namespace baytrust::cli
