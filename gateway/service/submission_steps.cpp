#include "gateway/service/submission_steps.hpp"

#include <algorithm>

#include "gateway/decision/edition_codes.hpp"
#include "gateway/service/findings_json.hpp"
#include "gateway/service/impact.hpp"
#include "gateway/service/lint_document.hpp"
#include "gateway/service/load_snapshot.hpp"
#include "gateway/service/submission_codes.hpp"
#include "gateway/service/trust_events.hpp"
#include "validators/crypto/digest.hpp"

namespace baytrust::service {
namespace {

using decision::Acceptance;
using Outcome = Acceptance::Outcome;

// Reports are kept in one language; whoever shows changes to people makes their sentences anew.
constexpr auto kReportLanguage = messages::Language::en;

bool has_code(const Findings& findings, const Code& code) {
  return std::ranges::any_of(findings, [&](const Finding& f) { return f.code() == code; });
}
bool only_code(const Findings& findings, const Code& code) {
  return !findings.empty() && std::ranges::all_of(findings, [&](const Finding& finding) {
    return finding.code() == code;
  });
}
bool is_misconduct(const Findings& findings) {
  return has_code(findings, decision::kEditionEquivocation) ||
         has_code(findings, decision::kEditionSequenceOlder);
}

Error error_of(const Finding& finding) {
  return Error(finding.code(), to_string(finding.subject()), finding.facts());
}

// An edition that may be staged: accepted, waiting for its approvals because it shrank, or because
// it jumped.
bool may_be_staged(const Acceptance& acceptance) {
  return acceptance.outcome == Outcome::accepted || acceptance.outcome == Outcome::held ||
         (acceptance.outcome == Outcome::refused &&
          only_code(acceptance.findings, decision::kEditionSequenceJump));
}

// formats.md 7: the envelope speaks of this very document.
std::optional<Error> difference(const Submission& submission, const VerifiedDocument& document) {
  const decision::EditionHeader& header = document.header;
  const auto differs = [&](std::string_view what, std::string said, std::string found) {
    return Error(kSubmissionDiffers, submission.id,
                 {{"what", std::string(what)},
                  {"envelope", std::move(said)},
                  {"document", std::move(found)}});
  };
  if (header.territory != submission.territory) {
    return differs("jurisdiction", submission.territory, header.territory);
  }
  if (header.sequence != submission.sequence) {
    return differs("sequence", std::to_string(submission.sequence),
                   std::to_string(header.sequence));
  }
  return std::nullopt;
}

std::optional<Error> lint_refusal(const Submission& submission, const LintedDocument& linted) {
  const std::size_t errors = linted.report.count(Severity::error);
  if (errors == 0) return std::nullopt;
  const auto first = std::ranges::find_if(linted.report.results, [](const auto& result) {
    return !result.waiver && result.result.severity() == Severity::error;
  });
  return Error(
      kSubmissionLint, submission.id,
      {{"errors", std::to_string(errors)}, {"first", std::string(first->result.rule().id)}});
}

}  // namespace

// Errors are the store's, or say why the document cannot be what its envelope says.
Result<SubmissionSteps::Ground> SubmissionSteps::ground(const Submission& submission) {
  const auto revision = store_.editions().revision();
  if (!revision) return revision.error();
  const auto pins = store_.editions().pins();
  if (!pins) return pins.error();
  auto trust = trust_of(*pins);
  if (!trust) return trust.error();
  const auto file = store_.editions().file(submission.file);
  if (!file) return file.error();
  if (crypto::sha256(**file) != submission.file) {
    return Error(kStoreAltered, submission.id, {{"digest", to_hex(submission.file)}});
  }
  auto document = verify_document(submission.kind, *file, trust->signers, verifier_);
  if (!document) return document.error();
  document->header.received = submission.received;
  return Ground{std::move(*trust), std::move(*document), *revision};
}

Result<Transition> SubmissionSteps::to(const Submission& submission, SubmissionState state,
                                       std::string by) const {
  const auto revision = store_.editions().revision();
  if (!revision) return revision.error();
  Transition transition;
  transition.id = submission.id;
  transition.from = submission.state;
  transition.step = {.state = state, .by = std::move(by), .code = "", .at = now_};
  transition.revision = *revision;
  return transition;
}

Result<Transition> SubmissionSteps::scheduled(const Submission& submission, Instant at,
                                              std::string by) const {
  auto transition = to(submission, SubmissionState::scheduled, std::move(by));
  if (!transition) return transition;
  transition->activate_at = at;
  transition->events = {scheduled_event(submission, at, now_)};
  return transition;
}

Result<Transition> SubmissionSteps::ended(const Submission& submission, SubmissionState state,
                                          std::string by, const Error& why) {
  auto transition = to(submission, state, std::move(by));
  if (!transition) return transition;
  transition->step.code = why.code().id;
  if (submission.findings.empty()) transition->findings = errors_json({why});
  // Held by this submission, not by another one of the same edition.
  if (submission.state >= SubmissionState::staged) {
    const auto kept = store_.editions().find(submission.edition);
    if (!kept) return kept.error();
    if (*kept && (*kept)->state == EditionState::held) {
      transition->write = {.kind = EditionWrite::Kind::refuse_held,
                           .edition = std::nullopt,
                           .digest = submission.edition,
                           .at = now_,
                           .high_water = std::nullopt};
    }
  }
  transition->events = {
      ended_event(submission, EventKind::submission_rejected, {.code = why.code().id}, now_)};
  return transition;
}

Result<std::optional<Transition>> SubmissionSteps::next(const Submission& submission,
                                                        const Submissions::Progress& progress) {
  const auto some = [](Result<Transition> made) -> Result<std::optional<Transition>> {
    if (!made) return made.error();
    return std::optional<Transition>(std::move(*made));
  };
  switch (submission.state) {
    case SubmissionState::received:
      return some(verify(submission));
    case SubmissionState::verified:
      return some(stage(submission, progress));
    case SubmissionState::approved:
      if (!submission.activate_at) return std::optional<Transition>();
      return some(scheduled(submission, *submission.activate_at, ""));
    case SubmissionState::scheduled:
      if (*submission.activate_at > now_) return std::optional<Transition>();
      return some(activate(submission));
    case SubmissionState::staged:
      // Two persons at one instant each saw the other's approval missing.
      if (!missing_approvals(submission).none()) return std::optional<Transition>();
      return some(to(submission, SubmissionState::approved, ""));
    case SubmissionState::active:
    case SubmissionState::rejected:
    case SubmissionState::superseded:
      break;
  }
  return std::optional<Transition>();
}

Result<Transition> SubmissionSteps::refused(const Submission& submission, const Ground& ground,
                                            const JudgedEdition& judged) {
  const Findings& findings = judged.acceptance.findings;
  const bool done = judged.acceptance.outcome == Outcome::already_done;
  // Once it was verified, it was no rollback: a newer one came into force another way meanwhile.
  const bool overtaken = submission.state != SubmissionState::received &&
                         has_code(findings, decision::kEditionSequenceOlder);
  auto transition =
      ended(submission, done || overtaken ? SubmissionState::superseded : SubmissionState::rejected,
            "", error_of(findings.front()));
  if (!transition) return transition;
  transition->edition = ground.document.header.digest;
  transition->findings = findings_json(findings);
  if (overtaken || !is_misconduct(findings)) return transition;
  transition->events.push_back(ended_event(submission, EventKind::edition_alarm,
                                           {.code = findings.front().code().id}, now_));
  // The same publisher said two things under one number: both are kept, neither silently.
  if (has_code(findings, decision::kEditionEquivocation) &&
      judged.history.find(ground.document.header.digest) == nullptr) {
    EditionRecord record = record_of(ground.document, submission.received);
    record.state = EditionState::equivocating;
    record.reason = decision::kEditionEquivocation.id;
    transition->write = {.kind = EditionWrite::Kind::add,
                         .edition = NewEdition{.record = std::move(record),
                                               .file = ground.document.file,
                                               .high_water = std::nullopt,
                                               .revision = ground.revision},
                         .digest = {},
                         .at = now_,
                         .high_water = std::nullopt};
  }
  return transition;
}

// formats.md 1: one number, two contents. Acceptance sees editions that are kept; what is on its
// way is none yet, and what is kept as evidence stays evidence.
Result<std::optional<Finding>> SubmissionSteps::other_under_its_number(
    const Submission& submission, const Ground& ground, const JudgedEdition& judged) {
  const decision::EditionHeader& header = ground.document.header;
  const auto equivocates = [&](const Digest& other) {
    return Finding(decision::kEditionEquivocation, subject_of(header),
                   Facts{{"sequence", std::to_string(header.sequence)},
                         {"digest", to_hex(header.digest)},
                         {"other", to_hex(other)}});
  };
  if (judged.acceptance.outcome == Outcome::already_done) return std::optional<Finding>();
  const EditionRecord* kept = judged.history.find(header.digest);
  if (kept != nullptr && kept->state == EditionState::equivocating) {
    const EditionRecord* first = judged.history.at_sequence(header.sequence);
    return std::optional(equivocates(first != nullptr ? first->digest : header.digest));
  }
  const auto open = store_.submissions().open_ones();
  if (!open) return open.error();
  for (const Submission& other : *open) {
    if (other.kind == submission.kind && other.territory == submission.territory &&
        other.sequence == submission.sequence && other.edition != Digest{} &&
        other.edition != header.digest) {
      return std::optional(equivocates(other.edition));
    }
  }
  return std::optional<Finding>();
}

Result<Transition> SubmissionSteps::verify(const Submission& submission) {
  const auto ground = this->ground(submission);
  if (!ground) {
    if (ground.error().code().id.starts_with("store.")) return ground.error();
    return ended(submission, SubmissionState::rejected, "", ground.error());
  }
  if (const auto differs = difference(submission, ground->document)) {
    return ended(submission, SubmissionState::rejected, "", *differs);
  }
  auto judged = judge_edition(store_.editions(), ground->trust, config_, verifier_,
                              {.document = ground->document,
                               .submitted_for = submission.territory,
                               .approval = decision::Approval::none,
                               .now = submission.received});
  if (!judged) return judged.error();
  auto other = other_under_its_number(submission, *ground, *judged);
  if (!other) return other.error();
  if (*other) {
    judged->acceptance.outcome = Outcome::refused;
    judged->acceptance.findings = {std::move(**other)};
  }
  if (!may_be_staged(judged->acceptance)) return refused(submission, *ground, *judged);

  LintBeside beside;
  if (submission.kind == DocumentKind::mapping_register) {
    if (auto kept = beside_in_store(store_.editions(), verifier_, now_)) beside = std::move(*kept);
  }
  const LintedDocument linted =
      lint_verified(ground->document, beside, built_in_lint_settings(), now_);
  if (const auto refusal = lint_refusal(submission, linted)) {
    return ended(submission, SubmissionState::rejected, "", *refusal);
  }
  auto transition = to(submission, SubmissionState::verified, "");
  if (!transition) return transition;
  transition->revision = ground->revision;
  transition->edition = ground->document.header.digest;
  Findings findings = judged->acceptance.findings;
  findings.insert(findings.end(), ground->document.findings.begin(),
                  ground->document.findings.end());
  transition->findings = findings_json(findings);
  return transition;
}

Result<Transition> SubmissionSteps::stage(const Submission& submission,
                                          const Submissions::Progress& progress) {
  const auto ground = this->ground(submission);
  if (!ground) return ground.error();
  // As of now: what is held counts from now on, so its signer must be one now.
  const auto judged = judge_edition(store_.editions(), ground->trust, config_, verifier_,
                                    {.document = ground->document,
                                     .submitted_for = submission.territory,
                                     .approval = decision::Approval::none,
                                     .now = now_});
  if (!judged) return judged.error();
  if (!may_be_staged(judged->acceptance)) return refused(submission, *ground, *judged);
  const auto trust = load_snapshot(store_, config_, verifier_, now_);
  if (!trust) return trust.error();
  const auto impact =
      impact_of({.draft = ground->document,
                 .at = now_,
                 .newest = static_cast<std::size_t>(config_.service.impact_verdicts),
                 .progress =
                     [&](std::size_t done, std::size_t of) {
                       if (progress) progress(submission.id, done, of);
                     }},
                *trust->snapshot, store_, config_, verifier_);
  if (!impact) return impact.error();

  auto transition = to(submission, SubmissionState::staged, "");
  if (!transition) return transition;
  transition->revision = ground->revision;
  transition->impact = to_json(*impact, kReportLanguage);
  transition->counterparts = asked_counterparts(submission, ground->document, *impact);
  transition->events = {staged_event(submission, *impact, now_)};
  if (judged->acceptance.outcome == Outcome::held) {
    // Received now, as far as snapshots are concerned: those of before stay what they were.
    EditionRecord record = record_of(ground->document, now_);
    record.state = EditionState::held;
    record.reason = judged->acceptance.findings.front().code().id;
    transition->write = {.kind = EditionWrite::Kind::add,
                         .edition = NewEdition{.record = std::move(record),
                                               .file = ground->document.file,
                                               .high_water = submission.sequence,
                                               .revision = ground->revision},
                         .digest = {},
                         .at = now_,
                         .high_water = std::nullopt};
  }
  return transition;
}

}  // namespace baytrust::service
