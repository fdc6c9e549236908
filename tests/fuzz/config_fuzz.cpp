// Law: any text either is refused with a code that names line and column, or is a configuration
// with unique jurisdictions and profiles.
#include <cstdlib>
#include <set>

#include "gateway/service/config.hpp"

using namespace baytrust;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto config = service::read_config(as_text(ByteView(data, size)), "fuzz.toml");
  if (!config) return 0;
  std::set<std::string> seen;
  for (const auto& profile : config->profiles) {
    if (!seen.insert(profile.name).second) std::abort();
    (void)decision::profile_digest(profile);
  }
  return 0;
}
