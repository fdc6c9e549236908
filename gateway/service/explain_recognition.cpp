#include "gateway/service/explain_recognition.hpp"

#include <algorithm>
#include <memory>

#include "gateway/service/recognition_matrix.hpp"
#include "policy-mapping/register.hpp"

namespace baytrust::service {
namespace {

using policy_mapping::Recognition;
using policy_mapping::Register;

Explained explain(const Recognition& recognition, const Register& own, const Register* other,
                  Instant at) {
  Explained out;
  out.recognition = recognition;
  if (const auto* change = policy_mapping::status_at(recognition, at)) out.status = change->status;
  out.in_period = policy_mapping::contains(recognition.period, at);
  const auto pairs = policy_mapping::compare_publications({.relying_register = &own,
                                                           .issuing_register = other,
                                                           .relying = recognition.relying,
                                                           .issuing = recognition.issuing});
  for (const auto& pair : pairs) {
    if (pair.id != recognition.id) continue;
    out.publication = pair.publication;
    out.differing = pair.fields;
  }
  return out;
}

}  // namespace

std::vector<Explained> explain_recognitions(const decision::TrustSnapshot& snapshot,
                                            const ExplainRequest& request) {
  const Register* own = register_at(snapshot, request.relying, request.known_at);
  std::vector<Explained> out;
  if (own == nullptr) return out;
  for (const Recognition& recognition : own->recognitions) {
    if (recognition.relying != request.relying) continue;
    if (!request.issuing.empty() && recognition.issuing != request.issuing) continue;
    if (!request.id.empty() && recognition.id != request.id) continue;
    const Register* other = register_at(snapshot, recognition.issuing, request.known_at);
    out.push_back(explain(recognition, *own, other, request.at));
  }
  std::ranges::sort(out, {}, [](const Explained& e) {
    return std::pair(e.recognition.issuing, e.recognition.id);
  });
  return out;
}

}  // namespace baytrust::service
