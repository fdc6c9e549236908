#include "gateway/service/sources.hpp"

#include <algorithm>
#include <cstring>

#include "gateway/service/fetch_codes.hpp"
#include "validators/crypto/digest.hpp"

namespace baytrust::service {
namespace {

constexpr std::size_t kMostRefusals = 1024;
constexpr std::size_t kMostWaiting = 1024;

std::shared_future<Sources::Answer> ready(Result<SourceAnswer> answer) {
  std::promise<Sources::Answer> promise;
  promise.set_value(std::make_shared<const Result<SourceAnswer>>(std::move(answer)));
  return promise.get_future().share();
}

Error error_of(const Code& code, const SourceQuestion& question, std::string detail) {
  const std::string host = authority(question.url);
  return Error(code, host,
               {{"item", question.item}, {"host", host}, {"detail", std::move(detail)}});
}

Digest flight_key(const SourceQuestion& question) {
  Digest key = cache_key(question.kind, question.issuer, question.url);
  if (question.ocsp_request.empty()) return key;
  Bytes both = to_bytes(key.view());
  both.insert(both.end(), question.ocsp_request.begin(), question.ocsp_request.end());
  return crypto::sha256(both);
}

std::size_t octets_of(const Sources::Answer& answer) {
  return (*answer)->body ? (*answer)->body->size() : 0;
}

// Whether it would still answer a question that is asked now.
bool serves(const SourceAnswer& answer, SourceKind kind, Instant now) {
  if (kind != SourceKind::crl || !answer.crl) return now - answer.received < kLandedKept;
  const auto& next = (*answer.crl)->next_update;
  return now - answer.received < kLandedCrlKept && (!next || *next >= now);
}

}  // namespace

std::string_view to_string(SourceKind kind) {
  switch (kind) {
    case SourceKind::crl:
      return "crl";
    case SourceKind::issuer:
      return "issuer";
    case SourceKind::ocsp:
      break;
  }
  return "ocsp";
}

Digest cache_key(SourceKind kind, const Digest& issuer, const SourceUrl& url) {
  const std::string text =
      std::string(to_string(kind)) + " " + to_hex(issuer) + " " + to_string(url);
  return crypto::sha256(as_bytes(text));
}

Instant due_of(const x509::Crl& crl, Instant received, std::int64_t margin, const Digest& key) {
  if (!crl->next_update) return received + kDay;
  const std::int64_t term = std::max<std::int64_t>(*crl->next_update - crl->this_update, 0);
  const std::int64_t ahead = std::min(margin, term / 4);
  std::uint32_t number = 0;
  std::memcpy(&number, key.octets.data(), sizeof number);
  const std::int64_t shift = static_cast<std::int64_t>(number) % (ahead / 2 + 1);
  return std::max(*crl->next_update - ahead - shift, received + kMinute);
}

Sources::Sources(Fetcher& fetcher, FetchCache* cache, crypto::Verifier& verifier, Settings settings)
    : fetcher_(fetcher),
      cache_(cache),
      verifier_(verifier),
      settings_(std::move(settings)),
      health_(settings_.health) {
  for (std::size_t i = 0; i < settings_.parallel; ++i) {
    threads_.emplace_back([this] { work(); });
  }
}

Sources::~Sources() {
  stop();
  for (std::thread& thread : threads_) thread.join();
}

void Sources::stop() {
  {
    const std::lock_guard lock(mutex_);
    stop_.request_stop();
    for (auto& flight : waiting_) {
      flights_.erase(flight->key);
      flight->landed.set_value(std::make_shared<const Result<SourceAnswer>>(
          error_of(kFetchUnreachable, flight->question, "stopping")));
    }
    waiting_.clear();
  }
  changed_.notify_all();
}

std::shared_future<Sources::Answer> Sources::ask(const SourceQuestion& question) {
  if (!question.hosts || !question.hosts->allow(question.url)) {
    return ready(error_of(kFetchHost, question, "-"));
  }
  const Digest key = flight_key(question);
  const Instant now = settings_.clock();
  const std::lock_guard lock(mutex_);
  if (const auto flying = flights_.find(key); flying != flights_.end()) return flying->second;
  if (auto answer = landed(key, now)) {
    std::promise<Answer> promise;
    promise.set_value(std::move(answer));
    return promise.get_future().share();
  }
  if (const auto refused = refusals_.find(key); refused != refusals_.end()) {
    if (now < refused->second.until) {
      std::promise<Answer> promise;
      promise.set_value(refused->second.answer);
      return promise.get_future().share();
    }
    refusals_.erase(refused);
  }
  if (waiting_.size() >= kMostWaiting || stop_.stop_requested()) {
    return ready(error_of(kFetchUnreachable, question, "too many wait"));
  }
  auto flight = std::make_unique<Flight>();
  flight->key = key;
  flight->question = question;
  auto future = flight->landed.get_future().share();
  flights_.emplace(key, future);
  waiting_.push_back(std::move(flight));
  changed_.notify_one();
  return future;
}

Sources::Answer Sources::landed(const Digest& key, Instant now) {
  std::erase_if(landed_, [&](const Landed& one) { return !serves(**one.answer, one.kind, now); });
  const auto found = std::ranges::find(landed_, key, &Landed::key);
  return found == landed_.end() ? nullptr : found->answer;
}

void Sources::keep(const Flight& flight, const Answer& answer) {
  if ((*answer)->from != SourceAnswer::From::network) return;
  std::erase_if(landed_, [&](const Landed& one) { return one.key == flight.key; });
  landed_.push_back({flight.key, flight.question.kind, answer});
  std::size_t octets = 0;
  for (const Landed& one : landed_) octets += octets_of(one.answer);
  while (landed_.size() > kMostLanded || (octets > kMostLandedOctets && !landed_.empty())) {
    octets -= octets_of(landed_.front().answer);
    landed_.pop_front();
  }
}

void Sources::taken(const Answer& answer) {
  const std::lock_guard lock(mutex_);
  std::erase_if(landed_, [&](const Landed& one) { return one.answer == answer; });
}

std::vector<Sources::Answer> Sources::untaken_crls() const {
  const std::lock_guard lock(mutex_);
  std::vector<Answer> out;
  for (const Landed& one : landed_) {
    if ((*one.answer)->crl) out.push_back(one.answer);
  }
  return out;
}

void Sources::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return stop_.stop_requested() || !waiting_.empty(); });
    if (stop_.stop_requested()) return;
    const std::unique_ptr<Flight> flight = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    auto answer = std::make_shared<const Result<SourceAnswer>>(fly(flight->question));
    tell(flight->question, *answer);
    lock.lock();
    flights_.erase(flight->key);
    if (*answer) {
      keep(*flight, answer);
    } else {
      if (refusals_.size() >= kMostRefusals) refusals_.clear();
      refusals_.insert_or_assign(flight->key, Refusal{answer, settings_.clock() + kRefusalKept});
    }
    flight->landed.set_value(answer);
  }
}

