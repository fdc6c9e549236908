#include <memory>

#include "tests/bench/ours.hpp"
#include "tests/bench/table.hpp"
#include "tests/bench/tables.hpp"

namespace baytrust::bench {
namespace {

constexpr double kTarget = 2.5;  // µs, everything but public-key operations

// Rows of one course, in the order of the columns.
std::vector<Row> rows_of(Ours& ours) {
  return {
      {.name = "parse", .run = [&](std::size_t i) { ours.parse_leaf(i); }},
      {.name = "build", .run = [&](std::size_t i) { ours.build_path(i); }},
      {.name = "validate", .run = [&](std::size_t i) { ours.validate_path(i); }},
      {.name = "status", .run = [&](std::size_t i) { ours.look_up_status(i); }},
      {.name = "all", .run = [&](std::size_t i) { keep(ours.judge(i)); }},
  };
}

}  // namespace

bool print_parts(const std::vector<Family>& families, const Effort& effort) {
  Table table({"everything but public-key operations, µs", "parse leaf", "build", "validate",
               "CRL status", "all of it", "target"});
  for (const Family& family : families) {
    for (const Course* course : {&family.chain1, &family.chain3, &family.chain4}) {
      Ours ours(*course);
      ours.remember_all();
      auto rows = rows_of(ours);
      for (Row& row : rows) row.most_per_round = kCases;
      measure(rows, effort);
      const bool crls = course->checks == Checks::policies_and_crls;
      table.add({family.name + " " + course->name, number(rows[0].microseconds, 2),
                 number(rows[1].microseconds, 2), number(rows[2].microseconds, 2),
                 crls ? number(rows[3].microseconds, 2) : "", number(rows[4].microseconds, 2),
                 distance(rows[4].microseconds, kTarget, " µs", 2)});
    }
  }
  table.print();
  return true;
}

}  // namespace baytrust::bench
