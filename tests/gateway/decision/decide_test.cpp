// What decide() promises as a whole: purity, times, budgets, hostile input.
#include "gateway/decision/decide.hpp"

#include <algorithm>
#include <gmock/gmock.h>

#include "tests/gateway/decision/world.hpp"

namespace baytrust::decision {
namespace {

using namespace baytrust::test;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::IsSubsetOf;

TEST(Decide, AcceptsASoundForeignCertificate) {
  const Decision d = World().decide(sound_certificate());
  EXPECT_EQ(d.verdict.outcome, Outcome::valid_recognised) << explain(d);
  EXPECT_EQ(d.verdict.accepted, Accepted::yes);
  EXPECT_EQ(d.verdict.indication, Indication::total_passed);
  EXPECT_THAT(failed(d), IsEmpty());
  EXPECT_EQ(d.relying, "MO");
  EXPECT_EQ(d.issuing, "HK");
  EXPECT_EQ(d.path.size(), 3U);
}

TEST(Decide, LeavesAFindingForEveryCheckThatPassed) {
  const Decision d = World().decide(sound_certificate());
  const auto all = ids(all_findings(d));
  for (const char* id :
       {"list.age.fresh", "list.anchor.in_force", "list.service.in_force",
        "path.signature.verified", "path.certificate.in_validity", "revocation.good",
        "signer.type.known", "signer.use.permitted", "signer.key_usage.permitted",
        "register.age.fresh", "recognition.selected", "recognition.publication.agreed",
        "recognition.period.holds", "recognition.root.listed", "recognition.issuer.listed",
        "recognition.type.matches", "recognition.policy.matches", "path.link.applied",
        "path.policy.accepted"}) {
    EXPECT_THAT(all, Contains(id));
  }
}

TEST(Decide, EqualInputsGiveEqualBytes) {
  const World world;
  const auto certificate = sound_certificate();
  EXPECT_EQ(canonical(world.decide(certificate)), canonical(world.decide(certificate)));
}

// In whatever order evidence came, and however often.
TEST(Decide, OrderAndRepetitionOfEvidenceDoNotShow) {
  World world;
  CertificateRequest request{.subject = "CN=Hong Kong CA 1"};
  request.key = hong_kong().ca.key();
  for (int i = 0; i < 4; ++i) {
    world.evidence.certificates.push_back(hong_kong().root.subordinate(request).certificate());
  }
  std::vector<x509::Crl> crls;
  for (int i = 0; i < 4; ++i) {
    crls.push_back(hong_kong().ca.issue_crl({.this_update = kNoon - (i + 1) * kHour, .number = i}));
  }
  for (const auto& crl : crls) world.evidence.crls.add(crl, kNoon);
  const auto certificate = sound_certificate();
  const Digest expected = digest(world.decide(certificate));

  auto& certificates = world.evidence.certificates;
  for (int round = 0; round < 6; ++round) {
    std::next_permutation(certificates.begin(), certificates.end());
    std::rotate(crls.begin(), crls.begin() + 1, crls.end());
    World again = world;
    again.evidence.certificates.push_back(certificates.front());
    for (const auto& crl : crls) again.evidence.crls.add(crl, kNoon);
    EXPECT_EQ(digest(again.decide(certificate)), expected);
  }
}

TEST(Decide, AnotherVerifierGivesTheSameDecision) {
  const World world;
  const auto certificate = sound_certificate();
  const Digest expected = digest(world.decide(certificate));
  const auto snapshot = world.snapshot();
  const Request request{.certificate = certificate};
  for (const auto backend : {crypto::Backend::openssl, crypto::Backend::botan}) {
    crypto::Verifier verifier(backend, 1);
    for (int again = 0; again < 2; ++again) {  // loaded keys and kept verdicts change nothing
      Budget budget(world.profile.limits);
      const Decision d = decide({.request = request,
                                 .evidence = world.evidence,
                                 .snapshot = *snapshot,
                                 .profile = world.profile,
                                 .at = world.at,
                                 .known_at = world.known_at},
                                verifier, budget);
      EXPECT_EQ(digest(d), expected);
    }
  }
}

TEST(Decide, NamesSnapshotProfileAndTimes) {
  World world;
  world.known_at = kNoon + kHour;
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.snapshot, world.snapshot()->id());
  EXPECT_EQ(d.profile, "one-account");
  EXPECT_EQ(d.profile_digest, profile_digest(world.profile));
  EXPECT_EQ(d.at, kNoon);
  EXPECT_EQ(d.known_at, kNoon + kHour);
}

TEST(Decide, ListsEveryByteStringItUsed) {
  const World world;
  const auto certificate = sound_certificate();
  const Decision d = world.decide(certificate);
  EXPECT_TRUE(std::is_sorted(d.inputs.begin(), d.inputs.end()));
  for (const auto& used : d.path) EXPECT_THAT(d.inputs, Contains(used->fingerprint));
  for (const auto& document : d.documents) EXPECT_THAT(d.inputs, Contains(document.digest));
  EXPECT_EQ(d.inputs.size(), 3U + 4U + 2U);
}

// judgement.md 1: known-at. A register edition activated after k does not exist.
TEST(Decide, KnowsOnlyWhatWasActivatedByK) {
  World world;
  world.entry().status.push_back(
      {policy_mapping::Status::withdrawn, kNoon - kDay, policy_mapping::Reason::compromise, {}});
  world.copy() = world.entry();
  World before;
  before.mo_register.sequence_number = 3;
  before.mo_register.issued = kNoon - 30 * kDay;
  before.mo_register.next_update = kNoon + 20 * kDay;
  world.older_registers = {world.edition(before.mo_register)};
  const auto certificate = sound_certificate();
  world.mo_register.issued = kNoon - kHour;
  world.publish = World::Publish::without_hk_register;
  // Activated one hour after noon: what was withdrawn then is recognised at noon, known at noon.
  world.at = world.known_at = kNoon;
  EXPECT_EQ(world.decide(certificate).verdict.accepted, Accepted::yes);
  world.known_at = kNoon + 2 * kHour;
  const Decision later = world.decide(certificate);
  EXPECT_EQ(later.verdict.accepted, Accepted::no) << explain(later);
  EXPECT_THAT(ids(later.recognition_findings), Contains("recognition.status.corrected"));
}

TEST(Decide, AnAssertedTimeIsAWhatIf) {
  World world;
  world.kind = RequestKind::signature;
  world.time_basis = TimeBasis::asserted;
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.verdict.outcome, Outcome::valid_recognised);
  EXPECT_EQ(d.verdict.accepted, Accepted::unknown);
  EXPECT_THAT(ids(d.profile_findings), Contains("time.asserted"));
}

