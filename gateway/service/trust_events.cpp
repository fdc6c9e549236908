#include "gateway/service/trust_events.hpp"

#include <map>
#include <set>

#include "gateway/decision/canonical.hpp"

namespace baytrust::service {
namespace {

using decision::CanonicalWriter;

NewEvent event_of(EventKind kind, const Submission& submission, Instant at, std::string content) {
  return {.kind = kind,
          .territory = submission.territory,
          .subject = document_name(submission.kind, submission.territory, submission.sequence),
          .recipient = "",
          .at = at,
          .content = std::move(content)};
}

void write_changes(CanonicalWriter& out, const Changes& changes) {
  out.key("changes").begin_array();
  for (const Change& change : changes) {
    out.begin_object().key("code").string(change.code().id);
    out.key("direction").string(to_string(change.direction()));
    out.key("place").string(to_string(change.place())).end_object();
  }
  out.end_array();
}

void write_end(CanonicalWriter& out, const Submission& submission) {
  out.key("sequence").integer(submission.sequence);
  out.key("submission").string(submission.id);
  out.key("territory").string(submission.territory);
}

std::string with_impact(const Submission& submission, const Impact& impact) {
  CanonicalWriter out;
  out.begin_object();
  write_changes(out, impact.changes);
  out.key("direction").string(to_string(impact.direction));
  out.key("document").string(to_string(submission.kind));
  out.key("edition").value(submission.edition);
  out.key("flips").integer(impact.flips_in_all);
  out.key("recalls").integer(static_cast<std::uint64_t>(impact.recalls.size()));
  write_end(out, submission);
  out.end_object();
  return out.take();
}

}  // namespace

std::string document_name(DocumentKind kind, const std::string& territory, std::uint64_t sequence) {
  return std::string(to_string(kind)) + " " + territory + " " + std::to_string(sequence);
}

NewEvent staged_event(const Submission& submission, const Impact& impact, Instant at) {
  return event_of(EventKind::submission_staged, submission, at, with_impact(submission, impact));
}

NewEvent active_event(const Submission& submission, const Impact& impact, Instant at) {
  return event_of(EventKind::edition_active, submission, at, with_impact(submission, impact));
}

NewEvent scheduled_event(const Submission& submission, Instant activate_at, Instant at) {
  CanonicalWriter out;
  out.begin_object();
  out.key("activate_at").value(activate_at);
  out.key("document").string(to_string(submission.kind));
  out.key("edition").value(submission.edition);
  write_end(out, submission);
  out.end_object();
  return event_of(EventKind::submission_scheduled, submission, at, out.take());
}

NewEvent ended_event(const Submission& submission, EventKind kind, const SubmissionEnd& end,
                     Instant at) {
  CanonicalWriter out;
  out.begin_object();
  out.key("code").string(end.code);
  out.key("document").string(to_string(submission.kind));
  if (end.withdrawal) out.key("envelope").value(end.withdrawal->envelope);
  write_end(out, submission);
  // Audit: which order it was, among those the partner signed (formats.md 7).
  if (end.withdrawal) out.key("withdrawal").string(end.withdrawal->id);
  out.end_object();
  return event_of(kind, submission, at, out.take());
}

std::vector<NewEvent> recall_events(const std::vector<Flip>& recalls, const RecallCause& cause) {
  std::map<std::string, std::vector<const Flip*>> by_caller;
  for (const Flip& flip : recalls) {
    for (const std::string& caller : flip.callers) by_caller[caller].push_back(&flip);
  }
  std::vector<NewEvent> events;
  for (const auto& [caller, flips] : by_caller) {
    std::set<std::string> because;
    for (const Flip* flip : flips) because.insert(flip->because.begin(), flip->because.end());
    CanonicalWriter out;
    out.begin_object().key("because").begin_array();
    for (const std::string& code : because) out.string(code);
    out.end_array().key("cause").string(cause.subject);
    out.key("verdicts").begin_array();
    for (const Flip* flip : flips) {
      out.begin_object().key("accepted").string(flip->after.accepted);
      out.key("id").string(flip->verdict);
      out.key("outcome").string(flip->after.outcome).end_object();
    }
    out.end_array().end_object();
    events.push_back({.kind = EventKind::recall,
                      .territory = cause.territory,
                      .subject = cause.subject,
                      .recipient = caller,
                      .at = cause.at,
                      .content = out.take()});
  }
  return events;
}

}  // namespace baytrust::service
