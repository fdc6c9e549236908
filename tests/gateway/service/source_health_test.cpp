// The circuit breaker of a host, by a clock that the test moves.
#include "gateway/service/source_health.hpp"

#include <gtest/gtest.h>

#include "gateway/service/fetch_codes.hpp"

namespace baytrust::service {
namespace {

using Outcome = SourceHealth::Outcome;
constexpr Instant kThen{1772539200};
const UsedHost kHost{"h:80", SourceUse::status};

Error failure(const Code& code, const std::string& detail = "-") {
  return Error(code, "h:80", {{"item", "i"}, {"host", "h:80"}, {"detail", detail}});
}

class BreakerTest : public ::testing::Test {
 protected:
  bool asks(Instant now) { return !health_.resting(kHost, now); }
  void fails(Instant now) {
    health_.report(kHost, {.result = "fetch.timeout", .outcome = Outcome::fault}, now);
  }
  void answers(Instant now) { health_.report(kHost, {.result = "obtained"}, now); }
  HostHealth host() const { return health_.hosts().at(0); }

  SourceHealth health_{{.failures = 3, .pause = 30}};
};

TEST_F(BreakerTest, OpensAfterSoManyInARow) {
  for (int i = 0; i < 2; ++i) {
    EXPECT_TRUE(asks(kThen));
    fails(kThen);
  }
  answers(kThen);
  for (int i = 0; i < 2; ++i) fails(kThen);
  EXPECT_TRUE(asks(kThen)) << "an answer between them starts the row anew";
  fails(kThen);
  EXPECT_EQ(health_.resting(kHost, kThen + 29), kThen + 30);
  EXPECT_EQ(host().state, HostHealth::State::open);
  EXPECT_FALSE(health_.resting({"other:80"}, kThen)) << "a host of its own";
}

TEST_F(BreakerTest, OneTrialAndThenItRestsTwiceAsLongOrIsClosed) {
  for (int i = 0; i < 3; ++i) fails(kThen);
  EXPECT_TRUE(asks(kThen + 30));
  EXPECT_EQ(host().state, HostHealth::State::half_open);
  EXPECT_FALSE(asks(kThen + 30)) << "one trial";
  fails(kThen + 31);
  EXPECT_FALSE(asks(kThen + 90));
  EXPECT_TRUE(asks(kThen + 91));
  answers(kThen + 92);
  EXPECT_EQ(host().state, HostHealth::State::closed);
  EXPECT_EQ(host().last_good, kThen + 92);
  EXPECT_TRUE(asks(kThen + 92));
  EXPECT_TRUE(asks(kThen + 92));
}

TEST_F(BreakerTest, RestsAnHourAtMost) {
  Instant now = kThen;
  for (int i = 0; i < 40; ++i) {
    fails(now);
    if (const auto until = host().resting_until) {
      EXPECT_LE(*until - now, kLongestRest);
      now = *until;
      EXPECT_TRUE(asks(now));
    }
  }
  fails(now);
  EXPECT_EQ(*host().resting_until - now, kLongestRest);
}

TEST_F(BreakerTest, AnAnswerThatIsNoUseIsNoFaultOfTheHost) {
  for (int i = 0; i < 10; ++i) {
    health_.report(kHost, {.result = "fetch.content.unreadable", .outcome = Outcome::neither},
                   kThen);
  }
  EXPECT_TRUE(asks(kThen));
  EXPECT_EQ(host().results.at("fetch.content.unreadable"), 10U);
  EXPECT_FALSE(host().last_good);
  EXPECT_EQ(outcome_of(failure(kFetchTimeout)), Outcome::fault);
  EXPECT_EQ(outcome_of(failure(kFetchUnreachable)), Outcome::fault);
  EXPECT_EQ(outcome_of(failure(kFetchContent)), Outcome::neither);
  EXPECT_EQ(outcome_of(failure(kFetchCrlSigner)), Outcome::neither);
  for (const char* status : {"304", "403", "404", "410", "429", "50"}) {
    EXPECT_EQ(outcome_of(failure(kFetchStatus, status)), Outcome::neither) << status;
  }
  for (const char* status : {"500", "502", "503", "504"}) {
    EXPECT_EQ(outcome_of(failure(kFetchStatus, status)), Outcome::fault) << status;
  }
}

}  // namespace
}  // namespace baytrust::service
