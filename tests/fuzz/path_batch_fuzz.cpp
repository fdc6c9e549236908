// Law: every non-empty line of a batch gets exactly one line of answer, whatever it holds.
#include <algorithm>
#include <cstdlib>
#include <sstream>

#include "gateway/service/path_batch.hpp"

using namespace baytrust;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::istringstream cases(std::string(reinterpret_cast<const char*>(data), size));
  std::ostringstream results;
  crypto::Verifier verifier(crypto::Backend::fastest, 16);
  service::PathBatchOptions options;
  const auto nothing = [](const std::string&, std::size_t) -> std::optional<Bytes> {
    return std::nullopt;
  };
  const auto summary = service::run_path_batch(options, cases, results, nothing, verifier);
  const std::string out = results.str();
  const auto lines = static_cast<std::uint64_t>(std::count(out.begin(), out.end(), '\n'));
  if (lines != summary.lines) std::abort();
  return 0;
}
