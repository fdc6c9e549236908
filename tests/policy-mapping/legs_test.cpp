#include "policy-mapping/legs.hpp"

#include <gtest/gtest.h>

#include "tests/policy-mapping/sample_register.hpp"
#include "validators/der/writer.hpp"

namespace baytrust::policy_mapping {
namespace {

using namespace test;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

const x509::Certificate& personal() {
  static const x509::Certificate certificate = issuing().issue(
      {.subject = "CN=Chan,OU=Demo e-Cert (Personal)", .policies = {std::string(kRelease2018)}});
  return certificate;
}

struct Case {
  Recognition recognition = simple();
  Instant at = kIssued;
  x509::Certificate end_entity = personal();
  x509::Certificate issuer = issuing().certificate();
  x509::Certificate anchor = root().certificate();
  HomePolicies home{};
  std::vector<x509::Certificate> known_cas{};
  ListedFacts listed{};
  std::optional<Oid> tsa_policy{};

  Legs legs() const {
    return judge_legs({.recognition = recognition,
                       .at = at,
                       .end_entity = end_entity,
                       .issuer = issuer,
                       .anchor = anchor,
                       .home = home,
                       .known_cas = known_cas,
                       .listed = listed,
                       .tsa_policy = tsa_policy});
  }
};

TEST(Legs, AllFivePass) {
  const Case c;
  const Legs legs = c.legs();
  EXPECT_TRUE(legs.all_passed());
  EXPECT_FALSE(legs.any_failed());
  EXPECT_FALSE(legs.any_unknown());
  EXPECT_TRUE(legs.requirements_met());
  EXPECT_THAT(ids(legs.findings),
              ElementsAre("recognition.period.holds", "recognition.root.listed",
                          "recognition.issuer.listed", "recognition.type.matches",
                          "recognition.policy.hierarchy_silent", "recognition.policy.matches"));
  EXPECT_THAT(legs.expanded, ElementsAre(IssuingPolicy(Oid::literal(kRelease2018))));
  EXPECT_EQ(legs.pair, &c.recognition.ca_pairs[0]);
  for (const Finding& finding : legs.findings) {
    EXPECT_EQ(finding.subject(), Subject(Subject::Kind::recognition, "mo-hk-personal"));
  }
}

TEST(Legs, NothingJudgedHasNotPassed) {
  const Legs legs;
  EXPECT_EQ(legs.passed(), 0U);
  EXPECT_TRUE(legs.any_failed());
}

TEST(Legs, EveryFailedOneIsListed) {
  Case c;
  c.at = kFirst - 1;
  c.anchor = other_root().certificate();
  c.issuer = other_root().certificate();
  c.end_entity = other_root().issue({.subject = "CN=Stranger"});
  const Legs legs = c.legs();
  EXPECT_EQ(legs.passed(), 0U);
  EXPECT_THAT(ids(legs.findings),
              ElementsAre("recognition.period.not_started", "recognition.period.no_status",
                          "recognition.root.not_listed", "recognition.issuer.not_listed",
                          "recognition.type.absent", "recognition.policy.absent"));
  EXPECT_EQ(legs.pair, nullptr);
}

// Leg 1.

TEST(PeriodLeg, IsHalfOpen) {
  Case c;
  c.recognition.period = {Bound::at(kSecond), Bound::at(kThird)};
  c.at = kSecond - 1;
  EXPECT_EQ(c.legs()[Leg::period], LegResult::failed);
  EXPECT_EQ(fact(c.legs().findings, "recognition.period.not_started", "from"),
            "2022-01-01T00:00:00Z");
  c.at = kSecond;
  EXPECT_EQ(c.legs()[Leg::period], LegResult::passed);
  c.at = kThird - 1;
  EXPECT_EQ(c.legs()[Leg::period], LegResult::passed);
  c.at = kThird;
  EXPECT_EQ(c.legs()[Leg::period], LegResult::failed);
  EXPECT_EQ(fact(c.legs().findings, "recognition.period.ended", "to"), "2024-01-01T00:00:00Z");
  EXPECT_EQ(fact(c.legs().findings, "recognition.period.ended", "at"), "2024-01-01T00:00:00Z");
}

TEST(PeriodLeg, HongKongMidnightIsNotUtcMidnight) {
  Case c;
  const Instant midnight = *parse_rfc3339("2022-01-01T00:00:00+08:00");
  c.recognition.period.from = Bound::at(midnight);
  c.at = *parse_rfc3339("2021-12-31T16:00:00Z");
  EXPECT_EQ(c.legs()[Leg::period], LegResult::passed);
  c.at = c.at - 1;
  EXPECT_EQ(c.legs()[Leg::period], LegResult::failed);
}

TEST(PeriodLeg, AnUnknownDateIsUnknown) {
  Case c;
  c.recognition.period.from = {.kind = Bound::Kind::unknown, .source = "not published"};
  const Legs legs = c.legs();
  EXPECT_EQ(legs[Leg::period], LegResult::unknown);
  EXPECT_TRUE(legs.any_unknown());
  EXPECT_FALSE(legs.any_failed());
  EXPECT_EQ(fact(legs.findings, "recognition.period.unknown", "missing"), "from");
  EXPECT_EQ(fact(legs.findings, "recognition.period.unknown", "source"), "not published");
  c.recognition.period.to = {};
  EXPECT_EQ(fact(c.legs().findings, "recognition.period.unknown", "missing"), "from, to");
}

TEST(PeriodLeg, AReviewedBoundMakesItKnown) {
  Case c;
  c.recognition.period.from = {.kind = Bound::Kind::unknown,
                               .reviewed = ReviewedBound{kSecond, "J. Doe", kThird}};
  EXPECT_EQ(c.legs()[Leg::period], LegResult::passed);
  c.at = kSecond - 1;
  EXPECT_EQ(fact(c.legs().findings, "recognition.period.not_started", "from"),
            "2022-01-01T00:00:00Z");
}

TEST(PeriodLeg, AStatusThatIsNotInForceFailsIt) {
  Case c;
  c.recognition.status.push_back({Status::suspended, kSecond, Reason::review, {}});
  c.recognition.status.push_back({Status::withdrawn, kThird, Reason::cessation, {}});
  c.at = kSecond;
  EXPECT_EQ(c.legs()[Leg::period], LegResult::failed);
  EXPECT_EQ(fact(c.legs().findings, "recognition.period.suspended", "since"),
            "2022-01-01T00:00:00Z");
  c.at = kThird;
  EXPECT_EQ(fact(c.legs().findings, "recognition.period.withdrawn", "reason"), "cessation");
  c.at = kSecond - 1;
  EXPECT_EQ(c.legs()[Leg::period], LegResult::passed);
}

TEST(PeriodLeg, AFailedStatusOutweighsAnUnknownDate) {
  Case c;
  c.recognition.period.to = {};
  c.recognition.status[0].status = Status::withdrawn;
  const Legs legs = c.legs();
  EXPECT_EQ(legs[Leg::period], LegResult::failed);
  EXPECT_THAT(ids(legs.findings), Contains("recognition.period.unknown"));
  EXPECT_THAT(ids(legs.findings), Contains("recognition.period.withdrawn"));
}

// Legs 2 and 3.

TEST(RootLeg, AnotherRootIsNotListed) {
  Case c;
  c.anchor = other_root().certificate();
  const Legs legs = c.legs();
  EXPECT_EQ(legs[Leg::root], LegResult::failed);
  EXPECT_EQ(fact(legs.findings, "recognition.root.not_listed", "root"),
            to_hex(other_root().certificate()->fingerprint));
  // The issuer is listed, but with its own root only.
  EXPECT_EQ(legs[Leg::issuer], LegResult::failed);
  EXPECT_THAT(ids(legs.findings), Contains("recognition.issuer.other_root"));
}

TEST(RootLeg, ARootReissuedForTheSameNameAndKeyHasItsOwnCode) {
  Case c;
  c.anchor = root().certify(root(), {.subject = "CN=Demo Root"});
  EXPECT_THAT(ids(c.legs().findings), Contains("recognition.root.not_listed"));
  c.known_cas = {issuing().certificate(), root().certificate()};
  const Legs legs = c.legs();
  EXPECT_EQ(legs[Leg::root], LegResult::failed);
  EXPECT_EQ(fact(legs.findings, "recognition.root.other_certificate", "listed"),
            to_hex(root().certificate()->fingerprint));
}

TEST(IssuerLeg, AnIssuerThatIsNotListedFails) {
  Case c;
  const Authority stranger = root().subordinate({.subject = "CN=Demo CA 1 - 26"});  // same name
  c.issuer = stranger.certificate();
  c.known_cas = {root().certificate(), issuing().certificate()};
  const Legs legs = c.legs();
  EXPECT_EQ(legs[Leg::root], LegResult::passed);
  EXPECT_EQ(legs[Leg::issuer], LegResult::failed);
  EXPECT_EQ(fact(legs.findings, "recognition.issuer.not_listed", "issuer"),
            to_hex(stranger.certificate()->fingerprint));
  EXPECT_EQ(legs.pair, nullptr);
}

TEST(IssuerLeg, AnIssuerReissuedForTheSameNameAndKeyHasItsOwnCode) {
  Case c;
  c.issuer = root().certify(issuing(), {.subject = "CN=Demo CA 1 - 26"});
  c.known_cas = {root().certificate(), issuing().certificate()};
  const Legs legs = c.legs();
  EXPECT_EQ(legs[Leg::issuer], LegResult::failed);
  EXPECT_EQ(fact(legs.findings, "recognition.issuer.other_certificate", "listed"),
            to_hex(issuing().certificate()->fingerprint));
}

TEST(IssuerLeg, RootAndIssuerMustBeOnePair) {
  Case c;
  const Authority second = other_root().subordinate({.subject = "CN=Demo CA 2"});
  c.recognition.ca_pairs.push_back({other_root().certificate()->fingerprint,
                                    second.certificate()->fingerprint,
                                    {Bound::open(), Bound::open()}});
  c.issuer = second.certificate();  // listed, and so is the root, but not with each other
  const Legs legs = c.legs();
  EXPECT_EQ(legs[Leg::root], LegResult::passed);
  EXPECT_EQ(legs[Leg::issuer], LegResult::failed);
  EXPECT_EQ(fact(legs.findings, "recognition.issuer.other_root", "root"),
            to_hex(root().certificate()->fingerprint));
}

TEST(IssuerLeg, ThePairHasItsOwnPeriod) {
  Case c;
  c.recognition.ca_pairs[0].period = {Bound::at(kFirst), Bound::at(kThird)};
  const Legs legs = c.legs();
  EXPECT_EQ(legs[Leg::issuer], LegResult::failed);
  EXPECT_EQ(fact(legs.findings, "recognition.issuer.not_in_period", "to"), "2024-01-01T00:00:00Z");
  c.at = kThird - 1;
  EXPECT_EQ(c.legs()[Leg::issuer], LegResult::passed);
}

TEST(IssuerLeg, APairWithoutDatesIsUnknown) {
  Case c;
  c.recognition.ca_pairs[0].period.from = {.kind = Bound::Kind::unknown, .source = "page 2"};
  const Legs legs = c.legs();
  EXPECT_EQ(legs[Leg::issuer], LegResult::unknown);
  EXPECT_EQ(fact(legs.findings, "recognition.issuer.period_unknown", "missing"), "from");
  EXPECT_EQ(fact(legs.findings, "recognition.issuer.period_unknown", "source"), "page 2");
  EXPECT_EQ(legs.pair, nullptr);
}

TEST(IssuerLeg, OfSeveralPeriodsOfOnePairTheBestCounts) {
  Case c;
  CaPair past = c.recognition.ca_pairs[0];
  past.period = {Bound::at(kFirst), Bound::at(kSecond)};
  CaPair unknown = past;
  unknown.period = {};
  CaPair now = past;
  now.period = {Bound::at(kThird), Bound::open()};
  c.recognition.ca_pairs = {past, unknown};
  EXPECT_EQ(c.legs()[Leg::issuer], LegResult::unknown);
  c.recognition.ca_pairs = {past, unknown, now};
  EXPECT_EQ(c.legs()[Leg::issuer], LegResult::passed);
  EXPECT_EQ(c.legs().pair, &c.recognition.ca_pairs[2]);
}

// Leg 4.

TEST(TypeLeg, AnotherTypeNameFails) {
  Case c;
  c.end_entity = issuing().issue(
      {.subject = "CN=Chan,OU=Demo e-Cert (Role)", .policies = {std::string(kRelease2018)}});
  const Legs legs = c.legs();
  EXPECT_EQ(legs[Leg::type], LegResult::failed);
  EXPECT_EQ(fact(legs.findings, "recognition.type.other", "found"), "Demo e-Cert (Role)");
  EXPECT_EQ(fact(legs.findings, "recognition.type.other", "wanted"), "Demo e-Cert (Personal)");
  EXPECT_EQ(fact(legs.findings, "recognition.type.other", "attribute"), "2.5.4.11");
}

TEST(TypeLeg, MayBeAnExtension) {
  Case c;
  c.recognition.certificate_type =
      TypeRule{TypeRule::Where::extension, Oid::literal("2.999.7"), {"P"}};
  EXPECT_THAT(ids(c.legs().findings), Contains("recognition.type.absent"));
  baytrust::test::CertificateRequest request;
  request.policies = {std::string(kRelease2018)};
  request.extra = {{.oid = Oid::literal("2.999.7"),
                    .critical = false,
                    .value = der::text(der::kUtf8String, "P")}};
  c.end_entity = issuing().issue(request);
  EXPECT_EQ(c.legs()[Leg::type], LegResult::passed);
}

TEST(TypeLeg, ShowsHostileValuesBounded) {
  Case c;
  std::string subject = "CN=Chan";
  for (int i = 0; i < 20; ++i) subject += ",OU=" + std::string(500, 'x');
  c.end_entity = issuing().issue({.subject = subject});
  EXPECT_LT(fact(c.legs().findings, "recognition.type.other", "found").size(), 1100U);
}

// Leg 5.

std::string policy_code(std::vector<std::string> policies, Recognition recognition = simple()) {
  Case c;
  c.recognition = std::move(recognition);
  c.end_entity = issuing().issue(
      {.subject = "CN=Chan,OU=Demo e-Cert (Personal)", .policies = std::move(policies)});
  const Legs legs = c.legs();
  EXPECT_EQ(legs[Leg::policy], LegResult::failed);
  EXPECT_THAT(legs.expanded, IsEmpty());
  return legs.findings.back().code().id.data();
}

TEST(PolicyLeg, SaysWhyNoPolicyIsOfTheFamily) {
  EXPECT_EQ(policy_code({}), "recognition.policy.absent");
  EXPECT_EQ(policy_code({"2.5.29.32.0"}), "recognition.policy.only_any_policy");
  EXPECT_EQ(policy_code({"2.999.1"}), "recognition.policy.other_family");
  EXPECT_EQ(policy_code({"2.5.29.32.0", "2.999.1"}), "recognition.policy.other_family");
  EXPECT_EQ(policy_code({std::string(kHongKongPrefix)}), "recognition.policy.bare_prefix");
  EXPECT_EQ(policy_code({"2.16.344.8.2.2008.810.20.2018.1.1"}), "recognition.policy.other_family");
}

TEST(PolicyLeg, APinnedRuleSaysWhichReleaseItWanted) {
  Case c;
  c.recognition.policy_family.accept = PolicyFamily::Accept::only;
  c.recognition.policy_family.pinned = {*Release::parse("2026.1.1")};
  const Legs legs = c.legs();
  EXPECT_EQ(legs[Leg::policy], LegResult::failed);
  EXPECT_EQ(fact(legs.findings, "recognition.policy.release_not_accepted", "family"),
            std::string(kHongKongPrefix) + ".*.*.* only 2026.1.1");
  EXPECT_EQ(fact(legs.findings, "recognition.policy.release_not_accepted", "found"), kRelease2018);
}

TEST(PolicyLeg, EveryNearMissIsSaid) {
  Case c;
  c.recognition.policy_family.min_release = Release::parse("2026.1.1");
  c.end_entity =
      issuing().issue({.subject = "CN=Chan,OU=Demo e-Cert (Personal)",
                       .policies = {std::string(kHongKongPrefix), std::string(kRelease2018)}});
  const auto codes = ids(c.legs().findings);
  EXPECT_THAT(codes, Contains("recognition.policy.bare_prefix"));
  EXPECT_THAT(codes, Contains("recognition.policy.release_not_accepted"));
}

TEST(PolicyLeg, TheHierarchyMustAuthoriseWhatTheEndEntityAsserts) {
  Case c;
  c.home = {HomePolicies::State::graph, {Oid::literal("2.999.1")}};
  const Legs legs = c.legs();
  EXPECT_EQ(legs[Leg::policy], LegResult::failed);
  EXPECT_EQ(fact(legs.findings, "recognition.policy.not_authorised_by_hierarchy", "found"),
            kRelease2018);
  EXPECT_EQ(fact(legs.findings, "recognition.policy.not_authorised_by_hierarchy", "valid"),
            "2.999.1");
  EXPECT_THAT(legs.expanded, IsEmpty());
  c.home = {HomePolicies::State::emptied, {}};
  EXPECT_EQ(c.legs()[Leg::policy], LegResult::failed);
}

TEST(PolicyLeg, AnAuthorisedPolicyPassesWithoutSilence) {
  Case c;
  c.home = {HomePolicies::State::graph, {Oid::literal(kRelease2018)}};
  EXPECT_EQ(c.legs()[Leg::policy], LegResult::passed);
  EXPECT_THAT(ids(c.legs().findings), Not(Contains("recognition.policy.hierarchy_silent")));
  c.home = {HomePolicies::State::graph, {Oid(path::kAnyPolicy)}};
  EXPECT_EQ(c.legs()[Leg::policy], LegResult::passed);
}

TEST(PolicyLeg, OnlyTheAuthorisedOfSeveralGoOn) {
  Case c;
  const std::string later = "2.16.344.8.2.2008.810.2.2026.1.1";
  c.end_entity = issuing().issue({.subject = "CN=Chan,OU=Demo e-Cert (Personal)",
                                  .policies = {std::string(kRelease2018), later}});
  c.home = {HomePolicies::State::graph, {Oid::literal(later)}};
  const Legs legs = c.legs();
  EXPECT_EQ(legs[Leg::policy], LegResult::passed);
  EXPECT_THAT(legs.expanded, ElementsAre(IssuingPolicy(Oid::literal(later))));
}

// Time stamps: legs period, pair and TSA policy.

TEST(TimestampLegs, JudgeThePolicyOfTheTimeStamp) {
  Case c;
  c.recognition.kind = Kind::timestamp;
  c.recognition.certificate_type.reset();
  c.end_entity = issuing().issue({.subject = "CN=TSA"});
  c.home = {HomePolicies::State::emptied, {}};  // the certificate's policies are not asked
  EXPECT_THAT(ids(c.legs().findings), Contains("recognition.policy.absent"));
  c.tsa_policy = Oid::literal("2.999.1");
  EXPECT_THAT(ids(c.legs().findings), Contains("recognition.policy.other_family"));
  c.tsa_policy = Oid::literal(kRelease2018);
  const Legs legs = c.legs();
  EXPECT_TRUE(legs.all_passed());
  EXPECT_THAT(ids(legs.findings), Contains("recognition.type.not_asked"));
  EXPECT_THAT(legs.expanded, ElementsAre(IssuingPolicy(Oid::literal(kRelease2018))));
}

// Requirements are judged beside the legs, whatever these say.

TEST(Legs, RequirementsAreJudgedWithThem) {
  Case c;
  c.recognition.required.custody = {Custody::device};
  c.listed.custody = Custody::server_side;
  const Legs legs = c.legs();
  EXPECT_TRUE(legs.all_passed());
  EXPECT_FALSE(legs.requirements_met());
  EXPECT_THAT(ids(legs.requirements), ElementsAre("recognition.requirement.custody.unmet"));
  c.listed.custody = Custody::device;
  EXPECT_TRUE(c.legs().requirements_met());
}

TEST(Legs, HaveNames) {
  EXPECT_EQ(to_string(Leg::issuer), "issuer");
  EXPECT_EQ(to_string(LegResult::passed), "passed");
  EXPECT_EQ(to_string(LegResult::failed), "failed");
  EXPECT_EQ(to_string(LegResult::unknown), "unknown");
}

}  // namespace
}  // namespace baytrust::policy_mapping
