#include "gateway/service/answer_check.hpp"

#include "gateway/service/check.hpp"
#include "gateway/service/kept_verdict.hpp"
#include "gateway/service/record.hpp"
#include "gateway/service/serving_codes.hpp"

namespace baytrust::service {
namespace {

constexpr std::int64_t kMostAmount = (1LL << 53) - 1;

Error too_many(std::string what, std::size_t limit) {
  const std::string subject = what;
  return Error(kQuestionTooMany, subject,
               {{"what", std::move(what)}, {"limit", std::to_string(limit)}});
}

Result<GivenCertificates> read_given(const CheckQuestion& question) {
  auto given = read_certificates(question.certificate, "certificate");
  if (!given) return given.error();
  for (const Bytes& file : question.chain) {
    if (given->chain.size() > kMostChain) break;
    const auto more = x509::parse_certificates(file);
    if (!more) return more.error().within("chain");
    given->chain.insert(given->chain.end(), more->begin(), more->end());
  }
  if (given->chain.size() > kMostChain) return too_many("chain", kMostChain);
  return given;
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

Result<CheckRequest> read_question(const Judging& judging, const CheckQuestion& question) {
  if (const auto error = unanswerable(question)) return *error;
  const auto profile = judging.profile(question.profile, question.relying);
  if (!profile) return profile.error();
  auto given = read_given(question);
  if (!given) return given.error();
  auto crls = read_crls(question);
  if (!crls) return crls.error();
  decision::Request request{given->target};
  request.purpose = question.purpose;
  request.amount = question.amount;
  return CheckRequest{.request = std::move(request),
                      .chain = std::move(given->chain),
                      .crls = std::move(*crls),
                      .profile = (*profile)->profile(),
                      .at = question.at.value_or(question.now),
                      .known_at = question.known_at.value_or(question.now),
                      .sealed = *profile};
}

// What was asked in the end, and the decision.
Result<CollectedCheck> judged(const Judging& judging, Store& store, const CheckQuestion& question,
                              Collector* collector) {
  auto request = read_question(judging, question);
  if (!request) return request.error();
  LiveTrust& live = judging.trust();
  const CrlsAtHand held{live.crls(), store.crls()};
  const bool fetches = judging.config().fetch.mode == FetchSettings::Mode::on;
  if (collector != nullptr && fetches && !question.known_at) {
    using Time = Collector::Asked::Time;
    return collector->check(
        {.request = std::move(*request),
         .time = question.at ? Time::given : Time::of_now,
         .trust = [&](Instant k) -> Result<LoadedTrust> { return live.now(store, k); },
         .held = held,
         .hosts = judging.config().fetch.hosts,
         .verifier = judging.verifier()});
  }
  const auto trust = question.known_at ? live.at(store, *question.known_at)
                                       : Result<LoadedTrust>(live.now(store, question.now));
  if (!trust) return trust.error();
  auto decision = check(*request, *trust, held, judging.verifier());
  if (!decision) return decision.error();
  return CollectedCheck{std::move(*request), std::move(*decision)};
}

}  // namespace

Result<CheckAnswer> answer_check(const Judging& judging, Store& store,
                                 const CheckQuestion& question, Collector* collector) {
  const auto answered = judged(judging, store, question, collector);
  if (!answered) return answered.error();
  const decision::Decision& decision = answered->decision;
  const Record record = make_record(decision, question.request_id, question.languages);
  return CheckAnswer{to_json(record), kept_verdict({.request = answered->request,
                                                    .decision = decision,
                                                    .record = record,
                                                    .caller = question.caller,
                                                    .made = question.now})};
}

}  // namespace baytrust::service