// An exception of a library is a source that gave nothing.
Result<SourceAnswer> Sources::fly(const SourceQuestion& question) {
  const UsedHost host{authority(question.url), use_of(question.kind)};
  if (const auto until = health_.resting(host, settings_.clock())) {
    return error_of(kFetchResting, question, to_string(*until));
  }
  Result<SourceAnswer> answer = error_of(kFetchUnreachable, question, "-");
  try {
    answer = fetched(question);
  } catch (const std::exception& failure) {
    answer = error_of(kFetchUnreachable, question, failure.what());
  }
  if (answer) {
    const bool same = answer->from == SourceAnswer::From::unchanged;
    health_.report(host, {.result = same ? "unchanged" : "obtained"}, settings_.clock());
  } else {
    const Error error = answer.error();
    health_.report(host, {.result = error.code().id, .outcome = outcome_of(error)},
                   settings_.clock());
  }
  return answer;
}

Result<SourceAnswer> Sources::fetched(const SourceQuestion& question) {
  FetchRequest request{.item = question.item, .url = question.url};
  request.accept = accepted_types(question.kind);
  request.may_go = [hosts = question.hosts](const SourceUrl& url) { return hosts->allow(url); };
  request.stop = stop_.get_token();
  if (!question.ocsp_request.empty()) {
    request.method = FetchRequest::Method::post;
    request.body = question.ocsp_request;
    request.content_type = "application/ocsp-request";
  }
  if (question.held) {
    request.etag = question.held->etag;
    request.last_modified = question.held->last_modified;
  }
  auto came = fetcher_.fetch(request);
  if (!came) return came.error();
  const Instant now = settings_.clock();
  if (came->kind == FetchAnswer::Kind::not_modified) {
    if (!question.held) return error_of(kFetchStatus, question, "304");
    SourceAnswer same;
    same.from = SourceAnswer::From::unchanged;
    same.digest = question.held->digest;
    same.received = now;
    remember(question, same, *came);
    return same;
  }
  const SharedBytes body = share(std::move(came->body));
  auto answer = read_answer({.kind = question.kind,
                             .item = question.item,
                             .host = authority(question.url),
                             .body = body,
                             .media_type = came->media_type,
                             .signers = question.signers},
                            verifier_);
  if (!answer) return answer;
  answer->received = now;
  remember(question, *answer, *came);
  return answer;
}

