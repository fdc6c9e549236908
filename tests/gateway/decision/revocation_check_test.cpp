// judgement.md 4 as far as it is decision's: rules, effects, holds. CRLs themselves are
// validators/revocation's tests.
#include "gateway/decision/revocation_check.hpp"

#include <gmock/gmock.h>

#include "gateway/decision/canonical.hpp"
#include "tests/gateway/decision/world.hpp"
#include "tests/support/responder.hpp"

namespace baytrust::decision {
namespace {

using namespace baytrust::test;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using x509::RevocationReason;

Bytes serial_of(const x509::Certificate& certificate) {
  return to_bytes(certificate->serial_number);
}

// The root's CRL as in World; the CA's as given.
World with_crls(const std::vector<CrlRequest>& requests, Instant received = kNoon - kHour) {
  World world;
  world.evidence.crls = {};
  world.evidence.crls.add(hong_kong().root.issue_crl(), kNoon - kHour);
  for (const CrlRequest& request : requests) {
    world.evidence.crls.add(hong_kong().ca.issue_crl(request), received);
  }
  return world;
}

TEST(Revocation, OfTheTargetIsFailed) {
  const auto certificate = sound_certificate();
  const World world = with_crls({{.revoked = {{.serial_number = serial_of(certificate),
                                               .revocation_date = kNoon - kDay,
                                               .reason = RevocationReason::key_compromise}}}});
  const Decision d = world.decide(certificate);
  EXPECT_EQ(d.verdict.outcome, Outcome::invalid) << explain(d);
  EXPECT_EQ(d.verdict.indication, Indication::total_failed);
  EXPECT_EQ(d.verdict.sub_indication, SubIndication::revoked);
  EXPECT_EQ(d.revocation.front().state, revocation::State::revoked);
  EXPECT_EQ(d.revocation.front().revocation_date, kNoon - kDay);
  EXPECT_EQ(d.revocation.front().reason, "keyCompromise");
  EXPECT_EQ(d.recognition, Recognition::recognised);
}

TEST(Revocation, AfterTDoesNotCount) {
  const auto certificate = sound_certificate();
  World world = with_crls(
      {{.revoked = {{.serial_number = serial_of(certificate), .revocation_date = kNoon - kHour}}}});
  world.at = kNoon - 2 * kHour;
  const Decision d = world.decide(certificate);
  EXPECT_EQ(d.verdict.accepted, Accepted::yes) << explain(d);
  EXPECT_THAT(ids(d.home_findings), Contains("revocation.revoked_later"));
}

TEST(Revocation, OfACaLeavesTheIndicationOpen) {
  World world;
  world.evidence.crls = {};
  world.evidence.crls.add(
      hong_kong().root.issue_crl(
          {.revoked = {{.serial_number = serial_of(hong_kong().ca.certificate())}}}),
      kNoon);
  world.evidence.crls.add(hong_kong().ca.issue_crl(), kNoon);
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.verdict.outcome, Outcome::invalid);
  EXPECT_EQ(d.verdict.indication, Indication::indeterminate);
  EXPECT_EQ(d.verdict.sub_indication, SubIndication::revoked_ca_no_poe);
}

// Scenario 12: never valid, the missing item named.
TEST(Revocation, MissingIsIndeterminate) {
  const Decision d = with_crls({}).decide(sound_certificate());
  EXPECT_EQ(d.verdict.outcome, Outcome::indeterminate);
  EXPECT_EQ(d.verdict.accepted, Accepted::unknown);
  EXPECT_EQ(d.verdict.sub_indication, SubIndication::try_later);
  EXPECT_EQ(fact(d.home_findings, "revocation.crl.missing", "issuer"), "CN=Hong Kong CA 1");
}

TEST(Revocation, MissingForWhatIsNotRecognisedIsNo) {
  World world = with_crls({});
  world.mo_register.recognitions.clear();
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.verdict.outcome, Outcome::indeterminate);
  EXPECT_EQ(d.verdict.accepted, Accepted::no);
}

