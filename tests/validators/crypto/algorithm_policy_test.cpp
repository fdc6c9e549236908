#include "validators/crypto/algorithm_policy.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>

#include "validators/crypto/codes.hpp"

namespace baytrust::crypto {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr Instant kNow{1772539200};  // 2026-03-03T12:00:00Z
const Subject kSubject(Subject::Kind::path, 1);

PublicKeyInfo rsa(std::uint32_t bits) {
  PublicKeyInfo key;
  key.kind = KeyKind::rsa;
  key.bits = bits;
  return key;
}
PublicKeyInfo on_curve(Curve curve) {
  PublicKeyInfo key;
  key.kind = curve == Curve::sm2 ? KeyKind::sm2 : KeyKind::ec;
  key.curve = curve;
  return key;
}
PublicKeyInfo of_kind(KeyKind kind, std::uint32_t bits = 0) {
  PublicKeyInfo key;
  key.kind = kind;
  key.bits = bits;
  return key;
}
constexpr SignatureAlgorithm kRsaSha256{.scheme = Scheme::rsa_pkcs1, .hash = Hash::sha256};
constexpr SignatureAlgorithm kRsaSha1{.scheme = Scheme::rsa_pkcs1, .hash = Hash::sha1};
constexpr SignatureAlgorithm kEcdsa{.scheme = Scheme::ecdsa, .hash = Hash::sha256};

std::vector<std::string> ids(const Findings& findings) {
  std::vector<std::string> out;
  for (const auto& finding : findings) out.emplace_back(finding.code().id);
  return out;
}
std::vector<std::string> judged(const AlgorithmPolicy& policy, const SignatureAlgorithm& algorithm,
                                const PublicKeyInfo& key, Instant t = kNow) {
  return ids(judge(policy, algorithm, key, t, kSubject));
}

TEST(DefaultPolicy, TodaysAlgorithmsPass) {
  const auto policy = default_policy();
  const auto passed = ElementsAre("crypto.policy.passed");
  EXPECT_THAT(judged(policy, kRsaSha256, rsa(2048)), passed);
  EXPECT_THAT(judged(policy, kEcdsa, on_curve(Curve::p256)), passed);
  EXPECT_THAT(judged(policy, {.scheme = Scheme::rsa_pss}, rsa(4096)), passed);
  EXPECT_THAT(judged(policy, {.scheme = Scheme::sm2, .hash = Hash::sm3}, on_curve(Curve::sm2)),
              passed);
  EXPECT_THAT(judged(policy, {.scheme = Scheme::ed25519}, of_kind(KeyKind::ed25519)), passed);
  EXPECT_THAT(judged(policy, {.scheme = Scheme::ed448}, of_kind(KeyKind::ed448)), passed);
}

TEST(DefaultPolicy, SaysEverythingThatIsWrongWithItsFacts) {
  const auto findings = judge(default_policy(), {.scheme = Scheme::rsa_pkcs1, .hash = Hash::md5},
                              rsa(1024), kNow, kSubject);
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[0].code(), kPolicyHashNotAllowed);
  EXPECT_EQ(findings[0].facts(), (Facts{{"hash", "MD5"}}));
  EXPECT_EQ(findings[1].code(), kPolicyKeyTooSmall);
  EXPECT_EQ(findings[1].facts(), (Facts{{"bits", "1024"}, {"min_bits", "2048"}}));
  EXPECT_EQ(findings[1].effect(), Effect::invalid);
  EXPECT_EQ(findings[1].subject(), kSubject);
  const auto dsa = judge(default_policy(), {.scheme = Scheme::dsa, .hash = Hash::sha1},
                         of_kind(KeyKind::dsa, 1024), kNow, kSubject);
  EXPECT_THAT(ids(dsa),
              ElementsAre("crypto.policy.scheme_not_allowed", "crypto.policy.hash_not_allowed",
                          "crypto.policy.key_too_small"));
  EXPECT_EQ(dsa[0].facts(), (Facts{{"scheme", "DSA"}}));
}

TEST(DefaultPolicy, TheMaskHashOfPssCounts) {
  EXPECT_THAT(
      judged(default_policy(), {.scheme = Scheme::rsa_pss, .mgf_hash = Hash::sha1}, rsa(2048)),
      ElementsAre("crypto.policy.hash_not_allowed"));
}

