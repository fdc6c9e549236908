// Law: any text is either the JSON of a submission envelope, which written again reads as the same
// envelope, or a coded error.
#include <cstdlib>

#include "gateway/service/envelope_text.hpp"

using namespace baytrust;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto envelope = service::read_envelope_text(as_text(ByteView(data, size)));
  if (!envelope) {
    if (envelope.error().code().id.empty()) std::abort();
    return 0;
  }
  const auto again = service::read_envelope_text(service::write_envelope_text(*envelope));
  if (!again || !(*again == *envelope)) std::abort();
  return 0;
}
