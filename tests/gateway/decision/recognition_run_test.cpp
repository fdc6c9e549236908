// judgement.md 3.2 and 7, on whole decisions. The legs one by one are policy-mapping's tests.
#include "gateway/decision/recognition_run.hpp"

#include <functional>
#include <gmock/gmock.h>

#include "tests/gateway/decision/world.hpp"

namespace baytrust::decision {
namespace {

using namespace baytrust::test;
using policy_mapping::LegResult;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::IsSupersetOf;
using testing::Not;

// Macao's entry and Hong Kong's copy of it changed alike.
World with_entry(const std::function<void(policy_mapping::Recognition&)>& change) {
  World world;
  change(world.entry());
  world.copy() = world.entry();
  return world;
}

TEST(Recognition, MapsIntoTheRelyingDomain) {
  const Decision d = World().decide(sound_certificate());
  EXPECT_THAT(d.accepted_as, ElementsAre(RelyingPolicy(Oid::literal(kCountsAs))));
  EXPECT_EQ(d.assurance.native, "hk-recognised");
  EXPECT_EQ(d.assurance.mapped, "mo-advanced");
  EXPECT_EQ(d.assurance.rule, "mo-hk-personal");
  ASSERT_EQ(d.policy.expanded.size(), 1U);
  EXPECT_EQ(to_string(d.policy.expanded.front().oid()), kMutualPolicy);
  ASSERT_EQ(d.policy.edges.size(), 2U);
  EXPECT_EQ(to_string(d.policy.edges[1].from), kCountsAs);
  EXPECT_EQ(to_string(d.policy.edges[1].to), kMutualPolicy);
  EXPECT_EQ(d.policy.edges[1].origin, PolicyEdge::Origin::mapping_register);
  EXPECT_EQ(d.policy.edges[1].reference, "mo-hk-personal");
}

// Scenario 3: the same type name under a CA outside the scheme.
TEST(Recognition, FailsAtTheIssuerLegForAnotherCaOfTheSameTypeName) {
  const Decision d = World().decide(hong_kong().other.issue(sound_request()));
  EXPECT_EQ(d.verdict.outcome, Outcome::valid_not_recognised) << explain(d);
  EXPECT_EQ(d.verdict.accepted, Accepted::no);
  ASSERT_TRUE(d.legs.has_value());
  EXPECT_THAT(*d.legs, ElementsAre(LegResult::passed, LegResult::passed, LegResult::failed,
                                   LegResult::passed, LegResult::passed));
  EXPECT_THAT(failed(d), ElementsAre("recognition.issuer.not_listed"));
}

// A service that reads only `accepted_as` must not take a refused certificate for something.
TEST(Recognition, CountsAsNothingWhereItIsNotRecognised) {
  const Decision d = World().decide(hong_kong().other.issue(sound_request()));
  EXPECT_THAT(d.accepted_as, IsEmpty());
  EXPECT_EQ(d.assurance.native, "hk-recognised");
  EXPECT_EQ(d.assurance.mapped, "");
}

// Scenario 2: a listed CA, a type that no entry knows.
TEST(Recognition, NamesEveryLegThatFails) {
  World world =
      with_entry([](auto& entry) { entry.policy_family.prefix = Oid::literal("2.999.9"); });
  CertificateRequest request = sound_request();
  request.subject = "C=HK,OU=Bank,CN=Chan";
  const Decision d = world.decide(hong_kong().ca.issue(request));
  EXPECT_THAT(failed(d), IsSupersetOf({"recognition.type.other", "recognition.policy.other_family",
                                       "path.policy.explicit_required"}));
  EXPECT_EQ((*d.legs)[3], LegResult::failed);
  EXPECT_EQ((*d.legs)[4], LegResult::failed);
}

TEST(Recognition, WithoutAnEntryOfTheDirectionIsRefused) {
  World world = with_entry([](auto& entry) { entry.issuing = "CN-GD"; });
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.recognition, decision::Recognition::not_recognised);
  EXPECT_THAT(failed(d), ElementsAre("recognition.none"));
  EXPECT_THAT(d.recognitions, IsEmpty());
  EXPECT_FALSE(d.legs.has_value());
}

// Directional: that Hong Kong recognises Macao's certificates says nothing here. Scenario 9.
TEST(Recognition, IsNotSymmetric) {
  World world = with_entry([](auto& entry) {
    entry.relying = "HK";
    entry.issuing = "MO";
  });
  EXPECT_THAT(failed(world.decide(sound_certificate())), ElementsAre("recognition.none"));
}

TEST(Recognition, WithoutAnEntryForThePathIsRefused) {
  World world = with_entry([](auto& entry) {
    entry.certificate_type->values = {"Organisation"};
    entry.ca_pairs.front().issuer_sha256 = hong_kong().other.certificate()->fingerprint;
  });
  const Decision d = world.decide(sound_certificate());
  EXPECT_THAT(failed(d), ElementsAre("recognition.none_for_path"));
  EXPECT_EQ(fact(d.recognition_findings, "recognition.none_for_path", "entries"), "mo-hk-personal");
}

TEST(Recognition, OfAMissingRegisterIsUnknown) {
  World world;
  world.publish = World::Publish::without_mo_register;
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.recognition, decision::Recognition::unknown);
  EXPECT_EQ(d.verdict.accepted, Accepted::unknown);
  EXPECT_THAT(failed(d), ElementsAre("register.missing"));
}

