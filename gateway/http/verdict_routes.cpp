// GET /v1/verdicts/{id}: a kept record, for auditors and for whoever asked for it.
#include <algorithm>
#include <array>

#include "gateway/http/answering.hpp"
#include "gateway/http/services.hpp"
#include "gateway/service/serving_codes.hpp"
#include "gateway/service/stored_record.hpp"

namespace baytrust::http {
namespace {

Result<Response> record(const Services& services, const Request& request, const Caller& caller) {
  const std::string id(request.path_parameter("id"));
  auto store = services.stores.take();
  if (!store) return store.error();
  const auto found = (*store)->verdicts().find(id);
  if (!found) return found.error();
  // Whether there is one of another caller's is nobody's business either.
  const bool may = *found && ((*found)->caller == caller.name ||
                              std::ranges::count((*found)->also, caller.name) != 0 ||
                              service_caller(caller).may(service::Role::auditor));
  if (!may) return Error(service::kVerdictUnknown, "verdict", {{"id", id}});
  const std::array languages{language_of(request)};
  const auto kept =
      service::stored_record(**found, *services.judging.current(), **store, languages);
  return tagged(request, json_response(to_json(kept) + "\n"));
}

}  // namespace

std::vector<Operation> verdict_routes(const Services& services) {
  Operation one;
  one.route = {
      .method = "GET",
      .path = "/v1/verdicts/{id}",
      .operation_id = "verdict",
      .summary = "A record that was answered before. Its decision never changes.",
      .tag = "Verdicts",
      .roles = {"validator", "auditor"},
      .parameters = {path_parameter("id", "Of the record.", "d-00000000000000000000000000000000")},
      .produces = {std::string(kJson)},
      .answers = {{.description = "The record.", .schema = "Record"}, unchanged()},
      .problems = {"verdict.unknown"}};
  one.handler = [services](const Request& request, const Caller& caller) {
    return record(services, request, caller);
  };
  return {std::move(one)};
}

}  // namespace baytrust::http
