// /v1/emergencies: distrusting a CA or suspending a recognition at once, by a person whom the
// configuration names beforehand (interfaces.md, Auth). The trust of new requests has it when the
// call is answered.
#include <algorithm>

#include "gateway/http/answering.hpp"
#include "gateway/http/codes.hpp"
#include "gateway/http/object_reader.hpp"
#include "gateway/http/services.hpp"
#include "gateway/service/emergencies.hpp"
#include "gateway/service/submission_json.hpp"

namespace baytrust::http {
namespace {

using Kind = decision::EmergencyAct::Kind;

constexpr std::int64_t kMostSeconds = 400 * kDay;

// The members of component EmergencyRequest.
Result<service::EmergencyRequest> read_request(const Request& request, const Caller& caller,
                                               Instant now) {
  const auto body = read_json(request.body);
  if (!body) return body.error();
  ObjectReader reader(*body);
  service::EmergencyRequest out;
  for (const std::string_view name : {"kind", "territory", "seconds", "reason"}) {
    reader.require(name);
  }
  out.kind = reader
                 .choice<Kind>("kind", {{"distrust-certificate", Kind::distrust_certificate},
                                        {"suspend-recognition", Kind::suspend_recognition}})
                 .value_or(out.kind);
  out.territory = reader.text("territory").value_or("");
  if (const auto text = reader.text("certificate_sha256")) {
    out.certificate = parse_digest(*text);
    if (!out.certificate) reader.bad_value("certificate_sha256", "SHA-256, 64 x [0-9a-f]");
  }
  out.recognition = reader.text("recognition").value_or("");
  if (out.kind == Kind::distrust_certificate) reader.require("certificate_sha256");
  if (out.kind == Kind::suspend_recognition) reader.require("recognition");
  out.effective_from = reader.instant("effective_from");
  out.duration = reader.integer("seconds", 1, kMostSeconds).value_or(0);
  out.reason = reader.text("reason").value_or("");
  if (auto finished = reader.finish(); !finished) return finished.error();
  out.caller = service_caller(caller);
  out.now = now;
  return out;
}

// In the trust of new requests before the answer leaves: whoever was told must be able to rely on
// it. Where the store cannot be read just now, the act is there all the same, and health() tells.
void take_up(const Services& services, service::Store& store, Instant now) {
  (void)services.judging.current()->trust().refresh(store, now);
  services.wake();
}

Result<Response> begin(const Services& services, const Request& request, const Caller& caller) {
  const Instant now = services.clock();
  const auto wanted = read_request(request, caller, now);
  if (!wanted) return wanted.error();
  auto store = services.stores.take();
  if (!store) return store.error();
  const auto judging = services.judging.current();
  const auto begun =
      service::begin_emergency(**store, judging->config(), judging->verifier(), *wanted);
  if (!begun) return begun.error();
  take_up(services, **store, now);
  Response response = json_response(to_json(*begun) + "\n");
  response.status = 201;
  response.headers.set("Location", "/v1/emergencies/" + begun->act.id);
  return response;
}

// Those who work with the territories, and whoever began it. A relying service has the reason in
// the verdicts that an act touches, and in no others.
service::Reasons reasons_for(const service::EmergencyRecord& record, const Caller& caller) {
  for (const std::string_view role : {"auditor", "operator", "publisher", "approver"}) {
    if (std::ranges::count(caller.roles, role) != 0) return service::Reasons::shown;
  }
  return record.by == caller.name ? service::Reasons::shown : service::Reasons::hidden;
}

Result<Response> list(const Services& services, const Request& request, const Caller& caller) {
  auto store = services.stores.take();
  if (!store) return store.error();
  const auto all = (*store)->emergencies().emergencies();
  if (!all) return all.error();
  std::string out = "{\"emergencies\":[";
  for (std::size_t i = 0; i < all->size(); ++i) {
    out.append(i == 0 ? "" : ",").append(to_json((*all)[i], reasons_for((*all)[i], caller)));
  }
  return tagged(request, json_response(out + "]}\n"));
}

Result<Response> end(const Services& services, const Request& request, const Caller& caller) {
  const Instant now = services.clock();
  auto store = services.stores.take();
  if (!store) return store.error();
  const auto ended = service::end_emergency(**store, services.judging.current()->config(),
                                            std::string(request.path_parameter("id")),
                                            service_caller(caller), now);
  if (!ended) return ended.error();
  take_up(services, **store, now);
  return json_response(to_json(*ended) + "\n");
}

using Function = Result<Response> (*)(const Services&, const Request&, const Caller&);

Operation operation(const Services& services, Route route, Function function) {
  route.tag = "Emergencies";
  route.produces = {std::string(kJson)};
  Operation out;
  out.handler = [services, function](const Request& request, const Caller& caller) {
    return function(services, request, caller);
  };
  if (route.method == "POST") {
    route.parameters.push_back(idempotency_parameter());
    out.handler = once(services, std::move(out.handler));
  }
  out.route = std::move(route);
  return out;
}

}  // namespace

std::vector<Operation> emergency_routes(const Services& services) {
  std::vector<Operation> all;
  all.push_back(operation(
      services,
      {.method = "POST",
       .path = "/v1/emergencies",
       .operation_id = "begin_emergency",
       .summary = "Distrusts a CA certificate, or suspends a recognition, at once and for a time.",
       .body = BodyKind::whole,
       .body_bytes = 16 << 10,
       .consumes = {std::string(kJson)},
       .body_schema = "EmergencyRequest",
       .body_example = "@emergency.json",
       .answers = {{.status = 201, .description = "It holds.", .schema = "Emergency"}},
       .problems = {"emergency.not_authorised", "emergency.too_long", "emergency.target.unknown"}},
      begin));
  all.push_back(
      operation(services,
                {.method = "GET",
                 .path = "/v1/emergencies",
                 .operation_id = "emergencies",
                 .summary = "Every act there ever was, in the order they were begun.",
                 .answers = {{.description = "The acts.", .schema = "Emergencies"}, unchanged()}},
                list));
  all.push_back(operation(services,
                          {.method = "POST",
                           .path = "/v1/emergencies/{id}:end",
                           .operation_id = "end_emergency",
                           .summary = "Takes an act back before it lapses.",
                           .parameters = {path_parameter("id", "Of the act.", "e-1")},
                           .answers = {{.description = "The act, ended.", .schema = "Emergency"}},
                           .problems = {"emergency.unknown", "emergency.not_authorised"}},
                          end));
  return all;
}

}  // namespace baytrust::http
