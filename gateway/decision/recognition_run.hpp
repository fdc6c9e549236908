// Recognition (judgement.md 3.2): every register entry of (R <- F) on one candidate path: five
// legs, requirements, then the recognition run, RFC 5280 from the entry's virtual cross-certificate
// with explicit policy on. One run per entry, never merged. Never reads revocation. Internal to
// decide().
#pragma once

#include <optional>
#include <vector>

#include "gateway/decision/dual_publication.hpp"
#include "gateway/decision/home_run.hpp"
#include "gateway/decision/signer.hpp"
#include "policy-mapping/legs.hpp"
#include "validators/path/validate.hpp"

namespace baytrust::decision {

// One entry, tried.
struct EntryTried {
  PublishedEntry published;
  policy_mapping::Legs legs;
  std::optional<path::Outcome> run;
  Findings findings;  // all of it, in order
  Recognition result = Recognition::not_recognised;
  // What it grants where it is recognised.
  std::vector<RelyingPolicy> accepted_as;
  std::string relying_level;                         // empty: none, or withheld
  std::optional<std::vector<std::string>> purposes;  // absent: every purpose
  std::vector<Money> reliance_limits;                // each of them applies
};

struct RecognitionJudged {
  Recognition result = Recognition::unknown;
  std::vector<EntryTried> tried;  // sorted by id
  std::optional<std::size_t> selected;
  Findings findings;  // those that count: documents, then the selected entry's

  const EntryTried* selected_entry() const { return selected ? &tried[*selected] : nullptr; }
};

struct RecognitionInputs {
  const CandidatePath& candidate;
  const path::Outcome& home;
  const TypeOfSigner& signer;
  AnchorStanding anchor;
};
RecognitionJudged judge_recognition(const Case& c, const RecognitionInputs& in);

}  // namespace baytrust::decision
