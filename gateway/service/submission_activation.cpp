// The step that brings an edition into force, and whom a widened mapping needs.
#include <algorithm>
#include <set>

#include "gateway/service/impact.hpp"
#include "gateway/service/load_snapshot.hpp"
#include "gateway/service/submission_codes.hpp"
#include "gateway/service/submission_steps.hpp"
#include "gateway/service/trust_events.hpp"

namespace baytrust::service {
namespace {

using Outcome = decision::Acceptance::Outcome;

// The other side of every entry that widens.
std::vector<std::string> widened_counterparts(const VerifiedDocument& document,
                                              const Impact& impact) {
  std::set<std::string> out;
  if (!document.the_register) return {};
  const auto other_side = [&](const policy_mapping::Recognition& entry) {
    return entry.relying == document.header.territory ? entry.issuing : entry.relying;
  };
  if (!impact.in_force) {
    for (const auto& entry : document.the_register->recognitions) out.insert(other_side(entry));
  }
  for (const Change& change : impact.changes) {
    if (change.direction() != Direction::widening && change.direction() != Direction::both)
      continue;
    for (const PlaceStep& step : change.place()) {
      if (step.kind != PlaceStep::Kind::recognition) continue;
      const auto* entry = policy_mapping::find_id(*document.the_register, step.id);
      if (entry != nullptr) out.insert(other_side(*entry));
    }
  }
  return {out.begin(), out.end()};
}

}  // namespace

std::vector<std::string> SubmissionSteps::asked_counterparts(const Submission& submission,
                                                             const VerifiedDocument& document,
                                                             const Impact& impact) const {
  if (std::ranges::count(config_.service.agreement, submission.territory) == 0) return {};
  return widened_counterparts(document, impact);
}

// Another edition came into force since it was staged, and beside that one it widens what its
// counterpart was not asked about.
std::optional<Error> SubmissionSteps::widened_since(const Submission& submission,
                                                    const VerifiedDocument& document,
                                                    const Impact& impact) const {
  for (const std::string& territory : asked_counterparts(submission, document, impact)) {
    if (std::ranges::count(submission.counterparts, territory) != 0) continue;
    return Error(
        kSubmissionOrder, submission.id,
        {{"expected", impact.in_force ? to_hex(impact.in_force->digest) : "-"}, {"found", "-"}});
  }
  return std::nullopt;
}

Result<EditionWrite> SubmissionSteps::activation_write(const Ground& ground,
                                                       const JudgedEdition& judged) const {
  const decision::EditionHeader& header = ground.document.header;
  const EditionRecord* kept = judged.history.find(header.digest);
  if (kept != nullptr) {
    return EditionWrite{.kind = EditionWrite::Kind::activate_held,
                        .edition = std::nullopt,
                        .digest = header.digest,
                        .at = now_,
                        .high_water = header.sequence};
  }
  EditionRecord record = record_of(ground.document, header.received);
  record.activated = now_;
  return EditionWrite{.kind = EditionWrite::Kind::add,
                      .edition = NewEdition{.record = std::move(record),
                                            .file = ground.document.file,
                                            .high_water = header.sequence,
                                            .revision = ground.revision},
                      .digest = {},
                      .at = now_,
                      .high_water = std::nullopt};
}

Result<Transition> SubmissionSteps::activate(const Submission& submission) {
  const auto ground = this->ground(submission);
  if (!ground) {
    if (ground.error().code().id.starts_with("store.")) return ground.error();
    // A pin that was trusted then is none now.
    return ended(submission, SubmissionState::rejected, "", ground.error());
  }
  const auto judged = judge_edition(store_.editions(), ground->trust, config_, verifier_,
                                    {.document = ground->document,
                                     .submitted_for = submission.territory,
                                     .approval = decision::Approval::given,
                                     .now = now_});
  if (!judged) return judged.error();
  if (judged->acceptance.outcome != Outcome::accepted) {
    return refused(submission, *ground, *judged);
  }
  const auto trust = load_snapshot(store_, config_, verifier_, now_);
  if (!trust) return trust.error();
  const auto impact =
      impact_of({.draft = ground->document,
                 .at = now_,
                 .newest = static_cast<std::size_t>(config_.service.impact_verdicts)},
                *trust->snapshot, store_, config_, verifier_);
  if (!impact) return impact.error();

  if (const auto refusal = widened_since(submission, ground->document, *impact)) {
    return ended(submission, SubmissionState::rejected, "", *refusal);
  }
  auto transition = to(submission, SubmissionState::active, "");
  if (!transition) return transition;
  transition->revision = ground->revision;
  auto write = activation_write(*ground, *judged);
  if (!write) return write.error();
  transition->write = std::move(*write);
  transition->events = {active_event(submission, *impact, now_)};
  for (NewEvent& event :
       recall_events(impact->recalls,
                     {document_name(submission.kind, submission.territory, submission.sequence),
                      submission.territory, now_})) {
    transition->events.push_back(std::move(event));
  }
  const auto open = store_.submissions().open_ones();
  if (!open) return open.error();
  for (const Submission& other : *open) {
    if (other.id != submission.id && other.kind == submission.kind &&
        other.territory == submission.territory && other.sequence <= submission.sequence) {
      transition->supersedes.push_back(other.id);
      const Error why(kSubmissionSuperseded, other.id);
      transition->events.push_back(
          ended_event(other, EventKind::submission_rejected, {.code = why.code().id}, now_));
    }
  }
  return transition;
}

}  // namespace baytrust::service
