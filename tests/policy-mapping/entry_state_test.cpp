#include "policy-mapping/entry_state.hpp"

#include <gtest/gtest.h>

#include "tests/policy-mapping/sample_register.hpp"

namespace baytrust::policy_mapping {
namespace {

using namespace test;

TEST(EntryState, FollowsTheStatusHistory) {
  Recognition r = simple();
  r.status = {{Status::in_force, kFirst, Reason::agreement, {}},
              {Status::suspended, kSecond, Reason::review, {}},
              {Status::withdrawn, kThird, Reason::cessation, {}}};
  EXPECT_EQ(state_at(r, kFirst - 1), EntryState::not_yet);
  EXPECT_EQ(state_at(r, kFirst), EntryState::in_force);
  EXPECT_EQ(state_at(r, kSecond - 1), EntryState::in_force);
  EXPECT_EQ(state_at(r, kSecond), EntryState::suspended);
  EXPECT_EQ(state_at(r, kThird), EntryState::withdrawn);
}

TEST(EntryState, IsOfThePeriodHalfOpen) {
  Recognition r = simple();
  r.period = {Bound::at(kSecond), Bound::at(kThird)};
  EXPECT_EQ(state_at(r, kSecond - 1), EntryState::not_yet);
  EXPECT_EQ(state_at(r, kSecond), EntryState::in_force);
  EXPECT_EQ(state_at(r, kThird - 1), EntryState::in_force);
  EXPECT_EQ(state_at(r, kThird), EntryState::expired);
}

TEST(EntryState, IsUnknownWhereADateIsNotPublished) {
  Recognition r = simple();
  r.period = {Bound::at(kFirst), Bound{}};
  EXPECT_EQ(state_at(r, kSecond), EntryState::unknown);
  EXPECT_EQ(state_at(r, kFirst - 1), EntryState::not_yet);
  r.status.push_back({Status::suspended, kSecond, Reason::review, {}});
  EXPECT_EQ(state_at(r, kSecond), EntryState::suspended) << "a status needs no date";
}

TEST(EntryState, HasWords) {
  EXPECT_EQ(to_string(EntryState::in_force), "in-force");
  EXPECT_EQ(to_string(EntryState::not_yet), "not-yet");
  EXPECT_EQ(to_string(EntryState::withdrawn), "withdrawn");
}

}  // namespace
}  // namespace baytrust::policy_mapping
