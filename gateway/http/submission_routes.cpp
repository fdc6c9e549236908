// /v1/submissions: a partner hands an edition in, the persons of its territory approve it, anybody
// known sees how far it has come (interfaces.md). The steps between are the maintenance thread's,
// which every call wakes.
#include "gateway/http/answering.hpp"
#include "gateway/http/codes.hpp"
#include "gateway/http/object_reader.hpp"
#include "gateway/http/services.hpp"
#include "gateway/service/submission_envelope.hpp"
#include "gateway/service/submission_json.hpp"
#include "gateway/service/submissions.hpp"

namespace baytrust::http {
namespace {

using service::Submission;
using service::Submissions;
using service::SubmissionState;

// A document of the largest size as base64, the envelope, and room for names.
std::uint64_t body_limit(const Services& services) {
  const auto document =
      static_cast<std::uint64_t>(services.judging.current()->config().service.limits.body);
  return (document + service::kMaxEnvelope) * 4 / 3 + 4096;
}

Result<Response> submit(const Services& services, const Request& request, const Caller& caller) {
  const auto body = read_json(request.body);
  if (!body) return body.error();
  ObjectReader reader(*body);
  reader.require("envelope");
  reader.require("document");
  auto envelope = reader.octets("envelope");
  auto document = reader.octets("document");
  if (auto finished = reader.finish(); !finished) return finished.error();
  auto store = services.stores.take();
  if (!store) return store.error();
  const auto judging = services.judging.current();
  service::SubmissionRequest wanted{.envelope = share(std::move(*envelope)),
                                    .document = share(std::move(*document)),
                                    .caller = service_caller(caller),
                                    .now = services.clock()};
  if (request.peer.certificate) wanted.tls_certificate = request.peer.certificate->fingerprint;
  const auto received =
      Submissions(**store, judging->config(), judging->verifier()).receive(wanted);
  if (!received) return received.error();
  services.wake();
  Response response = json_response(to_json(*received) + "\n");
  response.status = 202;
  response.headers.set("Location", "/v1/submissions/" + received->id);
  return response;
}

Result<Response> list(const Services& services, const Request& request, const Caller&) {
  const auto limit = query_integer(request, "limit", 1, 1000);
  if (!limit) return limit.error();
  service::SubmissionQuery query{.territory = query_text(request, "territory")};
  query.limit = static_cast<std::size_t>(limit->value_or(100));
  const std::string wanted = query_text(request, "state");
  for (int i = 0; i <= static_cast<int>(SubmissionState::superseded); ++i) {
    const auto state = static_cast<SubmissionState>(i);
    if (to_string(state) == wanted) query.state = state;
  }
  auto store = services.stores.take();
  if (!store) return store.error();
  const auto all = (*store)->submissions().list(query);
  if (!all) return all.error();
  std::string out = "{\"submissions\":[";
  for (std::size_t i = 0; i < all->size(); ++i) {
    out.append(i == 0 ? "" : ",").append(to_json((*all)[i]));
  }
  return json_response(out + "]}\n");
}

Result<Response> one(const Services& services, const Request& request, const Caller&) {
  auto store = services.stores.take();
  if (!store) return store.error();
  const auto judging = services.judging.current();
  const auto found = Submissions(**store, judging->config(), judging->verifier())
                         .find(std::string(request.path_parameter("id")));
  if (!found) return found.error();
  return tagged(request, json_response(to_json(*found) + "\n"));
}

// {"at": "..."} of :schedule.
Result<Instant> read_at(const Request& request) {
  const auto body = read_json(request.body);
  if (!body) return body.error();
  ObjectReader reader(*body);
  reader.require("at");
  const auto at = reader.instant("at");
  if (auto finished = reader.finish(); !finished) return finished.error();
  return *at;
}

Result<Submission> act(Submissions& submissions, const Request& request, const Caller& caller,
                       Instant now, std::string_view verb) {
  const std::string id(request.path_parameter("id"));
  const service::Caller by = service_caller(caller);
  if (verb == "approve") return submissions.approve(id, by, now);
  if (verb == "reject") return submissions.decline(id, by, now);
  if (verb == "abort") return submissions.abort(id, by, now);
  const auto at = read_at(request);
  if (!at) return at.error();
  return submissions.schedule(id, *at, by, now);
}

Handler step(const Services& services, std::string verb) {
  return [services, verb = std::move(verb)](const Request& request,
                                            const Caller& caller) -> Result<Response> {
    auto store = services.stores.take();
    if (!store) return store.error();
    const auto judging = services.judging.current();
    Submissions submissions(**store, judging->config(), judging->verifier());
    const auto done = act(submissions, request, caller, services.clock(), verb);
    if (!done) return done.error();
    services.wake();
    return json_response(to_json(*done) + "\n");
  };
}

Operation verb_operation(const Services& services, std::string verb, std::string summary,
                         std::vector<std::string> roles) {
  Operation out;
  out.route = {
      .method = "POST",
      .path = "/v1/submissions/{id}:" + verb,
      .operation_id = verb + "_submission",
      .summary = std::move(summary),
      .tag = "Submissions",
      .roles = std::move(roles),
      .parameters = {path_parameter("id", "Of the submission.", "hk-2026-000000000007"),
                     idempotency_parameter()},
      .produces = {std::string(kJson)},
      .answers = {{.description = "The submission, as it is now.", .schema = "Submission"}},
      .problems = {"submission.unknown", "submission.state", "submission.approver.foreign",
                   "account.role.missing"}};
  if (verb == "schedule") {
    out.route.body = BodyKind::whole;
    out.route.body_bytes = 4096;
    out.route.consumes = {std::string(kJson)};
    out.route.body_schema = "Schedule";
    out.route.body_example = R"({"at":"2026-07-01T00:00:00+08:00"})";
    out.route.problems.insert(out.route.problems.end(),
                              {"submission.schedule.past", "submission.schedule.too_late"});
  }
  out.handler = once(services, step(services, std::move(verb)));
  return out;
}

using Function = Result<Response> (*)(const Services&, const Request&, const Caller&);
Handler bound(const Services& services, Function function) {
  return [services, function](const Request& request, const Caller& caller) {
    return function(services, request, caller);
  };
}

Operation post_operation(const Services& services) {
  Operation out;
  out.route = {.method = "POST",
               .path = "/v1/submissions",
               .operation_id = "submit",
               .summary = "Hands in an edition of a list or register, with its signed envelope.",
               .tag = "Submissions",
               .roles = {"publisher"},
               .parameters = {idempotency_parameter()},
               .body = BodyKind::whole,
               .body_bytes = body_limit(services),
               .consumes = {std::string(kJson)},
               .body_schema = "SubmissionRequest",
               .body_example = "@submission.json",
               .produces = {std::string(kJson)},
               .answers = {{.status = 202,
                            .description = "Received; Location says where it is.",
                            .schema = "Submission"}},
               .problems = {"submission.envelope.audience", "submission.envelope.territory",
                            "submission.replayed", "submission.order", "account.role.missing"}};
  out.handler = once(services, bound(services, submit));
  return out;
}

}  // namespace

std::vector<Operation> submission_routes(const Services& services) {
  std::vector<Operation> all{post_operation(services)};
  std::vector<std::string> states;
  for (int i = 0; i <= static_cast<int>(SubmissionState::superseded); ++i) {
    states.emplace_back(to_string(static_cast<SubmissionState>(i)));
  }
  Parameter state = query_parameter("state", "In this state alone.");
  state.one_of = states;
  const std::vector<std::string> readers{"publisher", "approver", "auditor", "operator"};
  Operation many;
  many.route = {.method = "GET",
                .path = "/v1/submissions",
                .operation_id = "submissions",
                .summary = "What was handed in, newest first.",
                .tag = "Submissions",
                .roles = readers,
                .parameters = {state, query_parameter("territory", "Of this one alone.", "HK"),
                               query_parameter("limit", "At most so many; 100 without it.", "20")},
                .produces = {std::string(kJson)},
                .answers = {{.description = "Those asked for.", .schema = "Submissions"}}};
  many.handler = bound(services, list);
  all.push_back(std::move(many));
  Operation single;
  single.route = {
      .method = "GET",
      .path = "/v1/submissions/{id}",
      .operation_id = "submission",
      .summary = "How far one has come; once staged, with its impact.",
      .tag = "Submissions",
      .roles = readers,
      .parameters = {path_parameter("id", "Of the submission.", "hk-2026-000000000007")},
      .produces = {std::string(kJson)},
      .answers = {{.description = "The submission.", .schema = "Submission"}, unchanged()},
      .problems = {"submission.unknown"}};
  single.handler = bound(services, one);
  all.push_back(std::move(single));
  const std::vector<std::string> approvers{"approver"};
  all.push_back(verb_operation(services, "approve", "One person's approval.", approvers));
  all.push_back(
      verb_operation(services, "reject", "Ends it, by a person whose approval counts.", approvers));
  all.push_back(verb_operation(services, "schedule", "Another instant of activation.",
                               {"publisher", "approver"}));
  all.push_back(verb_operation(services, "abort", "Taken back by its publisher.", {"publisher"}));
  return all;
}

}  // namespace baytrust::http
