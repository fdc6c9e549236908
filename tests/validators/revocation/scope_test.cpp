// Which CRL speaks about which certificate: RFC 5280 6.3.3(b), (d), (e), (l).
#include "validators/revocation/scope.hpp"

#include "tests/validators/revocation/world.hpp"
#include "validators/der/writer.hpp"

namespace baytrust::revocation::testing {
namespace {

using x509::DistributionPointTemplate;
using x509::IssuingDistributionPointTemplate;
using x509::ReasonMask;

constexpr ReasonMask bit(x509::RevocationReason reason) {
  return static_cast<ReasonMask>(1U << static_cast<unsigned>(reason));
}
// ReasonFlags bits 1 and 2 of RFC 5280 4.2.1.13.
constexpr ReasonMask kCompromises =
    bit(x509::RevocationReason::key_compromise) | bit(x509::RevocationReason::ca_compromise);
constexpr ReasonMask kOthers = x509::kAllReasons & ~kCompromises;

class Scoped : public World {
 protected:
  static IssuingDistributionPointTemplate named(std::vector<Bytes> names) {
    IssuingDistributionPointTemplate idp;
    idp.full_name = std::move(names);
    return idp;
  }
};

TEST_F(Scoped, PartitionCoversTheCertificatesThatNameIt) {
  hold(crl_with(ca, named({x509::uri_name("http://ca.example/1.crl")})));
  EXPECT_THAT(judge(issue_with(ca, {at_uri("http://ca.example/1.crl")})), Is(State::good, kGood));
}

TEST_F(Scoped, PartitionIsNotTakenAsComplete) {
  hold(crl_with(ca, named({x509::uri_name("http://ca.example/1.crl")})));
  const auto other = judge(issue_with(ca, {at_uri("http://ca.example/2.crl")}));
  EXPECT_THAT(other, Is(State::unknown, kMissing));
  EXPECT_THAT(other, Is(State::unknown, kDistributionPoint));
  // 6.3.3, last paragraph: a certificate without distribution points is on no partition.
  EXPECT_THAT(judge(ca.issue()), Is(State::unknown, kDistributionPoint));
}

TEST_F(Scoped, OneSharedNameOfSeveralIsEnough) {
  DistributionPointTemplate point;
  point.full_name = {x509::uri_name("ldap://ca.example/x"), x509::uri_name("http://b.example/")};
  hold(crl_with(ca,
                named({x509::uri_name("http://a.example/"), x509::uri_name("http://b.example/")})));
  EXPECT_THAT(judge(issue_with(ca, {point})), Is(State::good, kGood));
}

TEST_F(Scoped, DirectoryNamesAreComparedAsNames) {
  DistributionPointTemplate point;
  point.full_name = {x509::directory_name(test::name("C=HK,O=Partition  ONE"))};
  hold(crl_with(ca, named({x509::directory_name(test::name("C=HK,O=partition one"))})));
  EXPECT_THAT(judge(issue_with(ca, {point})), Is(State::good, kGood));
}

TEST_F(Scoped, AssumedPointIsNamedAsTheIssuer) {
  hold(crl_with(ca, named({x509::directory_name(test::name("CN=CA"))})));
  EXPECT_THAT(judge(ca.issue()), Is(State::good, kGood));
}

// [0] distributionPoint { [1] nameRelativeToCRLIssuer { CN=... } }
Bytes relative_point(std::string_view common_name) {
  const Bytes attribute =
      der::sequence({der::oid(Oid::literal("2.5.4.3")), der::text(der::kUtf8String, common_name)});
  return der::encode(der::context_constructed(0),
                     {der::encode(der::context_constructed(1), {attribute})});
}

TEST_F(Scoped, RelativeNamesAreCompletedWithTheCrlIssuersName) {
  test::CertificateRequest request;
  request.extra = {{.oid = Oid::literal("2.5.29.31"),
                    .critical = false,
                    .value = der::sequence({der::sequence({relative_point("part 7")})})}};
  const auto leaf = ca.issue(request);

  test::CrlRequest full;
  full.issuing_distribution_point = named({x509::directory_name(test::name("CN=CA,CN=part 7"))});
  hold(ca.issue_crl(full));
  EXPECT_THAT(judge(leaf), Is(State::good, kGood));
}

TEST_F(Scoped, RelativeNamesOnBothSides) {
  test::CertificateRequest request;
  request.extra = {{.oid = Oid::literal("2.5.29.31"),
                    .critical = false,
                    .value = der::sequence({der::sequence({relative_point("part 7")})})}};
  const auto leaf = ca.issue(request);
  const auto partition = [&](std::string_view name) {
    test::CrlRequest crl;
    crl.extra = {{.oid = Oid::literal("2.5.29.28"),
                  .critical = true,
                  .value = der::sequence({relative_point(name)})}};
    return ca.issue_crl(crl);
  };
  hold(partition("part 8"));
  EXPECT_THAT(judge(leaf), Is(State::unknown, kDistributionPoint));
  hold(partition("part 7"));
  EXPECT_THAT(judge(leaf), Is(State::good, kGood));
}

TEST_F(Scoped, OnlyUserCertificates) {
  IssuingDistributionPointTemplate idp;
  idp.only_user_certs = true;
  hold(crl_with(ca, idp));
  hold(crl_with(root, idp));
  EXPECT_THAT(judge(ca.issue()), Is(State::good, kGood));
  EXPECT_THAT(judge_on({ca.issue(), ca.certificate()}, 1), Is(State::unknown, kCertificateKind));
}

TEST_F(Scoped, OnlyCaCertificates) {
  IssuingDistributionPointTemplate idp;
  idp.only_ca_certs = true;
  hold(crl_with(ca, idp));
  hold(crl_with(root, idp));
  EXPECT_THAT(judge(ca.issue()), Is(State::unknown, kCertificateKind));
  EXPECT_THAT(judge_on({ca.issue(), ca.certificate()}, 1), Is(State::good, kGood));
}

TEST_F(Scoped, OnlyAttributeCertificates) {
  IssuingDistributionPointTemplate idp;
  idp.only_attribute_certs = true;
  hold(crl_with(ca, idp));
  EXPECT_THAT(judge(ca.issue()), Is(State::unknown, kCertificateKind));
}

TEST_F(Scoped, SeveralCrlsCoverAllReasonsTogether) {
  IssuingDistributionPointTemplate compromises;
  compromises.only_some_reasons = kCompromises;
  hold(crl_with(ca, compromises));
  const auto leaf = ca.issue();
  const auto half = judge(leaf);
  EXPECT_THAT(half, Is(State::unknown, kReasonsIncomplete));
  EXPECT_EQ(fact(half, kReasonsIncomplete, "reasons"),
            "affiliationChanged, superseded, cessationOfOperation, certificateHold, "
            "privilegeWithdrawn, aACompromise");
  IssuingDistributionPointTemplate others;
  others.only_some_reasons = kOthers;
  hold(crl_with(ca, others));
  const auto whole = judge(leaf);
  EXPECT_THAT(whole, Is(State::good, kGood));
  EXPECT_EQ(whole.crls.size(), 2U);
}

TEST_F(Scoped, RevokedByTheCrlOfOneReasonIsRevoked) {
  const auto leaf = ca.issue();
  IssuingDistributionPointTemplate compromises;
  compromises.only_some_reasons = kCompromises;
  hold(crl_with(ca, compromises, {revoked(leaf, x509::RevocationReason::key_compromise)}));
  EXPECT_THAT(judge(leaf), Is(State::revoked, kRevoked));
}

TEST_F(Scoped, ReasonsOfTheDistributionPointLimitToo) {
  DistributionPointTemplate first = at_uri("http://ca.example/all.crl");
  first.reasons = kCompromises;
  DistributionPointTemplate second = at_uri("http://ca.example/all.crl");
  second.reasons = kOthers;
  hold(crl_with(ca, named({x509::uri_name("http://ca.example/all.crl")})));
  EXPECT_THAT(judge(issue_with(ca, {first})), Is(State::unknown, kReasonsIncomplete));
  EXPECT_THAT(judge(issue_with(ca, {first, second})), Is(State::good, kGood));
}

TEST_F(Scoped, IndirectCrlIsFoundThroughCrlIssuer) {
  const auto delegate = root.subordinate({.subject = "CN=CRL issuer"});
  certificates = {delegate.certificate()};
  hold(root.issue_crl());
  DistributionPointTemplate point;
  point.crl_issuer = {x509::directory_name(delegate.subject())};
  const auto good = issue_with(ca, {point});
  const auto bad = issue_with(ca, {point});
  auto entry = revoked(bad);
  entry.certificate_issuer = ca.subject();
  // The same serial number of another issuer is another certificate.
  auto stranger = revoked(good);
  stranger.certificate_issuer = root.subject();
  IssuingDistributionPointTemplate idp;
  idp.indirect = true;
  hold(crl_with(delegate, idp, {stranger, entry}));
  EXPECT_THAT(judge(good), Is(State::good, kGood));
  EXPECT_THAT(judge(bad), Is(State::revoked, kRevoked));
}

TEST_F(Scoped, CrlIssuerWithoutIndirectCrlIsRefused) {
  const auto delegate = root.subordinate({.subject = "CN=CRL issuer"});
  certificates = {delegate.certificate()};
  hold(root.issue_crl());
  hold(delegate.issue_crl());
  DistributionPointTemplate point;
  point.crl_issuer = {x509::directory_name(delegate.subject())};
  const auto status = judge(issue_with(ca, {point}));
  EXPECT_THAT(status, Is(State::unknown, kCrlIssuer));
  EXPECT_EQ(status.missing->issuer, "CN=CRL issuer");
}

TEST_F(Scoped, NameOfTheCrlMatchesCrlIssuerWhereThePointHasNone) {
  const auto delegate = root.subordinate({.subject = "CN=CRL issuer"});
  certificates = {delegate.certificate()};
  hold(root.issue_crl());
  DistributionPointTemplate point;
  point.crl_issuer = {x509::directory_name(delegate.subject())};
  auto idp = named({x509::directory_name(delegate.subject())});
  idp.indirect = true;
  hold(crl_with(delegate, idp));
  EXPECT_THAT(judge(issue_with(ca, {point})), Is(State::good, kGood));
}

TEST_F(Scoped, NameComparisonsAreBounded) {
  DistributionPointTemplate point;
  IssuingDistributionPointTemplate idp;
  for (int i = 0; i < 200; ++i) {
    point.full_name.push_back(x509::uri_name("http://a.example/" + std::to_string(i)));
    idp.full_name.push_back(x509::uri_name("http://b.example/" + std::to_string(i)));
  }
  hold(crl_with(ca, idp));
  budget = Budget(Limits{.comparisons = 10'000});
  const auto status = judge(issue_with(ca, {point}));
  EXPECT_THAT(status, Is(State::unknown, kBudget));
  EXPECT_EQ(fact(status, kBudget, "resource"), "comparisons");
}

}  // namespace
}  // namespace baytrust::revocation::testing
