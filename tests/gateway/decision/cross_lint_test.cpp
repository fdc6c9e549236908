// judgement.md 3: list and register speak of the same thing and differ; the stricter applies.
#include "gateway/decision/cross_lint.hpp"

#include <gmock/gmock.h>

#include "tests/gateway/decision/world.hpp"

namespace baytrust::decision {
namespace {

using namespace baytrust::test;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using trustlists::DeclaredFamily;

constexpr std::string_view kMismatch = "recognition.list_mismatch";
constexpr std::string_view kExcludes = "recognition.list_excludes";

TEST(CrossLint, AgreementSaysNothing) {
  const Decision d = World().decide(sound_certificate());
  EXPECT_THAT(ids(d.recognition_findings), Not(Contains(kMismatch)));
}

TEST(CrossLint, AnotherMarkerOfTheTypeIsAMismatch) {
  World world;
  world.hk_type().marker.values = {"Personal", "Private"};
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.verdict.accepted, Accepted::yes) << explain(d);
  EXPECT_EQ(fact(d.recognition_findings, kMismatch, "field"), "type");
  EXPECT_EQ(fact(d.recognition_findings, kMismatch, "list"), "2.5.4.11=Personal|Private");
  EXPECT_EQ(fact(d.recognition_findings, kMismatch, "register"), "2.5.4.11=Personal");
}

TEST(CrossLint, ATypeThatTheListDoesNotKnowIsExcluded) {
  World world;
  world.hk_type().marker.values = {"Organisation"};
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.recognition, Recognition::not_recognised);
  EXPECT_THAT(failed(d), ElementsAre(kExcludes));
  EXPECT_EQ(fact(d.recognition_findings, kExcludes, "field"), "type");
}

TEST(CrossLint, AListThatKnowsNoTypesHasNoOpinion) {
  World world;
  world.hk_service(1).current.types.clear();
  EXPECT_EQ(world.decide(sound_certificate()).verdict.accepted, Accepted::yes);
}

TEST(CrossLint, ADeclaredFamilyBesideTheEntrysIsNoMismatch) {
  World world;
  world.hk_type().families = {{DeclaredFamily::Kind::cps, Oid::literal("1.3.6.1.4.1.16030.1.1"), 1},
                              {DeclaredFamily::Kind::cp, Oid::literal(kMutualFamily), 3}};
  const Decision d = world.decide(sound_certificate());
  EXPECT_THAT(ids(d.recognition_findings), Not(Contains(kMismatch)));
  EXPECT_EQ(d.verdict.accepted, Accepted::yes);
}

TEST(CrossLint, AnUndeclaredFamilyIsAMismatchAndTheListsMustHoldToo) {
  World world;
  world.hk_type().families = {{DeclaredFamily::Kind::cps, Oid::literal("2.999.77"), 1}};
  const Decision without = world.decide(sound_certificate());
  EXPECT_EQ(fact(without.recognition_findings, kMismatch, "field"), "family");
  EXPECT_THAT(failed(without), ElementsAre(kExcludes));
  CertificateRequest request = sound_request();
  request.policies.push_back("2.999.77.5");
  const Decision with = world.decide(hong_kong().ca.issue(request));
  EXPECT_EQ(with.verdict.accepted, Accepted::yes) << explain(with);
  EXPECT_EQ(fact(with.recognition_findings, kMismatch, "list"), "2.999.77");
}

// The list dates a previous CA more narrowly than the register dates its pair.
TEST(CrossLint, ThePeriodOfAPreviousCaIsTheNarrowerOne) {
  World world;
  trustlists::PreviousCa previous;
  previous.certificate_sha256 = hong_kong().ca.certificate()->fingerprint;
  previous.from.at = kStart;
  previous.to.at = kNoon;
  world.hk_type().previous = {previous};
  const Decision d = world.decide(sound_certificate());
  EXPECT_THAT(failed(d), ElementsAre(kExcludes));
  EXPECT_EQ(fact(d.recognition_findings, kExcludes, "field"), "previous_ca");
  world.hk_type().previous.front().to.at = kNoon + 1;
  EXPECT_EQ(world.decide(sound_certificate()).verdict.accepted, Accepted::yes);
  world.hk_type().previous.front().from.at = kNoon + 1;
  world.hk_type().previous.front().to.at.reset();
  EXPECT_THAT(failed(world.decide(sound_certificate())), ElementsAre(kExcludes));
  // Missing dates bound nothing; another type's previous CA is another matter.
  world.hk_type().previous.front().from.at.reset();
  EXPECT_EQ(world.decide(sound_certificate()).verdict.accepted, Accepted::yes);
}

TEST(CrossLint, ALevelBelowTheCountedOneGrantsNothing) {
  World world;
  world.profile.minimum_assurance = "mo-advanced";
  EXPECT_EQ(world.decide(sound_certificate()).verdict.accepted, Accepted::yes);
  world.hk_type().assurance_level = "hk-basic";
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(fact(d.recognition_findings, kMismatch, "field"), "assurance");
  EXPECT_EQ(d.assurance.native, "hk-basic");
  EXPECT_EQ(d.assurance.mapped, "");
  EXPECT_THAT(failed(d), ElementsAre("profile.assurance.unknown"));
}

TEST(CrossLint, ALevelAboveTheCountedOneIsOnlyShown) {
  World world;
  world.entry().counts_as.issuing_level = "hk-basic";
  world.copy() = world.entry();
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(fact(d.recognition_findings, kMismatch, "field"), "assurance");
  EXPECT_EQ(d.assurance.mapped, "mo-advanced");
}

TEST(CrossLint, TheSmallerRelianceLimitApplies) {
  World world;
  world.entry().counts_as.reliance_limit = Money{1000, "HKD"};
  world.copy() = world.entry();
  world.hk_type().reliance_limit = trustlists::Money{200, "HKD"};
  world.amount = Money{500, "HKD"};
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(fact(d.recognition_findings, kMismatch, "field"), "reliance_limit");
  EXPECT_EQ(fact(d.profile_findings, "profile.amount.exceeded", "source"), "list");
  world.hk_type().reliance_limit = trustlists::Money{1000, "HKD"};
  EXPECT_EQ(world.decide(sound_certificate()).verdict.accepted, Accepted::yes);
}

}  // namespace
}  // namespace baytrust::decision
