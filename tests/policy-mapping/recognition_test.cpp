#include "policy-mapping/recognition.hpp"

#include <gtest/gtest.h>

#include "policy-mapping/register.hpp"
#include "tests/policy-mapping/sample_register.hpp"

namespace baytrust::policy_mapping {
namespace {

using namespace test;
using testing::ElementsAre;
using testing::IsEmpty;

Bound unknown() { return {.kind = Bound::Kind::unknown, .source = "not published"}; }
Bound reviewed(Instant bound) {
  return {.kind = Bound::Kind::unknown, .reviewed = ReviewedBound{bound, "J. Doe", kIssued}};
}

TEST(Interval, IsHalfOpen) {
  const Interval interval{Bound::at(kFirst), Bound::at(kSecond)};
  EXPECT_EQ(contains(interval, kFirst - 1), Ternary::no);
  EXPECT_EQ(contains(interval, kFirst), Ternary::yes);
  EXPECT_EQ(contains(interval, kSecond - 1), Ternary::yes);
  EXPECT_EQ(contains(interval, kSecond), Ternary::no);
}

TEST(Interval, MayBeOpenOnEitherSide) {
  EXPECT_EQ(contains({Bound::at(kFirst), Bound::open()}, kIssued), Ternary::yes);
  EXPECT_EQ(contains({Bound::open(), Bound::at(kFirst)}, kFirst - 1), Ternary::yes);
  EXPECT_EQ(contains({Bound::open(), Bound::open()}, kIssued), Ternary::yes);
}

TEST(Interval, WithAnUnknownDateIsUnknownUnlessTheOtherExcludes) {
  EXPECT_EQ(contains({unknown(), Bound::open()}, kIssued), Ternary::unknown);
  EXPECT_EQ(contains({Bound::at(kFirst), unknown()}, kIssued), Ternary::unknown);
  EXPECT_EQ(contains({unknown(), unknown()}, kIssued), Ternary::unknown);
  EXPECT_EQ(contains({unknown(), Bound::at(kSecond)}, kSecond), Ternary::no);
  EXPECT_EQ(contains({Bound::at(kSecond), unknown()}, kFirst), Ternary::no);
}

TEST(Interval, AReviewedBoundStandsForTheUnknownDate) {
  EXPECT_EQ(contains({reviewed(kFirst), Bound::open()}, kFirst), Ternary::yes);
  EXPECT_EQ(contains({reviewed(kFirst), Bound::open()}, kFirst - 1), Ternary::no);
  EXPECT_EQ(contains({Bound::open(), reviewed(kSecond)}, kSecond), Ternary::no);
}

TEST(Interval, NothingSaidIsUnknown) { EXPECT_EQ(contains(Interval(), kIssued), Ternary::unknown); }

TEST(Bound, TheInstantThatCounts) {
  EXPECT_EQ(effective(Bound::at(kFirst)), kFirst);
  EXPECT_EQ(effective(reviewed(kSecond)), kSecond);
  EXPECT_FALSE(effective(Bound::open()));
  EXPECT_FALSE(effective(unknown()));
}

TEST(StatusAt, TheLastChangeThatIsEffective) {
  const Recognition r = full();
  EXPECT_EQ(status_at(r, kFirst - 1), nullptr);
  EXPECT_EQ(status_at(r, kFirst), &r.status[0]);
  EXPECT_EQ(status_at(r, kSecond - 1), &r.status[0]);
  EXPECT_EQ(status_at(r, kSecond), &r.status[2]);  // of equal instants the later in the document
  EXPECT_EQ(status_at(r, kThird), &r.status[3]);
}

TEST(NewStatuses, BeforeTheyWereKnownOnlyForCompromiseOrCorrection) {
  Recognition before = simple();
  Recognition after = before;
  EXPECT_THAT(judge_new_statuses(&before, after, kIssued), IsEmpty());
  after.status.push_back({Status::withdrawn, kThird, Reason::cessation, {}});
  const auto found = judge_new_statuses(&before, after, kIssued);
  EXPECT_THAT(ids(found), ElementsAre("recognition.status.retroactive"));
  EXPECT_EQ(found[0].effect(), Effect::warning);
  EXPECT_EQ(fact(found, "recognition.status.retroactive", "status"), "withdrawn");
  EXPECT_EQ(fact(found, "recognition.status.retroactive", "reason"), "cessation");
  after.status.back().reason = Reason::compromise;
  EXPECT_THAT(ids(judge_new_statuses(&before, after, kIssued)),
              ElementsAre("recognition.status.corrected"));
  after.status.back().reason = Reason::correction;
  EXPECT_THAT(ids(judge_new_statuses(&before, after, kIssued)),
              ElementsAre("recognition.status.corrected"));
  EXPECT_THAT(judge_new_statuses(&before, after, kThird), IsEmpty());  // known when it began
}

TEST(NewStatuses, OfANewEntryAreAllNew) {
  EXPECT_THAT(ids(judge_new_statuses(nullptr, simple(), kIssued)),
              ElementsAre("recognition.status.retroactive"));
}

TEST(Review, PastItsNextDateIsOverdue) {
  const Recognition r = full();
  EXPECT_THAT(judge_review(r, kThird - 1), IsEmpty());
  const auto found = judge_review(r, kThird);
  EXPECT_THAT(ids(found), ElementsAre("recognition.review.overdue"));
  EXPECT_EQ(fact(found, "recognition.review.overdue", "next_review"), "2024-01-01T00:00:00Z");
  EXPECT_THAT(judge_review(simple(), kIssued), IsEmpty());
}

TEST(Constraints, AreThoseOfRfc5280) {
  const auto good = Constraints::make({"DNS:example.hk"}, {"IP:10.0.0.0/8"});
  ASSERT_TRUE(good) << describe(good.error());
  EXPECT_FALSE(good->limits().empty());
  const auto bad = Constraints::make({"example.hk"}, {});
  EXPECT_THAT(bad, FailsWith("register.constraint.malformed"));
}

TEST(Words, OfTheVocabularies) {
  EXPECT_EQ(to_string(Kind::timestamp), "timestamp");
  EXPECT_EQ(to_string(Status::in_force), "in-force");
  EXPECT_EQ(to_string(Reason::compromise), "compromise");
  EXPECT_EQ(to_string(Holder::organisation), "organisation");
  EXPECT_EQ(to_string(Custody::server_side), "server-side");
  EXPECT_TRUE(may_be_retroactive(Reason::correction));
  EXPECT_FALSE(may_be_retroactive(Reason::review));
}

TEST(Find, OnlyByTheDirectedPair) {
  const Register reg = sample_register();
  EXPECT_EQ(find(reg, "MO", "HK").size(), 3U);
  EXPECT_EQ(find(reg, "HK", "MO").size(), 1U);
  EXPECT_THAT(find(reg, "MO", "CN-GD"), IsEmpty());
  EXPECT_THAT(find(reg, "MO", "MO"), IsEmpty());
  EXPECT_EQ(find_id(reg, "hk-mo"), &reg.recognitions[3]);
  EXPECT_EQ(find_id(reg, "none"), nullptr);
}

}  // namespace
}  // namespace baytrust::policy_mapping
