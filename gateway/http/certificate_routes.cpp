// POST /v1/certificates:validate and :validateBatch (interfaces.md): a question in JSON, or the
// certificate's own octets with the rest in the query. Every verdict is kept before it is answered,
// those of a group of lines in one transaction.
#include <algorithm>

#include "gateway/http/answering.hpp"
#include "gateway/http/codes.hpp"
#include "gateway/http/object_reader.hpp"
#include "gateway/http/problem.hpp"
#include "gateway/http/services.hpp"
#include "gateway/service/answer_check.hpp"
#include "gateway/service/codes.hpp"
#include "gateway/service/json_views.hpp"
#include "gateway/service/serving_codes.hpp"
#include "validators/crypto/digest.hpp"

namespace baytrust::http {
namespace {

using service::CheckQuestion;

constexpr std::uint64_t kMostBody = 4 << 20;  // a certificate, its chain, its CRLs
constexpr std::int64_t kMostAmount = (1LL << 53) - 1;

// What every question of one call has in common.
struct Asked {
  std::string account;
  messages::Language language;
  std::string request_id;
};

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

// The members of component CertificateQuestion.
Result<CheckQuestion> read_question(const JsonDocument& document, const Asked& asked, Instant now) {
  ObjectReader reader(document);
  CheckQuestion question{.certificate = {}};
  reader.require("certificate");
  question.certificate = reader.octets("certificate").value_or(Bytes());
  question.chain = octet_list(reader, "chain");
  question.crls = octet_list(reader, "crls");
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
  question.now = now;
  return question;
}

Result<CheckQuestion> read_raw(const Request& request, const Asked& asked, Instant now) {
  CheckQuestion question{.certificate = *request.body};
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
  question.now = now;
  return question;
}

Result<CheckQuestion> read_any(const Request& request, const Asked& asked, Instant now) {
  if (request.media_type != kJson) return read_raw(request, asked, now);
  // A wish beside the body would have to win or lose; it is not made.
  for (const auto& [name, value] : request.query.parameters()) {
    return Error(kQueryUnknown, "request", {{"name", name}, {"known", "-"}});
  }
  const auto document = read_json(request.body);
  if (!document) return document.error();
  return read_question(*document, asked, now);
}

Asked asked_by(const Request& request, const Caller& caller) {
  return {caller.name, language_of(request), request.request_id};
}

Result<Response> validate(const Services& services, const Request& request, const Caller& caller) {
  const auto question = read_any(request, asked_by(request, caller), services.clock());
  if (!question) return question.error();
  auto store = services.stores.take();
  if (!store) return store.error();
  auto answer =
      service::answer_check(*services.judging.current(), **store, *question, services.collector);
  if (!answer) return answer.error();
  std::vector<service::NewVerdict> verdicts;
  verdicts.push_back(std::move(answer->verdict));
  if (auto kept = services.keeper.keep(std::move(verdicts)); !kept) return kept.error();
  return json_response(std::move(answer->record) + "\n");
}

// One line, one answer; lines that are empty have none.
class Batch : public LineExchange {
 public:
  Batch(const Services& services, Asked asked) : services_(services), asked_(std::move(asked)) {}

  std::string answer(std::uint64_t first, std::span<const std::string_view> lines) const override {
    std::vector<Answered> all;
    std::vector<service::NewVerdict> verdicts;
    auto store = services_.stores.take();
    const auto judging = services_.judging.current();
    const Instant now = services_.clock();
    for (const std::string_view line : lines) {
      const std::uint64_t number = first++;
      if (trimmed(line).empty()) continue;
      if (!store) {
        all.push_back({number, {}, store.error()});
        continue;
      }
      all.push_back(ask(line, {number, {}, {}}, *judging, **store, now, verdicts));
    }
    const auto kept = services_.keeper.keep(std::move(verdicts));
    std::string out;
    for (const Answered& one : all) {
      out += one.error ? error_line(one.number, *one.error)
             : kept    ? one.record
                       : error_line(one.number, kept.error());
      out += '\n';
    }
    return out;
  }

