#include "gateway/decision/decide.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <utility>

#include "gateway/decision/best_time.hpp"
#include "gateway/decision/candidate.hpp"
#include "gateway/decision/codes.hpp"
#include "gateway/decision/policy_trail.hpp"
#include "gateway/decision/sub_indication.hpp"
#include "gateway/decision/time_codes.hpp"

namespace baytrust::decision {
namespace {

// Every (path, list that holds its anchor), judged; best first.
std::vector<JudgedCandidate> judge_all(const Case& c, path::Candidates found) {
  std::vector<JudgedCandidate> judged;
  for (path::Path& path : found.paths) {
    // judgement.md 2: two lists may hold the anchor; each is tried and both are reported.
    for (const ListInForce* list : c.lists()) {
      if (!list->is_anchor(path.anchor().id())) continue;
      judged.push_back(judge_candidate(c, make_candidate(path, *list)));
    }
  }
  std::stable_sort(judged.begin(), judged.end(), better);
  return judged;
}

RecognitionTried report(const EntryTried& tried, RecognitionTried::Selected selected) {
  RecognitionTried out{.id = tried.published.any().id,
                       .selected = selected,
                       .result = tried.result,
                       .legs = tried.legs.results,
                       .publication = tried.published.publication,
                       .differing = tried.published.differing,
                       .findings = {}};
  if (selected == RecognitionTried::Selected::no) out.findings = tried.findings;
  return out;
}

void report_recognition(const JudgedCandidate& best, Decision& out) {
  const RecognitionJudged& run = best.recognition_run;
  for (std::size_t i = 0; i < run.tried.size(); ++i) {
    const bool selected = run.selected == i;
    out.recognitions.push_back(report(
        run.tried[i], selected ? RecognitionTried::Selected::yes : RecognitionTried::Selected::no));
  }
  if (const EntryTried* entry = run.selected_entry()) {
    out.legs = entry->legs.results;
    out.dual_publication = entry->published.publication;
    out.policy.expanded = entry->legs.expanded;
    std::sort(out.policy.expanded.begin(), out.policy.expanded.end());
    if (entry->run) out.policy.edges = policy_edges(entry->run->graph, entry->published.any().id);
  } else if (best.recognition == Recognition::domestic) {
    out.policy.edges = policy_edges(best.home_run.graph, {});
  }
}

void report_type(const TypeOfSigner& signer, Decision& out) {
  if (signer.type == nullptr) return;
  CertificateTypeUsed type{.id = signer.type->id,
                           .holder = std::string(to_string(signer.type->holder)),
                           .custody = std::string(to_string(signer.type->custody)),
                           .uses = {}};
  for (const trustlists::Use use : signer.type->uses) type.uses.emplace_back(to_string(use));
  out.certificate_type = std::move(type);
}

void report_revocation(const JudgedCandidate& best, Decision& out) {
  for (std::size_t i = 0; i < best.revocation.statuses.size(); ++i) {
    const revocation::Status& status = best.revocation.statuses[i];
    out.revocation.push_back(
        {.certificate = best.path.fingerprints[i],
         .state = status.state,
         .revocation_date = status.revocation_date,
         .reason = status.reason ? std::string(to_string(*status.reason)) : std::string(),
         .crls = status.crls,
         .ocsp = status.ocsp});
  }
}

void report_documents(const Case& c, const JudgedCandidate& best, Decision& out) {
  const auto add = [&](DocumentRole role, const EditionHeader& header) {
    out.documents.push_back(c.document(role, header));
  };
  add(DocumentRole::issuing_list, best.path.list->header());
  const std::string issuing = best.issuing();
  if (issuing.empty() || issuing == c.relying()) return;
  if (c.relying_list() != nullptr) add(DocumentRole::relying_list, c.relying_list()->header());
  if (c.relying_register() == nullptr) return;
  add(DocumentRole::relying_register, c.relying_register()->header());
  if (const auto* counterpart = c.snapshot().mapping_register(issuing, c.known_at())) {
    add(DocumentRole::counterpart_register, counterpart->header());
  }
}

void report_others(const std::vector<JudgedCandidate>& judged, Decision& out) {
  for (std::size_t i = 1; i < judged.size(); ++i) {
    if (out.candidates.size() == kMaxCandidatesReported) {
      out.candidates_not_reported = judged.size() - i;
      return;
    }
    const JudgedCandidate& other = judged[i];
    CandidateTried tried{.issuing = other.issuing(),
                         .path = other.path.fingerprints,
                         .home = other.home,
                         .recognition = other.recognition,
                         .why = why_lost(judged.front(), other),
                         .findings = other.home_findings};
    append(tried.findings, other.recognition_findings);
    append(tried.findings, other.profile_findings);
    out.candidates.push_back(std::move(tried));
  }
}

// Every byte string that was used: certificates of all candidates, what revocation leaned on, the
// lists that were searched and the registers.
std::vector<Digest> inputs_of(const Case& c, const std::vector<JudgedCandidate>& judged) {
  std::vector<Digest> inputs = c.time().inputs;
  const auto add_all = [&](const std::vector<Digest>& digests) {
    inputs.insert(inputs.end(), digests.begin(), digests.end());
  };
  if (c.request().certificate) inputs.push_back((*c.request().certificate)->fingerprint);
  if (c.request().signature != nullptr) add_all(c.request().signature->files);
  for (const ListInForce* list : c.lists()) inputs.push_back(list->header().digest);
  for (const JudgedCandidate& candidate : judged) {
    add_all(candidate.path.fingerprints);
    for (const revocation::Status& status : candidate.revocation.statuses) {
      add_all(status.crls);
      add_all(status.ocsp);
      add_all(status.certificates);
    }
    const std::string issuing = candidate.issuing();
    if (issuing.empty() || issuing == c.relying() || c.relying_register() == nullptr) continue;
    inputs.push_back(c.relying_register()->header().digest);
    if (const auto* counterpart = c.snapshot().mapping_register(issuing, c.known_at())) {
      inputs.push_back(counterpart->header().digest);
    }
  }
  std::sort(inputs.begin(), inputs.end());
  inputs.erase(std::unique(inputs.begin(), inputs.end()), inputs.end());
  return inputs;
}

void report_best(const Case& c, const std::vector<JudgedCandidate>& judged, Decision& out) {
  const JudgedCandidate& best = judged.front();
  out.issuing = best.issuing();
  out.home = best.home;
  out.recognition = best.recognition;
  out.profile_result = best.profile_result;
  out.path = best.path.certificates;
  out.assurance.native = best.profile.assurance.native;
  // What is not recognised counts as nothing here, whatever an entry would have granted.
  if (out.recognition == Recognition::recognised || out.recognition == Recognition::domestic) {
    out.accepted_as = best.profile.accepted_as;
    out.assurance = best.profile.assurance;
  }
  out.home_findings = best.home_findings;
  out.recognition_findings = best.recognition_findings;
  out.profile_findings = best.profile_findings;
  report_recognition(best, out);
  report_type(best.signer, out);
  report_revocation(best, out);
  report_documents(c, best, out);
  report_others(judged, out);
}

// Nothing can be recognised: what `home_findings` says is all there is.
void report_unknown(const Case& c, Decision& out) {
  out.home_findings = raised(std::move(out.home_findings), c.profile().raised);
  out.recognition_findings.emplace_back(kIssuingUnknown, Subject(Subject::Kind::request));
  const Answers answers = answers_of({.home = out.home_findings,
                                      .recognition = out.recognition_findings,
                                      .profile = out.profile_findings},
                                     Recognition::unknown);
  out.home = answers.home;
  out.recognition = answers.recognition;
  out.profile_result = ProfileResult::not_met;
}

// A signature whose signer's certificate is not at hand.
void report_no_signer(const Case& c, Decision& out) {
  append(out.home_findings, reservations(c.snapshot()));
  append(out.home_findings, findings_of_signature(c));
  report_unknown(c, out);
}

// judgement.md 2: no list holds an anchor of any path. Why the search ended where it did is told.
void report_no_chain(const Case& c, const path::Candidates& found, Decision& out) {
  std::vector<std::string_view> territories;
  for (const ListInForce* list : c.lists()) territories.push_back(list->territory());
  const std::string asked =
      territories.empty() ? "-" : fmt::format("{}", fmt::join(territories, ", "));
  const Subject request(Subject::Kind::request);
  out.home_findings.emplace_back(kNoChain, request, Facts{{"lists", asked}});
  append(out.home_findings, reservations(c.snapshot()));
  append(out.home_findings, found.findings);
  for (const path::Dropped& dropped : found.dropped) {
    out.home_findings.push_back(dropped.reason);
  }
  if (c.request().signature != nullptr) append(out.home_findings, findings_of_signature(c));
  out.path = {*c.request().certificate};
  report_unknown(c, out);
}

Decision asked(const Question& question, const BestTime& time) {
  Decision out(question.request);
  out.relying = question.profile.get().relying;
  out.asked_at = question.at;
  out.at = time.at;
  out.time_basis = time.basis;
  out.timestamps = time.timestamps;
  out.known_at = question.known_at;
  out.snapshot = question.snapshot.id();
  out.profile = question.profile.get().name;
  out.profile_digest = question.profile.digest();
  return out;
}

// What is reported of the paths of a certificate; its candidates, best first.
std::vector<JudgedCandidate> judge_certificate(const Case& c, Decision& out) {
  path::BuildOptions options;
  options.at = c.at();
  options.verifier = &c.verifier();
  path::Candidates found = path::build(*c.request().certificate, c.pools(), options, c.budget());
  const Findings search = found.findings;
  std::vector<JudgedCandidate> judged = judge_all(c, found);
  if (judged.empty()) {
    report_no_chain(c, found, out);
  } else {
    report_best(c, judged, out);
    // What the search left out says nothing against the path that was found.
    append(out.home_findings, at_most(search, Effect::info));
  }
  return judged;
}

}  // namespace

Decision decide(const Question& question, crypto::Verifier& verifier, Budget& budget) {
  const BestTime time = best_time(question, verifier, budget);
  const Case c(question, time, verifier, budget);
  Decision out = asked(question, time);
  std::vector<JudgedCandidate> judged;
  if (question.request.certificate) {
    judged = judge_certificate(c, out);
  } else {
    report_no_signer(c, out);
  }
  if (time.basis == TimeBasis::asserted) {
    out.profile_findings.emplace_back(kTimeAsserted, Subject(Subject::Kind::request));
  }
  out.inputs = inputs_of(c, judged);
  out.verdict =
      outcome_of({.home = out.home,
                  .recognition = out.recognition,
                  .profile = out.profile_result,
                  .home_reason = home_reason(out.home_findings, question.request.kind),
                  .on_hold = judged.empty() ? OnHold::no : judged.front().revocation.on_hold,
                  .time_basis = time.basis});
  return out;
}

}  // namespace baytrust::decision
