#include "validators/x509/issue.hpp"

#include <gmock/gmock.h>

#include "tests/support/authority.hpp"
#include "validators/crypto/verifier.hpp"
#include "validators/der/writer.hpp"

namespace baytrust::x509 {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

crypto::Verdict verify(const Certificate& certificate, const crypto::PublicKeyInfo& key) {
  crypto::Verifier verifier;
  return verifier.verify(
      {.algorithm = crypto::parse_signature_algorithm(certificate->signature).value(),
       .key = key,
       .dsa_parameters = {},
       .message = certificate->tbs,
       .signature = certificate->signature_value});
}

TEST(Issue, WhatIsAskedForIsReadBackAndTheSignatureHolds) {
  const auto root = test::make_authority("Root, with a comma");
  const auto ca = root.subordinate({.subject = "C=MO,O=DEMO,CN=Sub",
                                    .policies = {"2.999.1", "2.999.2"},
                                    .policy_mappings = {{"2.999.1", "2.999.3"}},
                                    .policy_constraints = PolicyConstraints{0, 1},
                                    .inhibit_any_policy = 2,
                                    .permitted = {dns_name("example.mo")},
                                    .excluded = {ip_name(Bytes{10, 0, 0, 0, 255, 0, 0, 0})},
                                    .basic_constraints = BasicConstraints{true, 0}});
  const auto& c = *ca.certificate();
  EXPECT_THAT(c.deviations, IsEmpty());
  EXPECT_EQ(to_string(c.issuer), "CN=Root\\, with a comma");
  EXPECT_EQ(to_string(c.subject), "CN=Sub,O=DEMO,C=MO");
  EXPECT_EQ(c.version, 3);
  EXPECT_EQ(c.not_before, test::kStart);
  EXPECT_EQ(c.not_after, test::kEnd);
  EXPECT_TRUE(c.extensions.basic_constraints->ca);
  EXPECT_EQ(c.extensions.basic_constraints->path_len, 0);
  EXPECT_TRUE(c.extensions.key_usage->has(KeyUsageBit::key_cert_sign));
  EXPECT_FALSE(c.extensions.key_usage->has(KeyUsageBit::digital_signature));
  ASSERT_EQ(c.extensions.policies->size(), 2U);
  EXPECT_EQ((*c.extensions.policies)[1].policy, Oid::literal("2.999.2").view());
  EXPECT_EQ(c.extensions.policy_mappings->at(0).subject_domain, Oid::literal("2.999.3").view());
  EXPECT_EQ(c.extensions.policy_constraints->require_explicit_policy, 0);
  EXPECT_EQ(c.extensions.policy_constraints->inhibit_policy_mapping, 1);
  EXPECT_EQ(c.extensions.inhibit_any_policy, 2);
  EXPECT_EQ(to_string(c.extensions.name_constraints->permitted.at(0).base), "DNS:example.mo");
  EXPECT_EQ(to_string(c.extensions.name_constraints->excluded.at(0).base), "IP:10.0.0.0/255.0.0.0");
  EXPECT_TRUE(equal(*c.extensions.authority_key_id->key_id,
                    *root.certificate()->extensions.subject_key_id));
  const auto& root_key = root.certificate()->subject_public_key_info;
  EXPECT_EQ(verify(ca.certificate(), root_key), crypto::Verdict::good);
  EXPECT_EQ(verify(ca.certificate(), c.subject_public_key_info), crypto::Verdict::bad);
  EXPECT_TRUE(root.certificate()->self_issued);
  EXPECT_FALSE(c.self_issued);
}

TEST(Issue, Sm2CertificatesAreSignedWithTheDefaultId) {
  const auto root = test::make_authority("SM2 root", {.key_type = crypto::KeyType::sm2});
  const auto leaf = root.issue({.key_type = crypto::KeyType::sm2});
  EXPECT_EQ(leaf->subject_public_key_info.kind, crypto::KeyKind::sm2);
  EXPECT_EQ(verify(leaf, root.certificate()->subject_public_key_info), crypto::Verdict::good);
}

TEST(Issue, LeavesCarryWhatARelyingServiceLooksFor) {
  const auto root = test::make_authority("Root");
  const auto leaf = root.issue(
      {.subject_alt_name = {rfc822_name("a@example.org"), uri_name("https://example.org"),
                            directory_name(test::name("CN=Alias")),
                            other_name(Oid::literal("2.999.7"), der::null()),
                            registered_id(Oid::literal("2.999.8"))},
       .extended_key_usage = {"1.3.6.1.5.5.7.3.4"},
       .crl_distribution_points = {{.full_name = {uri_name("http://crl.example.org/1.crl")},
                                    .reasons = ReasonMask{0x1E},
                                    .crl_issuer = {directory_name(test::name("CN=CRLs"))}}},
       .omit = {"2.5.29.15"},
       .extra = {write_no_rev_avail()}});
  const auto& e = leaf->extensions;
  EXPECT_FALSE(e.key_usage);
  EXPECT_FALSE(e.basic_constraints);
  EXPECT_TRUE(e.no_rev_avail);
  std::vector<std::string> names;
  for (const auto& name : *e.subject_alt_name) names.push_back(to_string(name));
  EXPECT_THAT(names, ElementsAre("email:a@example.org", "URI:https://example.org",
                                 "DirName:CN=Alias", "otherName:2.999.7", "RID:2.999.8"));
  ASSERT_EQ(e.crl_distribution_points->size(), 1U);
  const auto& point = e.crl_distribution_points->front();
  EXPECT_EQ(to_string(point.full_name.at(0)), "URI:http://crl.example.org/1.crl");
  EXPECT_EQ(point.reasons, ReasonMask{0x1E});
  EXPECT_EQ(to_string(point.crl_issuer.at(0)), "DirName:CN=CRLs");
  EXPECT_THAT(*e.extended_key_usage, ElementsAre(Oid::literal("1.3.6.1.5.5.7.3.4")));
}

TEST(Issue, ACrossCertificateHasTheOthersNameAndKey) {
  const auto a = test::make_authority("A");
  const auto b = test::make_authority("B");
  const auto cross = a.certify(b);
  EXPECT_EQ(cross->subject_key, b.certificate()->subject_key);
  EXPECT_TRUE(
      equal(cross->subject_public_key_info.spki, b.certificate()->subject_public_key_info.spki));
  EXPECT_EQ(verify(cross, a.certificate()->subject_public_key_info), crypto::Verdict::good);
}

TEST(Issue, V1CertificatesHaveNoExtensions) {
  const auto root = test::make_authority("Old", {.version = 1});
  EXPECT_EQ(root.certificate()->version, 1);
  EXPECT_THAT(root.certificate()->extensions.all, IsEmpty());
  EXPECT_EQ(root.certificate()->deviations.at(0).code().id, "x509.version.v1");
}

}  // namespace
}  // namespace baytrust::x509
