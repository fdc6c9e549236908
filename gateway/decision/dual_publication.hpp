// Dual publication (judgement.md 6): each side publishes each direction, so an entry has two
// copies. The relying jurisdiction's decides; where they differ in what bears on trust, the
// stricter of both applies. Internal to decide().
#pragma once

#include <vector>

#include "gateway/decision/case.hpp"
#include "policy-mapping/compare.hpp"

namespace baytrust::decision {

struct PublishedEntry {
  const policy_mapping::Recognition* relying = nullptr;  // null: issuing-only
  const policy_mapping::Recognition* issuing = nullptr;  // null: relying-only
  policy_mapping::Publication publication = policy_mapping::Publication::agreed;
  std::vector<policy_mapping::Field> differing;

  const policy_mapping::Recognition& any() const {
    return relying != nullptr ? *relying : *issuing;
  }
};

// Every certificate entry of (R <- F) in either register, sorted by id. `counterpart`: F's
// register, or null.
std::vector<PublishedEntry> published_entries(const Case& c, const std::string& issuing,
                                              const RegisterInForce* counterpart);

// recognition.publication.*; subject the recognition. That the stricter copy fails is found by
// judging it (recognition_run.hpp).
Finding publication_finding(const PublishedEntry& entry);
// "status, period".
std::string fields_text(const std::vector<policy_mapping::Field>& fields);

}  // namespace baytrust::decision
