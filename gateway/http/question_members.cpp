#include "gateway/http/question_members.hpp"

#include <algorithm>

#include "gateway/http/codes.hpp"
#include "gateway/service/serving_codes.hpp"
#include "validators/crypto/digest.hpp"

namespace baytrust::http {
namespace {

using service::CheckQuestion;

constexpr std::int64_t kMostAmount = (1LL << 53) - 1;

std::vector<Bytes> octet_list(ObjectReader& reader, std::string_view name) {
  std::vector<Bytes> out;
  for (const std::string& text : reader.texts(name)) {
    auto bytes = crypto::base64_decode(text);
    if (!bytes) {
      reader.bad_value(name, "base64");
      return {};
    }
    out.push_back(std::move(*bytes));
  }
  return out;
}

std::vector<messages::Language> languages(ObjectReader& reader, messages::Language otherwise) {
  std::vector<messages::Language> out;
  for (const std::string& tag : reader.texts("languages")) {
    const auto language = messages::parse_language(tag);
    if (!language) {
      reader.bad_value("languages", "en, zh-Hant, zh-Hans, pt");
      return {};
    }
    if (std::ranges::count(out, *language) == 0) out.push_back(*language);
  }
  if (out.empty()) out.push_back(otherwise);
  return out;
}

}  // namespace

Asked asked_by(const Request& request, const Caller& caller, Instant now) {
  return {caller.name, language_of(request), request.request_id, now};
}

Result<CheckQuestion> read_members(ObjectReader& reader, const Asked& asked) {
  CheckQuestion question{.certificate = {}};
  question.chain = octet_list(reader, "chain");
  question.crls = octet_list(reader, "crls");
  question.ocsp = octet_list(reader, "ocsp");
  question.profile = reader.text("profile").value_or("");
  question.relying = reader.text("relying").value_or("");
  question.purpose = reader.text("purpose").value_or("");
  const auto amount = reader.integer("amount", 0, kMostAmount);
  const auto currency = reader.text("currency");
  question.at = reader.instant("at");
  question.known_at = reader.instant("known_at");
  question.languages = languages(reader, asked.language);
  question.request_id = reader.text("request_id").value_or(asked.request_id);
  if (auto finished = reader.finish(); !finished) return finished.error();
  if (amount.has_value() != currency.has_value()) return Error(service::kQuestionAmount, "amount");
  if (amount) question.amount = decision::Money{*amount, *currency};
  question.caller = asked.account;
  question.now = asked.now;
  return question;
}

Result<CheckQuestion> read_query(const Request& request, const Asked& asked) {
  CheckQuestion question{.certificate = {}};
  question.profile = query_text(request, "profile");
  question.relying = query_text(request, "relying");
  question.purpose = query_text(request, "purpose");
  const auto amount = query_integer(request, "amount", 0, kMostAmount);
  if (!amount) return amount.error();
  const std::string currency = query_text(request, "currency");
  if (amount->has_value() == currency.empty()) return Error(service::kQuestionAmount, "amount");
  if (*amount) question.amount = decision::Money{**amount, currency};
  const auto at = query_instant(request, "at");
  if (!at) return at.error();
  const auto known_at = query_instant(request, "known_at");
  if (!known_at) return known_at.error();
  question.at = *at;
  question.known_at = *known_at;
  question.languages = {asked.language};
  question.request_id = asked.request_id;
  question.caller = asked.account;
  question.now = asked.now;
  return question;
}

std::vector<Parameter> question_parameters() {
  return {query_parameter("profile", "Raw bodies: the service profile.", "built-in:HK"),
          query_parameter("relying", "Raw bodies: the relying jurisdiction.", "HK"),
          query_parameter("purpose", "Raw bodies: what the certificate is used for."),
          query_parameter("amount", "Raw bodies: of the transaction, in whole units."),
          query_parameter("currency", "Raw bodies: of the amount, ISO 4217."),
          instant_parameter("at", "Raw bodies: the instant judged; without it, known_at, or now."),
          instant_parameter("known_at", "Raw bodies: by what was known then; without it, now."),
          idempotency_parameter()};
}

Result<JsonDocument> read_json_alone(const Request& request) {
  for (const auto& [name, value] : request.query.parameters()) {
    return Error(kQueryUnknown, "request", {{"name", name}, {"known", "-"}});
  }
  return read_json(request.body);
}

}  // namespace baytrust::http
