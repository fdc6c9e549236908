// judgement.md 3.3: what only the relying service wishes.
#include "gateway/decision/profile_check.hpp"

#include <gmock/gmock.h>

#include "tests/gateway/decision/world.hpp"

namespace baytrust::decision {
namespace {

using namespace baytrust::test;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::IsSupersetOf;
using testing::Not;
using trustlists::Custody;

// Home valid, recognised, and the profile decides.
void expect_not_accepted(const World& world, const x509::Certificate& certificate,
                         std::string_view code) {
  const Decision d = world.decide(certificate);
  EXPECT_EQ(d.verdict.outcome, Outcome::valid_recognised) << explain(d);
  EXPECT_EQ(d.verdict.accepted, Accepted::no);
  EXPECT_EQ(d.verdict.sub_indication, SubIndication::chain_constraints_failure);
  EXPECT_THAT(failed(d), ElementsAre(code));
}
void expect_accepted(const World& world, const x509::Certificate& certificate,
                     std::string_view passed) {
  const Decision d = world.decide(certificate);
  EXPECT_EQ(d.verdict.accepted, Accepted::yes) << explain(d);
  EXPECT_THAT(ids(d.profile_findings), Contains(passed));
}

TEST(Profile, ThatAsksNothingIsMet) {
  const Decision d = World().decide(sound_certificate());
  EXPECT_EQ(d.profile_result, ProfileResult::met);
  EXPECT_THAT(ids(d.profile_findings), ElementsAre("list.age.fresh"));
}

TEST(Profile, AcceptsItsPolicies) {
  World world;
  world.profile.policies = {RelyingPolicy(Oid::literal("2.999.853.7")),
                            RelyingPolicy(Oid::literal(kCountsAs))};
  expect_accepted(world, sound_certificate(), "profile.policy.met");
  world.profile.policies.pop_back();
  expect_not_accepted(world, sound_certificate(), "profile.policy.unmet");
}

// The certificate's own OID is of another domain: it never meets a relying policy.
TEST(Profile, NeverTakesTheForeignPolicyForItsOwn) {
  World world;
  world.profile.policies = {RelyingPolicy(Oid::literal(kMutualPolicy))};
  expect_not_accepted(world, sound_certificate(), "profile.policy.unmet");
}

// Scenario 4: in R's own partial order.
TEST(Profile, AsksForAssuranceInTheRelyingOrder) {
  World world;
  world.profile.minimum_assurance = "mo-basic";
  expect_accepted(world, sound_certificate(), "profile.assurance.met");
  world.profile.minimum_assurance = "mo-advanced";
  expect_accepted(world, sound_certificate(), "profile.assurance.met");
  world.profile.minimum_assurance = "mo-qualified";
  expect_not_accepted(world, sound_certificate(), "profile.assurance.too_low");
}

TEST(Profile, DoesNotCompareWhatTheOrderDoesNot) {
  World world;
  world.profile.minimum_assurance = "mo-seal";
  expect_not_accepted(world, sound_certificate(), "profile.assurance.incomparable");
  world.profile.minimum_assurance = "no-such-level";
  expect_not_accepted(world, sound_certificate(), "profile.assurance.incomparable");
}

TEST(Profile, DoesNotGuessALevel) {
  World world;
  world.profile.minimum_assurance = "mo-basic";
  world.entry().counts_as.relying_level.clear();
  world.copy() = world.entry();
  expect_not_accepted(world, sound_certificate(), "profile.assurance.unknown");
}

TEST(Profile, AsksForTheRequestsPurpose) {
  World world;
  world.profile.purposes = {"filing", "tax"};
  expect_accepted(world, sound_certificate(), "profile.purpose.met");
  world.purpose = "tax";
  expect_accepted(world, sound_certificate(), "profile.purpose.met");
  world.purpose = "health";
  expect_not_accepted(world, sound_certificate(), "profile.purpose.unmet");
}

TEST(Profile, AsksForThePurposesTheEntryRecognises) {
  World world;
  world.entry().counts_as.purposes = {"filing"};
  world.copy() = world.entry();
  world.purpose = "tax";
  expect_not_accepted(world, sound_certificate(), "profile.purpose.unmet");
  world.purpose = "filing";
  expect_accepted(world, sound_certificate(), "profile.purpose.met");
  world.purpose.clear();
  world.profile.purposes = {"filing", "tax"};  // all of the profile's
  expect_not_accepted(world, sound_certificate(), "profile.purpose.unmet");
}

TEST(Profile, LimitsAmounts) {
  World world;
  world.profile.amount_limits = {{5000, "HKD"}, {4000, "MOP"}};
  world.amount = Money{5000, "HKD"};
  expect_accepted(world, sound_certificate(), "profile.amount.within");
  world.amount = Money{5001, "HKD"};
  expect_not_accepted(world, sound_certificate(), "profile.amount.exceeded");
  world.amount = Money{4001, "MOP"};
  expect_not_accepted(world, sound_certificate(), "profile.amount.exceeded");
  world.amount = Money{1, "CNY"};
  expect_not_accepted(world, sound_certificate(), "profile.amount.currency_not_comparable");
}

// HK$200,000; minors 0.
TEST(Profile, LimitsAmountsByTheListsRelianceLimit) {
  World world;
  world.hk_type().reliance_limit = trustlists::Money{0, "HKD"};
  world.amount = Money{1, "HKD"};
  expect_not_accepted(world, sound_certificate(), "profile.amount.exceeded");
  world.amount = Money{0, "HKD"};
  expect_accepted(world, sound_certificate(), "profile.amount.within");
}

TEST(Profile, LimitsAmountsByTheRegistersRelianceLimit) {
  World world;
  world.entry().counts_as.reliance_limit = Money{10, "MOP"};
  world.copy() = world.entry();
  world.amount = Money{11, "MOP"};
  expect_not_accepted(world, sound_certificate(), "profile.amount.exceeded");
  world.amount = Money{5, "HKD"};
  expect_not_accepted(world, sound_certificate(), "profile.amount.currency_not_comparable");
}

TEST(Profile, AsksForItsFormats) {
  World world;
  world.profile.formats = {"pdf"};
  EXPECT_EQ(world.decide(sound_certificate()).verdict.accepted, Accepted::yes);
  world.format = "pdf";
  expect_accepted(world, sound_certificate(), "profile.format.met");
  world.format = "ofd";
  expect_not_accepted(world, sound_certificate(), "profile.format.unmet");
}

TEST(Profile, TightensAlgorithmsAndYieldsOnlyNotAccepted) {
  World world;
  world.profile.algorithms = crypto::default_policy();
  expect_accepted(world, sound_certificate(), "crypto.policy.passed");
  world.profile.algorithms->of(crypto::Curve::p256) = crypto::Acceptance::until(kNoon);
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.verdict.outcome, Outcome::valid_recognised) << explain(d);
  EXPECT_EQ(d.verdict.accepted, Accepted::no);
  EXPECT_EQ(find(d.profile_findings, "crypto.policy.expired")->effect(), Effect::not_accepted);
}

// Scenario 13.
TEST(Profile, AsksForKeyCustody) {
  World world;
  world.profile.custody = {Custody::file, Custody::server_side};
  expect_accepted(world, sound_certificate(), "profile.custody.met");
  world.hk_type().custody = Custody::server_side;
  expect_accepted(world, sound_certificate(), "profile.custody.met");
  world.profile.custody = {Custody::device};
  expect_not_accepted(world, sound_certificate(), "profile.custody.server_side");
  world.hk_type().custody = Custody::file;
  expect_not_accepted(world, sound_certificate(), "profile.custody.unmet");
}

TEST(Profile, DoesNotGuessCustody) {
  World world;
  world.profile.custody = {Custody::file};
  world.hk_service(1).current.types.clear();
  expect_not_accepted(world, sound_certificate(), "profile.custody.unknown");
}

TEST(Profile, NamesWhoHoldsAServerSideKey) {
  World world;
  world.profile.custody = {Custody::file};
  world.hk_type().custody = Custody::server_side;
  world.hk_type().custody_holder = "Cloud Ltd";
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(fact(d.profile_findings, "profile.custody.server_side", "holder"), "Cloud Ltd");
}

TEST(Profile, AsksForExtendedKeyUsage) {
  World world;
  world.profile.extended_key_usage = {Oid::literal("1.3.6.1.5.5.7.3.4")};
  expect_not_accepted(world, sound_certificate(), "profile.extended_key_usage.unmet");
  CertificateRequest request = sound_request();
  request.extended_key_usage = {"1.3.6.1.5.5.7.3.2", "1.3.6.1.5.5.7.3.4"};
  expect_accepted(world, hong_kong().ca.issue(request), "profile.extended_key_usage.met");
}

// Scenario 14.
TEST(Profile, WarnsOfALapsedAuditOrDoesNotAcceptIt) {
  World world;
  world.hk_type().audits = {{"WebTrust for CAs", kStart, kNoon + 1, ""}};
  expect_accepted(world, sound_certificate(), "profile.audit.current");
  world.hk_type().audits.front().expires = kNoon;
  expect_accepted(world, sound_certificate(), "profile.audit.lapsed");
  world.profile.audit = AuditRule::not_accepted;
  expect_not_accepted(world, sound_certificate(), "profile.audit.lapsed");
}

// judgement.md 2: F = R, native policies and types.
TEST(Profile, JudgesDomesticCertificatesByNativePolicies) {
  World world;
  const auto certificate = macao().ca.issue(domestic_request());
  world.profile.policies = {RelyingPolicy(Oid::literal(kNativePolicy))};
  expect_accepted(world, certificate, "profile.policy.met");
  EXPECT_EQ(world.decide(certificate).assurance.rule, "domestic");
  world.profile.policies = {RelyingPolicy(Oid::literal(kCountsAs))};
  expect_not_accepted(world, certificate, "profile.policy.unmet");
  world.profile.domestic_policies = {RelyingPolicy(Oid::literal(kNativePolicy))};
  expect_accepted(world, certificate, "profile.policy.met");
}

TEST(Profile, JudgesDomesticCertificatesByNativeTypes) {
  World world;
  const auto certificate = macao().ca.issue(domestic_request());
  world.profile.policies = {RelyingPolicy(Oid::literal(kCountsAs))};
  world.profile.domestic_types = {"personal"};
  expect_accepted(world, certificate, "profile.domestic_type.met");
  world.profile.domestic_types = {"organisation"};
  expect_not_accepted(world, certificate, "profile.domestic_type.unmet");
}

TEST(Profile, JudgesDomesticCertificatesByTheirNativeLevel) {
  World world;
  const auto certificate = macao().ca.issue(domestic_request());
  world.profile.minimum_assurance = "mo-qualified";
  expect_accepted(world, certificate, "profile.assurance.met");
  world.mo_type().assurance_level = "mo-basic";
  expect_not_accepted(world, certificate, "profile.assurance.too_low");
}

TEST(Profile, IsJudgedWhateverTheRestSays) {
  World world;
  world.mo_register.recognitions.clear();
  world.profile.minimum_assurance = "mo-basic";
  world.profile.policies = {RelyingPolicy(Oid::literal(kCountsAs))};
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.verdict.outcome, Outcome::valid_not_recognised);
  EXPECT_THAT(failed(d), IsSupersetOf({"recognition.none", "profile.policy.unmet",
                                       "profile.assurance.unknown"}));
}

}  // namespace
}  // namespace baytrust::decision
