// Timing for the benchmark: rows are measured in interleaved rounds by the CPU time of this thread,
// and each row's figure is the median of its rounds, so that what the machine does meanwhile falls
// on all rows alike. Figures drift from run to run; ratios taken in one run are what counts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace baytrust::bench {

// CPU time of the calling thread.
std::int64_t thread_nanoseconds();
// Of all threads of this process.
double process_cpu_seconds();

struct Row {
  std::string name;
  std::function<void(std::size_t)> run;  // one iteration, numbered from 0 in each round
  std::size_t most_per_round = 256;      // material for this many different iterations
  std::function<void()> prepare = {};    // before each round, not timed
  double microseconds = 0;               // the result: median of rounds
};

struct Effort {
  std::size_t rounds = 31;
  std::int64_t nanoseconds_per_round = 4'000'000;  // of one row
};

void measure(std::vector<Row>& rows, const Effort& effort);

// Keeps the compiler from leaving out work whose result nobody reads.
template <class T>
void keep(const T& value) {
  asm volatile("" : : "r"(&value) : "memory");
}

}  // namespace baytrust::bench
