// The way of one submission through its states, for the tests of contract and of faults: the list
// of HK, edition 1 in force, edition 2 submitted (and held by its shrink), a rival open beside it.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "gateway/service/store.hpp"
#include "tests/gateway/store/contract.hpp"

namespace baytrust::contract {

using service::SubmissionState;

inline service::NewSubmission submission_of(const std::string& id, std::uint64_t sequence,
                                            std::string_view document) {
  service::Submission submission;
  submission.id = id;
  submission.territory = "HK";
  submission.sequence = sequence;
  submission.file = digest_of(document);
  submission.envelope = digest_of("envelope of " + id);
  submission.submitter = "ana";
  submission.received = {2000};
  submission.activate_at = Instant{9000};
  submission.steps = {{.state = SubmissionState::received, .by = "ana", .code = "", .at = {2000}}};
  return {.submission = submission,
          .document = file_of(document),
          .envelope = file_of("envelope of " + id)};
}

inline service::NewEvent event_of(service::EventKind kind, std::string subject) {
  return {.kind = kind,
          .territory = "HK",
          .subject = std::move(subject),
          .recipient = "",
          .at = {3000},
          .content = R"({"edition":2})"};
}

inline service::Transition step_to(SubmissionState state, SubmissionState from,
                                   const std::string& id = "s-2") {
  return {.id = id, .from = from, .step = {.state = state, .by = "bao", .code = "", .at = {3000}}};
}

inline service::Transition to_verified() {
  auto out = step_to(SubmissionState::verified, SubmissionState::received);
  out.edition = digest_of("content of two");
  out.findings = "[]";
  return out;
}
// Held by its shrink, with the mark raised to it.
inline service::Transition to_staged(std::uint64_t revision) {
  auto out = step_to(SubmissionState::staged, SubmissionState::verified);
  out.impact = "{}";
  out.counterparts = std::vector<std::string>{"MO"};
  out.write.kind = service::EditionWrite::Kind::add;
  out.write.edition = held(edition_of("two", 2, 0));
  out.events = {event_of(service::EventKind::submission_staged, "list HK 2")};
  out.revision = revision;
  return out;
}
inline service::Transition to_approved() {
  auto out = step_to(SubmissionState::approved, SubmissionState::staged);
  out.approval = service::SubmissionApproval{"bao", "HK", {3000}};
  return out;
}
inline service::Transition to_scheduled() {
  auto out = step_to(SubmissionState::scheduled, SubmissionState::approved);
  out.activate_at = Instant{9500};
  out.events = {event_of(service::EventKind::submission_scheduled, "list HK 2")};
  return out;
}
inline service::Transition to_active(std::uint64_t revision) {
  auto out = step_to(SubmissionState::active, SubmissionState::scheduled);
  out.write = {.kind = service::EditionWrite::Kind::activate_held,
               .digest = digest_of("content of two"),
               .at = {9500},
               .high_water = 2};
  out.supersedes = {"s-rival"};
  out.events = {event_of(service::EventKind::edition_active, "list HK 2"),
                event_of(service::EventKind::trust_state, "list HK")};
  out.revision = revision;
  return out;
}
inline service::Transition to_rejected(std::uint64_t revision) {
  auto out = step_to(SubmissionState::rejected, SubmissionState::staged);
  out.step.code = "submission.aborted";
  out.write = {.kind = service::EditionWrite::Kind::refuse_held,
               .digest = digest_of("content of two"),
               .at = {4000}};
  out.events = {event_of(service::EventKind::submission_rejected, "list HK 2")};
  out.order = file_of("an order");
  out.revision = revision;
  return out;
}

inline service::NewVerdict verdict_of(const std::string& id, std::int64_t made) {
  service::StoredVerdict verdict;
  verdict.id = id;
  verdict.decision = "{\"id\":\"" + id + "\"}";
  verdict.digest = digest_of(verdict.decision);
  verdict.caller = "library";
  verdict.request_id = "r-" + id;
  verdict.made = {made};
  verdict.relying = "MO";
  verdict.issuing = "HK";
  verdict.profile = "library-card";
  verdict.profile_digest = digest_of("profile");
  verdict.outcome = "valid-recognised";
  verdict.accepted = "yes";
  verdict.at = {made};
  verdict.known_at = {made};
  verdict.request = "{}";
  verdict.certificate = digest_of("certificate of " + id);
  verdict.chain = {digest_of("z"), digest_of("a")};
  verdict.crls = {digest_of("crl")};
  verdict.leans_on = {digest_of("ca")};
  verdict.ocsp = {digest_of("response 2"), digest_of("response 1")};
  const auto item = [](service::EvidenceKind kind, std::string_view text) {
    return service::EvidenceItem{kind, digest_of(text), share(to_bytes(as_bytes(text)))};
  };
  return {.verdict = verdict,
          .evidence = {item(service::EvidenceKind::certificate, "certificate of " + id),
                       item(service::EvidenceKind::crl, "crl"),
                       item(service::EvidenceKind::ocsp_response, "response 2"),
                       item(service::EvidenceKind::ocsp_response, "response 1"),
                       item(service::EvidenceKind::profile, "profile")}};
}

}  // namespace baytrust::contract