TEST(LegacyPolicy, AllowsTheOldAndSaysSo) {
  const auto findings = judge(legacy_policy(), kRsaSha1, rsa(1024), kNow, kSubject);
  ASSERT_EQ(findings.size(), 2U);
  for (const auto& finding : findings) {
    EXPECT_EQ(finding.code(), kPolicyTolerated);
    EXPECT_EQ(finding.effect(), Effect::info);
  }
  EXPECT_EQ(findings[0].facts(), (Facts{{"algorithm", "SHA-1"}}));
  EXPECT_EQ(findings[1].facts(), (Facts{{"algorithm", "RSA-1024"}}));
  EXPECT_THAT(judged(legacy_policy(), kRsaSha256, rsa(2048)), ElementsAre("crypto.policy.passed"));
  EXPECT_THAT(judged(legacy_policy(), {.scheme = Scheme::dsa}, of_kind(KeyKind::dsa)),
              ElementsAre("crypto.policy.tolerated", "crypto.policy.tolerated"));
}

TEST(AlgorithmPolicy, EndsAtItsInstantAndNotBefore) {
  AlgorithmPolicy policy = default_policy();
  policy.of(Hash::sha256) = Acceptance::until(kNow);
  policy.of(Curve::p256) = Acceptance::tolerated_until(kNow);
  EXPECT_THAT(judged(policy, kEcdsa, on_curve(Curve::p256), kNow - 1),
              ElementsAre("crypto.policy.tolerated"));
  const auto ended = judge(policy, kEcdsa, on_curve(Curve::p256), kNow, kSubject);
  EXPECT_THAT(ids(ended), ElementsAre("crypto.policy.expired", "crypto.policy.expired"));
  EXPECT_EQ(ended[0].facts(), (Facts{{"algorithm", "SHA-256"},
                                     {"until", "2026-03-03T12:00:00Z"},
                                     {"at", "2026-03-03T12:00:00Z"}}));
}

TEST(AlgorithmPolicy, CurvesAreJudged) {
  AlgorithmPolicy policy = default_policy();
  policy.of(Curve::brainpool_p256r1) = Acceptance::never();
  const auto findings = judge(policy, kEcdsa, on_curve(Curve::brainpool_p256r1), kNow, kSubject);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].code(), kPolicyCurveNotAllowed);
  EXPECT_EQ(findings[0].facts(), (Facts{{"curve", "brainpoolP256r1"}}));
}

TEST(AlgorithmPolicy, JudgesAKeyAlone) {
  const auto key = [](const AlgorithmPolicy& policy, const PublicKeyInfo& info) {
    return ids(judge_key(policy, info, kNow, kSubject));
  };
  AlgorithmPolicy policy = default_policy();
  const auto passed = ElementsAre("crypto.policy.passed");
  for (const auto& info :
       {rsa(2048), of_kind(KeyKind::rsa_pss, 2048), on_curve(Curve::p521), on_curve(Curve::sm2),
        of_kind(KeyKind::ed25519), of_kind(KeyKind::ed448)}) {
    EXPECT_THAT(key(policy, info), passed);
  }
  EXPECT_THAT(key(policy, rsa(2047)), ElementsAre("crypto.policy.key_too_small"));
  EXPECT_THAT(key(policy, of_kind(KeyKind::dsa, 2048)),
              ElementsAre("crypto.policy.scheme_not_allowed"));
  EXPECT_THAT(key(policy, of_kind(KeyKind::unknown)),
              ElementsAre("crypto.policy.scheme_not_allowed"));
  EXPECT_THAT(key(legacy_policy(), of_kind(KeyKind::unknown)),
              ElementsAre("crypto.policy.tolerated"));
  // An RSA key is of use as long as one padding is.
  policy.of(Scheme::rsa_pkcs1) = Acceptance::never();
  EXPECT_THAT(key(policy, rsa(2048)), passed);
  policy.of(Scheme::rsa_pss) = Acceptance::never();
  EXPECT_THAT(key(policy, rsa(2048)), ElementsAre("crypto.policy.scheme_not_allowed"));
}

TEST(SizeRule, HoldsFromItsStepUpwards) {
  const SizeRule rule({{2048, Acceptance::always()}, {1024, Acceptance::until(kNow)}});
  EXPECT_EQ(rule.at(1023), Acceptance::never());
  EXPECT_EQ(rule.at(1024), Acceptance::until(kNow));
  EXPECT_EQ(rule.at(2047), Acceptance::until(kNow));
  EXPECT_EQ(rule.at(2048), Acceptance::always());
  EXPECT_EQ(rule.at(16384), Acceptance::always());
  EXPECT_EQ(rule.smallest_allowed(kNow - 1), 1024U);
  EXPECT_EQ(rule.smallest_allowed(kNow), 2048U);
  EXPECT_EQ(SizeRule().at(4096), Acceptance::never());
  EXPECT_EQ(SizeRule().smallest_allowed(kNow), 0U);
}

