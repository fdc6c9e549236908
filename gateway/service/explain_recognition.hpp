// What the register in force says, entry by entry: status and period at t, and whether the
// counterpart publishes the same. Words are made elsewhere; nothing is judged about a certificate.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gateway/decision/snapshot.hpp"
#include "policy-mapping/compare.hpp"
#include "policy-mapping/recognition.hpp"
#include "validators/base/instant.hpp"

namespace baytrust::service {

struct ExplainRequest {
  std::string relying;
  std::string issuing;  // empty: every jurisdiction
  std::string id;       // empty: every entry
  Instant at;
  Instant known_at;
};

struct Explained {
  policy_mapping::Recognition recognition;
  std::optional<policy_mapping::Status> status;  // at t; empty: none yet
  policy_mapping::Ternary in_period = policy_mapping::Ternary::unknown;
  policy_mapping::Publication publication = policy_mapping::Publication::agreed;
  std::vector<policy_mapping::Field> differing;  // between the two publications
};

// In the order of issuing jurisdiction, then id. Empty where the relying jurisdiction's register
// has no such entry, or is not there.
std::vector<Explained> explain_recognitions(const decision::TrustSnapshot& snapshot,
                                            const ExplainRequest& request);

}  // namespace baytrust::service
