#include "trustlists/summary.hpp"

namespace baytrust::trustlists {
namespace {

void count_identity(const DigitalIdentity& identity, Summary& summary) {
  summary.certificates += identity.certificates.size();
  summary.unreadable_certificates += identity.unreadable.size();
}

void count_service(const Service& service, Summary& summary) {
  const ServiceState& now = service.current;
  ++summary.services;
  ++summary.by_type_and_status[{now.type, now.status}];
  summary.history_instances += service.history.size();
  summary.certificate_types += now.types.size();
  summary.qualifications += count_qualifications(now);
  summary.critical_extensions +=
      unknown_critical(now.extensions.unknown).size() + critical_not_applied(now.extensions).size();
  count_identity(now.identity, summary);
  summary.unknown_extensions += now.extensions.unknown.size();
  for (const ServiceState& past : service.history) {
    count_identity(past.identity, summary);
    summary.unknown_extensions += past.extensions.unknown.size();
  }
}

}  // namespace

std::size_t count_qualifications(const ServiceState& state) {
  std::size_t count = 0;
  for (const Qualifications& extension : state.extensions.qualifications) {
    count += extension.elements.size();
  }
  return count;
}

Summary summarise(const TrustList& list) {
  Summary summary;
  summary.providers = list.providers.size();
  summary.pointers = list.scheme.pointers.size();
  summary.unknown_extensions = list.scheme.extensions.size();
  for (const TrustServiceProvider& provider : list.providers) {
    summary.unknown_extensions += provider.extensions.size();
    for (const Service& service : provider.services) count_service(service, summary);
  }
  return summary;
}

}  // namespace baytrust::trustlists
