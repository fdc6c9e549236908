// Collector: checking with what can be had: decide, gather what the decision had to do without
// (missing_evidence.hpp) from its sources, all at once and under one deadline, and decide again by
// it. decide() itself never waits. A CRL is kept, with the instant it came, before anything leans
// on it (taking.hpp); what could not be had is a note of the decision that says what, where and
// why. For judgements of what is known now alone: nothing that comes today was known last year.
// Thread-safe.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "gateway/service/check.hpp"
#include "gateway/service/missing_evidence.hpp"
#include "gateway/service/sources.hpp"

namespace baytrust::service {

// What was asked in the end, for keeping, and what came of it.
struct CollectedCheck {
  CheckRequest request;
  decision::Decision decision;
};

class Collector {
 public:
  using Until = std::chrono::steady_clock::time_point;

  // `sources` outlives it.
  Collector(Sources& sources, std::chrono::milliseconds deadline)
      : sources_(sources), deadline_(deadline) {}

  // When whatever is asked from now on has waited long enough.
  Until until() const { return std::chrono::steady_clock::now() + deadline_; }

  struct Asked {
    CheckRequest request;
    // of_now: t is the instant of asking, and goes on with k when evidence comes.
    enum class Time : std::uint8_t { of_now, given } time = Time::of_now;
    std::function<Result<LoadedTrust>(Instant known_at)> trust;
    std::optional<CrlsAtHand> held{};       // empty: there is no store; CRLs join the request's
    const std::vector<std::string>& hosts;  // of the configuration
    crypto::Verifier& verifier;
    Until until;  // shared by all that one request asks
  };
  // The errors of check().
  Result<CollectedCheck> check(Asked asked);

  // CRLs that came too late for whoever asked are kept; what is due is asked for again; what nobody
  // wanted for long is forgotten. How many came, or the first error of the store when all is done.
  struct Refreshing {
    CrlStore& store;
    const decision::TrustSnapshot& snapshot;
    const std::vector<std::string>& hosts;
  };
  Result<std::size_t> refresh(const Refreshing& refreshing);

  std::vector<HostHealth> hosts() const { return sources_.hosts(); }

 private:
  std::shared_ptr<const SourceHosts> allowed(const decision::TrustSnapshot& snapshot,
                                             const std::vector<std::string>& named, Instant now);
  Result<decision::Decision> decide(Asked& asked, const LoadedTrust& trust);

  Sources& sources_;
  const std::chrono::milliseconds deadline_;
  std::mutex mutex_;
  Digest hosts_of_{};  // the snapshot that hosts_ was made from
  std::vector<std::string> hosts_named_;
  std::shared_ptr<const SourceHosts> hosts_;
};

// A collector for all questions of one request, or of one group of a batch: together they wait no
// longer than one alone.
struct Gathering {
  Gathering() = default;
  // From now on. Null: what is missing stays missing.
  explicit Gathering(Collector* by) : collector(by) {
    if (by != nullptr) until = by->until();
  }
  Collector* collector = nullptr;
  Collector::Until until{};
};

inline constexpr std::size_t kMostRounds = 6;              // of issuers above issuers, then CRLs
inline constexpr std::int64_t kAskedAgainAfter = kMinute;  // what was found unchanged
inline constexpr std::int64_t kForgottenAfter = 30 * kDay;
inline constexpr std::int64_t kRetryAfter = 5 * kMinute;
inline constexpr std::size_t kMostRefreshed = 64;  // at once

}  // namespace baytrust::service