TEST(Revocation, StaleIsIndeterminate) {
  const World world = with_crls({{.this_update = kNoon - 3 * kDay, .next_update = kNoon - kDay}});
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.verdict.sub_indication, SubIndication::try_later);
  EXPECT_THAT(failed(d), ElementsAre("revocation.crl.stale"));
}

// k bounds CRLs by receipt.
TEST(Revocation, WhatCameAfterKDoesNotExist) {
  const World world = with_crls({{}}, kNoon + 1);
  EXPECT_THAT(failed(world.decide(sound_certificate())), ElementsAre("revocation.crl.missing"));
}

TEST(Revocation, FreshnessIsTheProfilesWish) {
  World world;
  world.profile.revocation.freshness = 2 * kDay;
  EXPECT_EQ(world.decide(sound_certificate()).verdict.accepted, Accepted::yes);
  world.profile.revocation.freshness = kHour;
  EXPECT_THAT(failed(world.decide(sound_certificate())), Contains("revocation.crl.too_old"));
}

// formats.md 2: an entry's freshness only tightens the profile's.
TEST(Revocation, FreshnessIsTheStricterOfProfileAndEntry) {
  World world;
  world.entry().required.max_revocation_age_seconds = kHour;
  world.copy() = world.entry();
  EXPECT_THAT(failed(world.decide(sound_certificate())), Contains("revocation.crl.too_old"));
  world.profile.revocation.freshness = kMinute;
  world.entry().required.max_revocation_age_seconds = 2 * kDay;
  world.copy() = world.entry();
  EXPECT_THAT(failed(world.decide(sound_certificate())), Contains("revocation.crl.too_old"));
  world.profile.revocation.freshness = 3 * kDay;
  EXPECT_EQ(world.decide(sound_certificate()).verdict.accepted, Accepted::yes);
}

struct Hold {
  x509::Certificate certificate = sound_certificate();
  CrlRequest on_hold{.revoked = {{.serial_number = serial_of(certificate),
                                  .revocation_date = kNoon - 5 * kDay,
                                  .reason = RevocationReason::certificate_hold}},
                     .this_update = kNoon - 5 * kDay,
                     .next_update = kNoon - 3 * kDay,
                     .number = 1};
  CrlRequest resumed{.this_update = kNoon - kDay, .next_update = kNoon + kDay, .number = 2};
};

// Scenario 7.
TEST(Revocation, OnHoldIsTryLaterAndNo) {
  const Hold hold;
  World world = with_crls({hold.on_hold});
  world.at = world.known_at = kNoon - 4 * kDay;
  world.evidence.crls = {};
  world.evidence.crls.add(hong_kong().root.issue_crl({.this_update = kNoon - 5 * kDay}),
                          kNoon - 5 * kDay);
  world.evidence.crls.add(hong_kong().ca.issue_crl(hold.on_hold), kNoon - 5 * kDay);
  const Decision d = world.decide(hold.certificate);
  EXPECT_EQ(d.verdict.outcome, Outcome::indeterminate) << explain(d);
  EXPECT_EQ(d.verdict.accepted, Accepted::no);
  EXPECT_EQ(d.verdict.sub_indication, SubIndication::try_later);
  EXPECT_THAT(failed(d), ElementsAre("revocation.on_hold"));
}

World after_resumption(const Hold& hold) {
  World world = with_crls({hold.on_hold, hold.resumed}, kNoon - 5 * kDay);
  world.evidence.crls.add(hong_kong().root.issue_crl({.this_update = kNoon - 5 * kDay}),
                          kNoon - 5 * kDay);
  return world;
}

TEST(Revocation, AfterResumptionTheCertificateIsGoodAgain) {
  const Hold hold;
  EXPECT_EQ(after_resumption(hold).decide(hold.certificate).verdict.accepted, Accepted::yes);
}

TEST(Revocation, DuringTheHoldStaysNoAfterResumption) {
  const Hold hold;
  World world = after_resumption(hold);
  world.at = kNoon - 4 * kDay;
  const Decision d = world.decide(hold.certificate);
  EXPECT_EQ(d.verdict.accepted, Accepted::no) << explain(d);
  EXPECT_EQ(d.verdict.sub_indication, SubIndication::try_later);
}

