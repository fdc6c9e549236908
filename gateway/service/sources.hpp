// Sources: asking hosts for evidence: only allowed ones (source_hosts.hpp), none that rests
// (source_health.hpp), each URL by one flight at a time whoever wants it, with what is held already
// said so that it need not come again (fetch_cache.hpp). An answer that came after its asker had
// gone is kept for the next one, until somebody says that it has been taken. Thread-safe. Not here:
// what is wanted, and what it is good for (collector.hpp).
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "gateway/service/fetch_cache.hpp"
#include "gateway/service/fetcher.hpp"
#include "gateway/service/source_answer.hpp"
#include "gateway/service/source_health.hpp"
#include "gateway/service/source_hosts.hpp"

namespace baytrust::service {

struct SourceQuestion {
  SourceKind kind = SourceKind::crl;
  std::string item{};
  SourceUrl url{};
  Digest issuer{};  // of cache_key()
  std::vector<x509::Certificate> signers{};
  std::shared_ptr<const SourceHosts> hosts{};
  Bytes ocsp_request{};  // POSTed (RFC 6960 A.1); empty: the URL says all (RFC 5019 5)
  // What is held of the source: asked for only if it has changed.
  std::optional<CachedSource> held{};
  // A refresh is no use: nobody needed it.
  enum class Wanted : std::uint8_t { by_verdict, by_refresh } wanted = Wanted::by_verdict;
};

// For the log: one line a flight.
struct SourceEvent {
  SourceKind kind = SourceKind::crl;
  std::string host{};
  std::string result{};
  std::string detail{};
  std::size_t octets = 0;
};

class Sources {
 public:
  struct Settings {
    std::size_t parallel = 8;
    SourceHealth::Settings health{};
    std::int64_t refresh = kHour;  // before nextUpdate
    std::function<Instant()> clock{};
    std::function<void(const SourceEvent&)> tell{};  // from any thread; may be empty
  };
  // All of them outlive it; cache may be null.
  Sources(Fetcher& fetcher, FetchCache* cache, crypto::Verifier& verifier, Settings settings);
  ~Sources();  // flights are cut short
  Sources(const Sources&) = delete;
  Sources& operator=(const Sources&) = delete;

  // Never broken; fetch.* errors.
  using Answer = std::shared_ptr<const Result<SourceAnswer>>;
  std::shared_future<Answer> ask(const SourceQuestion& question);
  // What came is where it belongs, and is kept here no longer.
  void taken(const Answer& answer);
  // CRLs that came and that nobody has taken yet.
  std::vector<Answer> untaken_crls() const;

  // Flights are cut short; from then on every question is refused.
  void stop();
  FetchCache* cache() const { return cache_; }
  Instant now() const { return settings_.clock(); }
  std::vector<HostHealth> hosts() const { return health_.hosts(); }

 private:
  struct Flight {
    Digest key;
    SourceQuestion question;
    std::promise<Answer> landed;
  };
  // An answer that was no use is not asked for again at once.
  struct Refusal {
    Answer answer;
    Instant until;
  };
  struct Landed {
    Digest key;
    SourceKind kind = SourceKind::crl;
    Answer answer;
  };
  void work();
  void keep(const Flight& flight, const Answer& answer);
  Answer landed(const Digest& key, Instant now);
  Result<SourceAnswer> fly(const SourceQuestion& question);
  Result<SourceAnswer> fetched(const SourceQuestion& question);
  void remember(const SourceQuestion& question, const SourceAnswer& answer,
                const FetchAnswer& came);
  void tell(const SourceQuestion& question, const Result<SourceAnswer>& answer);

  Fetcher& fetcher_;
  FetchCache* cache_;
  crypto::Verifier& verifier_;
  const Settings settings_;
  SourceHealth health_;
  std::stop_source stop_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::unique_ptr<Flight>> waiting_;
  std::map<Digest, std::shared_future<Answer>> flights_;
  std::map<Digest, Refusal> refusals_;
  std::deque<Landed> landed_;  // oldest first
  std::vector<std::thread> threads_;
};

// When to ask again: before nextUpdate by the margin, at most a quarter of the term, and a part of
// it more that the key says, so that not everything is due at once.
Instant due_of(const x509::Crl& crl, Instant received, std::int64_t margin, const Digest& key);

inline constexpr std::int64_t kRefusalKept = 30;
// A landed answer that nobody has taken. A CRL says itself how long it is of use; who is revoked
// right now is asked anew.
inline constexpr std::int64_t kLandedKept = kMinute;
inline constexpr std::int64_t kLandedCrlKept = 10 * kMinute;
inline constexpr std::size_t kMostLanded = 64;
inline constexpr std::size_t kMostLandedOctets = 128U << 20U;
inline constexpr std::int64_t kIssuerTerm = 7 * kDay;

}  // namespace baytrust::service
