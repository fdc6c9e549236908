// judgement.md 2 and 3.1: which jurisdiction, and is the certificate good there.
#include "gateway/decision/home_run.hpp"

#include <gmock/gmock.h>

#include "tests/gateway/decision/world.hpp"
#include "trustlists/uris.hpp"

namespace baytrust::decision {
namespace {

using namespace baytrust::test;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::IsSupersetOf;
using testing::Not;

// Deprecated from `from` on, in force before.
void deprecate(trustlists::Service& service, Instant from) {
  service.history = {service.current};
  service.current.status = trustlists::kDeprecated;
  service.current.status_starting_time = from;
}

TEST(WhichJurisdiction, IsTheOneWhoseListHoldsTheAnchor) {
  CertificateRequest request = sound_request();
  request.subject = "C=MO,OU=Personal,CN=Chan";  // never the subject's country
  const Decision d = World().decide(hong_kong().ca.issue(request));
  EXPECT_EQ(d.issuing, "HK");
  EXPECT_EQ(d.recognition, Recognition::recognised) << explain(d);
  EXPECT_THAT(ids(d.home_findings), Contains("list.anchor.in_force"));
}

// Scenario 16.
TEST(WhichJurisdiction, IsNoneForACaOnNoList) {
  const Authority stranger = make_authority("Stranger");
  const Decision d = World().decide(stranger.issue(sound_request()));
  EXPECT_EQ(d.issuing, "");
  EXPECT_EQ(d.home, Home::indeterminate) << explain(d);
  EXPECT_EQ(d.recognition, Recognition::unknown);
  EXPECT_EQ(d.verdict.sub_indication, SubIndication::no_certificate_chain_found);
  EXPECT_EQ(d.verdict.accepted, Accepted::unknown);
  EXPECT_THAT(failed(d), IsSupersetOf({"list.anchor.none", "path.build.no_path",
                                       "recognition.issuing_unknown"}));
  EXPECT_EQ(fact(d.home_findings, "list.anchor.none", "lists"), "HK, MO");
  EXPECT_FALSE(d.legs.has_value());
  EXPECT_THAT(d.recognitions, IsEmpty());
}

TEST(WhichJurisdiction, IsNoneWhereTheAnchorIsNotInForceAtT) {
  World world;
  deprecate(world.hk_service(0), kNoon - kDay);
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.issuing, "");
  EXPECT_EQ(d.home, Home::indeterminate) << explain(d);
  EXPECT_EQ(d.verdict.sub_indication, SubIndication::no_certificate_chain_found);
  EXPECT_EQ(d.recognition, Recognition::unknown);
  EXPECT_EQ(fact(d.home_findings, "list.anchor.not_in_force", "jurisdiction"), "HK");
  EXPECT_EQ(fact(d.home_findings, "list.anchor.not_in_force", "since"), to_string(kNoon - kDay));
}

TEST(WhichJurisdiction, IsTheSameAsRDomestic) {
  const Decision d = World().decide(macao().ca.issue(domestic_request()));
  EXPECT_EQ(d.issuing, "MO");
  EXPECT_EQ(d.recognition, Recognition::domestic);
  EXPECT_EQ(d.verdict.outcome, Outcome::valid_recognised) << explain(d);
  EXPECT_EQ(d.verdict.accepted, Accepted::yes);
  EXPECT_THAT(ids(d.recognition_findings), ElementsAre("recognition.domestic"));
  EXPECT_FALSE(d.legs.has_value());
  ASSERT_EQ(d.documents.size(), 1U);
  EXPECT_EQ(d.documents.front().role, DocumentRole::issuing_list);
}

TEST(WhichJurisdiction, TriesAndReportsEveryListThatHoldsTheAnchor) {
  World world;
  trustlists::TrustList second = world.hk_list;
  second.scheme.territory = "CN-GD";
  world.older_lists = {world.edition(second)};
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.issuing, "HK");
  EXPECT_EQ(d.verdict.accepted, Accepted::yes) << explain(d);
  ASSERT_EQ(d.candidates.size(), 1U);
  EXPECT_EQ(d.candidates.front().issuing, "CN-GD");
  EXPECT_EQ(d.candidates.front().recognition, Recognition::not_recognised);
  EXPECT_EQ(d.candidates.front().why, WhyLost::recognition);
  EXPECT_THAT(ids(d.candidates.front().findings), Contains("recognition.none"));
}

TEST(WhichJurisdiction, PrefersOnesOwnListForTheSamePath) {
  World world;
  world.mo_list.providers.front().services.push_back(ca_service(hong_kong().root.certificate()));
  world.mo_list.providers.front().services.push_back(ca_service(hong_kong().ca.certificate()));
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.issuing, "MO");
  EXPECT_EQ(d.recognition, Recognition::domestic) << explain(d);
  ASSERT_EQ(d.candidates.size(), 1U);
  EXPECT_EQ(d.candidates.front().issuing, "HK");
  EXPECT_EQ(d.candidates.front().why, WhyLost::fingerprints);
}

