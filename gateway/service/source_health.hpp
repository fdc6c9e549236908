// SourceHealth: how the hosts that evidence comes from behave: a circuit breaker each (closed, open
// after so many faults in a row, half-open for one trial once it has rested; a rest doubles), and
// counts of results for monitoring. Asked for issuers' certificates (RFC 5280 4.2.2.1) a host is
// another one than asked who is revoked, so that neither use can close the other. Faults are the
// host's own (unreachable, slow, TLS, 5xx, cut short); a 4xx is about its URL, and an answer that
// is no CRL says nothing about the host. Thread-safe; times are given.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/service/fetch_cache.hpp"
#include "validators/base/error.hpp"
#include "validators/base/instant.hpp"

namespace baytrust::service {

// What a host is asked for: who is revoked (CRLs, OCSP responses), or issuers' certificates.
enum class SourceUse : std::uint8_t { status, issuers };
std::string_view to_string(SourceUse use);  // "status", "issuers"
SourceUse use_of(SourceKind kind);

struct UsedHost {
  std::string host{};  // "crl.example.org:80"
  SourceUse use = SourceUse::status;

  friend auto operator<=>(const UsedHost&, const UsedHost&) = default;
};

struct HostHealth {
  enum class State : std::uint8_t { closed, open, half_open };
  UsedHost of{};
  State state = State::closed;
  std::uint32_t failures = 0;  // in a row
  std::optional<Instant> resting_until{};
  std::optional<Instant> last_good{};
  std::string last_result{};                     // "obtained", "unchanged", or a code
  std::map<std::string, std::uint64_t> results;  // how often
};
std::string_view to_string(HostHealth::State state);  // "closed", "open", "half-open"

class SourceHealth {
 public:
  struct Settings {
    std::uint32_t failures = 3;
    std::int64_t pause = 30;  // seconds
  };
  explicit SourceHealth(Settings settings) : settings_(settings) {}

  // Empty: ask, and report() whatever happens. Else the instant until which the host is left alone;
  // while its one trial is under way, that is now.
  std::optional<Instant> resting(const UsedHost& host, Instant now);
  enum class Outcome : std::uint8_t { good, fault, neither };
  struct Report {
    std::string_view result;
    Outcome outcome = Outcome::good;
  };
  void report(const UsedHost& host, const Report& report, Instant now);
  // By host and use.
  std::vector<HostHealth> hosts() const;

 private:
  const Settings settings_;
  mutable std::mutex mutex_;
  std::map<UsedHost, HostHealth> hosts_;  // at most twice what lists and configuration name
};
inline constexpr std::int64_t kLongestRest = kHour;

// What an error says about the host.
SourceHealth::Outcome outcome_of(const Error& error);

}  // namespace baytrust::service
