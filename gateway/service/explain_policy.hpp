// Which recognitions a policy falls under, and which it comes near: for people who hold an OID and
// want to know where it counts. Nothing is judged about a certificate.
#pragma once

#include <string>
#include <vector>

#include "gateway/decision/snapshot.hpp"
#include "policy-mapping/entry_state.hpp"
#include "policy-mapping/nearness.hpp"
#include "validators/base/instant.hpp"
#include "validators/base/oid.hpp"

namespace baytrust::service {

struct PolicyQuestion {
  Oid policy;
  std::string relying;  // empty: every jurisdiction
  std::string issuing;  // likewise
  Instant at;
  Instant known_at;
};

struct PolicyExplained {
  enum class CountsAs : std::uint8_t { no, yes };

  policy_mapping::Recognition recognition;
  policy_mapping::EntryState state = policy_mapping::EntryState::unknown;  // as its publisher says
  policy_mapping::Nearness nearness;
  CountsAs counts_as = CountsAs::no;  // certificates of this entry count as the policy asked for
};

// Of the relying sides' own registers; the nearest first, then by id. Entries that neither come
// near nor count as the policy are left out.
std::vector<PolicyExplained> explain_policy(const decision::TrustSnapshot& snapshot,
                                            const PolicyQuestion& question);

}  // namespace baytrust::service
