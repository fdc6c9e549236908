// POST /v1/certificates:validate and :validateBatch (interfaces.md): a question in JSON, or the
// certificate's own octets with the rest in the query. Every verdict is kept before it is answered,
// those of a group of lines in one transaction.
#include "gateway/http/codes.hpp"
#include "gateway/http/problem.hpp"
#include "gateway/http/question_members.hpp"
#include "gateway/http/services.hpp"
#include "gateway/service/codes.hpp"
#include "gateway/service/json_views.hpp"
#include "gateway/service/serving_codes.hpp"

namespace baytrust::http {
namespace {

using service::CheckQuestion;

constexpr std::uint64_t kMostBody = 4 << 20;  // a certificate, its chain, its CRLs
// The members of component CertificateQuestion.
Result<CheckQuestion> json_question(const JsonDocument& document, const Asked& asked) {
  ObjectReader reader(document);
  reader.require("certificate");
  Bytes certificate = reader.octets("certificate").value_or(Bytes());
  auto question = read_members(reader, asked);
  if (question) question->certificate = std::move(certificate);
  return question;
}

CheckQuestion raw_question(const SharedBytes& octets, CheckQuestion members) {
  members.certificate = *octets;
  return members;
}

Result<Response> validate(const Services& services, const Request& request, const Caller& caller) {
  const auto question = read_question<CheckQuestion>(
      request, asked_by(request, caller, services.clock()), {&json_question, &raw_question});
  if (!question) return question.error();
  auto store = services.stores.take();
  if (!store) return store.error();
  auto answer = service::answer_check(*services.judging.current(), **store, *question,
                                      service::Gathering(services.collector));
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
    Asked asked = asked_;
    asked.now = services_.clock();
    const service::Gathering gathering(services_.collector);
    for (const std::string_view line : lines) {
      const std::uint64_t number = first++;
      if (trimmed(line).empty()) continue;
      if (!store) {
        all.push_back({number, {}, store.error()});
        continue;
      }
      all.push_back(ask(line, {number, {}, {}}, {asked, *judging, **store, gathering}, verdicts));
    }
    const auto kept = services_.keeper.keep(std::move(verdicts));
    std::size_t size = 0;
    for (const Answered& one : all) size += one.record.size() + 1;
    std::string out;
    out.reserve(size);
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

  // What the lines of one group share.
  struct Group {
    const Asked& asked;
    const service::Judging& judging;
    service::Store& store;
    const service::Gathering& gathering;  // one deadline for all of them
  };

  Answered ask(std::string_view line, Answered out, const Group& group,
               std::vector<service::NewVerdict>& verdicts) const {
    const ByteView octets = as_bytes(line);
    const auto document = read_json(std::make_shared<const Bytes>(octets.begin(), octets.end()));
    if (!document) {
      out.error = document.error();
      return out;
    }
    const auto question = json_question(*document, group.asked);
    auto answer =
        question ? service::answer_check(group.judging, group.store, *question, group.gathering)
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
                .answers = {{.description = "A record or an error for each line that is not empty; "
                                            "the schema is of one line.",
                             .schema = "BatchLine"}}};
  many.lines = [services](const Request& request,
                          const Caller& caller) -> Result<std::unique_ptr<LineExchange>> {
    return std::unique_ptr<LineExchange>(
        std::make_unique<Batch>(services, asked_by(request, caller, services.clock())));
  };
  return {std::move(one), std::move(many)};
}

}  // namespace baytrust::http
