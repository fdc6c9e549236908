#include "gateway/service/source_health.hpp"

#include <algorithm>

#include "gateway/service/fetch_codes.hpp"

namespace baytrust::service {

using State = HostHealth::State;

std::string_view to_string(State state) {
  switch (state) {
    case State::closed:
      return "closed";
    case State::open:
      return "open";
    case State::half_open:
      break;
  }
  return "half-open";
}

std::string_view to_string(SourceUse use) {
  return use == SourceUse::issuers ? "issuers" : "status";
}

SourceUse use_of(SourceKind kind) {
  return kind == SourceKind::issuer ? SourceUse::issuers : SourceUse::status;
}

SourceHealth::Outcome outcome_of(const Error& error) {
  using Outcome = SourceHealth::Outcome;
  // RFC 9110 15.6: the server knows that it is the one who has failed.
  if (error.code() == kFetchStatus) {
    const bool own = std::ranges::any_of(error.facts(), [](const Fact& fact) {
      return fact.name == "detail" && fact.value.size() == 3 && fact.value.starts_with('5');
    });
    return own ? Outcome::fault : Outcome::neither;
  }
  for (const Code& fault : {kFetchUnreachable, kFetchTimeout, kFetchTls, kFetchTruncated}) {
    if (error.code() == fault) return Outcome::fault;
  }
  return Outcome::neither;
}

std::optional<Instant> SourceHealth::resting(const UsedHost& host, Instant now) {
  const std::lock_guard lock(mutex_);
  HostHealth& health = hosts_[host];
  health.of = host;
  if (health.state == State::half_open) return now;
  if (health.state == State::closed) return std::nullopt;
  if (now < *health.resting_until) return health.resting_until;
  health.state = State::half_open;
  return std::nullopt;
}

void SourceHealth::report(const UsedHost& host, const Report& report, Instant now) {
  const std::lock_guard lock(mutex_);
  HostHealth& health = hosts_[host];
  health.of = host;
  health.last_result = report.result;
  ++health.results[health.last_result];
  if (report.outcome == Outcome::good) health.last_good = now;
  if (report.outcome != Outcome::fault) {
    health.state = State::closed;
    health.failures = 0;
    health.resting_until.reset();
    return;
  }
  ++health.failures;
  if (health.failures < settings_.failures) return;
  std::int64_t rest = settings_.pause;
  for (auto i = settings_.failures; i < health.failures && rest < kLongestRest; ++i) rest *= 2;
  health.state = State::open;
  health.resting_until = now + std::min(rest, kLongestRest);
}

std::vector<HostHealth> SourceHealth::hosts() const {
  const std::lock_guard lock(mutex_);
  std::vector<HostHealth> out;
  for (const auto& [host, health] : hosts_) out.push_back(health);
  return out;
}

}  // namespace baytrust::service
