// Judging: everything by which requests are answered under one configuration: the configuration,
// its profiles with their digests, the trust. A changed configuration is another Judging; a request
// keeps the one it started with. JudgingHolder has the one for new requests. Thread-safe.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "gateway/service/config.hpp"
#include "gateway/service/live_trust.hpp"
#include "gateway/service/served_profile.hpp"
#include "gateway/service/store.hpp"
#include "validators/base/error.hpp"
#include "validators/crypto/verifier.hpp"

namespace baytrust::service {

class Judging {
 public:
  // `verifier` outlives it. An error where the store gives nothing to begin with.
  static Result<std::shared_ptr<Judging>> make(Config config, Store& store,
                                               crypto::Verifier& verifier, Instant now);

  const Config& config() const { return config_; }
  LiveTrust& trust() const { return *trust_; }
  crypto::Verifier& verifier() const { return verifier_; }

  // By name, by relying jurisdiction (its default one), or by both, which must agree.
  // question.profile.missing; config.profile.unknown, .relying; config.jurisdiction.unknown.
  Result<const ServedProfile*> profile(std::string_view name, std::string_view relying) const;

 private:
  Judging(Config config, crypto::Verifier& verifier);

  const Config config_;
  crypto::Verifier& verifier_;
  std::map<std::string, ServedProfile, std::less<>> profiles_;
  std::unique_ptr<LiveTrust> trust_;
};

class JudgingHolder {
 public:
  explicit JudgingHolder(std::shared_ptr<Judging> first) : current_(std::move(first)) {}

  std::shared_ptr<Judging> current() const {
    const std::lock_guard lock(mutex_);
    return current_;
  }
  void swap_in(std::shared_ptr<Judging> next) {
    const std::lock_guard lock(mutex_);
    current_.swap(next);  // the old one goes after the lock
  }

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<Judging> current_;
};

}  // namespace baytrust::service