// Running out says which limit, and is never valid.
TEST(Decide, OutOfBudgetIsIndeterminate) {
  const auto limited = [](auto change) {
    World world;
    change(world.profile.limits);
    return world.decide(sound_certificate());
  };
  const Decision signatures = limited([](Limits& limits) { limits.signatures = 0; });
  EXPECT_EQ(signatures.verdict.outcome, Outcome::indeterminate) << explain(signatures);
  EXPECT_EQ(signatures.verdict.sub_indication, SubIndication::certificate_chain_general_failure);
  EXPECT_EQ(fact(signatures.home_findings, "path.budget.exhausted", "resource"), "signatures");
  const Decision steps = limited([](Limits& limits) { limits.path_steps = 0; });
  EXPECT_EQ(steps.verdict.outcome, Outcome::indeterminate);
  EXPECT_EQ(steps.verdict.sub_indication, SubIndication::certificate_chain_general_failure);
  EXPECT_NE(steps.verdict.accepted, Accepted::yes);
  const Decision nodes = limited([](Limits& limits) { limits.graph_nodes = 0; });
  EXPECT_EQ(nodes.verdict.outcome, Outcome::indeterminate) << explain(nodes);
  EXPECT_NE(nodes.verdict.accepted, Accepted::yes);
}

// Whatever budget is left, the verdict may only become less certain.
TEST(Decide, NoBudgetTurnsANoIntoAYes) {
  World world;
  world.entry().policy_family.prefix = Oid::literal("2.999.9");
  world.copy() = world.entry();
  const auto certificate = sound_certificate();
  for (std::uint64_t signatures = 0; signatures < 8; ++signatures) {
    world.profile.limits.signatures = signatures;
    EXPECT_NE(world.decide(certificate).verdict.accepted, Accepted::yes);
  }
}

