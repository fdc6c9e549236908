#include "gateway/service/recognition_matrix.hpp"

#include <algorithm>

#include "gateway/decision/register_in_force.hpp"

namespace baytrust::service {
namespace {

using policy_mapping::EntryState;
using policy_mapping::Publication;
using policy_mapping::Recognition;

// With statuses as they take effect (judgement.md 1), as decisions read them.
EntryState effective_state(const decision::TrustSnapshot& snapshot, const std::string& publisher,
                           const Recognition& entry, Instant at, Instant known_at) {
  const auto* in_force = snapshot.mapping_register(publisher, known_at);
  const Recognition* effective = in_force == nullptr ? nullptr : in_force->find(entry.id);
  return policy_mapping::state_at(effective == nullptr ? entry : *effective, at);
}

MatrixRow row_of(const decision::TrustSnapshot& snapshot,
                 const policy_mapping::PublicationPair& pair, Instant at, Instant known_at) {
  const Recognition& shown = pair.relying != nullptr ? *pair.relying : *pair.issuing;
  MatrixRow row{shown, EntryState::in_force, pair.publication, pair.fields};
  if (pair.relying != nullptr) {
    row.state = effective_state(snapshot, shown.relying, *pair.relying, at, known_at);
  }
  if (pair.issuing != nullptr) {
    row.state =
        std::max(row.state, effective_state(snapshot, shown.issuing, *pair.issuing, at, known_at));
  }
  return row;
}

}  // namespace

const policy_mapping::Register* register_at(const decision::TrustSnapshot& snapshot,
                                            const std::string& territory, Instant known_at) {
  const policy_mapping::Register* newest = nullptr;
  for (const auto& edition : snapshot.sources().registers) {  // oldest first
    if (edition.header.territory != territory || *edition.header.activated > known_at) continue;
    newest = edition.content.get();
  }
  return newest;
}

Matrix recognition_matrix(const decision::TrustSnapshot& snapshot, Instant at, Instant known_at) {
  Matrix matrix;
  std::vector<std::string> codes;
  for (const auto& jurisdiction : snapshot.sources().jurisdictions) {
    codes.push_back(jurisdiction.code);
  }
  std::ranges::sort(codes);
  for (const std::string& relying : codes) {
    const auto* own = register_at(snapshot, relying, known_at);
    for (const std::string& issuing : codes) {
      if (issuing == relying) continue;
      const auto* other = register_at(snapshot, issuing, known_at);
      const auto pairs = policy_mapping::compare_publications({.relying_register = own,
                                                               .issuing_register = other,
                                                               .relying = relying,
                                                               .issuing = issuing});
      if (pairs.empty()) matrix.silent.emplace_back(relying, issuing);
      for (const auto& pair : pairs) {
        matrix.rows.push_back(row_of(snapshot, pair, at, known_at));
      }
    }
  }
  return matrix;
}

}  // namespace baytrust::service
