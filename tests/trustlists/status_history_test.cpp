#include "trustlists/status_history.hpp"

#include <gtest/gtest.h>

#include "tests/trustlists/sample_list.hpp"
#include "trustlists/uris.hpp"

namespace baytrust::trustlists {
namespace {

using namespace test;

TEST(StatusHistory, IsReadBackwardsFromT) {
  const Service service = issuing_service();
  EXPECT_EQ(state_at(service, kThird + kDay), &service.current);
  EXPECT_EQ(state_at(service, kThird), &service.current);  // a status holds from its instant on
  EXPECT_EQ(state_at(service, kThird - 1), &service.history[0]);
  EXPECT_EQ(state_at(service, kSecond), &service.history[0]);
  EXPECT_EQ(state_at(service, kSecond - 1), &service.history[1]);
  EXPECT_EQ(state_at(service, kFirst - 1), nullptr);
}

TEST(StatusHistory, TrustsOnlyWhileRecognised) {
  const Service service = issuing_service();
  EXPECT_EQ(standing_at(service, kFirst - 1), Standing::ended);
  EXPECT_EQ(standing_at(service, kFirst), Standing::in_force);
  EXPECT_EQ(standing_at(service, kSecond), Standing::ended);
  EXPECT_EQ(standing_at(service, kThird), Standing::in_force);
}

TEST(StatusHistory, UnknownStatusAndUnknownCriticalExtensionAreNotTrusted) {
  Service service = root_service();
  service.current.extensions.unknown = {unknown_extension("y", true)};
  EXPECT_EQ(standing_at(service, kIssued), Standing::unknown);
  service = root_service();
  service.current.status = "urn:demo:unheard-of";
  EXPECT_EQ(standing_at(service, kIssued), Standing::unknown);
}

TEST(StatusHistory, OfEqualStartingTimesTheFirstWins) {
  Service service = issuing_service();
  service.history[1].status_starting_time = kSecond;
  EXPECT_EQ(state_at(service, kSecond), &service.history[0]);
  service.history[0].status_starting_time = kThird;
  EXPECT_EQ(state_at(service, kThird), &service.current);
  EXPECT_EQ(state_at(service, kThird - 1), &service.history[1]);
}

TEST(StandingPeriod, SaysSinceWhenAndUntilWhen) {
  const Service service = issuing_service();
  EXPECT_EQ(standing_period_at(service, kIssued),
            (StandingPeriod{Standing::in_force, kThird, std::nullopt}));
  EXPECT_EQ(standing_period_at(service, kSecond + 1),
            (StandingPeriod{Standing::ended, kSecond, kThird}));
  EXPECT_EQ(standing_period_at(service, kFirst),
            (StandingPeriod{Standing::in_force, kFirst, kSecond}));
  EXPECT_EQ(standing_period_at(service, kFirst - 1),
            (StandingPeriod{Standing::ended, std::nullopt, kFirst}));
}

TEST(StandingPeriod, JoinsStatesOfOneStanding) {
  Service service = issuing_service();
  service.history[0].status = std::string(kStatuses) + "granted";
  EXPECT_EQ(standing_period_at(service, kSecond),
            (StandingPeriod{Standing::in_force, kFirst, std::nullopt}));
}

}  // namespace
}  // namespace baytrust::trustlists
