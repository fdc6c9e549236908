// Law: any XML either is refused with a code, or reads as a trust list, whoever wrote it, with a
// bounded number of findings; a service that has a critical extension of another publisher, or
// contradicts itself, is in force at no time; a list that our writer accepts comes back equal.
#include <cstdlib>

#include "trustlists/anchors.hpp"
#include "trustlists/parse.hpp"
#include "trustlists/status_history.hpp"
#include "trustlists/summary.hpp"
#include "trustlists/write.hpp"
#include "validators/xml/element.hpp"

using namespace baytrust;

namespace {

void check_standing(const trustlists::Service& service) {
  const trustlists::ServiceState& now = service.current;
  const auto standing = trustlists::standing_at(service, now.status_starting_time);
  const bool contradicts = !service.history.empty() &&
                           service.history.front().status_starting_time > now.status_starting_time;
  const bool doubtful = contradicts || trustlists::has_critical(now.extensions);
  if (doubtful && standing == trustlists::Standing::in_force) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto document = xml::read_unsigned(ByteView(data, size));
  if (!document) return 0;
  const auto read = trustlists::read_list(document->root());
  if (!read) return 0;
  if (read->deviations.size() > 1'001) std::abort();
  const trustlists::TrustList& list = read->list;
  for (const auto& provider : list.providers) {
    for (const auto& service : provider.services) {
      (void)trustlists::standing_period_at(service, list.scheme.list_issue_date_time);
      check_standing(service);
    }
  }
  (void)trustlists::reservations(list);
  (void)trustlists::summarise(list);
  (void)trustlists::ServiceIndex(list).anchors_at(list.scheme.list_issue_date_time);
  const auto written = trustlists::write(list);
  if (!written) return 0;
  const auto again = xml::read_unsigned(*written);
  if (!again) std::abort();
  const auto same = trustlists::parse(again->root());
  if (!same || *same != list) std::abort();
  return 0;
}
