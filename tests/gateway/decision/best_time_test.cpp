// By when a signature provably existed (judgement.md 1 and 5, EN 319 102-1 5.6): which time-stamps
// lower it, and why the others do not.
#include "gateway/decision/best_time.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/gateway/decision/world.hpp"
#include "trustlists/uris.hpp"
#include "validators/crypto/digest.hpp"
#include "validators/signature/codes.hpp"

namespace baytrust::decision {
namespace {

using Kind = signature::TimestampToken::Kind;
using signature::Integrity;
using test::hong_kong;
using test::ids;
using test::kNoon;
using test::World;
using ::testing::Contains;

constexpr std::string_view kTsaPolicy = "2.999.77.1";
const Oid kArchiveV3 = Oid::literal("0.4.0.1733.2.4");
const Oid kArchiveV2 = Oid::literal("1.2.840.113549.1.9.16.2.48");
const Oid kCadesC = Oid::literal("1.2.840.113549.1.9.16.2.25");
const Oid kReferences = Oid::literal("1.2.840.113549.1.9.16.2.26");

x509::Certificate issue_tsa(const test::Authority& ca, Instant not_after = test::kEnd) {
  test::CertificateRequest request{.subject = "CN=Stamps"};
  request.extended_key_usage = {"1.3.6.1.5.5.7.3.8"};
  request.not_after = not_after;
  return ca.issue(request);
}

trustlists::Service tsa_service(const x509::Certificate& certificate) {
  trustlists::Service service = test::ca_service(certificate);
  service.current.type = trustlists::kTsa;
  return service;
}

TimestampAsked stamp(const x509::Certificate& tsa, Instant time, Kind kind = Kind::signature) {
  return {
      .kind = kind,
      .token = crypto::sha256(as_bytes(to_string(time))),
      .integrity = Integrity::good,
      .covers = signature::coverage_of(kind, kind == Kind::archive ? kArchiveV3.view() : OidView()),
      .algorithm = crypto::SignatureAlgorithm{.scheme = crypto::Scheme::ecdsa},
      .imprint = crypto::Hash::sha256,
      .time = time,
      .policy = Oid::literal(kTsaPolicy),
      .tsa = tsa};
}

// Hong Kong lists a time-stamping authority and Macao recognises it; Macao lists one of its own.
class BestTimeTest : public ::testing::Test {
 protected:
  BestTimeTest() : hk_tsa_(issue_tsa(hong_kong().ca)), mo_tsa_(issue_tsa(test::macao().ca)) {
    world_.hk_list.providers.front().services.push_back(tsa_service(hk_tsa_));
    world_.mo_list.providers.front().services.push_back(tsa_service(mo_tsa_));
    policy_mapping::Recognition entry = test::recognition("mo-hk-stamps");
    entry.kind = policy_mapping::Kind::timestamp;
    entry.certificate_type.reset();
    entry.policy_family.prefix = Oid::literal("2.999.77");
    entry.policy_family.version_nodes = 1;
    world_.mo_register.recognitions.push_back(entry);
    world_.hk_register.recognitions.push_back(entry);
  }
  Decision decide(std::vector<TimestampAsked> stamps) {
    auto asked = test::sound_signature(signer_);
    asked.timestamps = std::move(stamps);
    return world_.decide(asked);
  }
  // Withdrawn two days ago, as announced long before.
  void withdraw(policy_mapping::Recognition& entry) {
    entry.status.push_back({policy_mapping::Status::withdrawn, kNoon - 2 * kDay, {}, {}});
  }
  void withdraw_signers() {
    withdraw(world_.entry());
    withdraw(world_.copy());
  }
  void revoke(const x509::Certificate& certificate, Instant since,
              std::optional<x509::RevocationReason> reason = {}) {
    test::CrlRequest crl{.revoked = {{.serial_number = to_bytes(certificate->serial_number),
                                      .revocation_date = since,
                                      .reason = reason}},
                         .this_update = kNoon - kHour};
    crl.number = 2;
    world_.evidence.crls.add(hong_kong().ca.issue_crl(crl), kNoon - kHour);
  }