 private:
  struct Answered {
    std::uint64_t number;
    std::string record;
    std::optional<Error> error;
  };

  Answered ask(std::string_view line, Answered out, const service::Judging& judging,
               service::Store& store, Instant now,
               std::vector<service::NewVerdict>& verdicts) const {
    const ByteView octets = as_bytes(line);
    const auto document = read_json(std::make_shared<const Bytes>(octets.begin(), octets.end()));
    if (!document) {
      out.error = document.error();
      return out;
    }
    const auto question = read_question(*document, asked_, now);
    auto answer = question ? service::answer_check(judging, store, *question, services_.collector)
                           : Result<service::CheckAnswer>(question.error());
    if (!answer) {
      out.error = answer.error();
      return out;
    }
    verdicts.push_back(std::move(answer->verdict));
    out.record = std::move(answer->record);
    return out;
  }
  // {"error":{...},"line":7}; of our own faults no more than in a problem.
  std::string error_line(std::uint64_t number, const Error& given) const {
    const Error error = status_of(given.code()) == 500 ? Error(kInternal, "request") : given;
    decision::CanonicalWriter out;
    out.begin_object().key("error");
    service::write(out, error, asked_.language);
    out.key("line").integer(number).end_object();
    return out.take();
  }

  const Services services_;
  const Asked asked_;
};

std::vector<Parameter> question_parameters() {
  return {query_parameter("profile", "Raw bodies: the service profile.", "built-in:HK"),
          query_parameter("relying", "Raw bodies: the relying jurisdiction.", "HK"),
          query_parameter("purpose", "Raw bodies: what the certificate is used for."),
          query_parameter("amount", "Raw bodies: of the transaction, in whole units."),
          query_parameter("currency", "Raw bodies: of the amount, ISO 4217."),
          instant_parameter("at", "Raw bodies: the instant judged; without it, now."),
          instant_parameter("known_at", "Raw bodies: by what was known then; without it, now."),
          idempotency_parameter()};
}

}  // namespace

std::vector<Operation> certificate_routes(const Services& services) {
  Operation one;
  one.route = {
      .method = "POST",
      .path = "/v1/certificates:validate",
      .operation_id = "validate_certificate",
      .summary = "May a service rely on this certificate here, as what, and why?",
      .tag = "Verdicts",
      .roles = {"validator"},
      .parameters = question_parameters(),
      .body = BodyKind::whole,
      .body_bytes = kMostBody,
      .consumes = {std::string(kJson), "application/pkix-cert", "application/x-pem-file"},
      .body_schema = "CertificateQuestion",
      .body_example = "@question.json",
      .produces = {std::string(kJson)},
      .answers = {{.description = "The record; every verdict is a 200.", .schema = "Record"}},
      .problems = {"question.profile.missing", "config.profile.unknown", "config.profile.relying",
                   "question.known_at.ahead", "verdict.queue.full", "http.idempotency.mismatch"}};
  one.handler = once(services, [services](const Request& request, const Caller& caller) {
    return validate(services, request, caller);
  });
  Operation many;
  many.route = {.method = "POST",
                .path = "/v1/certificates:validateBatch",
                .operation_id = "validate_certificates",
                .summary =
                    "The same for many: a question a line, a record or an error a line, in "
                    "order, while more lines may still be sent.",
                .tag = "Verdicts",
                .roles = {"validator"},
                .body = BodyKind::lines,
                .consumes = {"application/x-ndjson"},
                .body_schema = "CertificateQuestion",
                .body_example = "@questions.ndjson",
                .produces = {"application/x-ndjson"},
                .answers = {{.description = "A record, or {\"error\",\"line\"}, for each line that "
                                            "is not empty."}}};
  many.lines = [services](const Request& request,
                          const Caller& caller) -> Result<std::unique_ptr<LineExchange>> {
    return std::unique_ptr<LineExchange>(
        std::make_unique<Batch>(services, asked_by(request, caller)));
  };
  return {std::move(one), std::move(many)};
}

}  // namespace baytrust::http
