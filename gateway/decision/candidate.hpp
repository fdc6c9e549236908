// One candidate path, judged whole: home, recognition, revocation, profile, always all of them.
// Ordering candidates is the last word of judgement.md 3. Internal to decide().
#pragma once

#include <vector>

#include "gateway/decision/case.hpp"
#include "gateway/decision/home_run.hpp"
#include "gateway/decision/profile_check.hpp"
#include "gateway/decision/recognition_run.hpp"
#include "gateway/decision/revocation_check.hpp"
#include "gateway/decision/signer.hpp"

namespace baytrust::decision {

struct JudgedCandidate {
  explicit JudgedCandidate(CandidatePath candidate) : path(std::move(candidate)) {}

  CandidatePath path;
  AnchorStanding anchor = AnchorStanding::not_in_force;
  path::Outcome home_run;
  TypeOfSigner signer;
  RecognitionJudged recognition_run;
  RevocationJudged revocation;
  ProfileJudged profile;

  // What counts, with the profile's raised effects.
  Findings home_findings;
  Findings recognition_findings;
  Findings profile_findings;
  Home home = Home::indeterminate;
  Recognition recognition = Recognition::unknown;
  ProfileResult profile_result = ProfileResult::not_met;

  // F; empty: the anchor is in force in no list.
  std::string issuing() const;
};
JudgedCandidate judge_candidate(const Case& c, CandidatePath path);

// The id of the code of the gravest finding; "-" where there is none.
std::string first_objection(const Findings& findings);

// Of a request for a signature: what its format's verifier found, its counter-signatures, its
// time-stamps.
Findings findings_of_signature(const Case& c);

// The effects of judgement.md 7 on the three answers.
struct Answers {
  Home home;
  Recognition recognition;
  ProfileResult profile;
};
struct CountedFindings {
  const Findings& home;
  const Findings& recognition;
  const Findings& profile;
};
Answers answers_of(const CountedFindings& counted, Recognition by_rule);

// The profile takes these more seriously; no effect is ever lowered.
Findings raised(Findings findings, const std::vector<Raised>& raised);

// The first thing that sets b behind a; the better one is a.
WhyLost why_lost(const JudgedCandidate& a, const JudgedCandidate& b);
bool better(const JudgedCandidate& a, const JudgedCandidate& b);

}  // namespace baytrust::decision
