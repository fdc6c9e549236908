// Who recognises what: every direction between the configured jurisdictions, entry by entry, with
// its state at t and whether both sides publish the same. An overview; nothing is judged about a
// certificate.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "gateway/decision/snapshot.hpp"
#include "policy-mapping/compare.hpp"
#include "policy-mapping/entry_state.hpp"
#include "validators/base/instant.hpp"

namespace baytrust::service {

struct MatrixRow {
  policy_mapping::Recognition recognition;  // the relying side's copy, else the issuing side's
  // Of the stricter copy. Not asked for issuing-only entries, which are not recognised.
  policy_mapping::EntryState state = policy_mapping::EntryState::unknown;
  policy_mapping::Publication publication = policy_mapping::Publication::agreed;
  std::vector<policy_mapping::Field> differing;  // between the two publications
};

struct Matrix {
  std::vector<MatrixRow> rows;                              // by relying, issuing, id
  std::vector<std::pair<std::string, std::string>> silent;  // relying, issuing: no entry at all
};

Matrix recognition_matrix(const decision::TrustSnapshot& snapshot, Instant at, Instant known_at);

// The newest register of a territory activated at or before k, as published; null without one.
const policy_mapping::Register* register_at(const decision::TrustSnapshot& snapshot,
                                            const std::string& territory, Instant known_at);

}  // namespace baytrust::service
