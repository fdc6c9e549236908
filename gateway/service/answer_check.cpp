#include "gateway/service/answer_check.hpp"

#include "gateway/service/codes.hpp"
#include "gateway/service/kept_verdict.hpp"
#include "gateway/service/record.hpp"
#include "gateway/service/serving_codes.hpp"
#include "validators/crypto/digest.hpp"

namespace baytrust::service {
namespace {

constexpr std::int64_t kMostAmount = (1LL << 53) - 1;

Error too_many(std::string what, std::size_t limit) {
  const std::string subject = what;
  return Error(kQuestionTooMany, subject,
               {{"what", std::move(what)}, {"limit", std::to_string(limit)}});
}

Result<std::vector<x509::Certificate>> read_chain(const CheckQuestion& question) {
  std::vector<x509::Certificate> chain;
  for (const Bytes& file : question.chain) {
    const auto more = x509::parse_certificates(file);
    if (!more) return more.error().within("chain");
    chain.insert(chain.end(), more->begin(), more->end());
    if (chain.size() > kMostChain) return too_many("chain", kMostChain);
  }
  return chain;
}

Result<std::vector<x509::Crl>> read_crls(const CheckQuestion& question) {
  std::vector<x509::Crl> crls;
  for (const Bytes& file : question.crls) {
    const auto more = x509::parse_crls(file);
    if (!more) return more.error().within("crls");
    crls.insert(crls.end(), more->begin(), more->end());
    if (crls.size() > kMostCrls) return too_many("crls", kMostCrls);
  }
  return crls;
}

Result<std::vector<x509::OcspResponse>> read_ocsp(const CheckQuestion& question) {
  std::vector<x509::OcspResponse> responses;
  if (question.ocsp.size() > kMostOcsp) return too_many("ocsp", kMostOcsp);
  for (const Bytes& file : question.ocsp) {
    auto response = x509::OcspResponse::parse(file);
    if (!response) return response.error().within("ocsp");
    responses.push_back(*std::move(response));
  }
  return responses;
}

std::optional<Error> unanswerable(const CheckQuestion& question) {
  if (question.known_at && *question.known_at > question.now) {
    return Error(kQuestionKnownAt, "known_at",
                 {{"asked", to_string(*question.known_at)}, {"now", to_string(question.now)}});
  }
  if (question.amount && (question.amount->currency.empty() || question.amount->amount < 0 ||
                          question.amount->amount > kMostAmount)) {
    return Error(kQuestionAmount, "amount");
  }
  return std::nullopt;
}

// All but the certificate.
Result<CheckRequest> read_question(const Judging& judging, const CheckQuestion& question) {
  if (const auto error = unanswerable(question)) return *error;
  const auto profile = judging.profile(question.profile, question.relying);
  if (!profile) return profile.error();
  auto chain = read_chain(question);
  if (!chain) return chain.error();
  auto crls = read_crls(question);
  if (!crls) return crls.error();
  auto ocsp = read_ocsp(question);
  if (!ocsp) return ocsp.error();
  decision::Request request;
  request.purpose = question.purpose;
  request.amount = question.amount;
  // By what was known then alone: as it would have been answered then.
  const Instant known_at = question.known_at.value_or(question.now);
  return CheckRequest{.request = std::move(request),
                      .chain = std::move(*chain),
                      .crls = std::move(*crls),
                      .profile = {},
                      .at = question.at.value_or(known_at),
                      .known_at = known_at,
                      .served = *profile,
                      .ocsp = std::move(*ocsp)};
}

Result<CheckRequest> with_certificate(CheckRequest request, ByteView file) {
  auto given = read_certificates(file, "certificate");
  if (!given) return given.error();
  request.request.certificate = given->target;
  request.chain.insert(request.chain.begin(), given->chain.begin(), given->chain.end());
  if (request.chain.size() > kMostChain) return too_many("chain", kMostChain);
  return request;
}

// One Judging, one store, the trust of one k; or what can be gathered, where nobody said which k.
class Answerer {
 public:
  static Result<Answerer> make(const Judging& judging, Store& store, const CheckQuestion& question,
                               const Gathering& gathering) {
    LiveTrust& live = judging.trust();
    auto trust = question.known_at ? live.at(store, *question.known_at)
                                   : Result<LoadedTrust>(live.now(store, question.now));
    if (!trust) return trust.error();
    const bool fetches = judging.config().fetch.mode == FetchSettings::Mode::on;
    Answerer out(judging, store, question, std::move(*trust));
    if (fetches && !question.known_at) out.gathering_ = gathering;
    return out;
  }
  struct Answer {
    Record record;
    decision::Accepted accepted;
    NewVerdict verdict;
  };
  Result<Answer> answer(const CheckRequest& request) const {
    const auto judged = judge(request);
    if (!judged) return judged.error();
    const decision::Decision& decision = judged->decision;
    Record record = make_record(decision, question_.request_id, question_.languages);
    NewVerdict verdict = kept_verdict({.request = judged->request,
                                       .decision = decision,
                                       .record = record,
                                       .caller = question_.caller,
                                       .made = question_.now});
    return Answer{std::move(record), decision.verdict.accepted, std::move(verdict)};
  }

