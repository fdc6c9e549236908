// How many requests a client may make: a token bucket for each key, in a table of bounded size.
// Time is an argument. When the table is full the client that was not seen longest is forgotten,
// and has a full bucket when it comes back. Safe to use from several threads.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <list>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "gateway/http/headers.hpp"

namespace baytrust::http {

struct RateSettings {
  double per_second = 50;        // over a long time
  std::uint32_t burst = 100;     // at once
  std::size_t clients = 20'000;  // remembered
};

class RateLimiter {
 public:
  using Time = std::chrono::steady_clock::time_point;

  struct Grant {
    enum class Kind : std::uint8_t { taken, refused } kind;
    std::uint32_t remaining;    // whole requests left now
    std::uint32_t full_in;      // seconds until the bucket is full, rounded up
    std::uint32_t retry_after;  // seconds until one may be made, rounded up; 0: now
  };

  explicit RateLimiter(const RateSettings& settings) : settings_(settings) {}

  // now never goes back.
  Grant take(std::string_view key, Time now);

  // RateLimit-Policy and RateLimit, of the draft of that name of the HTTPAPI working group.
  Headers fields(const Grant& grant) const;

 private:
  struct Bucket {
    std::string key;
    double tokens;
    Time at;
  };
  Bucket& find(std::string_view key, Time now);

  const RateSettings settings_;
  std::mutex mutex_;
  std::list<Bucket> buckets_;  // the last seen in front
  std::unordered_map<std::string_view, std::list<Bucket>::iterator> by_key_;  // of buckets_' keys
};

}  // namespace baytrust::http
