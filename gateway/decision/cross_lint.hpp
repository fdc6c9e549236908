// Where the issuing jurisdiction's list and the relying jurisdiction's register speak of the same
// thing and differ: type, family, previous CAs, assurance, reliance limit (judgement.md 3). The
// list decides home and the native level, the register recognition, and the stricter value applies.
// Only what one decision needs; linting whole documents is lint_documents.hpp.
#pragma once

#include <cstdint>
#include <span>

#include "gateway/decision/home_run.hpp"
#include "gateway/decision/signer.hpp"
#include "policy-mapping/legs.hpp"
#include "policy-mapping/recognition.hpp"

namespace baytrust::decision {

struct CrossLint {
  // recognition.list_mismatch; recognition.list_excludes where the stricter of the two does not
  // hold for this certificate. Subject: the recognition.
  Findings findings;
  // The list's level is below the one the entry counts: what it counts as is not granted.
  enum class Level : std::uint8_t { granted, withheld } level = Level::granted;
};
CrossLint cross_lint(const Case& c, const CandidatePath& candidate, const TypeOfSigner& signer,
                     const policy_mapping::Recognition& entry);

}  // namespace baytrust::decision
