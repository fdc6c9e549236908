// What the service is measured with: the DEMO world in a store of its own, thousands of different
// certificates by its six issuing CAs, each asked about under the profile of a neighbour; a daemon
// over that store; and the engine alone, which answers the same questions without a service.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "gateway/decision/decide.hpp"
#include "gateway/http/daemon.hpp"
#include "gateway/http/line_log.hpp"
#include "gateway/service/config.hpp"
#include "gateway/store/sqlite_store.hpp"
#include "tests/support/temporary_directory.hpp"

namespace baytrust::bench {

// More than the Verifier remembers signatures of (verifier.cpp), so that going round and round
// meets none that is remembered.
inline constexpr std::size_t kServiceLeaves = 18'000;
// What the world's clock says when it is made; it runs on from there.
inline constexpr Instant kServiceBegan{1781496000};  // 2026-06-15T12:00:00+08:00

struct Asked {
  SharedBytes leaf;
  std::size_t ca = 0;  // which of the six
  std::string profile{};
};

struct ServiceWorld {
  ServiceWorld();

  Instant now() const;
  // One question as the body of a call, without line end.
  std::string question(std::size_t i) const;

  test::TemporaryDirectory directory;
  std::string store;
  store::SqliteOpener opener;
  service::Config config;
  std::string token;
  std::vector<Asked> asked;
  std::chrono::steady_clock::time_point began = std::chrono::steady_clock::now();
};

// decide() on the same questions, everything but the leaf at hand. Thread-safe.
class Engine {
 public:
  explicit Engine(const ServiceWorld& world);

  decision::Decision decide(std::size_t i, Instant at) const;

 private:
  const ServiceWorld& world_;
  std::unique_ptr<crypto::Verifier> verifier_ = std::make_unique<crypto::Verifier>();
  std::shared_ptr<const decision::TrustSnapshot> snapshot_;
  std::map<std::string, decision::SealedProfile> profiles_;
  std::vector<decision::Evidence> evidence_;  // by ca
};

// dropped: the daemon's verdicts reach no disk, which shows what keeping them costs.
enum class Verdicts : std::uint8_t { kept, dropped };

// The daemon as `serve` runs it, on two loopback ports.
class ServedWorld {
 public:
  ServedWorld(ServiceWorld& world, Verdicts verdicts);
  ~ServedWorld();

  std::uint16_t plain_port() const { return plain_; }
  std::uint16_t tls_port() const { return tls_; }
  service::VerdictKeeper::Counts counts() const { return daemon_->services().keeper.counts(); }

 private:
  std::unique_ptr<service::StoreOpener> opener_;
  crypto::Verifier verifier_;
  std::unique_ptr<http::LineLog> log_;
  std::unique_ptr<http::Daemon> daemon_;
  std::uint16_t plain_ = 0, tls_ = 0;
};

}  // namespace baytrust::bench
