// Revocation of every certificate of a candidate at t (judgement.md 4), under the stricter of the
// profile's rule and what the selected register entry requires. Internal to decide().
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "gateway/decision/case.hpp"
#include "gateway/decision/home_run.hpp"
#include "validators/revocation/judge.hpp"

namespace baytrust::decision {

struct RevocationJudged {
  std::vector<revocation::Status> statuses;  // target first, without the anchor
  Findings findings;                         // of home
  OnHold on_hold = OnHold::no;               // suspended at t, and that counts
};
// freshness: greatest age of a CRL or OCSP answer that the selected entry asks for, seconds.
RevocationJudged judge_revocation(const Case& c, const CandidatePath& candidate,
                                  std::optional<std::int64_t> freshness);

}  // namespace baytrust::decision