TEST(Decide, ManyCandidatesAreReportedUpToABound) {
  World world;
  CertificateRequest request{.subject = "CN=Hong Kong CA 1"};
  request.policies = {"2.5.29.32.0"};
  request.key = hong_kong().ca.key();
  for (int i = 0; i < 30; ++i) {
    world.evidence.certificates.push_back(hong_kong().root.subordinate(request).certificate());
  }
  world.profile.limits.signatures = 1000;
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.verdict.accepted, Accepted::yes) << explain(d);
  EXPECT_EQ(d.candidates.size(), kMaxCandidatesReported);
  EXPECT_EQ(d.candidates_not_reported, 30U - kMaxCandidatesReported);
}

// A crowd of strangers of the issuer's name must not hide the path there is.
TEST(Decide, SameNameStrangersDoNotHideThePath) {
  World world;
  const auto& key = shared_key(crypto::KeyType::p256);
  for (int i = 0; i < 200; ++i) {
    CertificateRequest request{.subject = "CN=Hong Kong CA 1"};
    request.key = key;
    world.evidence.certificates.push_back(hong_kong().other.subordinate(request).certificate());
  }
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.verdict.accepted, Accepted::yes) << explain(d);
}

TEST(Decide, AListedCaAsTargetHasNoPath) {
  const Decision d = World().decide(hong_kong().root.certificate());
  EXPECT_EQ(d.verdict.outcome, Outcome::indeterminate) << explain(d);
  EXPECT_EQ(d.verdict.sub_indication, SubIndication::no_certificate_chain_found);
}

TEST(Decide, WithoutAnyListHasNoPath) {
  const World world;
  const auto snapshot = TrustSnapshot::make({});
  ASSERT_TRUE(snapshot);
  const Request request{.certificate = sound_certificate()};
  crypto::Verifier verifier;
  Budget budget;
  const Decision d = decide({.request = request,
                             .evidence = world.evidence,
                             .snapshot = **snapshot,
                             .profile = world.profile,
                             .at = kNoon,
                             .known_at = kNoon},
                            verifier, budget);
  EXPECT_EQ(d.verdict.accepted, Accepted::unknown);
  EXPECT_EQ(fact(d.home_findings, "list.anchor.none", "lists"), "-");
}

// A leaf directly under a listed anchor.
TEST(Decide, JudgesAPathOfOneCertificate) {
  World world;
  world.hk_service(0).current.types = {world.hk_type()};
  world.entry().ca_pairs.front().issuer_sha256 = hong_kong().root.certificate()->fingerprint;
  world.copy() = world.entry();
  const Decision d = world.decide(hong_kong().root.issue(sound_request()));
  EXPECT_EQ(d.verdict.accepted, Accepted::yes) << explain(d);
  EXPECT_EQ(d.path.size(), 2U);
  ASSERT_EQ(d.revocation.size(), 1U);
}

// A fourth jurisdiction is documents and configuration, no code.
TEST(Decide, KnowsNoJurisdictionByName) {
  World world;
  world.jurisdictions.push_back(world.jurisdictions.front());
  world.jurisdictions.back().code = "XX";
  world.hk_list.scheme.territory = "XX";
  world.hk_register.publisher = "XX";
  world.entry().issuing = "XX";
  world.copy() = world.entry();
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.issuing, "XX");
  EXPECT_EQ(d.verdict.accepted, Accepted::yes) << explain(d);
}

}  // namespace
}  // namespace baytrust::decision
