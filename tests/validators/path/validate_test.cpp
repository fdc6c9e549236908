#include "validators/path/validate.hpp"

#include "tests/validators/path/path_support.hpp"
#include "validators/der/writer.hpp"

namespace baytrust::path {
namespace {

using test::Authority;
using test::CertificateRequest;
using test::kEnd;
using test::kNoon;
using test::kStart;
using test::make_authority;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

const Authority& root() {
  static const Authority authority = make_authority("Root");
  return authority;
}
const Authority& ca() {
  static const Authority authority = root().subordinate({.subject = "CN=CA"});
  return authority;
}

TEST(Validate, AGoodChainLeavesEveryPassedStep) {
  const Outcome outcome = judge(inputs({ca().issue(), ca().certificate()}, root()));
  EXPECT_THAT(failed(outcome), IsEmpty());
  EXPECT_THAT(passed(outcome),
              ElementsAre("crypto.policy.passed path[1]", "path.signature.verified path[1]",
                          "path.certificate.in_validity path[1]", "path.name.chained path[1]",
                          "path.ca.permitted path[1]", "path.extensions.processed path[1]",
                          "crypto.policy.passed path[0]", "path.signature.verified path[0]",
                          "path.certificate.in_validity path[0]", "path.name.chained path[0]",
                          "path.extensions.processed path[0]", "path.policy.accepted path[0]"));
  EXPECT_TRUE(outcome.valid());
  ASSERT_TRUE(outcome.working_key);
  EXPECT_EQ(outcome.working_key->key.kind, crypto::KeyKind::ec);
}

TEST(Validate, AnAnchorOfNameAndKeyAlone) {
  const auto& certificate = root().certificate();
  auto bare = TrustAnchor::parse(to_bytes(certificate->subject.der()),
                                 to_bytes(certificate->subject_public_key_info.spki));
  ASSERT_TRUE(bare);
  Inputs in = inputs({root().issue()}, root());
  in.anchor = *bare;
  in.anchor_rules = {Enforce::yes, Enforce::yes, Require::yes};
  EXPECT_THAT(failed(judge(in)), IsEmpty());
}

TEST(Validate, InputsWithoutPathOrWithoutAnchor) {
  EXPECT_THAT(failed(judge(inputs({}, root()))), ElementsAre("path.inputs.no_path request"));
  Inputs in = inputs({root().issue()}, root());
  in.anchor.reset();
  EXPECT_THAT(failed(judge(in)), ElementsAre("path.inputs.anchor request"));
}

// RFC 5280 6.1.3(a)(1)
TEST(Validate, SignatureByAnotherKey) {
  const Authority other = make_authority("Root");  // same name, another key
  const Outcome outcome = judge(inputs({other.issue()}, root()));
  EXPECT_THAT(failed(outcome), ElementsAre("path.signature.bad path[0]"));
  const Finding* finding = find(outcome.findings, kSignatureBad);
  EXPECT_EQ(fact(finding, "algorithm"), "SHA256-ECDSA");
  EXPECT_EQ(fact(finding, "key"), "P-256");
}

TEST(Validate, SignatureOfAnAlgorithmTheKeyCannotMake) {
  const auto rsa = test::shared_key(crypto::KeyType::rsa2048);
  const Authority signer = make_authority("Root", {.key = rsa});
  const Outcome outcome = judge(inputs({signer.issue()}, root()));
  EXPECT_THAT(failed(outcome), ElementsAre("path.signature.key_mismatch path[0]"));
}

TEST(Validate, AnchorKeyThatIsNoKey) {
  Bytes spki = to_bytes(root().certificate()->subject_public_key_info.spki);
  spki.back() ^= 0x01U;  // a point off the curve
  auto anchor = TrustAnchor::parse(to_bytes(root().certificate()->subject.der()), spki);
  ASSERT_TRUE(anchor);
  Inputs in = inputs({root().issue()}, root());
  in.anchor = *anchor;
  EXPECT_THAT(failed(judge(in)), ElementsAre("path.signature.key_malformed path[0]"));
}

// A certificate whose AlgorithmIdentifier nobody knows: both copies are replaced, octet for octet.
TEST(Validate, UnknownSignatureAlgorithm) {
  Bytes der = to_bytes(root().issue()->der);
  const Bytes from{0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03, 0x02};  // ecdsa-with-SHA256
  for (auto it = der.begin();;) {
    it = std::search(it, der.end(), from.begin(), from.end());
    if (it == der.end()) break;
    it[7] = 0x77;
  }
  auto certificate = x509::Certificate::parse(der);
  ASSERT_TRUE(certificate) << describe(certificate.error());
  const Outcome outcome = judge(inputs({*certificate}, root()));
  EXPECT_THAT(failed(outcome), ElementsAre("path.signature.unsupported path[0]"));
  EXPECT_EQ(fact(find(outcome.findings, kSignatureUnsupported), "algorithm"),
            "1.2.840.10045.4.3.119");
}

TEST(Validate, AlgorithmsAreJudgedByPolicyWhateverTheSignatureSays) {
  Inputs in = inputs({root().issue()}, root());
  in.algorithms.of(crypto::Hash::sha256) = crypto::Acceptance::until(kNoon);
  const Outcome outcome = judge(in);
  EXPECT_THAT(failed(outcome), ElementsAre("crypto.policy.expired path[0]"));
  EXPECT_THAT(passed(outcome), Contains("path.signature.verified path[0]"));
}

// RFC 5280 4.1.2.5: the period includes both ends.
TEST(Validate, ValidityIsInclusive) {
  Inputs in = inputs({root().issue({.not_before = kStart, .not_after = kEnd})}, root());
  in.at = kStart;
  EXPECT_THAT(failed(judge(in)), IsEmpty());
  in.at = kEnd;
  EXPECT_THAT(failed(judge(in)), IsEmpty());
  in.at = kStart - 1;
  const Outcome early = judge(in);
  EXPECT_THAT(failed(early), ElementsAre("path.certificate.not_yet_valid path[0]"));
  EXPECT_EQ(fact(find(early.findings, kNotYetValid), "not_before"), "2020-01-01T00:00:00Z");
  EXPECT_EQ(fact(find(early.findings, kNotYetValid), "at"), "2019-12-31T23:59:59Z");
  in.at = kEnd + 1;
  const Outcome late = judge(in);
  EXPECT_THAT(failed(late), ElementsAre("path.certificate.expired path[0]"));
  EXPECT_EQ(fact(find(late.findings, kExpired), "not_after"), "2040-01-01T00:00:00Z");
}

// 6.1.3(a)(4)
TEST(Validate, NamesThatDoNotChain) {
  const Outcome outcome =
      judge(inputs({root().issue({.issuer_name = test::name("CN=Elsewhere")})}, root()));
  EXPECT_THAT(failed(outcome), ElementsAre("path.name.mismatch path[0]"));
  EXPECT_EQ(fact(find(outcome.findings, kNameMismatch), "issuer"), "CN=Elsewhere");
  EXPECT_EQ(fact(find(outcome.findings, kNameMismatch), "expected"), "CN=Root");
}

TEST(Validate, NamesChainWithoutCaseAndExtraSpaces) {
  const Outcome outcome =
      judge(inputs({root().issue({.issuer_name = test::name("CN= rOOT ")})}, root()));
  EXPECT_THAT(failed(outcome), IsEmpty());
}

// Every check goes on after the first failure.
TEST(Validate, AllFailuresAreReported) {
  const Authority other = make_authority("Other");
  Inputs in = inputs({other.issue({.policies = {"2.999.1"},
                                   .extended_key_usage = {"1.3.6.1.5.5.7.3.1"},
                                   .not_after = kNoon - 1})},
                     root());
  in.ekus = test::oids({"1.3.6.1.5.5.7.3.2"});
  in.explicit_policy = Require::yes;
  in.user_initial_policy_set = policies({"2.999.2"});
  in.peer_names = {*parse_peer_name("www.example.hk")};
  EXPECT_THAT(failed(judge(in)),
              ElementsAre("path.signature.bad path[0]", "path.certificate.expired path[0]",
                          "path.name.mismatch path[0]", "path.policy.none_acceptable path[0]",
                          "path.eku.not_permitted path[0]", "path.peer_name.mismatch path[0]"));
}

// 6.1.4(k)
TEST(Validate, AnIntermediateThatIsNoCa) {
  const Authority none = root().subordinate({.subject = "CN=No CA", .omit = {"2.5.29.19"}});
  EXPECT_THAT(failed(judge(inputs({none.issue(), none.certificate()}, root()))),
              ElementsAre("path.ca.not_a_ca path[1]"));
  const Authority refused = root().subordinate(
      {.subject = "CN=Not",
       .basic_constraints = x509::BasicConstraints{.ca = false, .path_len = {}}});
  EXPECT_THAT(failed(judge(inputs({refused.issue(), refused.certificate()}, root()))),
              ElementsAre("path.ca.not_a_ca path[1]"));
}

TEST(Validate, AVersionOneIntermediate) {
  const Authority old = root().subordinate({.subject = "CN=Old", .version = 1});
  const Outcome outcome = judge(inputs({old.issue(), old.certificate()}, root()));
  EXPECT_THAT(failed(outcome), ElementsAre("path.ca.version path[1]"));
  EXPECT_EQ(fact(find(outcome.findings, kCaVersion), "version"), "1");
}

// 6.1.4(l)(m): self-issued certificates do not count.
TEST(Validate, PathLength) {
  const Authority zero =
      root().subordinate({.subject = "CN=Zero",
                          .basic_constraints = x509::BasicConstraints{.ca = true, .path_len = 0}});
  const Authority below = zero.subordinate({.subject = "CN=Below"});
  const Outcome outcome =
      judge(inputs({below.issue(), below.certificate(), zero.certificate()}, root()));
  EXPECT_THAT(failed(outcome), ElementsAre("path.ca.path_length path[1]"));
  EXPECT_EQ(fact(find(outcome.findings, kCaPathLength), "path_len"), "0");
  EXPECT_EQ(fact(find(outcome.findings, kCaPathLength), "intermediates"), "1");

  const Authority renewed = zero.subordinate({.subject = "CN=Zero"});  // self-issued, a new key
  EXPECT_THAT(
      failed(judge(inputs({renewed.issue(), renewed.certificate(), zero.certificate()}, root()))),
      IsEmpty());
}

// 6.1.4(n)
TEST(Validate, ACaThatMayNotSignCertificates) {
  const Authority mute = root().subordinate(
      {.subject = "CN=Mute", .key_usage = test::bits_of({x509::KeyUsageBit::crl_sign})});
  EXPECT_THAT(failed(judge(inputs({mute.issue(), mute.certificate()}, root()))),
              ElementsAre("path.ca.key_usage path[1]"));
}

// 6.1.4(o), 6.1.5(f)
TEST(Validate, UnknownCriticalExtensions) {
  const x509::ExtensionTemplate unknown{
      .oid = Oid::literal("2.999.77"), .critical = true, .value = {0x05, 0x00}};
  const Authority odd = root().subordinate({.subject = "CN=Odd", .extra = {unknown}});
  const Outcome outcome =
      judge(inputs({odd.issue({.extra = {unknown}}), odd.certificate()}, root()));
  EXPECT_THAT(failed(outcome), ElementsAre("path.extension.unknown_critical path[1]",
                                           "path.extension.unknown_critical path[0]"));
  EXPECT_EQ(fact(find(outcome.findings, kExtensionUnknown), "oid"), "2.999.77");
}

TEST(Validate, CriticalPoliciesWithAnUnknownQualifier) {
  // certificatePolicies { 2.999.1, qualifiers { 2.999.9, NULL } }
  const Bytes qualifier = der::sequence({der::oid(Oid::literal("2.999.9")), der::null()});
  const Bytes value = der::sequence(
      {der::sequence({der::oid(Oid::literal("2.999.1")), der::sequence({qualifier})})});
  for (const bool critical : {true, false}) {
    const x509::ExtensionTemplate extension{
        .oid = Oid::literal("2.5.29.32"), .critical = critical, .value = value};
    const Outcome outcome = judge(inputs({root().issue({.extra = {extension}})}, root()));
    if (critical) {
      EXPECT_THAT(failed(outcome), ElementsAre("path.policy.qualifier_unknown path[0]"));
      EXPECT_EQ(fact(find(outcome.findings, kPolicyQualifier), "qualifier"), "2.999.9");
    } else {
      EXPECT_THAT(failed(outcome), IsEmpty());
    }
  }
}

// RFC 5280 4.2.1.12
TEST(Validate, ExtendedKeyUsageOfTheEndEntity) {
  Inputs in = inputs({root().issue({.extended_key_usage = {"1.3.6.1.5.5.7.3.1"}})}, root());
  in.ekus = test::oids({"1.3.6.1.5.5.7.3.1"});
  EXPECT_THAT(passed(judge(in)), Contains("path.eku.permitted path[0]"));
  in.ekus = test::oids({"1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2"});
  const Outcome outcome = judge(in);
  EXPECT_THAT(failed(outcome), ElementsAre("path.eku.not_permitted path[0]"));
  EXPECT_EQ(fact(find(outcome.findings, kEkuNotPermitted), "required"), "1.3.6.1.5.5.7.3.2");
  EXPECT_EQ(fact(find(outcome.findings, kEkuNotPermitted), "permitted"), "1.3.6.1.5.5.7.3.1");
  in.path = {root().issue({.extended_key_usage = {"2.5.29.37.0"}})};
  EXPECT_THAT(failed(judge(in)), IsEmpty());
  in.path = {root().issue()};
  EXPECT_THAT(failed(judge(in)), IsEmpty());
}

TEST(Validate, EkuChaining) {
  const Authority clients =
      root().subordinate({.subject = "CN=Clients", .extended_key_usage = {"1.3.6.1.5.5.7.3.2"}});
  Inputs in = inputs({clients.issue(), clients.certificate()}, root());
  in.ekus = test::oids({"1.3.6.1.5.5.7.3.1"});
  EXPECT_THAT(failed(judge(in)), IsEmpty());
  in.eku_chaining = Enforce::yes;
  EXPECT_THAT(failed(judge(in)), ElementsAre("path.eku.not_permitted path[1]"));
}

TEST(Validate, PeerNames) {
  Inputs in =
      inputs({root().issue({.subject_alt_name = {x509::dns_name("*.example.hk")}})}, root());
  in.peer_names = {*parse_peer_name("www.example.hk")};
  EXPECT_THAT(passed(judge(in)), Contains("path.peer_name.matched path[0]"));
  in.peer_names.push_back(*parse_peer_name("192.0.2.1"));
  const Outcome outcome = judge(in);
  EXPECT_THAT(failed(outcome), ElementsAre("path.peer_name.mismatch path[0]"));
  EXPECT_EQ(fact(find(outcome.findings, kPeerNameMismatch), "expected"), "192.0.2.1");
  EXPECT_EQ(fact(find(outcome.findings, kPeerNameMismatch), "found"), "DNS:*.example.hk");
}

TEST(Validate, SignaturesEndWithTheBudget) {
  Budget budget({.signatures = 1});
  const Outcome outcome =
      validate(inputs({ca().issue(), ca().certificate()}, root()), verifier(), budget);
  EXPECT_EQ(outcome.effect(), Effect::indeterminate);
  EXPECT_THAT(failed(outcome), ElementsAre("path.budget.exhausted path[0]"));
  EXPECT_EQ(fact(find(outcome.findings, kBudgetExhausted), "resource"), "signatures");
}

TEST(Validate, DeviationsOfCertificatesAreWarnings) {
  const Outcome outcome = judge(inputs({root().issue({.version = 1})}, root()));
  EXPECT_EQ(outcome.effect(), Effect::warning);
  EXPECT_TRUE(outcome.valid());
}

TEST(Validate, ATargetVerifiedBeforeGivesTheSameOutcome) {
  Inputs in = inputs({root().issue()}, root());
  const Outcome once = judge(in);
  in.target_signature = Inputs::TargetSignature::kept;
  EXPECT_EQ(judge(in).findings, once.findings);
  EXPECT_EQ(judge(in).findings, once.findings);
}

TEST(Validate, EverySignatureAlgorithmOfAChain) {
  using crypto::KeyType;
  for (KeyType type : {KeyType::rsa2048, KeyType::p384, KeyType::ed25519, KeyType::sm2}) {
    const Authority top = make_authority("Top", {.key = test::shared_key(type)});
    const Authority sub = top.subordinate({.subject = "CN=Sub", .key_type = type});
    EXPECT_THAT(failed(judge(inputs({sub.issue(), sub.certificate()}, top))), IsEmpty());
  }
}

}  // namespace
}  // namespace baytrust::path
