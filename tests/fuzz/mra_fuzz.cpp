// Law: any XML either is refused with a code, or its agreement becomes a draft that is written as
// XML, every entry of it directional from the publisher to another jurisdiction; and no entry
// without CAs is accepted by the reader of registers.
#include <cstdlib>

#include "policy-mapping/mra_parse.hpp"
#include "policy-mapping/register_parse.hpp"
#include "policy-mapping/write.hpp"
#include "validators/xml/element.hpp"

using namespace baytrust;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto document = xml::read_unsigned(ByteView(data, size));
  if (!document) return 0;
  const Instant now{1772323200};
  const auto draft = policy_mapping::import_mra(document->root(), now, now + kDay);
  if (!draft) return 0;
  for (const auto& entry : draft->draft.recognitions) {
    if (entry.relying != draft->draft.publisher || entry.issuing == entry.relying) std::abort();
    if (entry.status.empty() || !entry.ca_pairs.empty()) std::abort();
  }
  const auto written = policy_mapping::write_draft(draft->draft);
  if (!written) return 0;
  const auto again = xml::read_unsigned(*written);
  if (!again) std::abort();
  const auto content = again->root().child(policy_mapping::kRegisterShape.content);
  if (!content) std::abort();
  const bool accepted = policy_mapping::parse(*content).has_value();
  if (accepted && !draft->draft.recognitions.empty()) std::abort();
  return 0;
}
