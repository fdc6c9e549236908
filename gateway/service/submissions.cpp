#include "gateway/service/submissions.hpp"

#include <algorithm>

#include "gateway/service/codes.hpp"
#include "gateway/service/edition_history.hpp"
#include "gateway/service/submission_codes.hpp"
#include "gateway/service/submission_steps.hpp"

namespace baytrust::service {
namespace {

Error state_error(const Submission& submission, std::string_view asked) {
  return Error(
      kSubmissionState, submission.id,
      {{"state", std::string(to_string(submission.state))}, {"asked", std::string(asked)}});
}

// For whom this person's approval would count; empty: for nobody.
std::string approving_for(const Submission& submission, const Caller& caller) {
  if (caller.may(Role::approver, submission.territory)) return submission.territory;
  for (const std::string& counterpart : submission.counterparts) {
    if (caller.may(Role::approver, counterpart)) return counterpart;
  }
  return "";
}

Error foreign(const Submission& submission, const Caller& caller) {
  return Error(kApproverForeign, submission.id,
               {{"account", caller.account}, {"territory", submission.territory}});
}

}  // namespace

MissingApprovals missing_approvals(const Submission& submission) {
  const auto given = [&](const std::string& territory) {
    return static_cast<std::size_t>(
        std::ranges::count(submission.approvals, territory, &SubmissionApproval::territory));
  };
  MissingApprovals missing;
  const std::size_t own = given(submission.territory);
  missing.publisher = own < kPublisherApprovals ? kPublisherApprovals - own : 0;
  for (const std::string& counterpart : submission.counterparts) {
    if (given(counterpart) == 0) missing.counterparts.push_back(counterpart);
  }
  return missing;
}

Result<Submission> Submissions::find(const std::string& id) {
  auto found = store_.submissions().find(id);
  if (!found) return found.error();
  if (!*found) return Error(kSubmissionUnknown, "submission", {{"id", id}});
  return std::move(**found);
}

Result<bool> Submissions::step(const std::string& id, Instant now, const Progress& progress) {
  return until_current([&]() -> Result<bool> {
    const auto current = find(id);
    if (!current) return current.error();
    SubmissionSteps steps(store_, config_, verifier_, now);
    const auto step = steps.next(*current, progress);
    if (!step) return step.error();
    if (!*step) return false;
    if (auto written = store_.submissions().advance(**step); !written) return written.error();
    return true;
  });
}

Result<std::vector<Submission>> Submissions::work(Instant now, const Progress& progress) {
  const auto open = store_.submissions().open_ones();
  if (!open) return open.error();
  std::vector<Submission> moved;
  std::optional<Error> trouble;
  for (const Submission& first : *open) {
    bool stepped = false;
    // A few steps follow one another without waiting; none is taken twice.
    for (;;) {
      const auto taken = step(first.id, now, progress);
      // What keeps one from going on must not keep the others.
      if (!taken && !trouble) trouble = taken.error();
      if (!taken || !*taken) break;
      stepped = true;
    }
    if (!stepped) continue;
    auto current = find(first.id);
    if (!current) return current.error();
    moved.push_back(std::move(*current));
  }
  if (trouble) return *trouble;
  return moved;
}

Result<Submission> Submissions::approve(const std::string& id, const Caller& caller, Instant now) {
  const auto attempt = [&]() -> Result<Submission> {
    const auto submission = find(id);
    if (!submission) return submission;
    const std::string territory = approving_for(*submission, caller);
    if (territory.empty()) return foreign(*submission, caller);
    if (submission->state != SubmissionState::staged) return state_error(*submission, "approve");
    Submission after = *submission;
    after.approvals.push_back({caller.account, territory, now});
    const auto state =
        missing_approvals(after).none() ? SubmissionState::approved : SubmissionState::staged;
    SubmissionSteps steps(store_, config_, verifier_, now);
    auto transition = steps.to(*submission, state, caller.account);
    if (!transition) return transition.error();
    transition->approval = after.approvals.back();
    if (auto written = store_.submissions().advance(*transition); !written) return written.error();
    return find(id);
  };
  return until_current(attempt);
}

Result<Submission> Submissions::end(const std::string& id, const Caller& caller,
                                    const Ending& ending, Instant now) {
  const auto attempt = [&]() -> Result<Submission> {
    const auto submission = find(id);
    if (!submission) return submission;
    if (finality(submission->state) == Finality::final) return state_error(*submission, "end");
    SubmissionSteps steps(store_, config_, verifier_, now);
    auto transition = steps.ended(*submission, SubmissionState::rejected, caller.account,
                                  Error(ending.code, id, {{"by", caller.account}}));
    if (!transition) return transition.error();
    transition->events = {ended_event(*submission, EventKind::submission_rejected,
                                      {ending.code.id, ending.withdrawal}, now)};
    if (ending.withdrawal) {
      transition->order = SignedFile{ending.withdrawal->envelope, ending.order};
    }
    if (auto written = store_.submissions().advance(*transition); !written) return written.error();
    return find(id);
  };
  return until_current(attempt);
}

Result<Submission> Submissions::decline(const std::string& id, const Caller& caller, Instant now) {
  const auto submission = find(id);
  if (!submission) return submission;
  if (approving_for(*submission, caller).empty()) return foreign(*submission, caller);
  return end(id, caller, {kSubmissionDeclined}, now);
}

Result<Submission> Submissions::abort(const std::string& id, const Caller& caller, Instant now) {
  const auto submission = find(id);
  if (!submission) return submission;
  if (auto may = require(caller, Role::publisher, submission->territory); !may) return may.error();
  return end(id, caller, {kSubmissionAborted}, now);
}

Result<Submission> Submissions::schedule(const std::string& id, Instant at, const Caller& caller,
                                         Instant now) {
  const auto attempt = [&]() -> Result<Submission> {
    const auto submission = find(id);
    if (!submission) return submission;
    if (!caller.may(Role::publisher, submission->territory) &&
        !caller.may(Role::approver, submission->territory)) {
      return foreign(*submission, caller);
    }
    if (submission->state != SubmissionState::approved &&
        submission->state != SubmissionState::scheduled) {
      return state_error(*submission, "schedule");
    }
    if (at < now) {
      return Error(kSchedulePast, id, {{"asked", to_string(at)}, {"now", to_string(now)}});
    }
    if (at > now + kLongestSchedule) {
      return Error(kScheduleLate, id,
                   {{"asked", to_string(at)}, {"latest", to_string(now + kLongestSchedule)}});
    }
    SubmissionSteps steps(store_, config_, verifier_, now);
    auto transition = steps.scheduled(*submission, at, caller.account);
    if (!transition) return transition.error();
    if (auto written = store_.submissions().advance(*transition); !written) return written.error();
    return find(id);
  };
  return until_current(attempt);
}

}  // namespace baytrust::service
