// Fetching: all that a program needs to gather evidence, put together from its configuration: the
// adapters that main gives, the sources, the collector. One for the life of a process; without one,
// nothing is ever asked of anybody. Not here: what is gathered, and when.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "gateway/service/collector.hpp"
#include "gateway/service/fetch_settings.hpp"

namespace baytrust::service {

struct FetchAdapters {
  std::unique_ptr<Fetcher> fetcher;
  std::unique_ptr<FetchCache> cache;  // null: nothing is remembered
};
// `store`: the place of the store, where the cache is by default; empty: there is none.
using MakeFetchAdapters =
    std::function<FetchAdapters(const FetchSettings& settings, const std::string& store)>;

class Fetching {
 public:
  struct Given {
    FetchAdapters adapters;
    const FetchSettings& settings;
    crypto::Verifier& verifier;  // outlives it
    std::function<Instant()> clock;
    std::function<void(const SourceEvent&)> tell{};
  };
  explicit Fetching(Given given)
      : adapters_(std::move(given.adapters)),
        sources_(*adapters_.fetcher, adapters_.cache.get(), given.verifier,
                 {.parallel = static_cast<std::size_t>(given.settings.parallel),
                  .health = {.failures = static_cast<std::uint32_t>(given.settings.failures),
                             .pause = given.settings.pause_seconds},
                  .refresh = given.settings.refresh_seconds,
                  .clock = std::move(given.clock),
                  .tell = std::move(given.tell)}),
        collector_(sources_, std::chrono::seconds(given.settings.deadline_seconds)) {}

  Collector& collector() { return collector_; }
  // Flights are cut short, and none begins any more.
  void stop() { sources_.stop(); }

 private:
  FetchAdapters adapters_;
  Sources sources_;
  Collector collector_;
};

}  // namespace baytrust::service
