// Law: any text either is refused with a code, or names a reviewer and a day; and it confirms no
// pairing that it does not hold with exactly that name and fingerprint.
#include <cstdlib>

#include "gateway/authoring/pairing_file.hpp"

using namespace baytrust;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto read = authoring::parse_pairings(as_text(ByteView(data, size)), "p.toml");
  if (!read) return 0;
  if (read->reviewer.empty() || read->reviewed_on.empty()) std::abort();
  for (const auto& pairing : read->pairings) {
    if (pairing.name.empty()) std::abort();
  }
  return 0;
}
