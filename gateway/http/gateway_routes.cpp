// The whole interface: every family of routes, and the headings they stand under.
#include <algorithm>
#include <iterator>

#include "gateway/http/services.hpp"

namespace baytrust::http {

std::map<std::string, std::string> gateway_tags() {
  return {
      {"Verdicts",
       "Whether to rely on a certificate or on the signatures of a file, one or many at a time, "
       "and what was answered."},
      {"Trust lists",
       "The signed lists of the jurisdictions: in force, as they were, what changed."},
      {"Mappings", "The registers of what is recognised, by whom, as what."},
      {"Submissions",
       "A partner's edition on its way into force: handed in, approved by two persons."},
      {"Emergencies", "Distrust and suspension at once, by persons named beforehand, for a time."},
      {"Trust", "Whether the trust in force is whole and fresh, and what happens to it."},
      {"About this server", "Whether it runs, and this description of it."}};
}

std::vector<Operation> gateway_routes(const Services& services) {
  std::vector<Operation> all;
  for (const auto family : {certificate_routes, signature_routes, verdict_routes, list_routes,
                            mapping_routes, submission_routes, emergency_routes, trust_routes}) {
    auto some = family(services);
    std::move(some.begin(), some.end(), std::back_inserter(all));
  }
  return all;
}

}  // namespace baytrust::http