TEST(SizeRule, EqualRulesAreEqualValues) {
  const SizeRule plain({{2048, Acceptance::always()}});
  EXPECT_EQ(SizeRule({{4096, Acceptance::always()}, {2048, Acceptance::always()}}), plain);
  EXPECT_EQ(SizeRule({{0, Acceptance::never()}, {2048, Acceptance::always()}}), plain);
  EXPECT_EQ(SizeRule({{2048, Acceptance::always()},
                      {1024, Acceptance::always()},
                      {1024, Acceptance::never()}}),
            plain);
}

// --- stricter_of, on policies made at random from a few instants, so that ties happen ---

class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}
  Acceptance acceptance() {
    static const std::array kInstants{Acceptance::kNever, kNow - kDay, kNow, kNow + kDay,
                                      Acceptance::kForever};
    Acceptance out{kInstants[pick(5)], kInstants[pick(5)]};
    if (out.allowed_until < out.fine_until) std::swap(out.allowed_until, out.fine_until);
    return out;
  }
  SizeRule sizes() {
    std::vector<SizeRule::Step> steps;
    for (auto n = pick(4); n-- > 0;) {
      steps.push_back({static_cast<std::uint32_t>(1024 * pick(5)), acceptance()});
    }
    return SizeRule(std::move(steps));
  }
  AlgorithmPolicy policy() {
    AlgorithmPolicy out;
    for (auto& a : out.schemes) a = acceptance();
    for (auto& a : out.hashes) a = acceptance();
    for (auto& a : out.curves) a = acceptance();
    out.rsa_bits = sizes();
    out.dsa_bits = sizes();
    out.unknown_keys = acceptance();
    return out;
  }
  std::size_t pick(std::size_t below) { return engine_() % below; }

 private:
  std::mt19937 engine_;
};

TEST(StricterOf, IsCommutativeAssociativeAndIdempotent) {
  Random random(1);
  for (int i = 0; i < 500; ++i) {
    const auto a = random.policy();
    const auto b = random.policy();
    const auto c = random.policy();
    ASSERT_EQ(stricter_of(a, b), stricter_of(b, a));
    ASSERT_EQ(stricter_of(a, a), a);
    ASSERT_EQ(stricter_of(stricter_of(a, b), c), stricter_of(a, stricter_of(b, c)));
    ASSERT_EQ(stricter_of(stricter_of(a, b), b), stricter_of(a, b));
  }
  EXPECT_EQ(stricter_of(default_policy(), legacy_policy()), default_policy());
}

TEST(StricterOf, IsNeverLooserThanEither) {
  Random random(2);
  for (int i = 0; i < 2000; ++i) {
    const auto a = random.policy();
    const auto b = random.policy();
    const auto both = stricter_of(a, b);
    const SignatureAlgorithm algorithm{
        .scheme = static_cast<Scheme>(random.pick(kSchemeCount)),
        .hash = static_cast<Hash>(random.pick(kHashCount)),
        .mgf_hash = static_cast<Hash>(random.pick(kHashCount)),
    };
    const std::array keys{
        rsa(static_cast<std::uint32_t>(random.pick(6000))),
        of_kind(KeyKind::dsa, static_cast<std::uint32_t>(random.pick(6000))),
        on_curve(static_cast<Curve>(1 + random.pick(kCurveCount - 1))),
        of_kind(KeyKind::ed25519),
    };
    const PublicKeyInfo& key = keys[random.pick(keys.size())];
    const Instant t = kNow + static_cast<std::int64_t>(random.pick(5) * 43200) - kDay;
    const auto effect = [&](const AlgorithmPolicy& policy) {
      return std::max(worst(judge(policy, algorithm, key, t, kSubject)),
                      worst(judge_key(policy, key, t, kSubject)));
    };
    ASSERT_GE(effect(both), effect(a));
    ASSERT_GE(effect(both), effect(b));
  }
}

TEST(Codes, AreAllListedOnce) {
  std::vector<std::string_view> listed;
  for (const Code& code : kCodes) {
    EXPECT_TRUE(code.id.starts_with("crypto.")) << code.id;
    listed.push_back(code.id);
  }
  std::ranges::sort(listed);
  EXPECT_EQ(std::ranges::adjacent_find(listed), listed.end());
}

}  // namespace
}  // namespace baytrust::crypto