TEST(HomeRun, AnIssuingCaEndedAtTIsInvalid) {
  World world;
  deprecate(world.hk_service(1), kNoon);
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.home, Home::invalid);
  EXPECT_EQ(d.verdict.sub_indication, SubIndication::chain_constraints_failure);
  EXPECT_THAT(failed(d), ElementsAre("list.service.not_in_force"));
  EXPECT_EQ(fact(d.home_findings, "list.service.not_in_force", "since"), to_string(kNoon));
  // It always runs, whatever home says.
  EXPECT_EQ(d.recognition, Recognition::recognised);
}

TEST(HomeRun, AnIssuingCaEndedAfterTIsStillGood) {
  World world;
  deprecate(world.hk_service(1), kNoon + 1);
  EXPECT_EQ(world.decide(sound_certificate()).verdict.accepted, Accepted::yes);
}

TEST(HomeRun, AnIssuingCaNotYetListedAtTIsInvalid) {
  World world;
  world.hk_service(1).current.status_starting_time = kNoon + 1;
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.home, Home::invalid);
  EXPECT_EQ(fact(d.home_findings, "list.service.not_in_force", "status"), "-");
}

TEST(HomeRun, AnUnknownStatusIsNotInForce) {
  World world;
  world.hk_service(1).current.status = "urn:something:else";
  EXPECT_EQ(world.decide(sound_certificate()).home, Home::invalid);
}

TEST(HomeRun, ACaBelowAListedRootWithoutAnEntryWarns) {
  World world;
  world.hk_list.providers.front().services.resize(1);  // the root alone
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.home, Home::valid) << explain(d);
  EXPECT_THAT(ids(d.home_findings), Contains("list.service.unlisted"));
  EXPECT_THAT(ids(d.home_findings), Contains("signer.type.none"));
}

TEST(HomeRun, WhatAHeldEditionDropsIsUnknown) {
  World world;
  HeldEdition held;
  held.header.territory = "HK";
  held.header.sequence = 8;
  held.header.received = kNoon - kHour;
  held.dropped.certificates = {hong_kong().ca.certificate()->fingerprint};
  world.held = {held};
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.home, Home::indeterminate) << explain(d);
  EXPECT_EQ(fact(d.home_findings, "list.service.dropped_by_held_edition", "sequence"), "8");
  EXPECT_EQ(d.verdict.accepted, Accepted::unknown);
  world.known_at = kNoon - 2 * kHour;  // before it came
  world.at = world.known_at;
  EXPECT_EQ(
      find(world.decide(sound_certificate()).home_findings, "list.service.dropped_by_held_edition"),
      nullptr);
}

TEST(HomeRun, ACertificateDistrustedHereIsInvalid) {
  World world;
  world.acts = {{.id = "act-1",
                 .kind = EmergencyAct::Kind::distrust_certificate,
                 .certificate = hong_kong().ca.certificate()->fingerprint,
                 .effective_from = kNoon - kDay,
                 .known_from = kNoon,
                 .reason = "key compromise"}};
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.home, Home::invalid);
  EXPECT_THAT(failed(d), ElementsAre("list.certificate.distrusted_here"));
  EXPECT_EQ(fact(d.home_findings, "list.certificate.distrusted_here", "act"), "act-1");
  world.acts.front().effective_from = kNoon + 1;
  EXPECT_EQ(world.decide(sound_certificate()).verdict.accepted, Accepted::yes);
  world.acts.front().effective_from = kNoon - kDay;
  world.acts.front().known_from = kNoon + 1;
  EXPECT_EQ(world.decide(sound_certificate()).verdict.accepted, Accepted::yes);
}

TEST(HomeRun, AnEmergencyActLapsesByItself) {
  World world;
  world.acts = {{.id = "act-1",
                 .kind = EmergencyAct::Kind::distrust_certificate,
                 .certificate = hong_kong().ca.certificate()->fingerprint,
                 .effective_from = kNoon - kDay,
                 .known_from = kNoon - kDay,
                 .lapses = kNoon + 1,
                 .reason = "incident"}};
  EXPECT_EQ(world.decide(sound_certificate()).home, Home::invalid);
  world.acts.front().lapses = kNoon;  // half-open: it lapsed at k
  EXPECT_EQ(world.decide(sound_certificate()).verdict.accepted, Accepted::yes);
}

TEST(HomeRun, ShowsAStatusThatBeganBeforeItWasKnown) {
  World world;
  trustlists::TrustList older = world.hk_list;
  older.scheme.sequence_number = 6;
  older.scheme.list_issue_date_time = kNoon - 30 * kDay;
  world.older_lists = {world.edition(older)};
  deprecate(world.hk_service(1), kNoon - 15 * kDay);
  world.at = kNoon - 12 * kDay;
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.home, Home::invalid);
  EXPECT_EQ(fact(d.home_findings, "list.service.status_retroactive", "effective_from"),
            to_string(kNoon - 15 * kDay));
  world.at = kNoon;
  EXPECT_EQ(
      find(world.decide(sound_certificate()).home_findings, "list.service.status_retroactive"),
      nullptr);
}

