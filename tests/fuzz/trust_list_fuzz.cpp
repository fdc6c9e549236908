// Law: any XML either is refused with a code, or reads as a trust list; a list that our writer
// accepts comes back equal.
#include <cstdlib>

#include "trustlists/parse.hpp"
#include "trustlists/status_history.hpp"
#include "trustlists/write.hpp"
#include "validators/xml/element.hpp"

using namespace baytrust;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto document = xml::read_unsigned(ByteView(data, size));
  if (!document) return 0;
  const auto list = trustlists::parse(document->root());
  if (!list) return 0;
  for (const auto& provider : list->providers) {
    for (const auto& service : provider.services) {
      (void)trustlists::standing_period_at(service, list->scheme.list_issue_date_time);
    }
  }
  (void)trustlists::reservations(*list);
  const auto written = trustlists::write(*list);
  if (!written) return 0;
  const auto again = xml::read_unsigned(*written);
  if (!again) std::abort();
  const auto same = trustlists::parse(again->root());
  if (!same || *same != *list) std::abort();
  return 0;
}
