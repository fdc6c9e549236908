// judgement.md 5.
#include "gateway/decision/signer.hpp"

#include <gmock/gmock.h>

#include "tests/gateway/decision/world.hpp"

namespace baytrust::decision {
namespace {

using namespace baytrust::test;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using trustlists::Use;
using x509::KeyUsageBit;

constexpr std::string_view kKeyUsageOid = "2.5.29.15";

Decision decide_with(std::initializer_list<KeyUsageBit> bits, const World& world = {}) {
  CertificateRequest request = sound_request();
  request.key_usage = bits_of(bits);
  return world.decide(hong_kong().ca.issue(request));
}

TEST(Signer, NeedsOneOfTheTwoSigningBits) {
  EXPECT_THAT(failed(decide_with({KeyUsageBit::digital_signature})), IsEmpty());
  EXPECT_THAT(failed(decide_with({KeyUsageBit::content_commitment})), IsEmpty());
}

// Hong Kong RSA certificates carry keyEncipherment too.
TEST(Signer, MayHaveMoreBits) {
  EXPECT_THAT(failed(decide_with({KeyUsageBit::digital_signature, KeyUsageBit::key_encipherment})),
              IsEmpty());
}

TEST(Signer, WithoutThemIsInvalid) {
  const Decision d = decide_with({KeyUsageBit::key_encipherment, KeyUsageBit::data_encipherment});
  EXPECT_EQ(d.verdict.outcome, Outcome::invalid);
  EXPECT_EQ(d.verdict.sub_indication, SubIndication::chain_constraints_failure);
  EXPECT_EQ(d.verdict.indication, Indication::indeterminate);
  EXPECT_THAT(failed(d), ElementsAre("signer.key_usage.not_permitted"));
  EXPECT_EQ(fact(d.home_findings, "signer.key_usage.not_permitted", "found"),
            "keyEncipherment, dataEncipherment");
}

// Scenario 5: whatever its bits.
TEST(Signer, OfAnEnciphermentTypeIsInvalid) {
  World world;
  world.hk_type().uses = {Use::encipherment};
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.verdict.outcome, Outcome::invalid);
  EXPECT_EQ(d.verdict.accepted, Accepted::no);
  EXPECT_EQ(d.verdict.sub_indication, SubIndication::chain_constraints_failure);
  EXPECT_THAT(failed(d), ElementsAre("signer.use.encipherment"));
}

TEST(Signer, OfATypeForBothMaySign) {
  World world;
  world.hk_type().uses = {Use::signature, Use::encipherment};
  EXPECT_EQ(world.decide(sound_certificate()).verdict.accepted, Accepted::yes);
  world.hk_type().uses = {Use::seal, Use::encipherment};
  EXPECT_EQ(world.decide(sound_certificate()).verdict.accepted, Accepted::yes);
}

x509::Certificate without_key_usage(const Authority& ca, CertificateRequest request) {
  request.omit = {std::string(kKeyUsageOid)};
  return ca.issue(request);
}

TEST(Signer, WithoutKeyUsageIsNotRecognised) {
  const Decision d = World().decide(without_key_usage(hong_kong().ca, sound_request()));
  EXPECT_EQ(d.home, Home::valid);
  EXPECT_EQ(d.verdict.outcome, Outcome::valid_not_recognised) << explain(d);
  EXPECT_THAT(failed(d), Contains("signer.key_usage.absent"));
}

TEST(Signer, WithoutKeyUsageIsRecognisedWhereTheEntryAllowsIt) {
  World world;
  world.entry().required.absent_key_usage = policy_mapping::AbsentKeyUsage::allowed;
  world.copy() = world.entry();
  const Decision d = world.decide(without_key_usage(hong_kong().ca, sound_request()));
  EXPECT_EQ(d.verdict.accepted, Accepted::yes) << explain(d);
  EXPECT_EQ(find(d.recognition_findings, "signer.key_usage.absent")->effect(), Effect::info);
}

TEST(Signer, WithoutKeyUsageAtHomeIsNotAccepted) {
  const Decision d = World().decide(without_key_usage(macao().ca, domestic_request()));
  EXPECT_EQ(d.verdict.outcome, Outcome::valid_recognised);
  EXPECT_EQ(d.verdict.accepted, Accepted::no);
  EXPECT_EQ(find(d.profile_findings, "signer.key_usage.absent")->effect(), Effect::not_accepted);
}

TEST(Signer, WithoutKeyUsageAtHomeIsAcceptedWhereTheProfileAllowsIt) {
  World world;
  world.profile.domestic_absent_key_usage = AbsentKeyUsage::allowed;
  const Decision d = world.decide(without_key_usage(macao().ca, domestic_request()));
  EXPECT_EQ(d.verdict.accepted, Accepted::yes) << explain(d);
}

TEST(Signer, IsOfTheTypeItsCertificateCarries) {
  const Decision d = World().decide(sound_certificate());
  ASSERT_TRUE(d.certificate_type.has_value());
  EXPECT_EQ(d.certificate_type->id, "personal");
  EXPECT_EQ(d.certificate_type->holder, "person");
  EXPECT_EQ(d.certificate_type->custody, "file");
  EXPECT_THAT(d.certificate_type->uses, ElementsAre("signature"));
  EXPECT_THAT(ids(d.home_findings), Contains("signer.type.known"));
}

// As the list said then: a type of today says nothing of a certificate judged at t.
TEST(Signer, IsOfATypeOfT) {
  World world;
  auto& service = world.hk_service(1);
  service.history = {service.current};
  service.current.status_starting_time = kNoon - kDay;
  service.current.types.front().custody = trustlists::Custody::device;
  EXPECT_EQ(world.decide(sound_certificate()).certificate_type->custody, "device");
  world.at = kNoon - 2 * kDay;
  EXPECT_EQ(world.decide(sound_certificate()).certificate_type->custody, "file");
}

TEST(Signer, OfSeveralTypesIsOfNone) {
  World world;
  auto& types = world.hk_service(1).current.types;
  types.push_back(types.front());
  types.back().id = "other";
  const Decision d = world.decide(sound_certificate());
  EXPECT_FALSE(d.certificate_type.has_value());
  EXPECT_EQ(fact(d.home_findings, "signer.type.ambiguous", "types"), "personal, other");
  types.back().uses = {Use::encipherment};
  EXPECT_EQ(world.decide(sound_certificate()).home, Home::invalid);
}

TEST(Signer, OfATypeThatAHeldEditionDropsIsUnknown) {
  World world;
  HeldEdition held;
  held.header.territory = "HK";
  held.header.sequence = 8;
  held.header.received = kNoon;
  held.dropped.types = {{hong_kong().ca.certificate()->fingerprint, "personal"}};
  world.held = {held};
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.home, Home::indeterminate) << explain(d);
  EXPECT_THAT(failed(d), ElementsAre("list.type.dropped_by_held_edition"));
}

// Not by default: only where entry or profile require it.
TEST(Signer, NeedsNoExtendedKeyUsage) {
  CertificateRequest request = sound_request();
  request.extended_key_usage = {"1.3.6.1.5.5.7.3.4"};
  EXPECT_EQ(World().decide(hong_kong().ca.issue(request)).verdict.accepted, Accepted::yes);
}

}  // namespace
}  // namespace baytrust::decision
