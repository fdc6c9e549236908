#include "policy-mapping/requirements.hpp"

#include <gtest/gtest.h>

#include "tests/policy-mapping/sample_register.hpp"

namespace baytrust::policy_mapping {
namespace {

using namespace test;
using testing::ElementsAre;
using testing::IsEmpty;
using enum x509::KeyUsageBit;

const Subject kEntry(Subject::Kind::recognition, "entry");

x509::Certificate leaf(baytrust::test::CertificateRequest request = {}) {
  return issuing().issue(request);
}
Findings judged(const Requirements& requirements, const x509::Certificate& certificate,
                const ListedFacts& listed = {}) {
  return judge(requirements, certificate, listed, kEntry);
}

TEST(Requirements, NoneAskedNoneJudged) { EXPECT_THAT(judged({}, leaf()), IsEmpty()); }

TEST(Requirements, KeyUsageEveryOneAndOneOf) {
  const auto signer = leaf({.key_usage = baytrust::test::bits_of({digital_signature})});
  EXPECT_THAT(ids(judged({.key_usage_all = {digital_signature}}, signer)),
              ElementsAre("recognition.requirement.key_usage.met"));
  const auto all = judged({.key_usage_all = {digital_signature, content_commitment}}, signer);
  EXPECT_THAT(ids(all), ElementsAre("recognition.requirement.key_usage.unmet"));
  EXPECT_EQ(fact(all, "recognition.requirement.key_usage.unmet", "missing"), "nonRepudiation");
  EXPECT_EQ(fact(all, "recognition.requirement.key_usage.unmet", "found"), "digitalSignature");
  EXPECT_THAT(ids(judged({.key_usage_any = {digital_signature, content_commitment}}, signer)),
              ElementsAre("recognition.requirement.key_usage.met"));
  const auto any = judged({.key_usage_any = {key_agreement, content_commitment}}, signer);
  EXPECT_EQ(fact(any, "recognition.requirement.key_usage.unmet", "missing"),
            "keyAgreement, nonRepudiation");
  EXPECT_THAT(
      ids(judged({.key_usage_all = {digital_signature}, .key_usage_any = {key_agreement}}, signer)),
      ElementsAre("recognition.requirement.key_usage.unmet"));
}

TEST(Requirements, AbsentKeyUsageIsUnmetUnlessAllowed) {
  const auto silent = leaf({.omit = {"2.5.29.15"}});
  Requirements r{.key_usage_any = {digital_signature}};
  EXPECT_THAT(ids(judged(r, silent)), ElementsAre("recognition.requirement.key_usage.absent"));
  EXPECT_EQ(worst(judged(r, silent)), Effect::not_recognised);
  r.absent_key_usage = AbsentKeyUsage::allowed;
  EXPECT_THAT(ids(judged(r, silent)),
              ElementsAre("recognition.requirement.key_usage.absent_allowed"));
  EXPECT_EQ(worst(judged(r, silent)), Effect::info);
}

TEST(Requirements, KeysByKindCurveAndSize) {
  using crypto::Curve;
  using crypto::KeyKind;
  const auto p256 = leaf({.key_type = crypto::KeyType::p256});
  EXPECT_THAT(
      ids(judged({.keys = {{KeyKind::rsa, Curve::none, 2048}, {KeyKind::ec, Curve::none, 256}}},
                 p256)),
      ElementsAre("recognition.requirement.key.met"));
  EXPECT_THAT(ids(judged({.keys = {{KeyKind::ec, Curve::p256, 0}}}, p256)),
              ElementsAre("recognition.requirement.key.met"));
  const auto other = judged({.keys = {{KeyKind::rsa, Curve::none, 2048},
                                      {KeyKind::ec, Curve::p384, 0},
                                      {KeyKind::ec, Curve::none, 384}}},
                            p256);
  EXPECT_THAT(ids(other), ElementsAre("recognition.requirement.key.unmet"));
  EXPECT_EQ(fact(other, "recognition.requirement.key.unmet", "found"), "P-256");
  EXPECT_EQ(fact(other, "recognition.requirement.key.unmet", "wanted"),
            "RSA >= 2048, P-384, EC >= 384");
  const auto sm2 = leaf({.key_type = crypto::KeyType::sm2});
  EXPECT_THAT(ids(judged({.keys = {{KeyKind::sm2, Curve::none, 0}}}, sm2)),
              ElementsAre("recognition.requirement.key.met"));
  EXPECT_THAT(ids(judged({.keys = {{KeyKind::ec, Curve::none, 0}}}, sm2)),
              ElementsAre("recognition.requirement.key.unmet"));
}

TEST(Requirements, HashOfTheSignature) {
  EXPECT_THAT(ids(judged({.hashes = {crypto::Hash::sm3, crypto::Hash::sha256}}, leaf())),
              ElementsAre("recognition.requirement.hash.met"));
  const auto unmet = judged({.hashes = {crypto::Hash::sm3}}, leaf());
  EXPECT_THAT(ids(unmet), ElementsAre("recognition.requirement.hash.unmet"));
  EXPECT_EQ(fact(unmet, "recognition.requirement.hash.unmet", "wanted"), "SM3");
}

TEST(Requirements, ExtendedKeyUsageEveryOneByName) {
  const Oid mail = Oid::literal("1.3.6.1.5.5.7.3.4");
  const Oid client = Oid::literal("1.3.6.1.5.5.7.3.2");
  const auto both = leaf({.extended_key_usage = {"1.3.6.1.5.5.7.3.4", "1.3.6.1.5.5.7.3.2"}});
  EXPECT_THAT(ids(judged({.extended_key_usage = {mail, client}}, both)),
              ElementsAre("recognition.requirement.extended_key_usage.met"));
  const auto any = leaf({.extended_key_usage = {"2.5.29.37.0"}});
  const auto unmet = judged({.extended_key_usage = {mail}}, any);
  EXPECT_THAT(ids(unmet), ElementsAre("recognition.requirement.extended_key_usage.unmet"));
  EXPECT_EQ(fact(unmet, "recognition.requirement.extended_key_usage.unmet", "found"),
            "2.5.29.37.0");
  EXPECT_EQ(fact(judged({.extended_key_usage = {mail}}, leaf()),
                 "recognition.requirement.extended_key_usage.unmet", "found"),
            "-");
}

TEST(Requirements, HolderAndCustodyAreWhatTheListSays) {
  const Requirements r{.holders = {Holder::person}, .custody = {Custody::file, Custody::device}};
  EXPECT_THAT(
      ids(judged(r, leaf(), {Holder::person, Custody::device})),
      ElementsAre("recognition.requirement.holder.met", "recognition.requirement.custody.met"));
  const auto other = judged(r, leaf(), {Holder::device, Custody::server_side});
  EXPECT_THAT(ids(other), ElementsAre("recognition.requirement.holder.unmet",
                                      "recognition.requirement.custody.unmet"));
  EXPECT_EQ(fact(other, "recognition.requirement.custody.unmet", "found"), "server-side");
  EXPECT_EQ(fact(other, "recognition.requirement.custody.unmet", "wanted"), "file, device");
}

TEST(Requirements, AFactThatNobodyKnowsIsUnmet) {
  EXPECT_THAT(
      ids(judged({.holders = {Holder::person}, .custody = {Custody::file}}, leaf())),
      ElementsAre("recognition.requirement.holder.unmet", "recognition.requirement.custody.unmet"));
}

TEST(Requirements, EveryFindingSpeaksOfTheEntry) {
  for (const Finding& finding : judged(full().required, leaf())) {
    EXPECT_EQ(finding.subject(), kEntry);
  }
  EXPECT_EQ(judged(full().required, leaf()).size(), 6U);
}

}  // namespace
}  // namespace baytrust::policy_mapping
