#include "gateway/http/answering.hpp"

#include <boost/json/parse.hpp>
#include <charconv>
#include <mutex>
#include <set>

#include "gateway/http/codes.hpp"
#include "gateway/http/media_type.hpp"
#include "gateway/service/codes.hpp"
#include "validators/crypto/digest.hpp"

namespace baytrust::http {
namespace {

constexpr std::string_view kField = "Idempotency-Key";
constexpr std::size_t kLongestKey = 255;

Error bad_query(std::string_view name, std::string_view value, std::string expected) {
  return Error(kQueryBad, "request",
               {{"name", std::string(name)},
                {"value", std::string(value)},
                {"expected", std::move(expected)}});
}

bool names_tag(std::string_view field, const std::string& quoted) {
  while (!field.empty()) {
    const std::size_t comma = field.find(',');
    std::string_view one = trimmed(field.substr(0, comma));
    if (one.starts_with("W/")) one.remove_prefix(2);  // weak comparison, RFC 9110 13.1.2
    if (one == "*" || one == quoted) return true;
    if (comma == std::string_view::npos) return false;
    field.remove_prefix(comma + 1);
  }
  return false;
}

// Keys whose first call is still at work.
class Running {
 public:
  class Turn {
   public:
    Turn(Running& running, std::string key) : running_(running), key_(std::move(key)) {
      const std::lock_guard lock(running_.mutex_);
      mine_ = running_.keys_.insert(key_).second;
    }
    ~Turn() {
      const std::lock_guard lock(running_.mutex_);
      if (mine_) running_.keys_.erase(key_);
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    bool mine() const { return mine_; }

   private:
    Running& running_;
    const std::string key_;
    bool mine_ = false;
  };

