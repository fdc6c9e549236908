// The names of events, which subscribers tell apart: they never change.
#include "gateway/service/event_store.hpp"

#include <gtest/gtest.h>

namespace baytrust::service {
namespace {

TEST(EventKind, HasStableNames) {
  EXPECT_EQ(to_string(EventKind::submission_staged), "submission.staged");
  EXPECT_EQ(to_string(EventKind::submission_rejected), "submission.rejected");
  EXPECT_EQ(to_string(EventKind::edition_active), "edition.active");
  EXPECT_EQ(to_string(EventKind::edition_alarm), "edition.alarm");
  EXPECT_EQ(to_string(EventKind::recall), "recall");
  EXPECT_EQ(to_string(EventKind::emergency_begun), "emergency.begun");
  EXPECT_EQ(to_string(EventKind::emergency_lapsed), "emergency.lapsed");
  EXPECT_EQ(to_string(EventKind::trust_state), "trust.state");
  EXPECT_EQ(to_string(EventKind::submission_scheduled), "submission.scheduled");
}

}  // namespace
}  // namespace baytrust::service
