// judgement.md 6.
#include "gateway/decision/dual_publication.hpp"

#include <gmock/gmock.h>

#include "tests/gateway/decision/world.hpp"

namespace baytrust::decision {
namespace {

using namespace baytrust::test;
using policy_mapping::Publication;
using policy_mapping::Reason;
using policy_mapping::Status;
using testing::Contains;
using testing::ElementsAre;
using testing::StartsWith;

TEST(DualPublication, AgreedPasses) {
  const Decision d = World().decide(sound_certificate());
  EXPECT_EQ(d.dual_publication, Publication::agreed);
  EXPECT_THAT(ids(d.recognition_findings), Contains("recognition.publication.agreed"));
}

TEST(DualPublication, IssuingOnlyIsNotRecognised) {
  World world;
  world.mo_register.recognitions.clear();
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.verdict.outcome, Outcome::valid_not_recognised) << explain(d);
  EXPECT_FALSE(d.dual_publication.has_value());
  ASSERT_EQ(d.recognitions.size(), 1U);
  EXPECT_EQ(d.recognitions.front().publication, Publication::issuing_only);
  EXPECT_EQ(d.recognitions.front().selected, RecognitionTried::Selected::no);
  EXPECT_THAT(ids(d.recognitions.front().findings),
              Contains("recognition.publication.issuing_only"));
  EXPECT_THAT(failed(d), ElementsAre("recognition.none"));
}

TEST(DualPublication, RelyingOnlyWarns) {
  World world;
  world.hk_register.recognitions.clear();
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.verdict.accepted, Accepted::yes) << explain(d);
  EXPECT_EQ(find(d.recognition_findings, "recognition.publication.relying_only")->effect(),
            Effect::warning);
}

TEST(DualPublication, WithoutTheOtherRegisterIsRelyingOnly) {
  World world;
  world.publish = World::Publish::without_hk_register;
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.verdict.accepted, Accepted::yes);
  EXPECT_EQ(d.dual_publication, Publication::relying_only);
  EXPECT_EQ(d.documents.size(), 3U);
}

// An entry of that id about another direction is no copy.
TEST(DualPublication, ACopyIsOfTheSameDirection) {
  World world;
  world.copy().relying = "CN-GD";
  EXPECT_EQ(world.decide(sound_certificate()).dual_publication, Publication::relying_only);
}

TEST(DualPublication, DiffersTextInforms) {
  World world;
  world.copy().legal_basis = {{"en", "Arrangement of 2012"}};
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.verdict.accepted, Accepted::yes);
  EXPECT_EQ(fact(d.recognition_findings, "recognition.publication.differs_text", "fields"), "text");
}

// Suspended or withdrawn on either side stops.
TEST(DualPublication, TheOtherSidesSuspensionStops) {
  for (const Status status : {Status::suspended, Status::withdrawn}) {
    World world;
    world.copy().status.push_back({status, kNoon - kDay, Reason::review, {}});
    const Decision d = world.decide(sound_certificate());
    EXPECT_EQ(d.verdict.outcome, Outcome::valid_not_recognised) << explain(d);
    EXPECT_THAT(fact(d.recognition_findings, "recognition.publication.differs_trust", "fields"),
                StartsWith("status"));
    EXPECT_THAT(failed(d), ElementsAre("recognition.publication.stricter_copy_fails"));
    world.at = kNoon - 2 * kDay;
    world.profile.revocation.hold_history_unknown = Effect::info;
    EXPECT_EQ(world.decide(sound_certificate()).recognition, decision::Recognition::recognised);
  }
}

TEST(DualPublication, ALooserCopyChangesNothing) {
  World world;
  world.copy().policy_family.max_release.reset();
  world.entry().policy_family.max_release = *policy_mapping::Release::parse("2018.9.9");
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.dual_publication, Publication::differs_trust);
  EXPECT_EQ(d.verdict.accepted, Accepted::yes) << explain(d);
}

TEST(DualPublication, AnUnknownLegOfTheOtherSideIsUnknown) {
  World world;
  world.copy().period.to = policy_mapping::Bound{};
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.recognition, decision::Recognition::unknown) << explain(d);
  EXPECT_EQ(find(d.recognition_findings, "recognition.publication.stricter_copy_fails")->effect(),
            Effect::indeterminate);
}

TEST(DualPublication, WhatOnlyOneSideCountsIsNotGiven) {
  World world;
  const RelyingPolicy more(Oid::literal("2.999.853.2"));
  world.entry().counts_as.policies.push_back(more);
  const Decision both = world.decide(sound_certificate());
  EXPECT_THAT(both.accepted_as, ElementsAre(RelyingPolicy(Oid::literal(kCountsAs))));
  EXPECT_EQ(both.verdict.accepted, Accepted::yes);
  world.entry().counts_as.policies = {more};
  EXPECT_EQ(world.decide(sound_certificate()).recognition, decision::Recognition::not_recognised);
}

TEST(DualPublication, TheLowerLevelIsGiven) {
  World world;
  world.copy().counts_as.relying_level = "mo-basic";
  EXPECT_EQ(world.decide(sound_certificate()).assurance.mapped, "mo-basic");
  world.copy().counts_as.relying_level = "mo-qualified";
  EXPECT_EQ(world.decide(sound_certificate()).assurance.mapped, "mo-advanced");
  world.copy().counts_as.relying_level = "mo-seal";  // incomparable: none
  EXPECT_EQ(world.decide(sound_certificate()).assurance.mapped, "");
}

TEST(DualPublication, PurposesAreThoseOfBoth) {
  World world;
  world.copy().counts_as.purposes = {"filing", "tax"};
  world.purpose = "tax";
  EXPECT_EQ(world.decide(sound_certificate()).verdict.accepted, Accepted::yes);
  world.entry().counts_as.purposes = {"filing", "health"};
  EXPECT_THAT(failed(world.decide(sound_certificate())), ElementsAre("profile.purpose.unmet"));
  world.purpose = "filing";
  EXPECT_EQ(world.decide(sound_certificate()).verdict.accepted, Accepted::yes);
}

TEST(DualPublication, EachSidesRelianceLimitApplies) {
  World world;
  world.entry().counts_as.reliance_limit = Money{1000, "HKD"};
  world.copy().counts_as.reliance_limit = Money{500, "HKD"};
  world.amount = Money{600, "HKD"};
  const Decision d = world.decide(sound_certificate());
  EXPECT_THAT(failed(d), ElementsAre("profile.amount.exceeded"));
  EXPECT_EQ(fact(d.profile_findings, "profile.amount.exceeded", "limit"), "500 HKD");
}

TEST(DualPublication, AProfileMayAskForAgreement) {
  World world;
  world.profile.publication = PublicationRule::agreed;
  EXPECT_EQ(world.decide(sound_certificate()).verdict.accepted, Accepted::yes);
  world.hk_register.recognitions.clear();
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.verdict.outcome, Outcome::valid_recognised);
  EXPECT_THAT(failed(d), ElementsAre("profile.publication.not_agreed"));
  EXPECT_EQ(fact(d.profile_findings, "profile.publication.not_agreed", "publication"),
            "relying-only");
}

}  // namespace
}  // namespace baytrust::decision