TEST(Revocation, DuringTheHoldIsForgivenWhereTheProfileSaysSo) {
  const Hold hold;
  World world = after_resumption(hold);
  world.at = kNoon - 4 * kDay;
  world.profile.revocation.after_resumption = AfterResumption::accepted;
  const Decision d = world.decide(hold.certificate);
  EXPECT_EQ(d.verdict.accepted, Accepted::yes) << explain(d);
  EXPECT_EQ(find(d.home_findings, "revocation.on_hold")->effect(), Effect::warning);
}

TEST(Revocation, AHoldThatHasNotEndedIsNotForgiven) {
  const Hold hold;
  World world = with_crls({hold.on_hold}, kNoon - 5 * kDay);
  world.profile.revocation.after_resumption = AfterResumption::accepted;
  world.evidence.crls.add(hong_kong().root.issue_crl({.this_update = kNoon - 5 * kDay}),
                          kNoon - 5 * kDay);
  world.at = kNoon - 4 * kDay;
  EXPECT_EQ(world.decide(hold.certificate).verdict.accepted, Accepted::no);
  world.known_at = world.at;  // nothing can have ended yet
  EXPECT_EQ(world.decide(hold.certificate).verdict.accepted, Accepted::no);
}

// Without the CRL of that time, and the CA suspends: effect by profile.
TEST(Revocation, HoldHistoryUnknownHasTheProfilesEffect) {
  const Hold hold;
  CrlRequest later = hold.resumed;
  later.revoked = {{.serial_number = serial(99),
                    .revocation_date = kNoon - 2 * kDay,
                    .reason = RevocationReason::certificate_hold}};
  World world = with_crls({later});
  world.evidence.crls.add(hong_kong().root.issue_crl({.this_update = kNoon - 5 * kDay}),
                          kNoon - 5 * kDay);
  world.at = kNoon - 4 * kDay;
  const Decision strict = world.decide(hold.certificate);
  EXPECT_THAT(failed(strict), ElementsAre("revocation.hold_history_unknown")) << explain(strict);
  EXPECT_EQ(strict.verdict.accepted, Accepted::unknown);
  world.profile.revocation.hold_history_unknown = Effect::warning;
  EXPECT_EQ(world.decide(hold.certificate).verdict.accepted, Accepted::yes);
}

TEST(Revocation, ARequiredOcspAnswerIsMissing) {
  for (const RevocationSources sources : {RevocationSources::ocsp, RevocationSources::both}) {
    World world;
    world.profile.revocation.sources = sources;
    const Decision d = world.decide(sound_certificate());
    EXPECT_EQ(d.verdict.outcome, Outcome::indeterminate);
    EXPECT_EQ(d.verdict.sub_indication, SubIndication::try_later);
    EXPECT_THAT(failed(d), ElementsAre("revocation.ocsp.missing"));
    EXPECT_EQ(fact(d.home_findings, "revocation.ocsp.missing", "issuer"), "CN=Hong Kong CA 1");
  }
  World world;
  world.profile.revocation.sources = RevocationSources::crl;
  EXPECT_EQ(world.decide(sound_certificate()).verdict.accepted, Accepted::yes);
}

using CertStatus = x509::OcspSingle::Status;

x509::OcspResponse answer_about(const x509::Certificate& certificate,
                                const OcspAnswer& answer = {}) {
  return ocsp(hong_kong().ca, certificate, answer);
}

