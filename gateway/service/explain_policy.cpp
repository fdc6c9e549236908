#include "gateway/service/explain_policy.hpp"

#include <algorithm>
#include <tuple>

#include "gateway/service/recognition_matrix.hpp"

namespace baytrust::service {

std::vector<PolicyExplained> explain_policy(const decision::TrustSnapshot& snapshot,
                                            const PolicyQuestion& question) {
  using policy_mapping::Nearness;
  std::vector<PolicyExplained> out;
  for (const auto& jurisdiction : snapshot.sources().jurisdictions) {
    if (!question.relying.empty() && jurisdiction.code != question.relying) continue;
    const auto* published = register_at(snapshot, jurisdiction.code, question.known_at);
    if (published == nullptr) continue;
    for (const auto& entry : published->recognitions) {
      if (entry.relying != jurisdiction.code) continue;  // a copy of another's
      if (!question.issuing.empty() && entry.issuing != question.issuing) continue;
      PolicyExplained explained{
          .recognition = entry,
          .state = policy_mapping::state_at(entry, question.at),
          .nearness = policy_mapping::nearness(entry.policy_family, question.policy),
          .counts_as = PolicyExplained::CountsAs::no};
      const bool counts = std::ranges::any_of(entry.counts_as.policies, [&](const auto& policy) {
        return policy.oid() == question.policy;
      });
      if (counts) explained.counts_as = PolicyExplained::CountsAs::yes;
      if (!counts && explained.nearness.kind == Nearness::Kind::other) continue;
      out.push_back(std::move(explained));
    }
  }
  std::ranges::sort(out, {}, [](const PolicyExplained& e) {
    return std::tuple(e.nearness.kind, e.recognition.id);
  });
  return out;
}

}  // namespace baytrust::service
