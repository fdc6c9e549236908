// judgement.md 7: what findings do to the three answers; and which candidate is the best.
#include "gateway/decision/candidate.hpp"

#include <gmock/gmock.h>

#include "gateway/decision/codes.hpp"
#include "tests/gateway/decision/world.hpp"

namespace baytrust::decision {
namespace {

using namespace baytrust::test;
using testing::IsEmpty;

Findings one(Effect effect) {
  return {Finding(kTypeKnown, Subject(Subject::Kind::request)).with_effect(effect)};
}

Answers of(const Findings& home, const Findings& recognition, const Findings& profile,
           Recognition by_rule = Recognition::recognised) {
  return answers_of({.home = home, .recognition = recognition, .profile = profile}, by_rule);
}

TEST(Effects, HomeIsTheWorstOfItsFindings) {
  for (const Effect harmless : {Effect::passed, Effect::info, Effect::warning}) {
    EXPECT_EQ(of(one(harmless), {}, {}).home, Home::valid);
  }
  EXPECT_EQ(of(one(Effect::indeterminate), {}, {}).home, Home::indeterminate);
  EXPECT_EQ(of(one(Effect::invalid), {}, {}).home, Home::invalid);
  Findings both = one(Effect::indeterminate);
  append(both, one(Effect::invalid));
  EXPECT_EQ(of(both, {}, {}).home, Home::invalid);
}

TEST(Effects, OfRecognitionNeverTouchHome) {
  for (const Effect effect : {Effect::not_recognised, Effect::indeterminate, Effect::invalid}) {
    EXPECT_EQ(of({}, one(effect), {}).home, Home::valid);
  }
}

TEST(Effects, OfHomeNeverTouchRecognition) {
  for (const Effect effect : {Effect::warning, Effect::indeterminate, Effect::invalid}) {
    EXPECT_EQ(of(one(effect), {}, {}).recognition, Recognition::recognised);
  }
}

TEST(Effects, RecognitionIsRefusedThenUnknownThenRecognised) {
  EXPECT_EQ(of({}, one(Effect::warning), {}).recognition, Recognition::recognised);
  EXPECT_EQ(of({}, one(Effect::indeterminate), {}).recognition, Recognition::unknown);
  EXPECT_EQ(of({}, one(Effect::not_recognised), {}).recognition, Recognition::not_recognised);
  Findings both = one(Effect::indeterminate);
  append(both, one(Effect::not_recognised));
  EXPECT_EQ(of({}, both, {}).recognition, Recognition::not_recognised);
}

// A register past stop is unknown whatever else was seen.
TEST(Effects, AnUnknownRecognitionStaysUnknown) {
  EXPECT_EQ(of({}, one(Effect::not_recognised), {}, Recognition::unknown).recognition,
            Recognition::unknown);
}

TEST(Effects, OnlyNotAcceptedTouchesTheProfile) {
  for (const Effect effect : {Effect::info, Effect::warning}) {
    EXPECT_EQ(of(one(effect), one(effect), one(effect)).profile, ProfileResult::met);
  }
  EXPECT_EQ(of({}, {}, one(Effect::not_accepted)).profile, ProfileResult::not_met);
  // Raised by the profile, wherever it stands.
  EXPECT_EQ(of(one(Effect::not_accepted), {}, {}).profile, ProfileResult::not_met);
  EXPECT_EQ(of({}, one(Effect::not_accepted), {}).profile, ProfileResult::not_met);
}

TEST(Effects, ThatRefuseADomesticCertificateLeaveTheProfileUnmet) {
  const Answers answers = of(one(Effect::not_recognised), {}, {}, Recognition::domestic);
  EXPECT_EQ(answers.recognition, Recognition::domestic);
  EXPECT_EQ(answers.profile, ProfileResult::not_met);
}

TEST(Effects, AreRaisedByAProfileAndNeverLowered) {
  const std::vector<Raised> wishes{{"list.age.grace", Effect::not_accepted},
                                   {"signer.use.encipherment", Effect::info}};
  const Subject subject(Subject::Kind::request);
  const Findings found =
      raised({Finding(kListGrace, subject), Finding(kUseEncipherment, subject)}, wishes);
  EXPECT_EQ(found[0].effect(), Effect::not_accepted);
  EXPECT_EQ(found[1].effect(), Effect::invalid);
}

TEST(Effects, RaisedInADecisionCount) {
  World world;
  world.hk_list.scheme.next_update = kNoon - kDay;
  EXPECT_EQ(world.decide(sound_certificate()).verdict.accepted, Accepted::yes);
  world.profile.raised = {{"list.age.grace", Effect::not_accepted}};
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.verdict.outcome, Outcome::valid_recognised);
  EXPECT_EQ(d.verdict.accepted, Accepted::no);
  world.profile.raised = {{"list.age.grace", Effect::invalid}};
  EXPECT_EQ(world.decide(sound_certificate()).verdict.outcome, Outcome::invalid);
  world.profile.raised = {{"list.age.grace", Effect::not_recognised}};
  EXPECT_EQ(world.decide(sound_certificate()).verdict.outcome, Outcome::valid_not_recognised);
}

// Two certificates of the same CA name and key: two paths to the same root.
struct TwoPaths {
  TwoPaths() {
    CertificateRequest request{.subject = "CN=Hong Kong CA 1"};
    request.policies = {"2.5.29.32.0"};
    request.key = hong_kong().ca.key();
    second = hong_kong().root.subordinate(request).certificate();
    world.evidence.certificates.push_back(*second);
  }
  World world;
  std::optional<x509::Certificate> second;
};

TEST(BestCandidate, IsRecognisedRatherThanNot) {
  TwoPaths paths;
  const Decision d = paths.world.decide(sound_certificate());
  EXPECT_EQ(d.verdict.accepted, Accepted::yes) << explain(d);
  EXPECT_EQ(d.path[1], hong_kong().ca.certificate());
  ASSERT_EQ(d.candidates.size(), 1U);
  EXPECT_EQ(d.candidates.front().why, WhyLost::recognition);
  EXPECT_EQ(d.candidates.front().path[1], (*paths.second)->fingerprint);
  EXPECT_EQ(d.candidates.front().recognition, Recognition::not_recognised);
}

TEST(BestCandidate, IsValidRatherThanRecognised) {
  TwoPaths paths;  // the recognised CA certificate is revoked, the other is not
  paths.world.evidence.crls = {};
  paths.world.evidence.crls.add(
      hong_kong().root.issue_crl(
          {.revoked = {{.serial_number = to_bytes(hong_kong().ca.certificate()->serial_number)}}}),
      kNoon);
  paths.world.evidence.crls.add(hong_kong().ca.issue_crl(), kNoon);
  const Decision d = paths.world.decide(sound_certificate());
  EXPECT_EQ(d.path[1], *paths.second) << explain(d);
  EXPECT_EQ(d.verdict.outcome, Outcome::valid_not_recognised);
  ASSERT_EQ(d.candidates.size(), 1U);
  EXPECT_EQ(d.candidates.front().why, WhyLost::home);
  EXPECT_EQ(d.candidates.front().home, Home::invalid);
}

// Equal in everything: the smaller fingerprints.
TEST(BestCandidate, IsTheSameWhateverTheOrder) {
  TwoPaths paths;
  paths.world.mo_register.recognitions.clear();
  paths.world.hk_register.recognitions.clear();
  const Decision d = paths.world.decide(sound_certificate());
  ASSERT_EQ(d.candidates.size(), 1U);
  EXPECT_EQ(d.candidates.front().why, WhyLost::fingerprints);
  EXPECT_LT(d.path[1]->fingerprint, d.candidates.front().path[1]);
}

// A re-issued root below a longer way up.
TEST(BestCandidate, IsTheShorterOne) {
  World world;
  const Authority upper = make_authority("Upper Root");
  const x509::Certificate cross = upper.certify(hong_kong().root);
  world.hk_list.providers.front().services.push_back(ca_service(upper.certificate()));
  world.evidence.certificates.push_back(cross);
  world.evidence.crls.add(upper.issue_crl(), kNoon);
  world.mo_register.recognitions.clear();
  world.hk_register.recognitions.clear();
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.path.size(), 3U) << explain(d);
  ASSERT_EQ(d.candidates.size(), 1U);
  EXPECT_EQ(d.candidates.front().path.size(), 4U);
  EXPECT_EQ(d.candidates.front().why, WhyLost::longer);
}

// The path does not mix: legs 2 and 3 are those of the path that home judged.
TEST(BestCandidate, IsJudgedAsAWhole) {
  TwoPaths paths;
  const Decision d = paths.world.decide(sound_certificate());
  for (const Finding& finding : d.recognition_findings) {
    EXPECT_NE(finding.code().id, "recognition.issuer.not_listed");
  }
  EXPECT_THAT(failed(d), IsEmpty());
}

}  // namespace
}  // namespace baytrust::decision
