#include "gateway/http/rate_limit.hpp"

#include <algorithm>
#include <cmath>

namespace baytrust::http {
namespace {

std::uint32_t whole_seconds(double seconds) {
  return static_cast<std::uint32_t>(std::ceil(std::clamp(seconds, 0.0, 1e9)));
}

}  // namespace

RateLimiter::Bucket& RateLimiter::find(std::string_view key, Time now) {
  if (const auto found = by_key_.find(key); found != by_key_.end()) {
    buckets_.splice(buckets_.begin(), buckets_, found->second);
    return buckets_.front();
  }
  if (!buckets_.empty() && buckets_.size() >= settings_.clients) {
    by_key_.erase(buckets_.back().key);
    buckets_.pop_back();
  }
  buckets_.push_front({std::string(key), static_cast<double>(settings_.burst), now});
  by_key_.emplace(buckets_.front().key, buckets_.begin());
  return buckets_.front();
}

RateLimiter::Grant RateLimiter::take(std::string_view key, Time now) {
  const std::lock_guard lock(mutex_);
  Bucket& bucket = find(key, now);
  const double most = settings_.burst;
  const double elapsed = std::chrono::duration<double>(now - bucket.at).count();
  bucket.tokens = std::min(most, bucket.tokens + std::max(0.0, elapsed) * settings_.per_second);
  bucket.at = std::max(bucket.at, now);
  const bool taken = bucket.tokens >= 1;
  if (taken) bucket.tokens -= 1;
  const double rate = std::max(settings_.per_second, 1e-9);
  return {taken ? Grant::Kind::taken : Grant::Kind::refused,
          static_cast<std::uint32_t>(bucket.tokens), whole_seconds((most - bucket.tokens) / rate),
          taken ? 0 : std::max(1U, whole_seconds((1 - bucket.tokens) / rate))};
}

Headers RateLimiter::fields(const Grant& grant) const {
  const double window = settings_.burst / std::max(settings_.per_second, 1e-9);
  return {{"RateLimit-Policy", "\"default\";q=" + std::to_string(settings_.burst) +
                                   ";w=" + std::to_string(std::max(1U, whole_seconds(window)))},
          {"RateLimit", "\"default\";r=" + std::to_string(grant.remaining) +
                            ";t=" + std::to_string(grant.full_in)}};
}

}  // namespace baytrust::http
