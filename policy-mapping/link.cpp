#include "policy-mapping/link.hpp"

#include <memory>

namespace baytrust::policy_mapping {

path::SharedCrossLink make_link(const Recognition& recognition, const x509::Certificate& issuing_ca,
                                std::span<const IssuingPolicy> expanded) {
  auto link = std::make_shared<path::CrossLink>(path::CrossLink{
      .issuing_ca = issuing_ca,
      .policies = {},
      .mappings = {},
      .names = recognition.constraints.limits(),
      .from = effective(recognition.period.from),
      .until = effective(recognition.period.to),
  });
  for (const RelyingPolicy& relying : recognition.counts_as.policies) {
    link->policies.push_back(relying.oid());
    for (const IssuingPolicy& issuing : expanded) {
      link->mappings.push_back({relying.oid(), issuing.oid(), recognition.id});
    }
  }
  return link;
}

}  // namespace baytrust::policy_mapping
