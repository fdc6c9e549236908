// Law: any octets either are refused with a code, or have a canonical form that is its own
// canonical form.
#include <cstdlib>

#include "validators/xml/element.hpp"
#include "validators/xml/guard.hpp"

using namespace baytrust;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ByteView input(data, size);
  const auto once = xml::canonicalise(input);
  if (!once) return 0;
  const auto twice = xml::canonicalise(*once);
  if (!twice || *twice != *once) std::abort();
  const auto document = xml::read_unsigned(input);
  if (!document) std::abort();
  (void)document->root().text();
  return 0;
}
