// baytrust_bench [ROUNDS]: every table of docs/performance.md, in one run.
#include <cstdlib>
#include <fmt/format.h>

#include "tests/bench/tables.hpp"

int main(int argc, char** argv) {
  using namespace baytrust;
  bench::Effort effort;
  if (argc > 1) effort.rounds = std::strtoul(argv[1], nullptr, 10);
  if (effort.rounds == 0) {
    fmt::print(stderr, "usage: baytrust_bench [ROUNDS]\n");
    return 64;
  }
  std::vector<bench::Family> families;
  for (const auto& [name, type] :
       {std::pair{"RSA-2048", crypto::KeyType::rsa2048}, std::pair{"P-256", crypto::KeyType::p256},
        std::pair{"P-384", crypto::KeyType::p384}, std::pair{"SM2", crypto::KeyType::sm2}}) {
    families.push_back(bench::make_family(name, type));
  }
  fmt::print("Thread CPU time; medians of {} interleaved rounds; {} leaves by {} issuers.\n\n",
             effort.rounds, bench::kCases, bench::kIssuers);
  for (const auto& family : families) {
    if (!bench::print_paths(family, effort)) return 1;
  }
  if (!bench::print_parts(families, effort) || !bench::print_decisions(effort)) return 1;
  return bench::print_limits() ? 0 : 1;
}
