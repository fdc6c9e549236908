// The names and the finality of a submission's states, which people and callers see.
#include "gateway/service/submission_store.hpp"

#include <gtest/gtest.h>
#include <set>

namespace baytrust::service {
namespace {

constexpr int kStates = 8;

TEST(SubmissionState, HasTheNamesOfTheInterface) {
  EXPECT_EQ(to_string(SubmissionState::received), "received");
  EXPECT_EQ(to_string(SubmissionState::verified), "verified");
  EXPECT_EQ(to_string(SubmissionState::staged), "staged");
  EXPECT_EQ(to_string(SubmissionState::approved), "approved");
  EXPECT_EQ(to_string(SubmissionState::scheduled), "scheduled");
  EXPECT_EQ(to_string(SubmissionState::active), "active");
  EXPECT_EQ(to_string(SubmissionState::rejected), "rejected");
  EXPECT_EQ(to_string(SubmissionState::superseded), "superseded");
}

TEST(SubmissionState, IsFinalWhenActiveRejectedOrSuperseded) {
  std::set<std::string_view> final_ones;
  for (int i = 0; i < kStates; ++i) {
    const auto state = static_cast<SubmissionState>(i);
    if (finality(state) == Finality::final) final_ones.insert(to_string(state));
  }
  EXPECT_EQ(final_ones, (std::set<std::string_view>{"active", "rejected", "superseded"}));
}

TEST(EditionState, HasItsNames) {
  EXPECT_EQ(to_string(EditionState::active), "active");
  EXPECT_EQ(to_string(EditionState::held), "held");
  EXPECT_EQ(to_string(EditionState::equivocating), "equivocating");
  EXPECT_EQ(to_string(EditionState::refused), "refused");
}

}  // namespace
}  // namespace baytrust::service
