// GET /v1/mappings and below: who recognises what, entry by entry, at a glance, and what to mend in
// the registers in force.
#include <algorithm>

#include "gateway/http/answering.hpp"
#include "gateway/http/codes.hpp"
#include "gateway/http/services.hpp"
#include "gateway/service/codes.hpp"
#include "gateway/service/json_views.hpp"

namespace baytrust::http {
namespace {

using decision::CanonicalWriter;

// The trust that was known at k, and both times.
struct Ground {
  service::StorePool::Lease store;
  std::shared_ptr<service::Judging> judging;
  service::LoadedTrust trust;
  Instant at;
  Instant known_at;
};
Result<Ground> ground(const Services& services, const Request& request) {
  const auto at = query_instant(request, "as_of");
  if (!at) return at.error();
  const auto known_at = query_instant(request, "known_at");
  if (!known_at) return known_at.error();
  auto store = services.stores.take();
  if (!store) return store.error();
  auto judging = services.judging.current();
  const Instant now = services.clock();
  auto trust = *known_at ? judging->trust().at(**store, **known_at)
                         : Result<service::LoadedTrust>(judging->trust().now(**store, now));
  if (!trust) return trust.error();
  return Ground{std::move(*store), std::move(judging), std::move(*trust), at->value_or(now),
                known_at->value_or(now)};
}

std::vector<service::Explained> explained(const Ground& on, const std::string& relying,
                                          const std::string& issuing, const std::string& id) {
  std::vector<service::Explained> all;
  for (const auto& jurisdiction : on.judging->config().jurisdictions) {
    if (!relying.empty() && jurisdiction.code != relying) continue;
    auto some = service::explain_recognitions(*on.trust.snapshot, {.relying = jurisdiction.code,
                                                                   .issuing = issuing,
                                                                   .id = id,
                                                                   .at = on.at,
                                                                   .known_at = on.known_at});
    std::ranges::move(some, std::back_inserter(all));
  }
  return all;
}

Response entries(const Request& request, const std::vector<service::Explained>& all) {
  CanonicalWriter json;
  json.begin_object().key("entries").begin_array();
  for (const auto& entry : all) service::write(json, entry);
  json.end_array().end_object();
  return tagged(request, json_response(json.take() + "\n"));
}

std::optional<Error> unknown_territory(const Request& request, std::string_view name,
                                       const service::Config& config) {
  const std::string code = query_text(request, name);
  if (code.empty()) return std::nullopt;
  if (auto known = service::find_jurisdiction(config, code, name); !known) return known.error();
  return std::nullopt;
}

Result<Response> mappings(const Services& services, const Request& request) {
  const auto on = ground(services, request);
  if (!on) return on.error();
  for (const std::string_view name : {"relying", "issuing"}) {
    if (const auto error = unknown_territory(request, name, on->judging->config())) return *error;
  }
  return entries(
      request, explained(*on, query_text(request, "relying"), query_text(request, "issuing"), {}));
}

// An id is its register's; two registers may use one.
Result<Response> mapping(const Services& services, const Request& request) {
  const auto on = ground(services, request);
  if (!on) return on.error();
  const auto found = explained(*on, {}, {}, std::string(request.path_parameter("id")));
  if (found.empty()) return Error(kRouteUnknown, "request");
  return entries(request, found);
}

Result<Response> matrix(const Services& services, const Request& request) {
  const auto on = ground(services, request);
  if (!on) return on.error();
  const auto all = service::recognition_matrix(*on->trust.snapshot, on->at, on->known_at);
  CanonicalWriter json;
  service::write(json, all, on->at, on->known_at);
  return json_response(json.take() + "\n");
}

Result<Response> lint(const Services& services, const Request& request) {
  auto store = services.stores.take();
  if (!store) return store.error();
  const auto judging = services.judging.current();
  if (const auto error = unknown_territory(request, "territory", judging->config())) return *error;
  const std::string wanted = query_text(request, "territory");
  const Instant now = services.clock();
  auto& editions = (*store)->editions();
  const auto beside = service::beside_in_store(editions, judging->verifier(), now);
  if (!beside) return beside.error();
  CanonicalWriter json;
  json.begin_object().key("registers").begin_array();
  for (const auto& jurisdiction : judging->config().jurisdictions) {
    if (!wanted.empty() && jurisdiction.code != wanted) continue;
    const auto edition =
        service::edition_in_store(editions, service::DocumentKind::mapping_register,
                                  jurisdiction.code, judging->verifier(), now);
    if (!edition && wanted.empty() && edition.error().code() == service::kStoreNoEdition) continue;
    if (!edition) return edition.error();
    service::write(
        json, service::lint_verified(*edition, *beside, service::built_in_lint_settings(), now),
        language_of(request));
  }
  json.end_array().end_object();
  return tagged(request, json_response(json.take() + "\n"));
}

using Function = Result<Response> (*)(const Services&, const Request&);

Operation operation(const Services& services, Route route, Function function) {
  route.method = "GET";
  route.tag = "Mappings";
  route.produces = {std::string(kJson)};
  Operation out;
  out.route = std::move(route);
  out.handler = [services, function](const Request& request, const Caller&) {
    return function(services, request);
  };
  return out;
}

}  // namespace

std::vector<Operation> mapping_routes(const Services& services) {
  const Parameter as_of = instant_parameter("as_of", "t: as the entries stood then.");
  const Parameter known_at = instant_parameter("known_at", "k: by what was known then.");
  std::vector<Operation> all;
  all.push_back(operation(
      services,
      {.path = "/v1/mappings",
       .operation_id = "mappings",
       .summary = "Every entry of the registers in force.",
       .parameters = {query_parameter("relying", "Of this jurisdiction.", "HK"),
                      query_parameter("issuing", "For certificates of this one."), as_of, known_at},
       .answers = {{.description = "The entries.", .schema = "Mappings"}, unchanged()},
       .problems = {"config.jurisdiction.unknown"}},
      mappings));
  all.push_back(operation(
      services,
      {.path = "/v1/mappings/{id}",
       .operation_id = "mapping",
       .summary = "The entry of that id; one of each register that has it.",
       .parameters = {path_parameter("id", "Of the recognition.", "hk-gd-1"), as_of, known_at},
       .answers = {{.description = "The entries.", .schema = "Mappings"}, unchanged()},
       .problems = {"http.route.unknown"}},
      mapping));
  all.push_back(
      operation(services,
                {.path = "/v1/mappings/matrix",
                 .operation_id = "mapping_matrix",
                 .summary = "Who recognises what, and whether both sides publish the same.",
                 .parameters = {as_of, known_at},
                 .answers = {{.description = "The matrix.", .schema = "MappingMatrix"}}},
                matrix));
  all.push_back(
      operation(services,
                {.path = "/v1/mappings/lint",
                 .operation_id = "mapping_lint",
                 .summary = "What to mend in the registers in force.",
                 .parameters = {query_parameter("territory", "Of this jurisdiction alone.", "MO")},
                 .answers = {{.description = "The reports.", .schema = "MappingLint"}, unchanged()},
                 .problems = {"config.jurisdiction.unknown", "store.no_edition"}},
                lint));
  return all;
}

}  // namespace baytrust::http
