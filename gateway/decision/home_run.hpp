// Home run (judgement.md 3.1): is the certificate good in its own country? RFC 5280 path validation
// to the anchor, explicit policy off, under the issuing jurisdiction's algorithm policy; then what
// the issuing list says at t of the anchor and of each CA on the path. Revocation and the signer
// have their own files. Internal to decide().
#pragma once

#include <string>
#include <vector>

#include "gateway/decision/case.hpp"
#include "policy-mapping/legs.hpp"
#include "trustlists/anchors.hpp"
#include "validators/path/validate.hpp"

namespace baytrust::decision {

// One candidate and the list that holds its anchor.
struct CandidatePath {
  path::Path path;
  const ListInForce* list = nullptr;
  std::vector<x509::Certificate> certificates;  // target first, anchor last
  std::vector<Digest> fingerprints;             // of these

  const x509::Certificate& end_entity() const { return certificates.front(); }
  const x509::Certificate& issuer() const { return certificates[1]; }
  const x509::Certificate& anchor() const { return certificates.back(); }
  std::size_t anchor_index() const { return certificates.size() - 1; }
  // path[i], or the anchor.
  Subject subject(std::size_t index) const;
};
CandidatePath make_candidate(path::Path path, const ListInForce& list);

path::Outcome run_home(const Case& c, const CandidatePath& candidate);

// The policies at depth n as the register's leg 5 asks for them.
policy_mapping::HomePolicies home_policies(const path::Outcome& home);
// What the end entity may claim in its own country: the user constrained policy set; where a CA
// asserts no policy at all, what the end entity asserts.
path::PolicySet native_policies(const path::Outcome& home, const x509::Certificate& end_entity);

enum class AnchorStanding : std::uint8_t { in_force, not_in_force };
struct ListStatus {
  AnchorStanding anchor = AnchorStanding::not_in_force;
  Findings findings;
};
// Standing at t of anchor and CAs, what held editions have dropped, emergency acts.
ListStatus judge_listing(const Case& c, const CandidatePath& candidate);

}  // namespace baytrust::decision
