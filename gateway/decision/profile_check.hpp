// The relying service's wishes on one candidate (judgement.md 3.3): policies, assurance in R's own
// partial order, purpose, amount, format, algorithms, key custody, extended key usage, audit
// statement, publication; for F = R also native types. Only these yield not-accepted. Internal.
#pragma once

#include <vector>

#include "gateway/decision/case.hpp"
#include "gateway/decision/home_run.hpp"
#include "gateway/decision/recognition_run.hpp"
#include "gateway/decision/signer.hpp"

namespace baytrust::decision {

struct ProfileInputs {
  const CandidatePath& candidate;
  const path::Outcome& home;
  const TypeOfSigner& signer;
  const RecognitionJudged& recognition;
};
struct ProfileJudged {
  Findings findings;
  std::vector<RelyingPolicy> accepted_as;  // sorted
  Assurance assurance;
};
ProfileJudged judge_profile(const Case& c, const ProfileInputs& in);

}  // namespace baytrust::decision