TEST(Recognition, OfAnUnknownLegIsUnknown) {
  const World world = with_entry([](auto& entry) {
    entry.period.to = policy_mapping::Bound{};  // not published, not reviewed
  });
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.recognition, decision::Recognition::unknown) << explain(d);
  EXPECT_EQ((*d.legs)[0], LegResult::unknown);
  EXPECT_EQ(d.verdict.outcome, Outcome::indeterminate);
}

TEST(Recognition, AFailedLegOutweighsAnUnknownOne) {
  const World world = with_entry([](auto& entry) {
    entry.period.to = policy_mapping::Bound{};
    entry.policy_family.prefix = Oid::literal("2.999.9");
  });
  EXPECT_EQ(world.decide(sound_certificate()).recognition, decision::Recognition::not_recognised);
}

// RFC 5280 6.1.3(d)(2): inhibitAnyPolicy of the link.
TEST(Recognition, IsNotWonByAnyPolicy) {
  CertificateRequest request = sound_request();
  request.policies = {"2.5.29.32.0"};
  const Decision alone = World().decide(hong_kong().ca.issue(request));
  EXPECT_EQ(alone.recognition, decision::Recognition::not_recognised);
  EXPECT_THAT(failed(alone), Contains("recognition.policy.only_any_policy"));
  EXPECT_THAT(failed(alone), Contains("path.policy.explicit_required"));
  // Beside a listed OID it adds nothing.
  const auto both_policies = RelyingPolicy(Oid::literal(kCountsAs));
  request.policies = {std::string(kMutualPolicy), "2.5.29.32.0"};
  const Decision beside = World().decide(hong_kong().ca.issue(request));
  EXPECT_THAT(beside.accepted_as, ElementsAre(both_policies)) << explain(beside);
}

// Scenario 8: a new release of the certificate policy.
TEST(Recognition, FollowsNewReleasesUnlessPinned) {
  CertificateRequest request = sound_request();
  request.policies = {"2.16.344.8.2.2008.810.2.2026.1.1"};
  const auto newer = hong_kong().ca.issue(request);
  EXPECT_EQ(World().decide(newer).verdict.accepted, Accepted::yes);
  const World pinned = with_entry([](auto& entry) {
    entry.policy_family.accept = policy_mapping::PolicyFamily::Accept::only;
    entry.policy_family.pinned = {*policy_mapping::Release::parse("2018.1.1")};
  });
  EXPECT_THAT(failed(pinned.decide(newer)), Contains("recognition.policy.release_not_accepted"));
}

