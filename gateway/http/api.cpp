#include "gateway/http/api.hpp"

#include <algorithm>

#include "gateway/http/codes.hpp"
#include "gateway/http/docs_page.hpp"
#include "gateway/http/media_type.hpp"
#include "gateway/http/problem.hpp"

namespace baytrust::http {
namespace {

constexpr std::string_view kPolicy =
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'";

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const auto& part : parts) out.append(out.empty() ? "" : ", ").append(part);
  return out;
}

bool has_body(const Request& request) {
  const auto length = request.headers.find("Content-Length");
  return request.headers.has("Transfer-Encoding") || (length && trimmed(*length) != "0");
}

Handler fixed(std::string_view media_type, std::string body) {
  return [type = std::string(media_type), body = std::move(body)](const Request&, const Caller&) {
    return Result<Response>(Response{.headers = {{"Content-Type", type}}, .body = body});
  };
}

Route own_route(std::string path, std::string id, std::string summary, std::string media_type) {
  return {.method = "GET",
          .path = std::move(path),
          .operation_id = std::move(id),
          .summary = std::move(summary),
          .tag = "About this server",
          .access = Route::Access::open,
          .produces = {std::move(media_type)},
          .answers = {{.status = 200}}};
}

// The page in every language, made once.
Handler docs_pages(std::span<const Route> routes, const ApiInfo& info) {
  std::array<std::string, messages::kLanguages.size()> pages;
  for (const auto language : messages::kLanguages) {
    pages[static_cast<std::size_t>(language)] = docs_html(routes, info, language);
  }
  return [pages = std::move(pages)](const Request& request, const Caller&) {
    const auto asked = messages::parse_language(request.query.find("lang").value_or(""));
    const auto language =
        asked ? *asked : choose_language(request.headers.joined("Accept-Language"));
    Response response{.headers = {{"Content-Type", "text/html;charset=utf-8"}},
                      .body = pages[static_cast<std::size_t>(language)]};
    response.headers.set("Content-Language", std::string(to_string(language)));
    response.headers.set("Vary", "Accept-Language");
    return Result<Response>(std::move(response));
  };
}

std::vector<Operation> with_own(std::vector<Operation> operations) {
  Operation live{own_route("/livez", "livez", "Whether the process runs; nothing more.",
                           "text/plain;charset=utf-8"),
                 fixed("text/plain;charset=utf-8", "ok\n")};
  live.route.rate = Route::Rate::exempt;
  operations.push_back(std::move(live));
  Operation described{
      own_route("/openapi.json", "openapi", "This interface, for programs.", "application/json")};
  described.route.answers.front().schema = kOwnSchema;
  operations.push_back(std::move(described));
  Operation docs{
      own_route("/docs", "docs", "This interface, for people.", "text/html;charset=utf-8")};
  Parameter language{.name = "lang",
                     .description = "The language of this page; without it, by Accept-Language."};
  for (const auto one : messages::kLanguages) language.one_of.emplace_back(to_string(one));
  docs.route.parameters = {std::move(language)};
  operations.push_back(std::move(docs));
  operations.push_back({own_route(std::string(kStylesheetPath), "docs_style",
                                  "The stylesheet of /docs.", "text/css;charset=utf-8")});
  return operations;
}

std::optional<Error> unhandled(const std::vector<Operation>& operations) {
  for (const auto& [route, handler, lines] : operations) {
    const bool is_batch = route.body == BodyKind::lines;
    if (is_batch ? lines == nullptr : handler == nullptr) {
      return Error(kInternal, "no handler: " + route.operation_id);
    }
    if (route.access == Route::Access::open && !route.roles.empty()) {
      return Error(kInternal, "open, but with roles: " + route.operation_id);
    }
  }
  return std::nullopt;
}

}  // namespace

