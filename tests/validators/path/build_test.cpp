// Path building over what real and hostile pools hold (RFC 4158).
#include "validators/path/build.hpp"

#include "tests/validators/path/path_support.hpp"

namespace baytrust::path {
namespace {

using test::Authority;
using test::kNoon;
using test::make_authority;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

struct Wanted {
  std::vector<x509::Certificate> certificates{};
  std::vector<Authority> anchors{};
  crypto::Verifier* verifier = &path::verifier();
  Diagnostics diagnostics = Diagnostics::off;
  std::size_t max_candidates = 64;
  std::size_t max_length = 32;
  Limits limits{};
};

Candidates found(const x509::Certificate& target, const Wanted& wanted) {
  std::vector<TrustAnchor> anchors;
  for (const Authority& anchor : wanted.anchors) anchors.emplace_back(anchor.certificate());
  const Pool pool(wanted.certificates, anchors);
  const Pool* pools[] = {&pool};
  Budget budget(wanted.limits);
  return build(target, pools,
               {.at = kNoon,
                .max_candidates = wanted.max_candidates,
                .max_length = wanted.max_length,
                .diagnostics = wanted.diagnostics,
                .verifier = wanted.verifier},
               budget);
}

// Subjects of a path, target first, anchor last.
std::vector<std::string> subjects(const Path& path) {
  std::vector<std::string> out;
  for (const auto& certificate : path.certificates())
    out.push_back(to_string(certificate->subject));
  out.push_back(to_string(path.anchor().name()));
  return out;
}
std::vector<std::string> codes(const Findings& findings) {
  std::vector<std::string> out;
  for (const Finding& finding : findings) out.emplace_back(finding.code().id);
  return out;
}
std::vector<std::string> reasons(const Candidates& candidates) {
  std::vector<std::string> out;
  for (const Dropped& dropped : candidates.dropped) out.emplace_back(dropped.reason.code().id);
  return out;
}

TEST(Build, AStraightChain) {
  const Authority root = make_authority("Root");
  const Authority ca = root.subordinate({.subject = "CN=CA"});
  const Authority sub = ca.subordinate({.subject = "CN=Sub"});
  const auto candidates = found(
      sub.issue(), {.certificates = {ca.certificate(), sub.certificate()}, .anchors = {root}});
  ASSERT_THAT(candidates.paths, SizeIs(1));
  EXPECT_THAT(subjects(candidates.paths[0]), ElementsAre("CN=Leaf", "CN=Sub", "CN=CA", "CN=Root"));
  EXPECT_THAT(candidates.findings, IsEmpty());
  EXPECT_THAT(candidates.paths[0].fingerprints(), SizeIs(4));
  EXPECT_FALSE(candidates.paths[0].target_verified());  // nothing to choose: nothing verified
}

TEST(Build, NoIssuerAndNoPath) {
  const Authority root = make_authority("Root");
  const Authority ca = root.subordinate({.subject = "CN=CA"});
  const auto candidates = found(ca.issue(), {.anchors = {root}});
  EXPECT_THAT(candidates.paths, IsEmpty());
  EXPECT_THAT(codes(candidates.findings), ElementsAre("path.build.no_path"));
  EXPECT_EQ(worst(candidates.findings), Effect::indeterminate);
  ASSERT_THAT(candidates.dropped, SizeIs(1));
  EXPECT_EQ(candidates.dropped[0].reason.code(), kBuildNoIssuer);
  EXPECT_EQ(fact(&candidates.dropped[0].reason, "issuer"), "CN=CA");
}

TEST(Build, TheTargetIsTheAnchor) {
  const Authority root = make_authority("Root");
  const auto candidates = found(root.certificate(), {.anchors = {root}});
  EXPECT_THAT(candidates.paths, IsEmpty());
  EXPECT_THAT(codes(candidates.findings),
              ElementsAre("path.build.target_is_anchor", "path.build.no_path"));
}

// A and B certify each other; only one of them is certified by the anchor.
TEST(Build, LoopsAreLeft) {
  const Authority root = make_authority("Root");
  const Authority a = root.subordinate({.subject = "CN=A"});
  const Authority b = a.subordinate({.subject = "CN=B"});
  const auto b_for_a = b.certify(a);
  const auto candidates = found(
      b.issue(), {.certificates = {a.certificate(), b.certificate(), b_for_a}, .anchors = {root}});
  ASSERT_THAT(candidates.paths, SizeIs(1));
  EXPECT_THAT(subjects(candidates.paths[0]), ElementsAre("CN=Leaf", "CN=B", "CN=A", "CN=Root"));
  EXPECT_THAT(reasons(candidates), Contains("path.build.loop"));
}

TEST(Build, CrossCertificatesGiveBothPathsShorterFirst) {
  const Authority home = make_authority("Home"), far = make_authority("Far");
  const Authority bridge = far.subordinate({.subject = "CN=Bridge"});
  const Authority ca = home.subordinate({.subject = "CN=CA"});
  const auto crossed = bridge.certify(ca);
  const auto candidates = found(
      ca.issue(),
      {.certificates = {crossed, bridge.certificate(), ca.certificate()}, .anchors = {far, home}});
  ASSERT_THAT(candidates.paths, SizeIs(2));
  EXPECT_THAT(subjects(candidates.paths[0]), ElementsAre("CN=Leaf", "CN=CA", "CN=Home"));
  EXPECT_THAT(subjects(candidates.paths[1]),
              ElementsAre("CN=Leaf", "CN=CA", "CN=Bridge", "CN=Far"));
}

// A re-keyed CA: old and new key under one name, told apart by signature although no key
// identifier says which.
TEST(Build, ReKeyedCaWithoutKeyIdentifiers) {
  const Authority root = make_authority("Root");
  const std::vector<std::string> omit{"2.5.29.14", "2.5.29.35"};
  const Authority old = root.subordinate({.subject = "CN=CA", .omit = omit});
  const Authority renewed = root.subordinate({.subject = "CN=CA", .omit = omit});
  for (const Authority* signer : {&old, &renewed}) {
    const auto candidates =
        found(signer->issue({.omit = omit}),
              {.certificates = {old.certificate(), renewed.certificate()}, .anchors = {root}});
    ASSERT_THAT(candidates.paths, SizeIs(1));
    EXPECT_EQ(candidates.paths[0].certificates()[1], signer->certificate());
    EXPECT_TRUE(candidates.paths[0].target_verified());
    EXPECT_THAT(reasons(candidates), ElementsAre("path.build.other_key"));
  }
}

TEST(Build, WithoutAVerifierBothAreCandidatesKeyIdentifiersFirst) {
  const Authority root = make_authority("Root");
  const Authority old = root.subordinate({.subject = "CN=CA"});
  const Authority renewed = root.subordinate({.subject = "CN=CA"});
  for (const Authority* signer : {&old, &renewed}) {
    const auto candidates =
        found(signer->issue(), {.certificates = {old.certificate(), renewed.certificate()},
                                .anchors = {root},
                                .verifier = nullptr});
    ASSERT_THAT(candidates.paths, SizeIs(2));
    EXPECT_EQ(candidates.paths[0].certificates()[1], signer->certificate());
  }
}

TEST(Build, AnExpiredIssuerRanksBehind) {
  const Authority root = make_authority("Root");
  const Authority ca = root.subordinate({.subject = "CN=CA"});
  const auto expired = root.certify(ca, {.not_after = kNoon - 1});
  const auto candidates =
      found(ca.issue(), {.certificates = {expired, ca.certificate()}, .anchors = {root}});
  ASSERT_THAT(candidates.paths, SizeIs(2));
  EXPECT_EQ(candidates.paths[0].certificates()[1], ca.certificate());
  EXPECT_EQ(candidates.paths[1].certificates()[1], expired);
}

TEST(Build, NobodysKeyFitsTheLikeliestIsShown) {
  const Authority root = make_authority("Root");
  const Authority one = root.subordinate({.subject = "CN=CA"});
  const Authority two = root.subordinate({.subject = "CN=CA"});
  const Authority impostor = make_authority("CA");
  const auto candidates =
      found(impostor.issue(),
            {.certificates = {one.certificate(), two.certificate()}, .anchors = {root}});
  ASSERT_THAT(candidates.paths, SizeIs(1));
  Inputs in = inputs(candidates.paths[0].certificates(), root);
  EXPECT_THAT(failed(judge(in)), ElementsAre("path.signature.bad path[0]"));
}

// 10,000 CAs of one name, each with another key: bounded, and the limit is named.
TEST(Build, TenThousandCasOfOneName) {
  const Authority root = make_authority("Root");
  const std::vector<std::string> omit{"2.5.29.14", "2.5.29.35"};
  const Authority signer = root.subordinate({.subject = "CN=CA", .omit = omit});
  std::vector<x509::Certificate> crowd;
  Bytes der = to_bytes(signer.certificate()->der);
  const ByteView key = signer.certificate()->subject_public_key_info.key_bits;
  const auto place = std::search(der.begin(), der.end(), key.begin(), key.end()) - der.begin();
  for (int i = 0; i < 10'000; ++i) {
    for (std::size_t octet = 0; octet < 4; ++octet) {
      der[static_cast<std::size_t>(place) + 10 + octet] =
          static_cast<std::uint8_t>(i >> (8 * octet));
    }
    crowd.push_back(*x509::Certificate::parse(Bytes(der)));
  }
  const Authority impostor = make_authority("CA", {.omit = omit});
  const auto candidates =
      found(impostor.issue({.omit = omit}), {.certificates = crowd, .anchors = {root}});
  EXPECT_THAT(candidates.paths, IsEmpty());
  EXPECT_THAT(codes(candidates.findings),
              ElementsAre("path.budget.exhausted", "path.build.no_path"));
  EXPECT_EQ(fact(&candidates.findings[0], "resource"), "signatures");

  // With key identifiers the right one comes first, and half of the budget is left to judge it.
  const Authority good = root.subordinate({.subject = "CN=CA"});
  crowd.push_back(good.certificate());
  const auto best = found(good.issue(), {.certificates = crowd, .anchors = {root}});
  ASSERT_THAT(best.paths, SizeIs(1));
  EXPECT_EQ(best.paths[0].certificates()[1], good.certificate());
  EXPECT_THAT(best.dropped, SizeIs(kMaxDropped));
  EXPECT_THAT(codes(best.findings), ElementsAre("path.build.too_many_dropped"));
}

// Without signatures to tell, a mesh of CAs that all certify each other ends with the steps.
TEST(Build, AMeshEndsWithTheBudget) {
  std::vector<Authority> mesh;
  for (int i = 0; i < 8; ++i) mesh.push_back(make_authority("M" + std::to_string(i)));
  std::vector<x509::Certificate> certificates;
  for (const Authority& a : mesh) {
    for (const Authority& b : mesh) {
      if (&a != &b) certificates.push_back(a.certify(b));
    }
  }
  const Authority root = make_authority("Root");
  const auto candidates = found(mesh[0].issue(), {.certificates = certificates,
                                                  .anchors = {root},
                                                  .verifier = nullptr,
                                                  .limits = {.path_steps = 5000}});
  EXPECT_THAT(candidates.paths, IsEmpty());
  EXPECT_EQ(fact(find(candidates.findings, kBudgetExhausted), "resource"), "path_steps");
}

TEST(Build, CandidatesAreBounded) {
  const Authority root = make_authority("Root");
  const Authority ca = root.subordinate({.subject = "CN=CA"});
  std::vector<x509::Certificate> renewals;
  for (int i = 0; i < 5; ++i) renewals.push_back(root.certify(ca));
  const auto candidates =
      found(ca.issue(), {.certificates = renewals, .anchors = {root}, .max_candidates = 3});
  EXPECT_THAT(candidates.paths, SizeIs(3));
  EXPECT_EQ(fact(find(candidates.findings, kBuildMany), "limit"), "3");
}

TEST(Build, LengthIsBounded) {
  const Authority root = make_authority("Root");
  const Authority ca = root.subordinate({.subject = "CN=CA"});
  const Authority sub = ca.subordinate({.subject = "CN=Sub"});
  const auto candidates = found(
      sub.issue(),
      {.certificates = {ca.certificate(), sub.certificate()}, .anchors = {root}, .max_length = 2});
  EXPECT_THAT(candidates.paths, IsEmpty());
  EXPECT_THAT(reasons(candidates), ElementsAre("path.build.too_long"));
}

// Names do not chain, key identifiers do: shown, never valid.
TEST(Build, DiagnosticCandidates) {
  const Authority root = make_authority("Root");
  const auto leaf = root.issue({.issuer_name = test::name("CN=Misspelt")});
  EXPECT_THAT(found(leaf, {.anchors = {root}}).paths, IsEmpty());
  const auto candidates =
      found(leaf, {.anchors = {root}, .diagnostics = Diagnostics::key_identifiers});
  ASSERT_THAT(candidates.paths, SizeIs(1));
  EXPECT_TRUE(candidates.paths[0].diagnostic());
  EXPECT_THAT(failed(judge(inputs(candidates.paths[0].certificates(), root))),
              ElementsAre("path.name.mismatch path[0]"));

  const Authority ca = root.subordinate({.subject = "CN=CA"});
  const auto below = ca.issue({.issuer_name = test::name("CN=Misspelt")});
  const auto through_ca = found(below, {.certificates = {ca.certificate()},
                                        .anchors = {root},
                                        .diagnostics = Diagnostics::key_identifiers});
  ASSERT_THAT(through_ca.paths, SizeIs(1));
  EXPECT_TRUE(through_ca.paths[0].diagnostic());
}

TEST(Build, TwoAnchorCertificatesOfOneNameAndKey) {
  const Authority root = make_authority("Root");
  const Authority again(root.certify(root), root.key());
  const auto candidates = found(root.issue(), {.anchors = {root, again}});
  EXPECT_THAT(candidates.paths, SizeIs(2));
}

// An anchor that another anchor has certified: with and without it.
TEST(Build, AnAnchorInTheMiddle) {
  const Authority root = make_authority("Root");
  const Authority ca = root.subordinate({.subject = "CN=CA"});
  const auto candidates =
      found(ca.issue(), {.certificates = {ca.certificate()}, .anchors = {root, ca}});
  ASSERT_THAT(candidates.paths, SizeIs(2));
  EXPECT_THAT(subjects(candidates.paths[0]), ElementsAre("CN=Leaf", "CN=CA"));
  EXPECT_THAT(subjects(candidates.paths[1]), ElementsAre("CN=Leaf", "CN=CA", "CN=Root"));
}

TEST(Build, PoolsAreSearchedAsOne) {
  const Authority root = make_authority("Root");
  const Authority ca = root.subordinate({.subject = "CN=CA"});
  const Pool listed({ca.certificate()}, {TrustAnchor(root.certificate())});
  const Pool given({ca.certificate(), root.certificate()}, {});
  const Pool* pools[] = {&listed, &given};
  Budget budget;
  const auto candidates = build(ca.issue(), pools, {.at = kNoon, .verifier = &verifier()}, budget);
  EXPECT_THAT(candidates.paths, SizeIs(1));
}

TEST(Pool, TheSameTwiceCountsOnce) {
  const Authority root = make_authority("Root");
  const Pool pool({root.certificate(), root.certificate()},
                  {TrustAnchor(root.certificate()), TrustAnchor(root.certificate())});
  EXPECT_THAT(pool.certificates(), SizeIs(1));
  EXPECT_THAT(pool.anchors(), SizeIs(1));
  EXPECT_THAT(pool.certificates_named(root.certificate()->subject_key), ElementsAre(0U));
  EXPECT_THAT(pool.certificates_with_key_id(*root.certificate()->extensions.subject_key_id),
              ElementsAre(0U));
  EXPECT_THAT(pool.certificates_named("nobody"), IsEmpty());
}

TEST(Standing, ValidThenShorterThenFingerprints) {
  const Digest low{}, high{{1}};
  const Standing valid{Effect::warning, {high, high, high}};
  const Standing unknown{Effect::indeterminate, {low}};
  const Standing invalid{Effect::invalid, {low}};
  EXPECT_TRUE(better(valid, unknown));
  EXPECT_TRUE(better(unknown, invalid));
  EXPECT_FALSE(better(invalid, valid));
  EXPECT_TRUE(better({Effect::info, {high, high}}, valid));
  EXPECT_TRUE(better({Effect::passed, {low, high}}, {Effect::passed, {high, low}}));
  EXPECT_FALSE(better(valid, valid));
}

}  // namespace
}  // namespace baytrust::path
