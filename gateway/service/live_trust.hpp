// LiveTrust: the trust that requests are judged by, made from the store, every edition verified
// again, and kept at hand. Between two instants at which the store's content says something else
// (an edition's receipt or activation, a pin's beginning or end, an emergency act) a snapshot is
// the same for every k, so that one snapshot serves now and a few more serve earlier k. When the
// store cannot be read the last good snapshot stays, and health() says so. Thread-safe; stores are
// given by the caller, one a thread. Not here: who calls refresh(), and when.
#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "gateway/service/check.hpp"
#include "gateway/service/config.hpp"
#include "gateway/service/crl_shelf.hpp"
#include "gateway/service/load_snapshot.hpp"
#include "gateway/service/store.hpp"
#include "validators/base/error.hpp"
#include "validators/crypto/verifier.hpp"

namespace baytrust::service {

class LiveTrust {
 public:
  // `config` and `verifier` outlive it. An error where there is nothing to begin with.
  static Result<std::unique_ptr<LiveTrust>> make(Store& store, const Config& config,
                                                 crypto::Verifier& verifier, Instant now);

  enum class Refreshed : std::uint8_t { unchanged, renewed };
  // Reads what changed since; an error leaves everything as it was.
  Result<Refreshed> refresh(Store& store, Instant now);

  // The trust of a request made now: where it must be made anew and cannot, the last good one.
  LoadedTrust now(Store& store, Instant now);
  // What was known at k. Errors: of load_snapshot().
  Result<LoadedTrust> at(Store& store, Instant known_at);

  CrlShelf& crls() { return crls_; }

  struct Health {
    Instant loaded;  // when the store was last read without trouble
    std::optional<Error> trouble{};
    std::optional<Instant> trouble_since{};
  };
  Health health() const;
  // The store's revision that the trust of now was made from.
  std::uint64_t revision() const;

 private:
  // Valid for k in [from, until).
  struct Era {
    Instant from;
    Instant until;
    LoadedTrust trust;

    bool holds(Instant k) const { return from <= k && k < until; }
  };
  struct Read {
    std::uint64_t revision = 0;
    std::vector<Instant> turns{};  // ascending: when the content says something else
  };
  LiveTrust(const Config& config, crypto::Verifier& verifier)
      : config_(config), verifier_(verifier) {}

  static Result<Read> read(Store& store);
  Result<Era> load(Store& store, const Read& read, Instant known_at) const;
  Result<Refreshed> renew(Store& store, Instant now);
  void note(const std::optional<Error>& trouble, Instant now);

  const Config& config_;
  crypto::Verifier& verifier_;
  CrlShelf crls_;
  mutable std::mutex mutex_;
  Read read_;                   // what the eras were made from
  std::optional<Era> current_;  // always there once made
  std::list<Era> earlier_;      // most recently asked for in front
  Health health_{};
};

}  // namespace baytrust::service