 private:
  Answerer(const Judging& judging, Store& store, const CheckQuestion& question, LoadedTrust trust)
      : judging_(judging), store_(store), question_(question), trust_(std::move(trust)) {}

  // What was asked in the end, and the decision.
  Result<CollectedCheck> judge(const CheckRequest& request) const {
    LiveTrust& live = judging_.trust();
    const CrlsAtHand held{live.crls(), store_.crls()};
    if (gathering_.collector == nullptr) {
      auto decision = check(request, trust_, held, judging_.verifier());
      if (!decision) return decision.error();
      return CollectedCheck{request, std::move(*decision)};
    }
    using Time = Collector::Asked::Time;
    return gathering_.collector->check(
        {.request = request,
         .time = question_.at ? Time::given : Time::of_now,
         .trust = [&](Instant k) -> Result<LoadedTrust> { return live.now(store_, k); },
         .held = held,
         .hosts = judging_.config().fetch.hosts,
         .verifier = judging_.verifier(),
         .until = gathering_.until});
  }

  const Judging& judging_;
  Store& store_;
  const CheckQuestion& question_;
  LoadedTrust trust_;
  Gathering gathering_{};
};

// The questions of a file: of each signature, or of the certificate that it is.
Result<CheckedFile> read_file(const FileQuestion& question, CheckRequest asked,
                              crypto::Verifier& verifier) {
  const auto kind = kind_of(*question.file, "document");
  if (!kind) return kind.error();
  const bool content = question.content != nullptr || !question.digests.empty();
  if (*kind != FileKind::certificates) {
    // judgement.md 1: of a signature, an instant that is only said is a what-if.
    if (question.asked.at) asked.request.time_basis = decision::TimeBasis::asserted;
    return read_signed_file({.file = question.file,
                             .name = "document",
                             .content = question.content,
                             .digests = question.digests,
                             .asked = std::move(asked)},
                            *kind, verifier);
  }
  if (content) return Error(kContentNotAsked, "document");
  auto request = with_certificate(std::move(asked), *question.file);
  if (!request) return request.error();
  return CheckedFile{.document = crypto::sha256(*question.file),
                     .kind = *kind,
                     .signatures = {std::move(*request)}};
}

}  // namespace

Result<CheckAnswer> answer_check(const Judging& judging, Store& store,
                                 const CheckQuestion& question, const Gathering& gathering) {
  auto request = read_question(judging, question);
  if (!request) return request.error();
  request = with_certificate(std::move(*request), question.certificate);
  if (!request) return request.error();
  const auto answerer = Answerer::make(judging, store, question, gathering);
  if (!answerer) return answerer.error();
  auto answer = answerer->answer(*request);
  if (!answer) return answer.error();
  return CheckAnswer{to_json(answer->record), std::move(answer->verdict)};
}

Result<FileAnswered> answer_file(const Judging& judging, Store& store, const FileQuestion& question,
                                 const Gathering& gathering) {
  auto asked = read_question(judging, question.asked);
  if (!asked) return asked.error();
  const decision::FileRule rule = asked->asked_under().files;
  const auto file = read_file(question, std::move(*asked), judging.verifier());
  if (!file) return file.error();
  const auto answerer = Answerer::make(judging, store, question.asked, gathering);
  if (!answerer) return answerer.error();
  FileAnswer answer{.document = file->document,
                    .kind = file->kind,
                    .rule = rule,
                    .after_last = file->after_last,
                    .accepted = {},
                    .records = {}};
  FileAnswered out;
  for (const CheckRequest& request : file->signatures) {
    auto one = answerer->answer(request);
    if (!one) return one.error();
    answer.accepted.push_back(one->accepted);
    answer.records.push_back(std::move(one->record));
    out.verdicts.push_back(std::move(one->verdict));
  }
  out.answer = to_json(answer);
  return out;
}

}  // namespace baytrust::service
