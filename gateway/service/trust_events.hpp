// The events that changes of trust leave (event_store.hpp), with contents as canonical JSON. Codes
// and ids only; sentences are made by whoever shows them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/service/event_store.hpp"
#include "gateway/service/impact.hpp"
#include "gateway/service/submission_store.hpp"

namespace baytrust::service {

NewEvent staged_event(const Submission& submission, const Impact& impact, Instant at);
NewEvent scheduled_event(const Submission& submission, Instant activate_at, Instant at);
NewEvent active_event(const Submission& submission, const Impact& impact, Instant at);
// The envelope that took a submission back: its own submission_id, and its SHA-256.
struct Withdrawal {
  std::string id;
  Digest envelope;
};
// Why a submission ended.
struct SubmissionEnd {
  std::string_view code;
  std::optional<Withdrawal> withdrawal{};
};
// submission_rejected, or edition_alarm where the edition was misconduct.
NewEvent ended_event(const Submission& submission, EventKind kind, const SubmissionEnd& end,
                     Instant at);

// One for each relying service whose accepted verdicts are taken back, by account; ids, never whom
// a certificate names. `subject`: what took them back ("list HK 8", an emergency act's id).
struct RecallCause {
  std::string subject;
  std::string territory;
  Instant at;
};
std::vector<NewEvent> recall_events(const std::vector<Flip>& recalls, const RecallCause& cause);

// "list HK 7".
std::string document_name(DocumentKind kind, const std::string& territory, std::uint64_t sequence);

}  // namespace baytrust::service