  World world_;
  x509::Certificate hk_tsa_, mo_tsa_;
  x509::Certificate signer_ = test::sound_certificate();
};

TEST_F(BestTimeTest, ARecognisedTimestampLowersTheTimeThatIsJudged) {
  const auto decision = decide({stamp(hk_tsa_, kNoon - 4 * kDay)});
  EXPECT_EQ(decision.time_basis, TimeBasis::timestamp) << test::explain(decision);
  EXPECT_EQ(decision.at, kNoon - 4 * kDay);
  EXPECT_EQ(decision.asked_at, kNoon);
  EXPECT_EQ(decision.verdict.accepted, Accepted::yes);
  ASSERT_EQ(decision.timestamps.size(), 1U);
  EXPECT_EQ(decision.timestamps[0].recognition, Recognition::recognised);
  EXPECT_EQ(decision.timestamps[0].issuing, "HK");
  EXPECT_THAT(decision.inputs, Contains(decision.request.signature->timestamps[0].token));
  EXPECT_THAT(decision.inputs, Contains(hk_tsa_->fingerprint));
}

TEST_F(BestTimeTest, ADomesticTimestampNeedsNoRecognition) {
  const auto decision = decide({stamp(mo_tsa_, kNoon - 4 * kDay)});
  EXPECT_EQ(decision.time_basis, TimeBasis::timestamp) << test::explain(decision);
  EXPECT_EQ(decision.timestamps[0].recognition, Recognition::domestic);
}

// Scenario 6.
TEST_F(BestTimeTest, StampedBeforeRecognitionWasWithdrawnItIsRecognisedThen) {
  withdraw_signers();
  EXPECT_EQ(decide({}).recognition, Recognition::not_recognised);
  const auto decision = decide({stamp(hk_tsa_, kNoon - 4 * kDay)});
  EXPECT_EQ(decision.verdict.accepted, Accepted::yes) << test::explain(decision);
  EXPECT_EQ(decide({stamp(hk_tsa_, kNoon - kDay)}).recognition, Recognition::not_recognised);
}

TEST_F(BestTimeTest, RevokedAfterItWasProvenToExistItStaysGood) {
  revoke(signer_, kNoon - 2 * kDay, x509::RevocationReason::key_compromise);
  const auto without = decide({});
  EXPECT_EQ(to_string(without.verdict.sub_indication), "REVOKED_NO_POE");
  EXPECT_EQ(without.verdict.indication, Indication::indeterminate);
  EXPECT_EQ(decide({stamp(hk_tsa_, kNoon - 4 * kDay)}).verdict.accepted, Accepted::yes);
  const auto late = decide({stamp(hk_tsa_, kNoon - kDay)});
  EXPECT_EQ(to_string(late.verdict.sub_indication), "REVOKED_NO_POE");
}

TEST_F(BestTimeTest, ATimestampOfAnAuthorityThatIsOnNoListIsNotAccepted) {
  withdraw_signers();
  const auto unlisted = issue_tsa(hong_kong().ca);
  const auto decision = decide({stamp(unlisted, kNoon - 4 * kDay)});
  EXPECT_EQ(decision.time_basis, TimeBasis::request);
  EXPECT_EQ(decision.verdict.accepted, Accepted::no);
  EXPECT_THAT(ids(decision.home_findings), Contains("time.tsa.not_recognised"));
  EXPECT_THAT(ids(decision.timestamps[0].findings), Contains("tsa.not_listed"));
}

TEST_F(BestTimeTest, NorOfOneThatIsListedAndNotRecognisedHere) {
  world_.mo_register.recognitions.pop_back();
  world_.hk_register.recognitions.pop_back();
  const auto decision = decide({stamp(hk_tsa_, kNoon - 4 * kDay)});
  EXPECT_EQ(decision.time_basis, TimeBasis::request);
  EXPECT_THAT(ids(decision.home_findings), Contains("time.tsa.not_recognised"));
  EXPECT_EQ(decision.verdict.accepted, Accepted::yes);  // nothing is held against the signature
}

TEST_F(BestTimeTest, NorUnderAPolicyThatIsNotRecognised) {
  auto other = stamp(hk_tsa_, kNoon - 4 * kDay);
  other.policy = Oid::literal("2.999.78.1");
  const auto decision = decide({other});
  EXPECT_EQ(decision.time_basis, TimeBasis::request);
  EXPECT_EQ(decision.timestamps[0].recognition, Recognition::not_recognised);
}

TEST_F(BestTimeTest, ACertificateEntryDoesNotSpeakOfTimestamps) {
  world_.mo_register.recognitions.back().kind = policy_mapping::Kind::certificate;
  world_.hk_register.recognitions.back().kind = policy_mapping::Kind::certificate;
  EXPECT_EQ(decide({stamp(hk_tsa_, kNoon - 4 * kDay)}).time_basis, TimeBasis::request);
}

TEST_F(BestTimeTest, OneThatDoesNotHoldProvesNothing) {
  auto broken = stamp(hk_tsa_, kNoon - 4 * kDay);
  broken.integrity = Integrity::bad;
  broken.findings.emplace_back(signature::kDigestMismatch, Subject(Subject::Kind::signature));
  const auto decision = decide({broken});
  EXPECT_EQ(decision.time_basis, TimeBasis::request);
  EXPECT_EQ(test::fact(decision.home_findings, "time.timestamp.not_intact", "cause"),
            "cms.message_digest.mismatch");
  EXPECT_EQ(decision.verdict.accepted, Accepted::yes);
}

TEST_F(BestTimeTest, OneOfTheFutureProvesNothing) {
  const auto decision = decide({stamp(hk_tsa_, kNoon + kHour)});
  EXPECT_EQ(decision.time_basis, TimeBasis::request);
  EXPECT_THAT(ids(decision.home_findings), Contains("time.timestamp.ahead"));
}

TEST_F(BestTimeTest, BeforeItsAuthoritysCertificateBeganItProvesNothing) {
  const auto decision = decide({stamp(hk_tsa_, test::kStart - kDay)});
  EXPECT_EQ(decision.time_basis, TimeBasis::request);
  EXPECT_THAT(ids(decision.home_findings), Contains("time.tsa.not_valid"));
}

TEST_F(BestTimeTest, TheContentsTimestampSaysNothingOfTheSignature) {
  const auto decision = decide({stamp(hk_tsa_, kNoon - 4 * kDay, Kind::content)});
  EXPECT_EQ(decision.timestamps[0].accepted, Accepted::yes);
  EXPECT_EQ(decision.at, kNoon);
}

// RFC 3161 4: an authority may end; one whose key was lost takes its stamps along.
TEST_F(BestTimeTest, AnAuthorityRevokedForItsKeyTakesItsStampsAlong) {
  revoke(hk_tsa_, kNoon - 2 * kDay, x509::RevocationReason::key_compromise);
  const auto decision = decide({stamp(hk_tsa_, kNoon - 4 * kDay)});
  EXPECT_EQ(decision.time_basis, TimeBasis::request);
  EXPECT_EQ(test::fact(decision.home_findings, "time.tsa.revoked_since", "reason"),
            "keyCompromise");
}

TEST_F(BestTimeTest, AnAuthorityRevokedWithoutAReasonToo) {
  revoke(hk_tsa_, kNoon - 2 * kDay);
  EXPECT_EQ(decide({stamp(hk_tsa_, kNoon - 4 * kDay)}).time_basis, TimeBasis::request);
}

TEST_F(BestTimeTest, OneThatCeasedLeavesThemGood) {
  revoke(hk_tsa_, kNoon - 2 * kDay, x509::RevocationReason::cessation_of_operation);
  EXPECT_EQ(decide({stamp(hk_tsa_, kNoon - 4 * kDay)}).time_basis, TimeBasis::timestamp);
  EXPECT_EQ(decide({stamp(hk_tsa_, kNoon - kDay)}).time_basis, TimeBasis::request);
}

TEST_F(BestTimeTest, AnArchiveTimestampBeforeTheLossKeepsWhatItCovers) {
  revoke(hk_tsa_, kNoon - 2 * kDay, x509::RevocationReason::key_compromise);
  const auto decision =
      decide({stamp(hk_tsa_, kNoon - 4 * kDay), stamp(mo_tsa_, kNoon - 3 * kDay, Kind::archive)});
  EXPECT_EQ(decision.at, kNoon - 4 * kDay) << test::explain(decision);
  EXPECT_EQ(decision.timestamps[0].accepted, Accepted::yes);
  EXPECT_EQ(decision.timestamps[1].accepted, Accepted::yes);
}

TEST_F(BestTimeTest, TheOldestAcceptedOneCounts) {
  const auto decision = decide({stamp(mo_tsa_, kNoon - kDay), stamp(hk_tsa_, kNoon - 3 * kDay)});
  EXPECT_EQ(decision.at, kNoon - 3 * kDay);
}

TEST_F(BestTimeTest, AProfileMayAskForOne) {
  world_.profile.timestamp = TimestampRule::required;
  const auto without = decide({});
  EXPECT_EQ(without.verdict.outcome, Outcome::valid_recognised);
  EXPECT_EQ(without.verdict.accepted, Accepted::no);
  EXPECT_THAT(test::failed(without), Contains("profile.timestamp.required"));
  EXPECT_EQ(decide({stamp(mo_tsa_, kNoon - kDay)}).verdict.accepted, Accepted::yes);
}

TEST_F(BestTimeTest, OfAWhatIfTheyAreShownAndLowerNothing) {
  world_.time_basis = TimeBasis::asserted;
  const auto decision = decide({stamp(mo_tsa_, kNoon - kDay)});
  EXPECT_EQ(decision.at, kNoon);
  EXPECT_EQ(decision.time_basis, TimeBasis::asserted);
  EXPECT_EQ(decision.timestamps[0].accepted, Accepted::yes);
}

// Who has the key of an authority that has ended can date what they like: only what covers the
// token proves that it existed before.
TEST_F(BestTimeTest, AnAuthorityThatHasExpiredNeedsALaterTimestampOverItsOwn) {
  const auto short_lived = issue_tsa(hong_kong().ca, kNoon - kHour);
  world_.hk_list.providers.front().services.push_back(tsa_service(short_lived));
  const auto alone = decide({stamp(short_lived, kNoon - 4 * kDay)});
  EXPECT_EQ(alone.time_basis, TimeBasis::request);
  EXPECT_EQ(test::fact(alone.home_findings, "time.tsa.not_good_since", "cause"),
            "path.certificate.expired");
  const auto covered = decide(
      {stamp(short_lived, kNoon - 4 * kDay), stamp(mo_tsa_, kNoon - 2 * kHour, Kind::archive)});
  EXPECT_EQ(covered.at, kNoon - 4 * kDay) << test::explain(covered);
}

TEST_F(BestTimeTest, AnAuthorityThatIsSuspendedProvesNothing) {
  // Of this one it is known that it was not suspended when it stamped.
  test::CrlRequest then{.this_update = kNoon - 5 * kDay, .next_update = kNoon - 3 * kDay};
  then.number = 1;
  world_.evidence.crls.add(hong_kong().ca.issue_crl(then), kNoon - 5 * kDay);
  revoke(hk_tsa_, kNoon - 2 * kDay, x509::RevocationReason::certificate_hold);
  const auto decision = decide({stamp(hk_tsa_, kNoon - 4 * kDay)});
  EXPECT_EQ(decision.time_basis, TimeBasis::request) << test::explain(decision);
  EXPECT_EQ(test::fact(decision.home_findings, "time.tsa.not_good_since", "cause"), "on-hold");
}

TEST_F(BestTimeTest, AnAuthorityDistrustedTodayProvesNothingOfLastWeek) {
  world_.acts.push_back({.id = "act-1",
                         .certificate = hong_kong().ca.certificate()->fingerprint,
                         .effective_from = kNoon - kHour,
                         .known_from = kNoon - kHour,
                         .reason = "key seen elsewhere"});
  signer_ = test::macao().ca.issue(test::domestic_request());
  const auto decision = decide({stamp(hk_tsa_, kNoon - 4 * kDay)});
  EXPECT_EQ(decision.time_basis, TimeBasis::request) << test::explain(decision);
  EXPECT_EQ(test::fact(decision.home_findings, "time.tsa.not_good_since", "cause"),
            "list.certificate.distrusted_here");
}

TEST_F(BestTimeTest, OneOfReferencesIsNoneOfTheSignature) {
  auto of_references = stamp(hk_tsa_, kNoon - 4 * kDay, Kind::references);
  of_references.covers = signature::coverage_of(Kind::references, kReferences.view());
  const auto decision = decide({of_references});
  EXPECT_EQ(decision.at, kNoon);
  EXPECT_EQ(decision.timestamps[0].accepted, Accepted::yes);
  of_references.covers = signature::coverage_of(Kind::references, kCadesC.view());
  EXPECT_EQ(decide({of_references}).at, kNoon - 4 * kDay) << "CAdES-C stamps the signature as well";
}

// Its key is lost since; another's time-stamp of the signature says nothing of this token.
TEST_F(BestTimeTest, ATimestampOfTheSignatureDoesNotVouchForAnother) {
  revoke(hk_tsa_, kNoon - 2 * kDay, x509::RevocationReason::key_compromise);
  const auto lost = stamp(hk_tsa_, kNoon - 4 * kDay);
  EXPECT_EQ(decide({lost, stamp(mo_tsa_, kNoon - 3 * kDay)}).at, kNoon - 3 * kDay);
  auto old_archive = stamp(mo_tsa_, kNoon - 3 * kDay, Kind::archive);
  old_archive.covers = signature::coverage_of(Kind::archive, kArchiveV2.view());
  EXPECT_EQ(decide({lost, old_archive}).at, kNoon - 3 * kDay);
}

TEST_F(BestTimeTest, ATokenOfBrokenAlgorithmsProvesNothing) {
  auto weak = stamp(hk_tsa_, kNoon - 4 * kDay);
  weak.imprint = crypto::Hash::sha1;
  EXPECT_EQ(test::fact(decide({weak}).home_findings, "time.tsa.not_good_since", "cause"),
            "crypto.policy.hash_not_allowed");
  weak.imprint = crypto::Hash::sha256;
  weak.algorithm->hash = crypto::Hash::md5;
  EXPECT_EQ(decide({weak}).time_basis, TimeBasis::request);
  weak.algorithm.reset();
  EXPECT_EQ(decide({weak}).time_basis, TimeBasis::request);
}

// Broken since, they are good where a later time-stamp covers them from before.
TEST_F(BestTimeTest, AlgorithmsAreJudgedWhenTheTokenIsKnownToHaveExisted) {
  auto& rules = world_.jurisdictions.front();  // Hong Kong's
  ASSERT_EQ(rules.code, "HK");
  rules.algorithms.of(crypto::Hash::sha384) = crypto::Acceptance::until(kNoon - 2 * kDay);
  auto old = stamp(hk_tsa_, kNoon - 4 * kDay);
  old.imprint = crypto::Hash::sha384;
  EXPECT_EQ(decide({old}).time_basis, TimeBasis::request);
  EXPECT_EQ(decide({old, stamp(mo_tsa_, kNoon - 3 * kDay, Kind::archive)}).at, kNoon - 4 * kDay);
}

TEST_F(BestTimeTest, OfAnExpiredAuthorityACrlMustSpeakOfTheExpired) {
  const auto short_lived = issue_tsa(hong_kong().ca, kNoon - 3 * kDay);
  world_.hk_list.providers.front().services.push_back(tsa_service(short_lived));
  const auto decision = decide({stamp(short_lived, kNoon - 4 * kDay)});
  // Its CRL is newer than its end and does not say that it still lists the expired: unknown.
  EXPECT_EQ(decision.time_basis, TimeBasis::request);
  EXPECT_EQ(decision.timestamps[0].accepted, Accepted::unknown);
}

}  // namespace
}  // namespace baytrust::decision
