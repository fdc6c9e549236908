// GET /v1/trust-lists and below: the editions this gateway holds, as it verified them: as JSON, or
// as the signed files themselves. Bitemporal: as_of is t, known_at is k (judgement.md 1).
#include <algorithm>

#include "gateway/http/answering.hpp"
#include "gateway/http/codes.hpp"
#include "gateway/http/services.hpp"
#include "gateway/service/codes.hpp"
#include "gateway/service/json_views.hpp"
#include "validators/crypto/digest.hpp"

namespace baytrust::http {
namespace {

using decision::CanonicalWriter;
using service::DocumentKind;
using service::EditionRecord;

constexpr std::string_view kXml = "application/xml";
constexpr DocumentKind kKind = DocumentKind::trust_list;

// What most handlers need: this thread's store, the configuration, the territory of the path.
struct Ground {
  service::StorePool::Lease store;
  std::shared_ptr<service::Judging> judging;
  std::string territory{};
};
Result<Ground> ground(const Services& services, const Request& request) {
  auto judging = services.judging.current();
  std::string territory;
  if (!request.path_parameter("j").empty()) {
    auto known = territory_of(request, judging->config());
    if (!known) return known.error();
    territory = std::move(*known);
  }
  auto store = services.stores.take();
  if (!store) return store.error();
  return Ground{std::move(*store), std::move(judging), std::move(territory)};
}

Result<Response> all_lists(const Services& services, const Request& request) {
  const auto on = ground(services, request);
  if (!on) return on.error();
  const auto shown = service::show_editions(
      on->store->editions(), on->judging->config(), on->judging->verifier(),
      {.kind = kKind, .territory = {}, .which = service::Which::current, .now = services.clock()});
  if (!shown) return shown.error();
  CanonicalWriter json;
  json.begin_object().key("editions").begin_array();
  for (const auto& edition : *shown) service::write(json, edition);
  json.end_array().end_object();
  return json_response(json.take() + "\n");
}

// The signed file, as it came.
Result<Response> signed_file(const Ground& on, const Request& request,
                             const EditionRecord& edition) {
  const Digest& file = edition.files.back();
  const auto bytes = on.store->editions().file(file);
  if (!bytes) return bytes.error();
  Response response{.headers = {{"Content-Type", std::string(kXml)}},
                    .body = std::string(as_text(**bytes))};
  return with_tag(request, std::move(response), to_hex(file).substr(0, 32));
}

Error no_edition(const Ground& on, Instant at) {
  return Error(service::kStoreNoEdition, "trust list",
               {{"territory", on.territory}, {"at", to_string(at)}});
}

Result<Response> file_in_force(const Ground& on, const Request& request, Instant known_at) {
  const auto editions = on.store->editions().editions();
  if (!editions) return editions.error();
  const EditionRecord* found = nullptr;
  for (const EditionRecord& edition : *editions) {
    if (edition.kind != kKind || edition.territory != on.territory || !edition.activated ||
        *edition.activated > known_at) {
      continue;
    }
    if (found == nullptr || *found->activated <= *edition.activated) found = &edition;
  }
  if (found == nullptr) return no_edition(on, known_at);
  return signed_file(on, request, *found);
}

std::string view_of(const service::AsOf& shown, const service::AsOfRequest& request,
                    messages::Language language) {
  CanonicalWriter json;
  service::write(json, shown, request, language);
  return json.take();
}

Result<Response> one_list(const Services& services, const Request& request) {
  const auto on = ground(services, request);
  if (!on) return on.error();
  const auto at = query_instant(request, "as_of");
  if (!at) return at.error();
  const auto known_at = query_instant(request, "known_at");
  if (!known_at) return known_at.error();
  const Instant now = services.clock();
  if (request.accepted == kXml) return file_in_force(*on, request, known_at->value_or(now));
  const service::AsOfRequest wanted{.kind = kKind,
                                    .territory = on->territory,
                                    .at = at->value_or(now),
                                    .known_at = known_at->value_or(now)};
  const auto shown = service::as_of(on->store->editions(), on->judging->verifier(), wanted);
  if (!shown) return shown.error();
  if (!*shown) return no_edition(*on, wanted.known_at);
  const auto language = language_of(request);
  // The tag tells of the content, not of when it was asked.
  const std::string timeless = view_of(**shown, {kKind, on->territory, {}, {}}, language);
  return with_tag(request, json_response(view_of(**shown, wanted, language) + "\n"),
                  to_hex(crypto::sha256(as_bytes(timeless))).substr(0, 32));
}

Result<std::vector<service::ChronicleEntry>> history(const Services& services, const Ground& on) {
  return service::chronicle(on.store->editions(), on.judging->verifier(),
                            {.kind = kKind, .territory = on.territory, .now = services.clock()});
}

Result<Response> versions(const Services& services, const Request& request) {
  const auto on = ground(services, request);
  if (!on) return on.error();
  const auto all = history(services, *on);
  if (!all) return all.error();
  CanonicalWriter json;
  json.begin_object().key("versions").begin_array();
  for (const auto& entry : *all) service::write(json, entry);
  json.end_array().end_object();
  return tagged(request, json_response(json.take() + "\n"));
}

Result<Response> version(const Services& services, const Request& request) {
  const auto on = ground(services, request);
  if (!on) return on.error();
  const std::string text(request.path_parameter("digest"));
  const Error unknown(service::kStoreUnknown, "trust list", {{"digest", text}});
  const auto digest = parse_digest(text);
  if (!digest) return unknown;
  const auto record = on->store->editions().find(*digest);
  if (!record) return record.error();
  if (!*record || (*record)->kind != kKind || (*record)->territory != on->territory) {
    return unknown;
  }
  if (request.accepted == kXml) return signed_file(*on, request, **record);
  const auto all = history(services, *on);
  if (!all) return all.error();
  const auto found =
      std::ranges::find_if(*all, [&](const auto& entry) { return entry.record.digest == *digest; });
  if (found == all->end()) return unknown;
  CanonicalWriter json;
  service::write(json, *found);
  return tagged(request, json_response(json.take() + "\n"));
}

// "7" or an edition's digest.
Result<service::ComparedEdition> compared(const Services& services, const Request& request,
                                          const Ground& on, std::string_view name) {
  const std::string value = query_text(request, name);
  const bool number = value.find_first_not_of("0123456789") == std::string::npos;
  const auto reference =
      service::EditionReference::parse(number ? on.territory + "@" + value : value);
  if (!reference || (!reference->digest && !reference->sequence)) {
    return Error(kQueryBad, "request",
                 {{"name", std::string(name)}, {"value", value}, {"expected", "7, SHA-256"}});
  }
  auto found = service::find_to_compare(on.store->editions(), kKind, *reference,
                                        on.judging->verifier(), services.clock());
  if (!found) return found.error();
  if (found->header.territory != on.territory) {
    return Error(service::kStoreUnknown, "trust list", {{"digest", value}});
  }
  return found;
}

Result<Response> diff(const Services& services, const Request& request) {
  const auto on = ground(services, request);
  if (!on) return on.error();
  auto before = compared(services, request, *on, "from");
  if (!before) return before.error();
  auto after = compared(services, request, *on, "to");
  if (!after) return after.error();
  const auto found = service::diff_editions(kKind, std::move(*before), std::move(*after));
  return tagged(request, json_response(service::change_feed(found, language_of(request)) + "\n"));
}

using Function = Result<Response> (*)(const Services&, const Request&);

Operation operation(const Services& services, Route route, Function function) {
  route.method = "GET";
  route.tag = "Trust lists";
  if (route.produces.empty()) route.produces = {std::string(kJson)};
  route.answers.push_back(unchanged());
  Operation out;
  out.route = std::move(route);
  out.handler = [services, function](const Request& request, const Caller&) {
    return function(services, request);
  };
  return out;
}

Parameter territory() { return path_parameter("j", "Whose list.", "HK"); }

}  // namespace

std::vector<Operation> list_routes(const Services& services) {
  const std::vector<std::string> either{std::string(kJson), std::string(kXml)};
  const Parameter known_at = instant_parameter("known_at", "k: by what was known then.");
  Parameter from = query_parameter("from", "A sequence number or an edition's digest.", "6");
  Parameter to = query_parameter("to", "Likewise.", "7");
  from.presence = to.presence = Parameter::Presence::required;
  std::vector<Operation> all;
  all.push_back(operation(services,
                          {.path = "/v1/trust-lists",
                           .operation_id = "trust_lists",
                           .summary = "Every list: the edition in force, its age, what waits.",
                           .answers = {{.description = "Every list.", .schema = "TrustLists"}}},
                          all_lists));
  all.push_back(operation(
      services,
      {.path = "/v1/trust-lists/{j}",
       .operation_id = "trust_list",
       .summary = "One list: its services as they stood at as_of, or the signed file.",
       .parameters = {territory(), instant_parameter("as_of", "t: the services as of then."),
                      known_at},
       .produces = either,
       .answers = {{.description = "The services, or the signed list.", .schema = "TrustList"}},
       .problems = {"http.route.unknown", "store.no_edition"}},
      one_list));
  all.push_back(
      operation(services,
                {.path = "/v1/trust-lists/{j}/versions",
                 .operation_id = "trust_list_versions",
                 .summary = "Every edition held, and what each changed.",
                 .parameters = {territory()},
                 .answers = {{.description = "Every edition.", .schema = "TrustListVersions"}},
                 .problems = {"http.route.unknown"}},
                versions));
  all.push_back(operation(
      services,
      {.path = "/v1/trust-lists/{j}/versions/{digest}",
       .operation_id = "trust_list_version",
       .summary = "One edition: its entry in the history, or the signed file.",
       .parameters = {territory(), path_parameter("digest", "Of the edition.", "64 hex digits")},
       .produces = either,
       .answers = {{.description = "The edition.", .schema = "TrustListVersion"}},
       .problems = {"http.route.unknown", "store.unknown"}},
      version));
  all.push_back(
      operation(services,
                {.path = "/v1/trust-lists/{j}/diff",
                 .operation_id = "trust_list_diff",
                 .summary = "What one edition changes of another.",
                 .parameters = {territory(), from, to},
                 .answers = {{.description = "Every difference.", .schema = "ChangeFeed"}},
                 .problems = {"http.route.unknown", "store.edition.unknown", "store.unknown"}},
                diff));
  return all;
}

}  // namespace baytrust::http
