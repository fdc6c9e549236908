// decide(): (request, evidence, snapshot, times, profile, budget) -> decision, judgement.md whole.
// Pure: no clock, disk, network, XML, SQL, text or global. Equal inputs give equal decisions, byte
// for byte, in whatever order evidence came. Missing evidence is a finding, never a wait.
#pragma once

#include "gateway/decision/decision.hpp"
#include "gateway/decision/evidence.hpp"
#include "gateway/decision/profile.hpp"
#include "gateway/decision/snapshot.hpp"
#include "validators/base/budget.hpp"
#include "validators/base/instant.hpp"
#include "validators/crypto/verifier.hpp"

namespace baytrust::decision {

// Everything outlives the call.
struct Question {
  const Request& request;
  const Evidence& evidence;
  const TrustSnapshot& snapshot;
  ProfileRef profile;
  Instant at;        // t
  Instant known_at;  // k
};

// `budget`: normally Budget(profile.limits).
Decision decide(const Question& question, crypto::Verifier& verifier, Budget& budget);

}  // namespace baytrust::decision
