#include "gateway/http/problem.hpp"

#include <array>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "gateway/http/codes.hpp"
#include "gateway/http/media_type.hpp"
#include "gateway/http/target.hpp"
#include "gateway/http/wire.hpp"
#include "gateway/messages/messages.hpp"

namespace baytrust::http {
namespace {

struct Status {
  std::string_view code;  // an id, or with a dot at its end the beginning of ids
  int status;
};

// The longest that fits counts.
constexpr std::array kStatuses{
    Status{"http.", 400},
    Status{"http.expectation.unknown", 417},
    Status{"http.header.", 431},
    Status{"http.target.too_long", 414},
    Status{"http.version.unsupported", 505},
    Status{"http.body.too_large", 413},
    Status{"http.body.too_slow", 408},
    Status{"http.timeout", 408},
    Status{"http.busy", 503},
    Status{"http.rate.exceeded", 429},
    Status{"http.route.unknown", 404},
    Status{"http.method.not_allowed", 405},
    Status{"http.media_type.unsupported", 415},
    Status{"http.not_acceptable", 406},
    Status{"http.unauthenticated", 401},
    Status{"http.forbidden", 403},
    Status{"http.lines.", 413},
    Status{"http.idempotency.mismatch", 422},
    Status{"http.idempotency.running", 409},
    Status{"http.internal", 500},
    Status{"http.listen.", 500},
    Status{"http.tls.", 500},
    Status{"request.", 400},
    Status{"batch.", 400},
    Status{"config.", 500},
    Status{"config.profile.", 400},
    Status{"config.jurisdiction.", 400},
    Status{"store.", 500},
    Status{"store.busy", 503},
    Status{"store.unknown", 404},
    Status{"store.edition.unknown", 404},
    Status{"store.no_edition", 404},
    Status{"store.other_kind", 409},
    Status{"store.exists", 409},
    Status{"store.known", 409},
    Status{"store.approved_already", 409},
    Status{"store.not_held", 409},
    Status{"store.changed_meanwhile", 409},
    Status{"pin.", 409},
    Status{"account.credential.", 401},
    Status{"account.ended", 401},
    Status{"account.role.missing", 403},
    Status{"account.unknown", 404},
    Status{"question.", 400},
    Status{"verdict.queue.full", 503},
    Status{"verdict.unknown", 404},
    Status{"submission.unknown", 404},
    Status{"submission.state", 409},
    Status{"submission.replayed", 409},
    Status{"submission.order", 409},
    Status{"submission.approver.foreign", 403},
    Status{"emergency.not_authorised", 403},
    Status{"emergency.unknown", 404},
    Status{"high_water.", 409},
};

std::string type_of(std::string_view code) { return "/docs#" + std::string(code); }

// Facts may hold octets a client sent: what is not UTF-8 is not put into JSON.
std::string shown(const std::string& value) { return is_utf8(value) ? value : "?"; }

void add_fields(Response& response, const Error& error) {
  const auto fact = [&](std::string_view name) {
    for (const Fact& f : error.facts()) {
      if (f.name == name) return f.value;
    }
    return std::string();
  };
  if (response.status == 405) response.headers.set("Allow", fact("allowed"));
  if (response.status == 401) response.headers.set("WWW-Authenticate", "Bearer");
  if (response.status == 429) response.headers.set("Retry-After", fact("seconds"));
  if (response.status == 503) response.headers.set("Retry-After", "1");
}

}  // namespace

int status_of(const Code& code) {
  int status = 422;
  std::size_t length = 0;
  for (const auto& entry : kStatuses) {
    const bool fits =
        entry.code.ends_with('.') ? code.id.starts_with(entry.code) : code.id == entry.code;
    if (fits && entry.code.size() > length) {
      status = entry.status;
      length = entry.code.size();
    }
  }
  return status;
}

Response problem(const Error& given, const Request& request) {
  Response response{.status = status_of(given.code())};
  // 503 is said openly; what else is ours stays inside.
  const Error error = response.status == 500 ? Error(kInternal, "request") : given;
  const auto language =
      choose_language(std::string_view(request.headers.joined("Accept-Language")).substr(0, 512));
  Facts shown_facts;
  boost::json::object facts;
  for (const Fact& fact : error.facts()) {
    shown_facts.push_back({fact.name, shown(fact.value)});
    facts[fact.name] = shown_facts.back().value;
  }
  const Error safe(error.code(), shown(error.subject()), shown_facts);
  boost::json::object body;
  body["type"] = type_of(error.code().id);
  body["title"] = phrase_of(response.status);
  body["status"] = response.status;
  body["detail"] = messages::text(safe, language);
  body["code"] = error.code().id;
  body["facts"] = std::move(facts);
  body["request_id"] = request.request_id;
  response.body = boost::json::serialize(body);
  response.headers = {{"Content-Type", std::string(kProblemType)},
                      {"Content-Language", std::string(to_string(language))},
                      {"Cache-Control", "no-store"}};
  add_fields(response, safe);
  return response;
}

}  // namespace baytrust::http
