// Law: any XML either is refused with a code, or reads as a register; a register that our writer
// accepts comes back equal.
#include <cstdlib>

#include "policy-mapping/compare.hpp"
#include "policy-mapping/register_parse.hpp"
#include "policy-mapping/write.hpp"
#include "validators/xml/element.hpp"

using namespace baytrust;

namespace {

// The Register inside a SignedRegister, or the root itself.
Result<policy_mapping::Register> read(const xml::Document& document) {
  for (const xml::Element child : document.root().children()) {
    if (child.is(policy_mapping::kRegisterShape.content)) return policy_mapping::parse(child);
  }
  return policy_mapping::parse(document.root());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto document = xml::read_unsigned(ByteView(data, size));
  if (!document) return 0;
  const auto content = read(*document);
  if (!content) return 0;
  if (!policy_mapping::compare(*content, *content).empty()) std::abort();
  const auto written = policy_mapping::write(*content);
  if (!written) return 0;
  const auto again = xml::read_unsigned(*written);
  if (!again) std::abort();
  const auto same = read(*again);
  if (!same || *same != *content) std::abort();
  return 0;
}