Result<std::unique_ptr<Api>> Api::make(ApiSettings settings) {
  settings.operations = with_own(std::move(settings.operations));
  std::vector<Route> routes;
  for (const Operation& operation : settings.operations) routes.push_back(operation.route);
  auto openapi = openapi_json(routes, settings.info);
  if (!openapi) return openapi.error();
  auto& own = settings.operations;
  own[own.size() - 3].handler = fixed("application/json", std::move(*openapi));
  own[own.size() - 2].handler = docs_pages(routes, settings.info);
  own[own.size() - 1].handler = fixed("text/css;charset=utf-8", std::string(docs_css()));
  if (auto error = unhandled(settings.operations)) return *error;
  auto router = Router::make(std::move(routes));
  if (!router) return router.error();
  return std::unique_ptr<Api>(new Api(std::move(settings), std::move(*router)));
}

Api::Api(ApiSettings settings, Router router)
    : settings_(std::move(settings)),
      router_(std::move(router)),
      limiter_(std::make_unique<RateLimiter>(settings_.rate)) {}

Admission Api::admit(Request request) const {
  Admission out{.request = std::move(request)};
  try {
    if (const auto error = understand(out.request)) {
      out.refused = refusal(*error, out.request);
      return out;
    }
    const Route& route = router_.routes()[out.request.route];
    const bool guarded = route.access == Route::Access::known;
    out.plan = {.body = route.body,
                .body_bytes = route.body_bytes,
                .lines = route.lines,
                .door = guarded ? Plan::Door::guarded : Plan::Door::open};
  } catch (const std::exception& e) {
    report(out.request, e.what());
    out.refused = refusal(Error(kInternal, "request"), out.request);
  }
  return out;
}

std::optional<Error> Api::understand(Request& request) const {
  auto target = parse_target(request.target);
  if (!target) return target.error();
  request.path = std::move(target->path);
  request.query = std::move(target->query);
  auto match = router_.match(request.method, *target);
  if (!match) return match.error();
  request.route = match->route;
  request.path_parameters = std::move(match->parameters);
  const Route& route = router_.routes()[request.route];
  if (route.body != BodyKind::none && has_body(request)) {
    request.media_type = media_type_of(request.headers.find("Content-Type").value_or(""));
    const auto& known = route.consumes;
    if (!known.empty() && std::ranges::find(known, request.media_type) == known.end()) {
      return Error(kMediaType, "request",
                   {{"found", request.media_type}, {"accepted", joined(known)}});
    }
  }
  const auto accepted = choose_media_type(request.headers.joined("Accept"), route.produces);
  if (!accepted) {
    return Error(kNotAcceptable, "request", {{"offered", joined(route.produces)}});
  }
  request.accepted = *accepted;
  return wrong_query(request.query, route);
}

std::optional<Error> Api::wrong_query(const Query& query, const Route& route) {
  if (const auto name = query.duplicate()) {
    return Error(kQueryDuplicate, "request", {{"name", std::string(*name)}});
  }
  std::vector<std::string> known;
  for (const auto& p : route.parameters) {
    if (p.in != Parameter::In::query) continue;
    known.push_back(p.name);
    const auto value = query.find(p.name);
    if (!value && p.presence == Parameter::Presence::required) {
      return Error(kQueryMissing, "request", {{"name", p.name}});
    }
    if (value && !p.one_of.empty() && std::ranges::find(p.one_of, *value) == p.one_of.end()) {
      return Error(
          kQueryBad, "request",
          {{"name", p.name}, {"value", std::string(*value)}, {"expected", joined(p.one_of)}});
    }
  }
  for (const auto& [name, value] : query.parameters()) {
    if (std::ranges::find(known, name) == known.end()) {
      return Error(kQueryUnknown, "request",
                   {{"name", name}, {"known", known.empty() ? "-" : joined(known)}});
    }
  }
  return std::nullopt;
}

// Who asks, and whether they have a role for it.
Api::Door Api::recognise(const Request& request) const {
  const Route& route = router_.routes()[request.route];
  Door door;
  if (route.access == Route::Access::known) {
    auto caller = settings_.authenticator ? settings_.authenticator(request)
                                          : Result<Caller>(Error(kUnauthenticated, "request"));
    if (caller) {
      door.caller = std::move(*caller);
    } else {
      door.error = caller.error();
    }
    const auto has = [&](const std::string& role) {
      return std::ranges::find(door.caller.roles, role) != door.caller.roles.end();
    };
    if (!door.error && !route.roles.empty() && std::ranges::none_of(route.roles, has)) {
      door.error = Error(kForbidden, "request", {{"roles", joined(route.roles)}});
    }
  }
  return door;
}