TEST(Revocation, AnOcspAnswerIsEnoughWhereTheProfileSaysSo) {
  const auto certificate = sound_certificate();
  const auto response = answer_about(certificate);
  const auto with = [&](RevocationSources sources, World world) {
    world.profile.revocation.sources = sources;
    world.evidence.ocsp.add(response, kNoon);
    return world.decide(certificate);
  };
  for (const auto sources : {RevocationSources::ocsp, RevocationSources::either}) {
    const Decision d = with(sources, with_crls({}));
    EXPECT_EQ(d.verdict.accepted, Accepted::yes) << explain(d);
    EXPECT_THAT(d.revocation.front().ocsp, ElementsAre(response->fingerprint));
    EXPECT_THAT(d.revocation.front().crls, IsEmpty());
    EXPECT_THAT(d.revocation.back().ocsp, IsEmpty());
    EXPECT_THAT(d.inputs, Contains(response->fingerprint));
    EXPECT_THAT(canonical(d), testing::HasSubstr("\"ocsp\":[\"" + to_hex(response->fingerprint)));
  }
  EXPECT_THAT(failed(with(RevocationSources::crl, with_crls({}))),
              ElementsAre("revocation.crl.missing"));
  EXPECT_THAT(failed(with(RevocationSources::both, with_crls({}))),
              ElementsAre("revocation.crl.missing"));
  EXPECT_EQ(with(RevocationSources::both, World()).verdict.accepted, Accepted::yes);
}

TEST(Revocation, ByOcspIsFailedWhateverTheProfileAsksFor) {
  const auto certificate = sound_certificate();
  for (const auto sources : {RevocationSources::crl, RevocationSources::either}) {
    World world;
    world.profile.revocation.sources = sources;
    world.evidence.ocsp.add(answer_about(certificate, {.status = CertStatus::revoked,
                                                       .reason = RevocationReason::superseded}),
                            kNoon);
    const Decision d = world.decide(certificate);
    EXPECT_EQ(d.verdict.sub_indication, SubIndication::revoked) << explain(d);
    EXPECT_EQ(d.revocation.front().state, revocation::State::revoked);
    EXPECT_EQ(d.revocation.front().reason, "superseded");
  }
}

TEST(Revocation, AnOcspAnswerThatCameAfterKDoesNotExist) {
  const auto certificate = sound_certificate();
  World world = with_crls({});
  world.evidence.ocsp.add(answer_about(certificate), kNoon + 1);
  EXPECT_THAT(failed(world.decide(certificate)), ElementsAre("revocation.crl.missing"));
}

TEST(Revocation, FreshnessIsAskedOfOcspAnswersToo) {
  const auto certificate = sound_certificate();
  World world = with_crls({});
  world.evidence.ocsp.add(answer_about(certificate), kNoon);
  world.profile.revocation.freshness = 2 * kDay;
  EXPECT_EQ(world.decide(certificate).verdict.accepted, Accepted::yes);
  world.profile.revocation.freshness = kMinute;
  const Decision d = world.decide(certificate);
  EXPECT_THAT(failed(d), Contains("revocation.ocsp.too_old"));
  EXPECT_EQ(d.verdict.sub_indication, SubIndication::try_later);
}

TEST(Revocation, EqualEvidenceInAnyOrderGivesEqualBytes) {
  const auto certificate = sound_certificate();
  const auto newer = answer_about(certificate);
  const auto older = answer_about(certificate, {.this_update = kNoon - kDay});
  World one = with_crls({});
  World other = one;
  one.evidence.ocsp.add(newer, kNoon);
  one.evidence.ocsp.add(older, kNoon);
  other.evidence.ocsp.add(older, kNoon);
  other.evidence.ocsp.add(newer, kNoon);
  other.evidence.ocsp.add(newer, kNoon);
  EXPECT_EQ(canonical(one.decide(certificate)), canonical(other.decide(certificate)));
}

// A decision without OCSP has the bytes it had before there were any.
TEST(Revocation, WithoutOcspNothingIsWritten) {
  EXPECT_THAT(canonical(World().decide(sound_certificate())), Not(testing::HasSubstr("ocsp")));
}

