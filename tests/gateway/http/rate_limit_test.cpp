#include "gateway/http/rate_limit.hpp"

#include <gtest/gtest.h>

namespace baytrust::http {
namespace {

using std::chrono::milliseconds;
using Kind = RateLimiter::Grant::Kind;
constexpr RateLimiter::Time kBegin{std::chrono::hours(1)};

TEST(RateLimit, GivesABurstThenTheRate) {
  RateLimiter limiter({.per_second = 2, .burst = 3, .clients = 10});
  for (std::uint32_t left : {2U, 1U, 0U}) {
    const auto grant = limiter.take("a", kBegin);
    EXPECT_EQ(grant.kind, Kind::taken);
    EXPECT_EQ(grant.remaining, left);
    EXPECT_EQ(grant.retry_after, 0U);
  }
  const auto refused = limiter.take("a", kBegin);
  EXPECT_EQ(refused.kind, Kind::refused);
  EXPECT_EQ(refused.retry_after, 1U);
  EXPECT_EQ(refused.full_in, 2U);
  EXPECT_EQ(limiter.take("b", kBegin).kind, Kind::taken);  // each has its own
  EXPECT_EQ(limiter.take("a", kBegin + milliseconds(499)).kind, Kind::refused);
  EXPECT_EQ(limiter.take("a", kBegin + milliseconds(500)).kind, Kind::taken);
  EXPECT_EQ(limiter.take("a", kBegin + std::chrono::hours(1)).remaining, 2U);  // never above
  EXPECT_EQ(limiter.take("a", kBegin).kind, Kind::taken);  // a clock of another thread, a bit late
}

TEST(RateLimit, ForgetsTheOneNotSeenLongest) {
  RateLimiter limiter({.per_second = 0.001, .burst = 1, .clients = 2});
  limiter.take("a", kBegin);
  limiter.take("b", kBegin);
  EXPECT_EQ(limiter.take("a", kBegin).kind, Kind::refused);
  limiter.take("c", kBegin);  // forgets b
  EXPECT_EQ(limiter.take("a", kBegin).kind, Kind::refused);
  EXPECT_EQ(limiter.take("b", kBegin).kind, Kind::taken);
}

TEST(RateLimit, WritesTheFieldsOfTheDraft) {
  RateLimiter limiter({.per_second = 2, .burst = 4, .clients = 10});
  const auto fields = limiter.fields(limiter.take("a", kBegin));
  EXPECT_EQ(fields.find("RateLimit-Policy"), "\"default\";q=4;w=2");
  EXPECT_EQ(fields.find("RateLimit"), "\"default\";r=3;t=1");
}

}  // namespace
}  // namespace baytrust::http