void Api::count(const Request& request, Door& door) const {
  if (router_.routes()[request.route].rate == Route::Rate::exempt) return;
  // Whoever is not known is counted by address: guessing tokens is not free.
  const std::string key =
      door.caller.key.empty() ? "address " + request.peer.address : "caller " + door.caller.key;
  const auto grant = limiter_->take(key, request.arrived);
  door.fields = limiter_->fields(grant);
  if (grant.kind == RateLimiter::Grant::Kind::refused) {
    door.error = Error(kRateExceeded, "request", {{"seconds", std::to_string(grant.retry_after)}});
  }
}

Api::Door Api::enter(const Request& request) const {
  Door door = recognise(request);
  count(request, door);
  return door;
}

template <class F>
Response Api::guarded(const Request& request, const Door& door, F&& call) const {
  std::string what;
  try {
    return completed(call(), request, door);
  } catch (const std::exception& e) {
    what = e.what();
  } catch (...) {
    what = "an exception that is none";
  }
  report(request, what);
  return completed(problem(Error(kInternal, "request"), request), request, door);
}

std::optional<Response> Api::knock(const Request& request) const {
  Door door;
  bool refused_now = true;
  Response response = guarded(request, door, [&] {
    door = recognise(request);
    refused_now = door.error.has_value();
    if (!refused_now) return Response{};
    count(request, door);
    return refused(*door.error, request);
  });
  if (!refused_now) return std::nullopt;
  return response;
}

Response Api::answer(const Request& request) const {
  Door door;
  return guarded(request, door, [&] {
    door = enter(request);
    if (door.error) return refused(*door.error, request);
    auto response = settings_.operations[request.route].handler(request, door.caller);
    if (response) return std::move(*response);
    return refused(response.error(), request);
  });
}

LineStart Api::open_lines(const Request& request) const {
  LineStart start;
  Door door;
  start.head = guarded(request, door, [&] {
    door = enter(request);
    if (door.error) return refused(*door.error, request);
    auto exchange = settings_.operations[request.route].lines(request, door.caller);
    if (!exchange) return refused(exchange.error(), request);
    start.exchange = std::move(*exchange);
    const auto& type = request.accepted;
    return Response{.headers = {{"Content-Type", type.empty() ? "application/x-ndjson" : type}}};
  });
  return start;
}

Response Api::refusal(const Error& error, const Request& request) const {
  Door door;
  return completed(refused(error, request), request, door);
}

Response Api::refused(const Error& error, const Request& request) const {
  if (status_of(error.code()) == 500) report(request, describe(error));
  return problem(error, request);
}

Response Api::completed(Response response, const Request& request, const Door& door) const {
  Headers& headers = response.headers;
  for (const auto& [name, value] : door.fields.fields()) headers.set_default(name, value);
  headers.set("X-Request-Id", request.request_id);
  if (settings_.trust_banner) headers.set_default("Baytrust-Trust", settings_.trust_banner());
  headers.set_default("Cache-Control", "no-store");
  headers.set_default("X-Content-Type-Options", "nosniff");
  headers.set_default("Content-Security-Policy", kPolicy);
  headers.set_default("Referrer-Policy", "no-referrer");
  if (request.peer.channel == Peer::Channel::tls) {
    headers.set_default("Strict-Transport-Security", "max-age=31536000");
  }
  if (!door.caller.key.empty()) response.note.client = door.caller.key;
  if (request.route != Request::kNoRoute) {
    response.note.route = router_.routes()[request.route].path;
  }
  return response;
}

void Api::report(const Request& request, std::string_view what) const {
  if (settings_.log != nullptr) settings_.log->write(failure_line(request, what));
}

void Api::done(const Exchange& exchange) const {
  if (settings_.log != nullptr) settings_.log->write(access_line(exchange));
}

}  // namespace baytrust::http
