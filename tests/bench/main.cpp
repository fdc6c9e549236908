// baytrust_bench [ROUNDS] [TABLE]: the tables of docs/performance.md, in one run; TABLE is one of
// paths, parts, ocsp, decisions, limits, lists, cms, timestamps, pdf, memory, service (batches and
// calls, each also alone).
#include <cstdlib>
#include <fmt/format.h>
#include <string>

#include "tests/bench/load_client.hpp"
#include "tests/bench/tables.hpp"

namespace {

using namespace baytrust;

std::vector<bench::Family> make_families() {
  std::vector<bench::Family> families;
  for (const auto& [name, type] :
       {std::pair{"RSA-2048", crypto::KeyType::rsa2048}, std::pair{"P-256", crypto::KeyType::p256},
        std::pair{"P-384", crypto::KeyType::p384}, std::pair{"SM2", crypto::KeyType::sm2}}) {
    families.push_back(bench::make_family(name, type));
  }
  return families;
}

}  // namespace

int main(int argc, char** argv) {
  bench::Effort effort;
  if (argc == 5 && std::string(argv[1]) == "list-memory") {  // its own child
    return bench::print_list_memory(argv[2], argv[3], argv[4]);
  }
  if (argc == 3 && std::string(argv[1]) == "load-client") return bench::load_client(argv[2]);
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  std::string only;
  for (const std::string& argument : arguments) {
    const bool is_number = argument.find_first_not_of("0123456789") == std::string::npos;
    if (is_number) effort.rounds = std::strtoul(argument.c_str(), nullptr, 10);
    if (!is_number) only = argument;
  }
  const auto asked = [&](std::string_view table) { return only.empty() || only == table; };
  if (effort.rounds == 0) {
    fmt::print(stderr,
               "usage: baytrust_bench [ROUNDS] "
               "[paths|parts|ocsp|decisions|limits|lists|cms|timestamps|pdf|memory|service|"
               "batches|calls]\n");
    return 64;
  }
  fmt::print("Thread CPU time; medians of {} interleaved rounds; {} leaves by {} issuers.\n\n",
             effort.rounds, bench::kCases, bench::kIssuers);
  std::vector<bench::Family> families;
  if (asked("paths") || asked("parts")) families = make_families();
  if (asked("paths")) {
    for (const auto& family : families) {
      if (!bench::print_paths(family, effort)) return 1;
    }
  }
  if (asked("parts") && !bench::print_parts(families, effort)) return 1;
  if (asked("ocsp") && !bench::print_ocsp(effort)) return 1;
  if (asked("decisions") && !bench::print_decisions(effort)) return 1;
  if (asked("lists") && !bench::print_lists(effort)) return 1;
  if (asked("cms") && !bench::print_cms(effort)) return 1;
  if (asked("timestamps") && !bench::print_timestamps(effort)) return 1;
  if (asked("pdf") && !bench::print_pdf(effort)) return 1;
  if (asked("memory") && !bench::print_memory()) return 1;
  if (asked("limits") && !bench::print_limits()) return 1;
  const bool batches = asked("service") || only == "batches";
  const bool calls = asked("service") || only == "calls";
  return bench::print_service(effort, {.batches = batches, .calls = calls}) ? 0 : 1;
}