TEST(Revocation, AHoldByOcspIsForgivenWhereTheProfileSaysSo) {
  const Hold hold;
  World world = after_resumption(hold);
  world.at = kNoon - 4 * kDay;
  world.evidence.crls = {};
  world.evidence.crls.add(hong_kong().root.issue_crl({.this_update = kNoon - 5 * kDay}),
                          kNoon - 5 * kDay);
  world.evidence.ocsp.add(
      answer_about(hold.certificate, {.status = CertStatus::revoked,
                                      .revocation_time = kNoon - 5 * kDay,
                                      .reason = RevocationReason::certificate_hold,
                                      .this_update = kNoon - 5 * kDay,
                                      .next_update = kNoon - 3 * kDay}),
      kNoon - 5 * kDay);
  world.evidence.ocsp.add(answer_about(hold.certificate), kNoon - kHour);
  EXPECT_THAT(failed(world.decide(hold.certificate)), Contains("revocation.ocsp.on_hold"));
  world.profile.revocation.after_resumption = AfterResumption::accepted;
  const Decision d = world.decide(hold.certificate);
  EXPECT_EQ(d.verdict.accepted, Accepted::yes) << explain(d);
  EXPECT_EQ(find(d.home_findings, "revocation.ocsp.on_hold")->effect(), Effect::warning);
}

// RFC 6960 4.2.2.2 (1), by the list of the issuing jurisdiction.
TEST(Revocation, AResponderThatTheListNamesForTheProvidersCasMayAnswer) {
  const auto certificate = sound_certificate();
  const auto authority = make_authority("Validation authority");
  const auto key = fresh_key();
  const Authority responder(authority.issue({.subject = "CN=VA responder", .key = key}), key);
  World world = with_crls({});
  world.evidence.ocsp.add(answer_about(certificate, {.responder = &responder}), kNoon);
  EXPECT_THAT(ids(world.decide(certificate).home_findings), Contains("revocation.ocsp.responder"));
  trustlists::Service service = ca_service(responder.certificate());
  service.current.type = "http://uri.etsi.org/TrstSvc/Svctype/Certstatus/OCSP";
  world.hk_list.providers.front().services.push_back(service);
  const Decision d = world.decide(certificate);
  EXPECT_EQ(d.verdict.accepted, Accepted::yes) << explain(d);
  EXPECT_THAT(d.inputs, Contains(responder.certificate()->fingerprint));
}

// EN 319 102-1 5.2.5: a CRL of the moment itself may not have the news yet.
TEST(Revocation, GraceAsksForANewerCrl) {
  World world;
  world.profile.revocation.grace = kHour;
  const Decision d = world.decide(sound_certificate());
  EXPECT_THAT(failed(d), ElementsAre("profile.revocation.within_grace")) << explain(d);
  EXPECT_EQ(fact(d.home_findings, "profile.revocation.within_grace", "this_update"),
            to_string(kNoon - kDay));
  EXPECT_EQ(fact(d.home_findings, "profile.revocation.within_grace", "wanted"),
            to_string(kNoon + kHour));
  world.at = kNoon - kDay - kHour;
  world.evidence.crls.add(hong_kong().root.issue_crl({.this_update = kNoon - 5 * kDay}),
                          kNoon - 5 * kDay);
  const Decision later = world.decide(sound_certificate());
  EXPECT_EQ(later.verdict.accepted, Accepted::yes) << explain(later);
}

TEST(Revocation, GraceIsMetByANewerOcspAnswer) {
  const auto certificate = sound_certificate();
  World world;
  world.profile.revocation.grace = kHour;
  world.at = kNoon - 2 * kHour;
  world.evidence.crls.add(hong_kong().root.issue_crl({.this_update = kNoon - 5 * kDay}),
                          kNoon - 5 * kDay);
  EXPECT_THAT(failed(world.decide(certificate)), Contains("profile.revocation.within_grace"));
  world.evidence.ocsp.add(answer_about(certificate), kNoon - kHour);
  const Decision d = world.decide(certificate);
  EXPECT_EQ(d.verdict.accepted, Accepted::yes) << explain(d);
}

TEST(Revocation, ReportsWhatItLeanedOn) {
  const Decision d = World().decide(sound_certificate());
  ASSERT_EQ(d.revocation.size(), 2U);
  for (const RevocationUsed& used : d.revocation) {
    EXPECT_EQ(used.state, revocation::State::good);
    ASSERT_EQ(used.crls.size(), 1U);
    EXPECT_THAT(d.inputs, Contains(used.crls.front()));
  }
}

}  // namespace
}  // namespace baytrust::decision