void Sources::remember(const SourceQuestion& question, const SourceAnswer& answer,
                       const FetchAnswer& came) {
  // An OCSP response may carry the asker's nonce; those that may be kept say so themselves.
  if (cache_ == nullptr || question.kind == SourceKind::ocsp) return;
  const Digest key = cache_key(question.kind, question.issuer, question.url);
  const auto known = cache_->find(key);
  // A mirror that lags behind: what is known of the newer one stays.
  const bool older =
      answer.crl && known && known->this_update && (*answer.crl)->this_update < *known->this_update;
  CachedSource entry = older ? *known : question.held.value_or(CachedSource{});
  entry.key = key;
  entry.issuer = question.issuer;
  entry.kind = question.kind;
  entry.url = to_string(question.url);
  entry.item = question.item;
  entry.checked = answer.received;
  if (question.wanted == SourceQuestion::Wanted::by_verdict) entry.used = answer.received;
  entry.due = answer.received + kIssuerTerm;
  if (answer.from == SourceAnswer::From::network && !older) {
    entry.digest = answer.digest;
    entry.etag = came.etag;
    entry.last_modified = came.last_modified;
    entry.signers.clear();
    for (const auto& signer : question.signers) entry.signers.push_back(to_bytes(signer->der));
    entry.body = question.kind == SourceKind::issuer ? *answer.body : Bytes();
    entry.this_update.reset();
    entry.next_update.reset();
  }
  if (answer.crl && !older) {
    entry.this_update = (*answer.crl)->this_update;
    entry.next_update = (*answer.crl)->next_update;
    entry.due = due_of(*answer.crl, answer.received, settings_.refresh, key);
  } else if (entry.next_update) {
    // The same again: not due at once, but often enough to see its successor in time.
    entry.due = std::max(*entry.next_update - settings_.refresh / 2, answer.received + 5 * kMinute);
  }
  if (const auto kept = cache_->put(entry); !kept && settings_.tell) {
    settings_.tell({.kind = question.kind,
                    .host = authority(question.url),
                    .result = std::string(kept.error().code().id),
                    .detail = describe(kept.error())});
  }
}

void Sources::tell(const SourceQuestion& question, const Result<SourceAnswer>& answer) {
  if (!settings_.tell) return;
  SourceEvent event{.kind = question.kind, .host = authority(question.url)};
  if (answer) {
    event.result = answer->from == SourceAnswer::From::unchanged ? "unchanged" : "obtained";
    event.detail = to_hex(answer->digest);
    event.octets = answer->body ? answer->body->size() : 0;
  } else {
    const Error error = answer.error();
    event.result = error.code().id;
    for (const Fact& fact : error.facts()) {
      if (fact.name == "detail") event.detail = fact.value;
    }
  }
  settings_.tell(event);
}

}  // namespace baytrust::service
