// Law: normalising ends within its limits; its output is well-formed DER at every level of
// structure, and normalising it again changes nothing.
#include <cstdlib>

#include "validators/der/ber_normaliser.hpp"

using namespace baytrust;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const der::NormaliserLimits limits{.max_depth = 32, .max_output = 1 << 20};
  const auto once = der::normalise_ber(ByteView(data, size), limits);
  if (!once) return 0;
  const auto twice = der::normalise_ber(*once, limits);
  if (!twice || *twice != *once) std::abort();
  return 0;
}
