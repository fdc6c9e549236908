// Best time (judgement.md 1, 5; EN 319 102-1 5.6): the instant by which a signature provably
// existed: the request's, lowered by each time-stamp that is intact, whose authority R's own list
// or a register entry of kind `timestamp` vouches for, and whose chain holds by past validation.
// The latest stamp is judged first. A time-stamp's own word does not prove when it was made: its
// keys and algorithms must have been good when it is known to have existed, which is now, or the
// time of a later one that covers it. The claimed signing time is never asked. Internal to
// decide().
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gateway/decision/decide.hpp"

namespace baytrust::decision {

struct BestTime {
  Instant at;  // t
  TimeBasis basis = TimeBasis::request;
  std::vector<TimestampJudged> timestamps{};  // in the order of the document
  Findings findings{};                        // of home; none worse than a warning
  std::vector<Digest> inputs{};
};
// Of a certificate: the question's own instant.
BestTime best_time(const Question& question, crypto::Verifier& verifier, Budget& budget);

}  // namespace baytrust::decision
