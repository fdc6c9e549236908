// A signature that is asked about: what its format's verifier found counts for home, its content
// and its signer's certificate may be missing, its own algorithm is judged (judgement.md 7, 8).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gateway/decision/time_codes.hpp"
#include "tests/gateway/decision/world.hpp"
#include "validators/signature/codes.hpp"

namespace baytrust::decision {
namespace {

using signature::Integrity;
using test::find;
using test::ids;
using test::sound_certificate;
using test::sound_signature;
using test::World;
using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::Not;

const Subject kSignature(Subject::Kind::signature);

SignatureAsked found(const Code& code, Integrity integrity, Facts facts = {}) {
  SignatureAsked asked = sound_signature(sound_certificate());
  asked.facts.findings = {Finding(code, kSignature, std::move(facts))};
  asked.facts.integrity = integrity;
  return asked;
}

TEST(DecideSignature, IsAcceptedWhereItIsIntactAndItsSignerIsRecognised) {
  const auto decision = World().decide(sound_signature(sound_certificate()));
  EXPECT_EQ(decision.verdict.accepted, Accepted::yes) << test::explain(decision);
  EXPECT_EQ(to_string(decision.verdict.indication, decision.request.kind), "TOTAL-PASSED");
  EXPECT_THAT(ids(decision.home_findings), Contains("cms.signature.good"));
  EXPECT_EQ(decision.time_basis, TimeBasis::request);
}

TEST(DecideSignature, TheFileIsAmongTheInputs) {
  const auto asked = sound_signature(sound_certificate());
  const auto decision = World().decide(asked);
  EXPECT_THAT(decision.inputs, Contains(asked.files.front()));
}

TEST(DecideSignature, WhatDoesNotHoldIsATotalFailure) {
  struct Case {
    const Code& code;
    std::string_view sub;
  };
  for (const Case& c : {Case{signature::kSignatureBad, "SIG_CRYPTO_FAILURE"},
                        Case{signature::kDigestMismatch, "HASH_FAILURE"},
                        Case{signature::kContentDiffers, "HASH_FAILURE"},
                        Case{signature::kAttributeDuplicate, "FORMAT_FAILURE"},
                        Case{signature::kEssMismatch, "FORMAT_FAILURE"}}) {
    const auto decision = World().decide(found(c.code, Integrity::bad));
    EXPECT_EQ(decision.home, Home::invalid) << c.code.id;
    EXPECT_EQ(decision.verdict.accepted, Accepted::no) << c.code.id;
    EXPECT_EQ(to_string(decision.verdict.sub_indication), c.sub) << c.code.id;
    EXPECT_EQ(decision.verdict.indication, Indication::total_failed) << c.code.id;
    // Recognition is told all the same.
    EXPECT_EQ(decision.recognition, Recognition::recognised) << c.code.id;
  }
}

TEST(DecideSignature, MissingContentIsNamedAndNeverAccepted) {
  const auto decision = World().decide(found(signature::kContentAbsent, Integrity::unknown));
  EXPECT_EQ(decision.verdict.outcome, Outcome::indeterminate);
  EXPECT_EQ(decision.verdict.accepted, Accepted::unknown);
  EXPECT_EQ(to_string(decision.verdict.sub_indication), "SIGNED_DATA_NOT_FOUND");
}

TEST(DecideSignature, WithoutItsSignersCertificateNothingIsKnown) {
  auto asked = found(signature::kSignerNotFound, Integrity::unknown, {{"signer", "CN=Nobody"}});
  asked.facts.signer.reset();
  const auto decision = World().decide(asked);
  EXPECT_EQ(decision.verdict.outcome, Outcome::indeterminate);
  EXPECT_EQ(decision.verdict.accepted, Accepted::unknown);
  EXPECT_EQ(to_string(decision.verdict.sub_indication), "NO_SIGNING_CERTIFICATE_FOUND");
  EXPECT_EQ(decision.recognition, Recognition::unknown);
  EXPECT_THAT(decision.path, IsEmpty());
}

TEST(DecideSignature, OfASignerOnNoListNamesTheMissingChain) {
  const auto stranger = test::make_authority("Nowhere").issue(test::sound_request());
  const auto decision = World().decide(sound_signature(stranger));
  EXPECT_EQ(to_string(decision.verdict.sub_indication), "NO_CERTIFICATE_CHAIN_FOUND");
  EXPECT_THAT(ids(decision.home_findings), Contains("cms.signature.good"));
}

TEST(DecideSignature, ItsOwnAlgorithmIsJudgedByTheIssuingSidesRules) {
  auto asked = sound_signature(sound_certificate());
  asked.facts.signature_algorithm->hash = crypto::Hash::sha1;
  const auto decision = World().decide(asked);
  EXPECT_EQ(decision.home, Home::invalid);
  EXPECT_EQ(to_string(decision.verdict.sub_indication), "CRYPTO_CONSTRAINTS_FAILURE");
  const Finding* finding = find(decision.home_findings, "crypto.policy.hash_not_allowed");
  ASSERT_NE(finding, nullptr) << test::explain(decision);
  EXPECT_EQ(finding->subject(), kSignature);
}

TEST(DecideSignature, TheProfilesAlgorithmsReachItToo) {
  World world;
  world.profile.algorithms = crypto::default_policy();
  auto& hashes = world.profile.algorithms->hashes;
  hashes[static_cast<std::size_t>(crypto::Hash::sha384)] =
      hashes[static_cast<std::size_t>(crypto::Hash::md5)];
  auto asked = sound_signature(sound_certificate());
  EXPECT_EQ(world.decide(asked).verdict.accepted, Accepted::yes);
  asked.facts.signature_algorithm->hash = crypto::Hash::sha384;
  const auto decision = world.decide(asked);
  EXPECT_EQ(decision.verdict.outcome, Outcome::valid_recognised);
  EXPECT_EQ(decision.verdict.accepted, Accepted::no);
}

TEST(DecideSignature, TheFormatIsTheProfilesMatter) {
  World world;
  world.profile.formats = {"pades"};
  const auto decision = world.decide(sound_signature(sound_certificate()));
  EXPECT_EQ(decision.verdict.accepted, Accepted::no);
  EXPECT_THAT(test::failed(decision), Contains("profile.format.unmet"));
}

TEST(DecideSignature, CounterSignaturesAreSeenAndDecideNothing) {
  auto asked = sound_signature(sound_certificate());
  signature::SignatureFacts good, bad;
  good.integrity = Integrity::good;
  good.signer_name.issuer = "CN=Notary CA";
  bad.integrity = Integrity::bad;
  bad.findings.emplace_back(signature::kSignatureBad, kSignature);
  asked.facts.counter_signatures = {good, bad};
  const auto decision = World().decide(asked);
  EXPECT_EQ(decision.verdict.accepted, Accepted::yes);
  EXPECT_THAT(ids(decision.home_findings), Contains("signature.counter_signature.good"));
  EXPECT_EQ(test::fact(decision.home_findings, "signature.counter_signature.not_good", "cause"),
            "cms.signature.bad");
}

TEST(DecideSignature, TheClaimedTimeDecidesNothing) {
  World world;
  world.entry().status.push_back(
      {policy_mapping::Status::withdrawn, test::kNoon - 2 * kDay, {}, {}});
  world.copy() = world.entry();
  auto asked = sound_signature(sound_certificate());
  asked.facts.claimed_signing_time = test::kNoon - 9 * kDay;
  const auto decision = world.decide(asked);
  EXPECT_EQ(decision.recognition, Recognition::not_recognised);
  EXPECT_EQ(decision.at, test::kNoon);
}

TEST(DecideSignature, AnInstantThatIsOnlySaidIsAWhatIf) {
  World world;
  world.time_basis = TimeBasis::asserted;
  world.at = test::kNoon - kDay;
  const auto decision = world.decide(sound_signature(sound_certificate()));
  EXPECT_EQ(decision.verdict.outcome, Outcome::valid_recognised);
  EXPECT_EQ(decision.verdict.accepted, Accepted::unknown);
  EXPECT_THAT(ids(decision.profile_findings), Contains("time.asserted"));
}

TEST(DecideSignature, EqualFactsGiveEqualDecisions) {
  const auto asked = sound_signature(sound_certificate());
  const World world;
  EXPECT_EQ(canonical(world.decide(asked)), canonical(world.decide(asked)));
  auto other = asked;
  other.facts.signature_value.front() ^= 1;
  EXPECT_NE(canonical(world.decide(asked)), canonical(world.decide(other)));
}

}  // namespace
}  // namespace baytrust::decision
