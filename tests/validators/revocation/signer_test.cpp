// Who may sign a CRL: RFC 5280 6.3.3(f) to (h).
#include "validators/revocation/signer.hpp"

#include "tests/validators/revocation/world.hpp"

namespace baytrust::revocation::testing {
namespace {

using x509::KeyUsageBit;

class Signer : public World {
 protected:
  // A certificate with the CA's own name and another key, for CRLs only.
  Authority crl_key_of_ca(test::CertificateRequest request = {}) const {
    request.subject = "CN=CA";
    request.key_usage = test::bits_of({KeyUsageBit::crl_sign});
    return root.subordinate(request);
  }
};

TEST_F(Signer, AnotherKeyIsRefused) {
  const Authority impostor(ca.certificate(), test::fresh_key());
  hold(impostor.issue_crl());
  const auto status = judge(ca.issue());
  EXPECT_THAT(status, Is(State::unknown, kSignature));
  EXPECT_THAT(status, Is(State::unknown, kMissing));
}

TEST_F(Signer, ABadSignatureDoesNotHideAGoodCrl) {
  const Authority impostor(ca.certificate(), test::fresh_key());
  hold(crl_from(impostor, kNoon - kHour, kNoon + kDay));
  hold(ca.issue_crl());
  EXPECT_THAT(judge(ca.issue()), Is(State::good, kSignature));
}

TEST_F(Signer, NeedsCrlSignWhereItHasKeyUsage) {
  test::CertificateRequest request{.subject = "CN=No CRLs"};
  request.key_usage = test::bits_of({KeyUsageBit::key_cert_sign});
  const auto sub = root.subordinate(request);
  hold(sub.issue_crl());
  EXPECT_THAT(judge_on({sub.issue(), sub.certificate()}, 0), Is(State::unknown, kSignerKeyUsage));
  test::CertificateRequest silent{.subject = "CN=No key usage"};
  silent.omit = {"2.5.29.15"};
  const auto quiet = root.subordinate(silent);
  hold(quiet.issue_crl());
  EXPECT_THAT(judge_on({quiet.issue(), quiet.certificate()}, 0), Is(State::good, kGood));
}

TEST_F(Signer, TheAnchorSignsForItsOwnCertificates) {
  hold(root.issue_crl());
  EXPECT_THAT(judge_on({ca.issue(), ca.certificate()}, 1), Is(State::good, kGood));
}

TEST_F(Signer, MayHaveACertificateOfItsOwn) {
  const auto signer = crl_key_of_ca();
  hold(root.issue_crl());
  hold(signer.issue_crl());
  EXPECT_THAT(judge(ca.issue()), Is(State::unknown, kSignature)) << "its certificate is not held";
  certificates = {signer.certificate()};
  const auto status = judge(ca.issue());
  EXPECT_THAT(status, Is(State::good, kGood));
  EXPECT_THAT(status.certificates, ::testing::ElementsAre(signer.certificate()->fingerprint));
  EXPECT_EQ(status.crls.size(), 2U) << "the signer's own status rests on the root's CRL";
}

TEST_F(Signer, OfItsOwnIsRefusedWhenRevoked) {
  const auto signer = crl_key_of_ca();
  certificates = {signer.certificate()};
  hold(crl_listing(root, {revoked(signer.certificate())}));
  hold(signer.issue_crl());
  const auto status = judge(ca.issue());
  EXPECT_THAT(status, Is(State::unknown, kSignerStatus));
  EXPECT_EQ(fact(status, kSignerStatus, "status"), "revoked");
}

TEST_F(Signer, OfItsOwnIsRefusedWhenItsStatusIsUnknown) {
  const auto signer = crl_key_of_ca();
  certificates = {signer.certificate()};
  hold(signer.issue_crl());
  const auto status = judge(ca.issue());
  EXPECT_THAT(status, Is(State::unknown, kSignerStatus));
  EXPECT_EQ(fact(status, kSignerStatus, "status"), "unknown");
}

TEST_F(Signer, OfItsOwnIsRefusedWhenExpired) {
  test::CertificateRequest request;
  request.not_after = kNoon - kHour;
  const auto signer = crl_key_of_ca(request);
  certificates = {signer.certificate()};
  hold(root.issue_crl());
  hold(signer.issue_crl());
  EXPECT_THAT(judge(ca.issue()), Is(State::unknown, kSignerPath));
}

// As a responder's: thisUpdate is what the holder of the key wrote.
TEST_F(Signer, AttackAnExpiredSignersKeyWritesAnEarlierDate) {
  test::CertificateRequest request;
  request.not_after = kNoon + 2 * kDay;
  const auto signer = crl_key_of_ca(request);
  certificates = {signer.certificate()};
  const auto about_signer = crl_from(root, kNoon + kDay, kNoon + 400 * kDay);
  hold(about_signer);
  const auto crl = signer.issue_crl();
  const auto leaf = ca.issue();
  const Times times{.at = kNoon - 2 * kDay, .known_at = kNoon + 300 * kDay};
  hold(crl, kNoon + 3 * kDay);
  EXPECT_THAT(judge(leaf, times), Is(State::unknown, kSignerPath));
  hold(crl, kNoon);
  EXPECT_THAT(judge(leaf, times), Is(State::good, kGood));
  crls = {};
  hold(about_signer);
  hold(crl_listing(signer, {revoked(leaf)}), kNoon + 3 * kDay);
  EXPECT_THAT(judge(leaf, times), Is(State::revoked, kRevoked));
}

TEST_F(Signer, WhatTheBudgetLeftUnverifiedIsNotABadSignature) {
  hold(ca.issue_crl());
  budget = Budget(Limits{.signatures = 0});
  EXPECT_THAT(codes(judge(ca.issue())), ::testing::ElementsAre("revocation.budget"));
}

TEST_F(Signer, NeedsTheSameTrustAnchor) {
  const auto other_root = test::make_authority("Other root");
  test::CertificateRequest request{.subject = "CN=CA"};
  request.key_usage = test::bits_of({KeyUsageBit::crl_sign});
  const auto signer = other_root.subordinate(request);
  certificates = {signer.certificate(), other_root.certificate()};
  hold(other_root.issue_crl());
  hold(signer.issue_crl());
  EXPECT_THAT(judge(ca.issue()), Is(State::unknown, kSignerPath));
}

TEST_F(Signer, IsMissingWhereNobodyHasTheName) {
  const auto delegate = root.subordinate({.subject = "CN=CRL issuer"});
  x509::DistributionPointTemplate point;
  point.crl_issuer = {x509::directory_name(delegate.subject())};
  x509::IssuingDistributionPointTemplate idp;
  idp.indirect = true;
  hold(crl_with(delegate, idp));
  EXPECT_THAT(judge(issue_with(ca, {point})), Is(State::unknown, kSignerMissing));
}

TEST_F(Signer, MayCoverItselfWhereItsCaSaysSo) {
  // The signer's certificate names the CRL it signs as its only distribution point.
  test::CertificateRequest request{.subject = "CN=CRL issuer"};
  request.key_usage = test::bits_of({KeyUsageBit::crl_sign});
  x509::DistributionPointTemplate point;
  point.crl_issuer = {x509::directory_name(test::name("CN=CRL issuer"))};
  request.crl_distribution_points = {point};
  const auto delegate = ca.subordinate(request);
  certificates = {delegate.certificate()};
  x509::IssuingDistributionPointTemplate idp;
  idp.indirect = true;
  const auto leaf = issue_with(ca, {point});
  hold(crl_with(delegate, idp));
  EXPECT_THAT(judge(leaf), Is(State::good, kGood));
  auto self = revoked(delegate.certificate());
  self.certificate_issuer = ca.subject();
  crls = {};
  hold(crl_with(delegate, idp, {self}));
  EXPECT_THAT(judge(leaf), Is(State::unknown, kSignerStatus));
}

TEST_F(Signer, TwoThatVouchForEachOtherAreBelievedByNobody) {
  const auto make = [&](std::string_view name, std::string_view other) {
    test::CertificateRequest request{.subject = std::string(name)};
    request.key_usage = test::bits_of({KeyUsageBit::crl_sign});
    x509::DistributionPointTemplate point;
    point.crl_issuer = {x509::directory_name(test::name(other))};
    request.crl_distribution_points = {point};
    return ca.subordinate(request);
  };
  const auto first = make("CN=First", "CN=Second");
  const auto second = make("CN=Second", "CN=First");
  certificates = {first.certificate(), second.certificate()};
  x509::IssuingDistributionPointTemplate idp;
  idp.indirect = true;
  hold(crl_with(first, idp));
  hold(crl_with(second, idp));
  x509::DistributionPointTemplate point;
  point.crl_issuer = {x509::directory_name(first.subject())};
  EXPECT_THAT(judge(issue_with(ca, {point})), Is(State::unknown, kSignerStatus));
}

TEST_F(Signer, ACertificateCannotBeJudgedByWhatItIssued) {
  // A CRL about the CA, signed by a key whose only certificate the CA itself issued.
  test::CertificateRequest request{.subject = "CN=Root"};
  request.key_usage = test::bits_of({KeyUsageBit::crl_sign});
  const auto puppet = ca.subordinate(request);
  certificates = {puppet.certificate()};
  hold(puppet.issue_crl());
  hold(ca.issue_crl());
  EXPECT_THAT(judge_on({ca.issue(), ca.certificate()}, 1), Is(State::unknown, kSignerStatus));
}

TEST_F(Signer, AlgorithmPolicyBindsCrlsToo) {
  hold(ca.issue_crl());
  const auto leaf = ca.issue();
  rules.algorithms.of(crypto::Scheme::ecdsa) = crypto::Acceptance::until(kNoon);
  const auto status = judge(leaf);
  EXPECT_THAT(status, Is(State::unknown, kAlgorithm));
  EXPECT_EQ(fact(status, kAlgorithm, "algorithm"), "SHA256-ECDSA, P-256");
}

TEST_F(Signer, IsVerifiedOnceForManyQuestions) {
  const auto key = test::fresh_key();
  test::CertificateRequest request{.subject = "CN=Busy"};
  request.key = key;
  const auto busy = root.subordinate(request);
  hold(busy.issue_crl());
  const auto leaf = busy.issue();
  judge_on({leaf, busy.certificate()}, 0);
  const auto loaded = verifier().keys_loaded();
  for (int i = 0; i < 20; ++i) {
    EXPECT_THAT(judge_on({leaf, busy.certificate()}, 0), Is(State::good, kGood));
  }
  EXPECT_EQ(verifier().keys_loaded(), loaded);
}

}  // namespace
}  // namespace baytrust::revocation::testing