TEST(Recognition, AsksForTheEntrysRequirements) {
  const World world = with_entry([](auto& entry) {
    entry.required.custody = {policy_mapping::Custody::device};
    entry.required.holders = {policy_mapping::Holder::organisation};
    entry.required.extended_key_usage = {Oid::literal("2.999.5")};
  });
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.verdict.outcome, Outcome::valid_not_recognised);
  EXPECT_THAT(failed(d), IsSupersetOf({"recognition.requirement.custody.unmet",
                                       "recognition.requirement.holder.unmet",
                                       "recognition.requirement.extended_key_usage.unmet"}));
  EXPECT_EQ(d.home, Home::valid);
}

// Holder kind and custody are what the issuing list says of the type.
TEST(Recognition, TakesHolderAndCustodyFromTheIssuingList) {
  using policy_mapping::Custody;
  using policy_mapping::Holder;
  const std::pair<trustlists::Custody, Custody> custodies[] = {
      {trustlists::Custody::file, Custody::file},
      {trustlists::Custody::device, Custody::device},
      {trustlists::Custody::server_side, Custody::server_side}};
  for (const auto& [listed, required] : custodies) {
    World world = with_entry([&, r = required](auto& entry) { entry.required.custody = {r}; });
    world.hk_type().custody = listed;
    EXPECT_EQ(world.decide(sound_certificate()).verdict.accepted, Accepted::yes);
  }
  const std::pair<trustlists::Holder, Holder> holders[] = {
      {trustlists::Holder::person, Holder::person},
      {trustlists::Holder::organisation, Holder::organisation},
      {trustlists::Holder::role, Holder::role},
      {trustlists::Holder::device, Holder::device}};
  for (const auto& [listed, required] : holders) {
    World world = with_entry([&, r = required](auto& entry) { entry.required.holders = {r}; });
    world.hk_type().holder = listed;
    EXPECT_EQ(world.decide(sound_certificate()).verdict.accepted, Accepted::yes);
  }
}

TEST(Recognition, AppliesTheEntrysNameConstraints) {
  const World world = with_entry([](auto& entry) {
    const Bytes guangdong = name("C=CN");
    entry.constraints = *policy_mapping::Constraints::make({"DirName:" + to_hex(guangdong)}, {});
  });
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.home, Home::valid) << explain(d);
  EXPECT_EQ(d.recognition, decision::Recognition::not_recognised);
  EXPECT_EQ(find(d.recognition_findings, "path.names.not_permitted")->effect(),
            Effect::not_recognised);
}

TEST(Recognition, IsUnderTheRelyingJurisdictionsAlgorithms) {
  World world;
  world.jurisdictions[1].algorithms.of(crypto::Curve::p256) = crypto::Acceptance::never();
  ASSERT_EQ(world.jurisdictions[1].code, "MO");
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.home, Home::valid);
  EXPECT_EQ(d.recognition, decision::Recognition::not_recognised) << explain(d);
}

TEST(Recognition, NeverReadsRevocation) {
  World world;
  world.evidence.crls = {};
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.home, Home::indeterminate);
  EXPECT_EQ(d.recognition, decision::Recognition::recognised);
}

// judgement.md 3.2: fully passing, then most legs passed, then lowest id. Never merged.
TEST(Recognition, SelectsTheFullyPassingEntry) {
  World world;
  auto broken = recognition("a-broken");
  broken.certificate_type->values = {"Organisation"};
  world.mo_register.recognitions.push_back(broken);
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.assurance.rule, "mo-hk-personal");
  ASSERT_EQ(d.recognitions.size(), 2U);
  EXPECT_EQ(d.recognitions[0].id, "a-broken");
  EXPECT_EQ(d.recognitions[0].selected, RecognitionTried::Selected::no);
  EXPECT_EQ(d.recognitions[0].result, decision::Recognition::not_recognised);
  EXPECT_THAT(ids(d.recognitions[0].findings), Contains("recognition.type.other"));
  EXPECT_EQ(d.recognitions[1].selected, RecognitionTried::Selected::yes);
  EXPECT_THAT(d.recognitions[1].findings, IsEmpty());
  // Findings of other entries are reported and do not count.
  EXPECT_EQ(d.verdict.accepted, Accepted::yes) << explain(d);
}