TEST(HomeRun, AnExpiredCertificateIsFailed) {
  CertificateRequest request = sound_request();
  request.not_after = kNoon - 1;
  const Decision d = World().decide(hong_kong().ca.issue(request));
  EXPECT_EQ(d.verdict.outcome, Outcome::invalid);
  EXPECT_EQ(d.verdict.accepted, Accepted::no);
  EXPECT_EQ(d.verdict.indication, Indication::total_failed);
  EXPECT_EQ(d.verdict.sub_indication, SubIndication::expired);
}

// RFC 5280: inclusive.
TEST(HomeRun, ValidityIncludesItsLastSecond) {
  CertificateRequest request = sound_request();
  request.not_after = kNoon;
  EXPECT_EQ(World().decide(hong_kong().ca.issue(request)).verdict.accepted, Accepted::yes);
}

TEST(HomeRun, ACertificateOfTheFutureIsFailed) {
  CertificateRequest request = sound_request();
  request.not_before = kNoon + 1;
  const Decision d = World().decide(hong_kong().ca.issue(request));
  EXPECT_EQ(d.verdict.sub_indication, SubIndication::not_yet_valid);
  EXPECT_EQ(d.verdict.indication, Indication::total_failed);
}

TEST(HomeRun, AForgedCertificateIsNeverAccepted) {
  Bytes der = to_bytes(sound_certificate()->der);
  der.back() ^= 1;
  const auto forged = x509::Certificate::parse(std::move(der));
  ASSERT_TRUE(forged);
  const Decision d = World().decide(*forged);
  EXPECT_EQ(d.verdict.accepted, Accepted::no) << explain(d);
  EXPECT_EQ(d.verdict.sub_indication, SubIndication::sig_crypto_failure);
  EXPECT_THAT(failed(d), Contains("path.signature.bad"));
}

// Each jurisdiction has its own dated algorithm policy.
TEST(HomeRun, IsUnderTheIssuingJurisdictionsAlgorithms) {
  World world;
  world.jurisdictions[0].algorithms.of(crypto::Curve::p256) = crypto::Acceptance::until(kNoon);
  ASSERT_EQ(world.jurisdictions[0].code, "HK");
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.home, Home::invalid) << explain(d);
  EXPECT_EQ(d.verdict.sub_indication, SubIndication::crypto_constraints_failure);
  EXPECT_EQ(d.recognition, Recognition::recognised);
  world.at = world.known_at = kNoon - kHour;
  const Decision before = world.decide(sound_certificate());
  EXPECT_EQ(before.home, Home::valid) << explain(before);
}

TEST(HomePolicies, AreThoseOfTheGraphAtDepthN) {
  const World world;
  const Decision d = world.decide(sound_certificate());
  EXPECT_THAT(ids(d.recognition_findings), Not(Contains("recognition.policy.hierarchy_silent")));
}

// A CA that its root restricts cannot assert its way in.
TEST(HomePolicies, ARestrictedCaCannotAuthoriseMore) {
  CertificateRequest request{.subject = "CN=Restricted CA"};
  request.policies = {"2.999.1"};
  const Authority restricted = hong_kong().root.subordinate(request);
  World world;
  world.hk_service(1) = ca_service(restricted.certificate(), {world.hk_type()});
  world.evidence.crls.add(restricted.issue_crl(), kNoon - kHour);
  world.entry().ca_pairs.front().issuer_sha256 = restricted.certificate()->fingerprint;
  world.copy() = world.entry();
  const Decision d = world.decide(restricted.issue(sound_request()));
  EXPECT_EQ(d.home, Home::valid);
  EXPECT_EQ(d.recognition, Recognition::not_recognised) << explain(d);
  EXPECT_THAT(failed(d), Contains("recognition.policy.not_authorised_by_hierarchy"));
}

TEST(HomePolicies, AHierarchyThatAssertsNoneIsSilent) {
  const Authority silent = hong_kong().root.subordinate({.subject = "CN=Silent CA"});
  World world;
  world.hk_service(1) = ca_service(silent.certificate(), {world.hk_type()});
  world.evidence.crls.add(silent.issue_crl(), kNoon - kHour);
  world.entry().ca_pairs.front().issuer_sha256 = silent.certificate()->fingerprint;
  world.copy() = world.entry();
  const Decision d = world.decide(silent.issue(sound_request()));
  EXPECT_EQ(d.verdict.accepted, Accepted::yes) << explain(d);
  EXPECT_THAT(ids(d.recognition_findings), Contains("recognition.policy.hierarchy_silent"));
}

}  // namespace
}  // namespace baytrust::decision
