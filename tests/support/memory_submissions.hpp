// SubmissionStore in memory. See memory_store.hpp.
#pragma once

#include "tests/support/memory_editions.hpp"

namespace baytrust::test {

class MemorySubmissions final : public service::SubmissionStore {
 public:
  explicit MemorySubmissions(std::shared_ptr<MemoryContent> content)
      : content_(std::move(content)) {}

  Result<void> receive(const service::NewSubmission& added) override {
    const std::string& id = added.submission.id;
    if (find_in(*content_, id) != nullptr) {
      return memory_error(service::kStoreKnown, "digest", id);
    }
    content_->submissions.push_back(added.submission);
    content_->submissions.back().file = added.document.digest;
    content_->submissions.back().envelope = added.envelope ? added.envelope->digest : Digest{};
    content_->files.emplace(added.document.digest, added.document.bytes);
    if (added.envelope) content_->files.emplace(added.envelope->digest, added.envelope->bytes);
    return {};
  }
  Result<std::optional<service::Submission>> find(const std::string& id) override {
    const auto* found = find_in(*content_, id);
    if (found == nullptr) return std::optional<service::Submission>();
    return std::optional(*found);
  }
  Result<std::vector<service::Submission>> list(const service::SubmissionQuery& query) override {
    std::vector<service::Submission> out;
    const std::size_t limit = std::min<std::size_t>(query.limit, 1000);
    for (auto at = content_->submissions.rbegin(); at != content_->submissions.rend(); ++at) {
      if (query.state && at->state != *query.state) continue;
      if (!query.territory.empty() && at->territory != query.territory) continue;
      if (out.size() < limit) out.push_back(*at);
    }
    return out;
  }
  Result<std::vector<service::Submission>> open_ones() override {
    std::vector<service::Submission> out;
    for (const auto& submission : content_->submissions) {
      if (finality(submission.state) == service::Finality::open) out.push_back(submission);
    }
    return out;
  }
  Result<void> advance(const service::Transition& transition) override {
    return in_memory_transaction(
        *content_, [&](MemoryContent& content) { return advance_in(content, transition); });
  }

 private:
  static service::Submission* find_in(MemoryContent& content, const std::string& id) {
    for (auto& submission : content.submissions) {
      if (submission.id == id) return &submission;
    }
    return nullptr;
  }
  static Error changed(service::SubmissionState read_at, service::SubmissionState now_at) {
    return Error(
        service::kStoreChanged, "submission",
        {{"read_at", std::string(to_string(read_at))}, {"now_at", std::string(to_string(now_at))}});
  }

  static Result<void> advance_in(MemoryContent& content, const service::Transition& transition) {
    service::Submission* submission = find_in(content, transition.id);
    if (submission == nullptr) {
      return memory_error(service::kStoreUnknown, "digest", transition.id);
    }
    if (submission->state != transition.from ||
        finality(submission->state) == service::Finality::final) {
      return changed(transition.from, submission->state);
    }
    if (auto filled = fill_in(*submission, transition); !filled) return filled;
    if (auto written = write_edition(content, transition); !written) return written;
    for (const std::string& id : transition.supersedes) {
      service::Submission* other = find_in(content, id);
      if (other == nullptr) return memory_error(service::kStoreUnknown, "digest", id);
      if (finality(other->state) == service::Finality::final) {
        return changed(service::SubmissionState::superseded, other->state);
      }
      other->state = service::SubmissionState::superseded;
      other->steps.push_back({service::SubmissionState::superseded, "",
                              std::string(service::kSupersededReason), transition.step.at});
    }
    if (transition.order) {
      content.files.emplace(transition.order->digest, transition.order->bytes);
    }
    for (const auto& event : transition.events) append_event(content, event);
    return {};
  }
  static Result<void> fill_in(service::Submission& submission,
                              const service::Transition& transition) {
    if (transition.approval) {
      for (const auto& earlier : submission.approvals) {
        if (earlier.name != transition.approval->name) continue;
        return memory_error(service::kStoreApprovedAlready, "name", earlier.name);
      }
      submission.approvals.push_back(*transition.approval);
    }
    submission.state = transition.step.state;
    submission.steps.push_back(transition.step);
    if (transition.edition) submission.edition = *transition.edition;
    if (transition.findings) submission.findings = *transition.findings;
    if (transition.impact) submission.impact = *transition.impact;
    if (transition.activate_at) submission.activate_at = transition.activate_at;
    if (transition.counterparts) submission.counterparts = *transition.counterparts;
    return {};
  }
  static Result<void> write_edition(MemoryContent& content, const service::Transition& transition) {
    const service::EditionWrite& write = transition.write;
    using Kind = service::EditionWrite::Kind;
    if (write.kind == Kind::none && transition.revision == 0) return {};
    if (auto current = check_revision(content, transition.revision); !current) return current;
    if (write.kind == Kind::none) return {};
    ++content.revision;
    if (write.kind == Kind::add) return insert_edition(content, *write.edition);
    service::EditionRecord* edition = edition_in(content, write.digest);
    if (edition == nullptr) {
      return memory_error(service::kStoreUnknown, "digest", to_hex(write.digest));
    }
    if (edition->state != service::EditionState::held) {
      return memory_error(service::kStoreNotHeld, "state", std::string(to_string(edition->state)));
    }
    const bool activates = write.kind == Kind::activate_held;
    edition->state = activates ? service::EditionState::active : service::EditionState::refused;
    (activates ? edition->activated : edition->refused) = write.at;
    raise_mark(content, *edition, write.high_water);
    return {};
  }

  std::shared_ptr<MemoryContent> content_;
};

}  // namespace baytrust::test
