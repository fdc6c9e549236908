#include "tests/bench/harness.hpp"

#include <algorithm>
#include <ctime>

namespace baytrust::bench {
namespace {

std::int64_t time_round(const Row& row, std::size_t iterations) {
  if (row.prepare) row.prepare();
  const std::int64_t began = thread_nanoseconds();
  for (std::size_t i = 0; i < iterations; ++i) row.run(i);
  return thread_nanoseconds() - began;
}

// As many iterations as fill a round, after one that warms up.
std::size_t iterations_for(const Row& row, const Effort& effort) {
  time_round(row, 1);
  const std::size_t few = std::min<std::size_t>(4, row.most_per_round);
  const std::int64_t one =
      std::max<std::int64_t>(1, time_round(row, few) / static_cast<std::int64_t>(few));
  const auto fit = static_cast<std::size_t>(effort.nanoseconds_per_round / one);
  return std::clamp<std::size_t>(fit, 1, row.most_per_round);
}

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace

std::int64_t thread_nanoseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

double process_cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

void measure(std::vector<Row>& rows, const Effort& effort) {
  std::vector<std::size_t> iterations;
  for (const Row& row : rows) iterations.push_back(iterations_for(row, effort));
  std::vector<std::vector<double>> rounds(rows.size());
  for (std::size_t round = 0; round < effort.rounds; ++round) {
    for (std::size_t r = 0; r < rows.size(); ++r) {
      const auto took = static_cast<double>(time_round(rows[r], iterations[r]));
      rounds[r].push_back(took / static_cast<double>(iterations[r]) / 1000);
    }
  }
  for (std::size_t r = 0; r < rows.size(); ++r) rows[r].microseconds = median(rounds[r]);
}

}  // namespace baytrust::bench