TEST(Recognition, SelectsTheEntryWithMostLegsThenTheLowestId) {
  World world;
  world.entry().policy_family.prefix = Oid::literal("2.999.9");
  world.entry().period.to = policy_mapping::Bound::at(kNoon);
  auto better = recognition("z-better");
  better.policy_family.prefix = Oid::literal("2.999.9");
  auto equal = better;
  equal.id = "y-equal";
  world.mo_register.recognitions.push_back(better);
  world.mo_register.recognitions.push_back(equal);
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(to_string(find(d.recognition_findings, "recognition.selected")->subject()),
            "recognition y-equal")
      << explain(d);
  // What is not recognised counts as nothing.
  EXPECT_EQ(d.assurance.rule, "");
  EXPECT_EQ(d.assurance.native, "hk-recognised");
  EXPECT_THAT(d.accepted_as, IsEmpty());
}

TEST(Recognition, EntriesAreNeverMerged) {
  World world;  // one entry has the type, the other the policy
  world.entry().policy_family.prefix = Oid::literal("2.999.9");
  auto other = recognition("other");
  other.certificate_type->values = {"Organisation"};
  world.mo_register.recognitions.push_back(other);
  EXPECT_EQ(world.decide(sound_certificate()).recognition, decision::Recognition::not_recognised);
}

TEST(Recognition, LeavesTimestampEntriesAside) {
  const World world = with_entry([](auto& entry) { entry.kind = policy_mapping::Kind::timestamp; });
  EXPECT_THAT(failed(world.decide(sound_certificate())), ElementsAre("recognition.none"));
}

TEST(Recognition, SuspendedHereIsRefused) {
  World world;
  world.acts = {{.id = "act-2",
                 .kind = EmergencyAct::Kind::suspend_recognition,
                 .relying = "MO",
                 .recognition = "mo-hk-personal",
                 .effective_from = kNoon,
                 .known_from = kNoon,
                 .reason = "incident"}};
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.verdict.outcome, Outcome::valid_not_recognised);
  EXPECT_THAT(failed(d), ElementsAre("recognition.suspended_here"));
  world.acts.front().relying = "HK";
  EXPECT_EQ(world.decide(sound_certificate()).verdict.accepted, Accepted::yes);
  world.acts.front().relying = "MO";
  world.acts.front().lapses = kNoon;
  EXPECT_EQ(world.decide(sound_certificate()).verdict.accepted, Accepted::yes);
  world.acts.front().lapses = kNoon + 1;
  EXPECT_EQ(world.decide(sound_certificate()).verdict.outcome, Outcome::valid_not_recognised);
  world.acts.front().effective_from = kNoon + 1;
  EXPECT_EQ(world.decide(sound_certificate()).verdict.accepted, Accepted::yes);
}

TEST(Recognition, DroppedByAHeldEditionIsUnknown) {
  World world;
  HeldEdition held;
  held.header.kind = DocumentKind::mapping_register;
  held.header.territory = "MO";
  held.header.sequence = 5;
  held.header.received = kNoon;
  held.dropped.recognitions = {"mo-hk-personal"};
  world.held = {held};
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.recognition, decision::Recognition::unknown) << explain(d);
  EXPECT_THAT(failed(d), ElementsAre("recognition.dropped_by_held_edition"));
}

TEST(Recognition, AnOverdueReviewOnlyWarns) {
  const World world = with_entry([](auto& entry) {
    entry.reviewed = policy_mapping::Review{"office", kStart, kNoon - kDay};
  });
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.verdict.accepted, Accepted::yes);
  EXPECT_THAT(ids(d.recognition_findings), Contains("recognition.review.overdue"));
}

// Half-open: [from, to).
TEST(Recognition, PeriodsAreHalfOpen) {
  const World ends = with_entry([](auto& e) { e.period.to = policy_mapping::Bound::at(kNoon); });
  EXPECT_EQ(ends.decide(sound_certificate()).verdict.accepted, Accepted::no);
  const World begins =
      with_entry([](auto& e) { e.period.from = policy_mapping::Bound::at(kNoon); });
  EXPECT_EQ(begins.decide(sound_certificate()).verdict.accepted, Accepted::yes);
}

}  // namespace
}  // namespace baytrust::decision