 private:
  std::mutex mutex_;
  std::set<std::string> keys_;
};

Digest identity_of(const Request& request) {
  std::string head = request.method + "\n" + request.target + "\n" + request.media_type + "\n";
  head += to_hex(crypto::sha256(*request.body));
  return crypto::sha256(as_bytes(head));
}

bool is_key(std::string_view text) {
  if (text.empty() || text.size() > kLongestKey) return false;
  for (const char c : text) {
    if (c < 0x21 || c > 0x7e) return false;
  }
  return true;
}

// What was made is found under the collection it was posted to.
std::string location_of(const Request& request, const std::string& body) {
  boost::system::error_code failed;
  const auto value = boost::json::parse(body, failed);
  if (failed || !value.is_object()) return {};
  const auto* id = value.get_object().if_contains("id");
  if (id == nullptr || !id->is_string()) return {};
  return request.path + "/" + std::string(id->get_string());
}

Response answered_before(const Request& request, const service::KeptAnswer& kept) {
  Response response{
      .status = kept.status,
      .headers = {{"Content-Type", kept.media_type}, {"Idempotency-Replayed", "true"}},
      .body = kept.body};
  if (kept.status == 201 || kept.status == 202) {
    response.headers.set("Location", location_of(request, kept.body));
  }
  return response;
}

Result<Response> answer_once(const Services& services, const Handler& handler,
                             const Request& request, const Caller& caller, const std::string& key) {
  auto store = services.stores.take();
  if (!store) return store.error();
  const Digest identity = identity_of(request);
  const auto found = (*store)->idempotency().find(caller.name, key);
  if (!found) return found.error();
  if (*found) {
    if ((*found)->request != identity) {
      return Error(kIdempotencyMismatch, "request",
                   {{"field", std::string(kField)}, {"value", key}});
    }
    return answered_before(request, **found);
  }
  auto response = handler(request, caller);
  if (!response || response->status >= 300 || response->stream) return response;
  // Where another process was faster: both did the work, and its own rules made that harmless.
  const auto kept = services.keeper.keep(service::KeptAnswer{
      .caller = caller.name,
      .key = key,
      .request = identity,
      .status = static_cast<std::uint16_t>(response->status),
      .media_type = std::string(response->headers.find("Content-Type").value_or("")),
      .body = response->body,
      .made = services.clock()});
  if (!kept) return kept.error();
  return response;
}

}  // namespace

Response json_response(std::string body) {
  return {.headers = {{"Content-Type", std::string(kJson)}}, .body = std::move(body)};
}

Response with_tag(const Request& request, Response response, const std::string& tag) {
  const std::string quoted = "\"" + tag + "\"";
  response.headers.set("ETag", quoted);
  response.headers.set("Cache-Control", "private, no-cache");
  response.headers.set("Vary", "Accept, Accept-Language");
  if (names_tag(request.headers.joined("If-None-Match"), quoted)) {
    response.status = 304;
    response.body.clear();
  }
  return response;
}

Response tagged(const Request& request, Response response) {
  const std::string tag = to_hex(crypto::sha256(as_bytes(response.body))).substr(0, 32);
  return with_tag(request, std::move(response), tag);
}

Result<std::optional<Instant>> query_instant(const Request& request, std::string_view name) {
  const auto value = request.query.find(name);
  if (!value) return std::optional<Instant>();
  const auto instant = parse_rfc3339(*value);
  if (!instant) return bad_query(name, *value, "2026-01-31T12:00:00+08:00");
  return instant;
}

Result<std::optional<std::int64_t>> query_integer(const Request& request, std::string_view name,
                                                  std::int64_t least, std::int64_t most) {
  const auto value = request.query.find(name);
  if (!value) return std::optional<std::int64_t>();
  std::int64_t number = 0;
  const auto [end, failed] = std::from_chars(value->data(), value->data() + value->size(), number);
  if (failed != std::errc() || end != value->data() + value->size() || number < least ||
      number > most) {
    return bad_query(name, *value, std::to_string(least) + " .. " + std::to_string(most));
  }
  return std::optional(number);
}

std::string query_text(const Request& request, std::string_view name) {
  return std::string(request.query.find(name).value_or(""));
}

messages::Language language_of(const Request& request) {
  return choose_language(
      std::string_view(request.headers.joined("Accept-Language")).substr(0, 512));
}

Result<std::string> territory_of(const Request& request, const service::Config& config) {
  std::string code(request.path_parameter("j"));
  if (config.jurisdiction(code) == nullptr) return Error(kRouteUnknown, "request");
  return code;
}

Handler once(const Services& services, Handler handler) {
  return [services, handler = std::move(handler), running = std::make_shared<Running>()](
             const Request& request, const Caller& caller) -> Result<Response> {
    const auto field = request.headers.find(kField);
    if (!field) return handler(request, caller);
    const std::string key(trimmed(*field));
    if (!is_key(key)) {
      return Error(kIdempotencyKey, "request",
                   {{"field", std::string(kField)}, {"limit", std::to_string(kLongestKey)}});
    }
    const Running::Turn turn(*running, caller.name + "\n" + key);
    if (!turn.mine())
      return Error(kIdempotencyRunning, "request",
                   {{"field", std::string(kField)}, {"value", key}});
    return answer_once(services, handler, request, caller, key);
  };
}

Answer unchanged() { return {.status = 304, .description = "As the entity tag says."}; }

Parameter path_parameter(std::string name, std::string description, std::string example) {
  return {.name = std::move(name),
          .in = Parameter::In::path,
          .presence = Parameter::Presence::required,
          .description = std::move(description),
          .example = std::move(example)};
}

Parameter query_parameter(std::string name, std::string description, std::string example) {
  return {.name = std::move(name),
          .description = std::move(description),
          .example = std::move(example)};
}

Parameter instant_parameter(std::string name, std::string description) {
  return {.name = std::move(name),
          .description = std::move(description),
          .schema = R"({"type":"string","format":"date-time"})"};
}

Parameter idempotency_parameter() {
  return {.name = "Idempotency-Key",
          .in = Parameter::In::header,
          .description =
              "Asked again with the same value, the call does its work once and answers "
              "as the first time.",
          .schema = R"({"type":"string","minLength":1,"maxLength":255})"};
}

}  // namespace baytrust::http
