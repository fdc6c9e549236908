#include "tests/bench/table.hpp"

#include <algorithm>
#include <cstdio>
#include <fmt/format.h>

namespace baytrust::bench {
namespace {

// Columns of a terminal: UTF-8 continuation octets take none.
std::size_t width(const std::string& text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace

void Table::print() const {
  std::vector<std::size_t> widths(rows_.front().size(), 3);
  for (const auto& row : rows_) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width(row[i]));
  }
  for (std::size_t r = 0; r < rows_.size(); ++r) {
    std::string line = "|";
    for (std::size_t i = 0; i < rows_[r].size(); ++i) {
      line += " " + rows_[r][i] + std::string(widths[i] - width(rows_[r][i]), ' ') + " |";
    }
    fmt::print("{}\n", line);
    if (r != 0) continue;
    line = "|";
    for (const std::size_t w : widths) line += std::string(w + 2, '-') + "|";
    fmt::print("{}\n", line);
  }
  fmt::print("\n");
  std::fflush(stdout);
}

std::string number(double value, int digits) { return fmt::format("{:.{}f}", value, digits); }

std::string distance(double value, double limit, const std::string& unit, int digits) {
  const std::string bound = fmt::format("≤ {}{}", number(limit, digits), unit);
  if (value <= limit) return bound + ": met";
  return fmt::format("{}: missed by {}{}", bound, number(value - limit, digits), unit);
}

}  // namespace baytrust::bench
