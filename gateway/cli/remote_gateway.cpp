#include "gateway/cli/remote_gateway.hpp"

#include <algorithm>
#include <boost/json/parse.hpp>

#include "gateway/cli/codes.hpp"
#include "gateway/cli/files.hpp"
#include "gateway/cli/signing_key.hpp"
#include "gateway/messages/code_text.hpp"
#include "gateway/messages/messages.hpp"
#include "gateway/service/caller.hpp"
#include "gateway/service/remote_codes.hpp"

namespace baytrust::cli {
namespace {

namespace json = boost::json;
using messages::Label;
using service::RemoteAnswer;
using service::RemoteCall;

constexpr std::size_t kMaxTokenFile = 4096;
constexpr std::size_t kMaxPem = std::size_t{1} << 20;
// A short break of a network, or a gateway that starts anew, is waited for; an outage is not.
constexpr int kMostAttempts = 4;
constexpr std::int64_t kMostPatience = 30;

Result<std::string> read_text(Call& call, std::string_view option, std::size_t limit) {
  const auto bytes = read_file(call.environment(), call.arguments().text(option), limit);
  if (!bytes) return bytes.error();
  return std::string(as_text(**bytes));
}

Result<std::string> read_token(Call& call) {
  std::string token = call.environment().variable("BAYTRUST_TOKEN").value_or("");
  std::string_view source = "$BAYTRUST_TOKEN";
  if (call.arguments().has("--token-file")) {
    source = "--token-file";
    const auto text = read_text(call, source, kMaxTokenFile);
    if (!text) return text.error();
    token = text->substr(0, text->find_first_of("\r\n"));
    if (token.empty()) token = "?";
  }
  // Never shown: what it should look like is enough to find the mistake.
  if (!token.empty() && !service::token_fingerprint(token)) {
    return bad_value(source, "...", "bt_...");
  }
  return token;
}

Result<void> read_identity(Call& call, RemoteCall& credentials) {
  for (const auto& [one, other] :
       {std::pair("--tls-cert", "--tls-key"), std::pair("--tls-key", "--tls-cert")}) {
    if (call.arguments().has(one) && !call.arguments().has(other)) {
      return Error(kOptionAlone, one, {{"option", one}, {"other", other}});
    }
  }
  if (!call.arguments().has("--tls-cert")) return {};
  auto certificate = read_text(call, "--tls-cert", kMaxPem);
  if (!certificate) return certificate.error();
  const auto key = read_key_file(call, call.arguments().text("--tls-key"), "--tls-passphrase-file");
  if (!key) return key.error();
  credentials.certificate_pem = std::move(*certificate);
  credentials.key_pem = key->to_pem();
  return {};
}

bool is_json(const RemoteAnswer& answer) { return answer.media_type == "application/json"; }
bool is_problem(const RemoteAnswer& answer) {
  return answer.media_type == "application/problem+json";
}

// 503 with another body than a problem is /readyz saying what is wrong.
bool is_answer(const RemoteAnswer& answer) {
  return is_json(answer) && (answer.status / 100 == 2 || answer.status == 503);
}

std::optional<json::object> object_of(const RemoteAnswer& answer) {
  boost::system::error_code failed;
  auto value = json::parse(answer.body, failed);
  if (failed || !value.is_object()) return std::nullopt;
  return std::move(value.get_object());
}

Result<RemoteReply> reply_of(const RemoteAnswer& answer, const std::string& url) {
  auto body = object_of(answer);
  const bool client_error = answer.status / 100 == 4;
  if (body && is_answer(answer)) return RemoteReply{.status = answer.status, .body = *body};
  const std::string code = body ? text_member(*body, "code") : "";
  const bool named = is_problem(answer) && !code.empty();
  if (named && client_error && answer.status != 429) {
    return RemoteReply{.status = answer.status, .body = std::move(*body), .refused = true};
  }
  const std::string status = std::to_string(answer.status);
  if (named) {
    return Error(
        service::kRemoteFailed, url,
        {{"status", status}, {"code", code}, {"request", text_member(*body, "request_id")}});
  }
  return Error(
      service::kRemoteUnreadable, url,
      {{"status", status}, {"media_type", answer.media_type.empty() ? "-" : answer.media_type}});
}

bool is_lost(const Result<RemoteAnswer>& answer) {
  return !answer && (answer.error().code() == service::kRemoteUnreachable ||
                     answer.error().code() == service::kRemoteBroken);
}

// Seconds until it is asked again; empty: what came is the answer.
std::optional<std::int64_t> pause_before_again(const Result<RemoteAnswer>& answer, int attempt) {
  if (attempt >= kMostAttempts) return std::nullopt;
  const std::int64_t growing = std::int64_t{1} << (attempt - 1);
  if (is_lost(answer)) return growing;
  if (!answer || !is_problem(*answer)) return std::nullopt;
  const auto body = object_of(*answer);
  const bool running = body && text_member(*body, "code") == "http.idempotency.running";
  if (!running && answer->status != 429 && answer->status != 503) return std::nullopt;
  return std::clamp(std::max(answer->retry_after, growing), std::int64_t{1}, kMostPatience);
}

}  // namespace

std::string text_member(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::string remote_sentence(const json::object& coded, const std::string& otherwise,
                            messages::Language language) {
  const auto known = messages::find_text(text_member(coded, "code"));
  if (!known) return otherwise;
  Facts facts{{"subject", text_member(coded, "subject")}};
  if (const auto* given = coded.if_contains("facts"); given != nullptr && given->is_object()) {
    for (const auto& [name, value] : given->get_object()) {
      if (value.is_string()) {
        // A fact's name is a view: into `coded`, which outlives it.
        facts.push_back({{name.data(), name.size()}, std::string(value.get_string())});
      }
    }
  }
  // A gateway of another version may tell other facts than our sentence wants.
  const std::string_view pattern = (*known)[language];
  for (std::size_t at = 0; (at = pattern.find('{', at)) != pattern.npos; ++at) {
    const std::string_view name = pattern.substr(at + 1, pattern.find('}', at) - at - 1);
    const bool told = std::ranges::any_of(
        facts, [&](const Fact& fact) { return fact.name == name && !fact.value.empty(); });
    if (!told) return otherwise;
  }
  return messages::fill(pattern, facts);
}

Result<RemoteGateway> RemoteGateway::make(Call& call) {
  RemoteGateway gateway;
  gateway.url_ = call.arguments().text("--to");
  while (gateway.url_.ends_with('/')) gateway.url_.pop_back();
  auto token = read_token(call);
  if (!token) return token.error();
  gateway.credentials_.token = std::move(*token);
  if (auto read = read_identity(call, gateway.credentials_); !read) return read.error();
  if (gateway.credentials_.token.empty() && gateway.credentials_.certificate_pem.empty()) {
    return Error(kArgumentMissing, "submit", {{"argument", "--tls-cert, --token-file"}});
  }
  if (call.arguments().has("--ca")) {
    auto authorities = read_text(call, "--ca", kMaxPem);
    if (!authorities) return authorities.error();
    gateway.credentials_.authorities_pem = std::move(*authorities);
  }
  gateway.credentials_.language = to_string(call.language());
  return gateway;
}

Result<RemoteReply> RemoteGateway::get(Call& call, const std::string& path) const {
  RemoteCall question = credentials_;
  question.url = url_ + path;
  return ask(call, question);
}

Result<RemoteReply> RemoteGateway::post(Call& call, const std::string& path, std::string body,
                                        const std::string& key) const {
  RemoteCall question = credentials_;
  question.method = "POST";
  question.url = url_ + path;
  question.media_type = "application/json";
  question.body = std::move(body);
  question.idempotency_key = key;
  return ask(call, question);
}

Result<RemoteReply> RemoteGateway::ask(Call& call, const RemoteCall& question) const {
  Progress progress(call.environment());
  int lost = 0;
  for (int attempt = 1;; ++attempt) {
    progress.say(call.out().sentence(Label::submit_sending, {{"url", question.url}}));
    const auto answer = call.environment().ask_remote(question);
    const auto pause = pause_before_again(answer, attempt);
    if (!pause) {
      if (!answer) return answer.error();
      auto reply = reply_of(*answer, question.url);
      if (reply) reply->attempts_lost = lost;
      return reply;
    }
    if (is_lost(answer)) ++lost;
    progress.say(call.out().sentence(Label::submit_again, {{"seconds", std::to_string(*pause)}}));
    call.environment().pause(*pause);
  }
}

}  // namespace baytrust::cli
