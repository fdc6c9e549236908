#include "gateway/decision/candidate.hpp"

#include <algorithm>
#include <tuple>

#include "gateway/decision/time_codes.hpp"

namespace baytrust::decision {
namespace {

bool any(const Findings& findings, Effect effect) {
  return std::any_of(findings.begin(), findings.end(),
                     [&](const Finding& finding) { return finding.effect() == effect; });
}

int rank(Home home) {
  switch (home) {
    case Home::valid:
      return 0;
    case Home::indeterminate:
      return 1;
    case Home::invalid:
      break;
  }
  return 2;
}

int rank(Recognition recognition) {
  switch (recognition) {
    case Recognition::recognised:
    case Recognition::domestic:
      return 0;
    case Recognition::unknown:
      return 1;
    case Recognition::not_recognised:
      break;
  }
  return 2;
}

std::optional<std::int64_t> freshness_of(const RecognitionJudged& recognition) {
  const EntryTried* entry = recognition.selected_entry();
  if (entry == nullptr) return std::nullopt;
  return entry->published.any().required.max_revocation_age_seconds;
}

// EN 319 102-1 5.2.8: the signature's own algorithms, by the rules of the place it comes from.
Findings judge_signature_algorithm(const Case& c, const JudgedCandidate& judged,
                                   const signature::SignatureFacts& facts) {
  if (!facts.signature_algorithm) return {};  // a finding of its own says so
  return crypto::judge(c.algorithms(judged.path.list->territory()), *facts.signature_algorithm,
                       judged.path.end_entity()->subject_public_key_info, c.at(),
                       Subject(Subject::Kind::signature));
}

void count_findings(const Case& c, const ListStatus& listing, JudgedCandidate& judged) {
  const EditionHeader& header = judged.path.list->header();
  const DocumentUsed list = c.document(DocumentRole::issuing_list, header);
  Findings& home = judged.home_findings;
  append(home, reservations(c.snapshot()));
  home.push_back(age_finding(header, list.age, list.role));
  append(home, listing.findings);
  append(home, judged.home_run.findings);
  append(home, judged.revocation.findings);
  append(home, judged.signer.findings);
  if (c.request().kind == RequestKind::timestamp) {
    append(home, judge_tsa(c, judged.path));
  } else {
    append(home, judge_signer(judged.path.end_entity(), judged.signer));
  }
  if (const SignatureAsked* asked = c.request().signature.get()) {
    append(home, findings_of_signature(c));
    append(home, judge_signature_algorithm(c, judged, asked->facts));
  }

  const auto& more = c.profile().raised;
  judged.home_findings = raised(std::move(judged.home_findings), more);
  judged.recognition_findings = raised(judged.recognition_run.findings, more);
  judged.profile_findings = raised(judged.profile.findings, more);
}

}  // namespace

std::string first_objection(const Findings& findings) {
  const Effect gravest = worst(findings);
  const auto at_fault = std::find_if(findings.begin(), findings.end(),
                                     [&](const Finding& f) { return f.effect() == gravest; });
  return at_fault == findings.end() ? "-" : std::string(at_fault->code().id);
}

Findings findings_of_signature(const Case& c) {
  const signature::SignatureFacts& facts = c.request().signature->facts;
  Findings findings = facts.findings;
  for (const signature::SignatureFacts& counter : facts.counter_signatures) {
    Facts seen{{"signer", to_string(counter.signer_name)}};
    const bool good = counter.integrity == signature::Integrity::good;
    if (!good) seen.push_back({"cause", first_objection(counter.findings)});
    findings.emplace_back(good ? kCounterSignatureGood : kCounterSignatureNotGood,
                          Subject(Subject::Kind::signature), std::move(seen));
  }
  append(findings, c.time().findings);
  return findings;
}

std::string JudgedCandidate::issuing() const {
  return anchor == AnchorStanding::in_force ? path.list->territory() : std::string();
}

Findings raised(Findings findings, const std::vector<Raised>& raised) {
  for (Finding& finding : findings) {
    for (const Raised& raise : raised) {
      if (raise.code == finding.code().id && raise.effect > finding.effect()) {
        finding = finding.with_effect(raise.effect);
      }
    }
  }
  return findings;
}

Answers answers_of(const CountedFindings& counted, Recognition by_rule) {
  Answers answers{Home::valid, by_rule, ProfileResult::met};
  const auto anywhere = [&](Effect effect) {
    return any(counted.home, effect) || any(counted.recognition, effect) ||
           any(counted.profile, effect);
  };
  for (const Findings* findings : {&counted.home, &counted.profile}) {
    if (any(*findings, Effect::invalid)) {
      answers.home = Home::invalid;
    } else if (any(*findings, Effect::indeterminate) && answers.home == Home::valid) {
      answers.home = Home::indeterminate;
    }
  }
  const bool refused =
      anywhere(Effect::not_recognised) || any(counted.recognition, Effect::invalid);
  if (by_rule == Recognition::recognised) {
    if (refused) {
      answers.recognition = Recognition::not_recognised;
    } else if (any(counted.recognition, Effect::indeterminate)) {
      answers.recognition = Recognition::unknown;
    }
  }
  const bool refused_at_home = by_rule == Recognition::domestic && refused;
  if (anywhere(Effect::not_accepted) || refused_at_home) answers.profile = ProfileResult::not_met;
  return answers;
}

JudgedCandidate judge_candidate(const Case& c, CandidatePath path) {
  JudgedCandidate judged(std::move(path));
  const ListStatus listing = judge_listing(c, judged.path);
  judged.anchor = listing.anchor;
  judged.home_run = run_home(c, judged.path);
  if (c.request().kind != RequestKind::timestamp) judged.signer = type_of_signer(c, judged.path);
  judged.recognition_run = judge_recognition(c, {.candidate = judged.path,
                                                 .home = judged.home_run,
                                                 .signer = judged.signer,
                                                 .anchor = judged.anchor});
  judged.revocation = judge_revocation(c, judged.path, freshness_of(judged.recognition_run));
  judged.profile = judge_profile(c, {.candidate = judged.path,
                                     .home = judged.home_run,
                                     .signer = judged.signer,
                                     .recognition = judged.recognition_run});
  count_findings(c, listing, judged);
  const Answers answers = answers_of({.home = judged.home_findings,
                                      .recognition = judged.recognition_findings,
                                      .profile = judged.profile_findings},
                                     judged.recognition_run.result);
  judged.home = answers.home;
  judged.recognition = answers.recognition;
  judged.profile_result = answers.profile;
  return judged;
}

WhyLost why_lost(const JudgedCandidate& a, const JudgedCandidate& b) {
  if (rank(a.home) != rank(b.home)) return WhyLost::home;
  if (rank(a.recognition) != rank(b.recognition)) return WhyLost::recognition;
  if (a.path.certificates.size() != b.path.certificates.size()) return WhyLost::longer;
  return WhyLost::fingerprints;
}

bool better(const JudgedCandidate& a, const JudgedCandidate& b) {
  const auto key = [](const JudgedCandidate& j) {
    return std::make_tuple(rank(j.home), rank(j.recognition), j.path.certificates.size());
  };
  if (key(a) != key(b)) return key(a) < key(b);
  if (a.path.fingerprints != b.path.fingerprints) return a.path.fingerprints < b.path.fingerprints;
  // The same path by two lists: one's own country first, then the order of codes.
  const bool foreign_a = a.recognition != Recognition::domestic;
  const bool foreign_b = b.recognition != Recognition::domestic;
  if (foreign_a != foreign_b) return foreign_b;
  return a.path.list->territory() < b.path.list->territory();
}

}  // namespace baytrust::decision
