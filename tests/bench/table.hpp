// Tables as Markdown: what the benchmark prints is what docs/performance.md holds.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace baytrust::bench {

class Table {
 public:
  explicit Table(std::vector<std::string> head) : rows_{std::move(head)} {}
  void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
  void print() const;

 private:
  std::vector<std::vector<std::string>> rows_;
};

std::string number(double value, int digits = 1);
// "met" or "missed by 1.3 µs" and the like; both in the same unit.
std::string distance(double value, double limit, const std::string& unit, int digits = 1);

}  // namespace baytrust::bench
