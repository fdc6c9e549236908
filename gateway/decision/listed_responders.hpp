// OCSP responders that the issuing list names for a CA of the candidate's path: the service of the
// OCSP type, in force at t, of the provider whose CA it is (RFC 6960 4.2.2.2 (1): configured
// authority). Internal to decide().
#pragma once

#include <vector>

#include "gateway/decision/case.hpp"
#include "gateway/decision/home_run.hpp"
#include "validators/revocation/judge.hpp"

namespace baytrust::decision {

// None where no OCSP response is at hand: nobody would ask.
std::vector<revocation::ListedResponder> listed_responders(const Case& c,
                                                           const CandidatePath& candidate);

}  // namespace baytrust::decision
