// RFC 6960 4.2.2.2: who may answer for a certificate. One test for each attack.
#include "validators/revocation/responder.hpp"

#include "tests/validators/revocation/world.hpp"

namespace baytrust::revocation::testing {
namespace {

using test::Authority;
using test::CertificateRequest;
using test::OcspAnswer;
using ::testing::Contains;
using ::testing::ElementsAre;
using x509::RevocationReason;
using CertStatus = x509::OcspSingle::Status;

class Responder : public World {
 protected:
  const x509::Certificate leaf = ca.issue();

  // Judged by one response, signed by this responder, whose certificate comes along.
  Status by(const Authority& responder, OcspAnswer answer = {}) {
    answer.responder = &responder;
    answer.certificates.push_back(responder.certificate());
    return by(test::ocsp(ca, leaf, answer));
  }
  Status by(const x509::OcspResponse& response) {
    responses = {};
    hold(response);
    return judge(leaf);
  }
  // A certificate for a key that the test holds.
  static Authority issued(const Authority& issuer, CertificateRequest request) {
    const auto key = test::fresh_key(request.key_type);
    request.key = key;
    return Authority(issuer.issue(request), key);
  }
};

TEST_F(Responder, TheCaItselfByNameAndByKey) {
  EXPECT_THAT(by(test::ocsp(ca, leaf)), Is(State::good, kOcspGood));
  EXPECT_THAT(by(test::ocsp(ca, leaf, {.id = OcspAnswer::Id::by_key})), Is(State::good, kOcspGood));
}

TEST_F(Responder, TheAnchorForWhatItIssued) {
  hold(test::ocsp(root, ca.certificate()));
  EXPECT_THAT(judge_on({leaf, ca.certificate()}, 1), Is(State::good, kOcspGood));
}

TEST_F(Responder, DelegatedByNameAndByKey) {
  const auto responder = test::delegated_responder(ca);
  const auto status = by(responder);
  EXPECT_THAT(status, Is(State::good, kOcspGood));
  EXPECT_THAT(status.certificates, ElementsAre(responder.certificate()->fingerprint));
  EXPECT_THAT(by(responder, {.id = OcspAnswer::Id::by_key}), Is(State::good, kOcspGood));
}

TEST_F(Responder, DelegatedWithItsCertificateFoundElsewhere) {
  const auto responder = test::delegated_responder(ca);
  for (const auto id : {OcspAnswer::Id::by_name, OcspAnswer::Id::by_key}) {
    certificates = {responder.certificate()};
    EXPECT_THAT(by(test::ocsp(ca, leaf, {.id = id, .responder = &responder})),
                Is(State::good, kOcspGood));
    certificates = {};
    EXPECT_THAT(by(test::ocsp(ca, leaf, {.id = id, .responder = &responder})),
                Is(State::unknown, kOcspResponder));
  }
}

TEST_F(Responder, RsaAndSm2KeysToo) {
  crypto::Verifier own;  // Botan's keys must go before Botan does
  for (const auto type : {crypto::KeyType::rsa2048, crypto::KeyType::sm2}) {
    const Authority own_root = test::make_authority("Root 2", {.key = test::shared_key(type)});
    const auto end_entity = own_root.issue();
    const auto responder = test::delegated_responder(own_root, {.key = test::shared_key(type)});
    const path::TrustAnchor anchor(own_root.certificate());
    for (const Authority* signer : {&own_root, &responder}) {
      OcspStore store;
      store.add(test::ocsp(own_root, end_entity,
                           {.responder = signer, .certificates = {signer->certificate()}}),
                kNoon - kHour);
      const std::vector path{end_entity};
      EXPECT_THAT(revocation::judge(
                      {.path = path, .anchor = anchor, .index = 0, .at = kNoon, .known_at = kNoon},
                      {.crls = crls, .pools = {}, .ocsp = &store}, rules, own, budget),
                  Is(State::good, kOcspGood));
    }
  }
}

// --- attacks

TEST_F(Responder, AttackBySomebodyElse) {
  const auto stranger = test::make_authority("Stranger");
  EXPECT_THAT(by(stranger), Is(State::unknown, kOcspResponderIssuer));
  EXPECT_THAT(by(test::ocsp(ca, leaf, {.responder = &stranger})),
              Is(State::unknown, kOcspResponder));
}

TEST_F(Responder, AttackInTheNameOfTheCa) {
  const auto impostor = test::make_authority("Impostor");
  EXPECT_THAT(by(test::ocsp(ca, leaf, {.responder = &impostor, .responder_name = ca.subject()})),
              Is(State::unknown, kOcspSignature));
  // With a certificate of that name from a CA of its own making.
  const auto forged_ca = test::make_authority("CA", {.subject = "CN=CA"});
  EXPECT_THAT(by(test::delegated_responder(forged_ca)), Is(State::unknown, kOcspResponderPath));
}

TEST_F(Responder, AttackBySibling) {
  const auto other_ca = root.subordinate({.subject = "CN=Other CA"});
  EXPECT_THAT(by(test::delegated_responder(other_ca)), Is(State::unknown, kOcspResponderIssuer));
  EXPECT_THAT(by(test::delegated_responder(root)), Is(State::unknown, kOcspResponderIssuer));
}

TEST_F(Responder, AttackDelegatedWithoutEku) {
  EXPECT_THAT(by(issued(ca, {.subject = "CN=Leaf 2"})), Is(State::unknown, kOcspResponderEku));
  EXPECT_THAT(by(issued(ca, {.extended_key_usage = {"2.5.29.37.0"}})),
              Is(State::unknown, kOcspResponderEku))
      << "anyExtendedKeyUsage delegates nothing";
}

TEST_F(Responder, AttackWithAKeyThatMustNotSign) {
  const auto responder = test::delegated_responder(
      ca, {.key_usage = test::bits_of({x509::KeyUsageBit::key_encipherment})});
  EXPECT_THAT(by(responder), Is(State::unknown, kOcspResponderKeyUsage));
}

TEST_F(Responder, AttackByAnExpiredResponder) {
  const auto expired = test::delegated_responder(ca, {.not_after = kNoon - 1});
  const auto status = by(expired);
  EXPECT_THAT(status, Is(State::unknown, kOcspResponderPath));
  EXPECT_EQ(fact(status, kOcspResponderPath, "cause"), "path.certificate.expired");
  const auto early = test::delegated_responder(ca, {.not_before = kNoon + 1});
  EXPECT_THAT(by(early), Is(State::unknown, kOcspResponderPath));
}

// What it said in its time about an earlier instant stays said.
TEST_F(Responder, ExpiredSinceItSignedWhatNobodyNeedsCurrent) {
  const auto responder = test::delegated_responder(ca, {.not_after = kNoon + 2 * kDay});
  hold(test::ocsp(ca, leaf, {.responder = &responder, .certificates = {responder.certificate()}}));
  EXPECT_THAT(judge(leaf, {.at = kNoon - kDay, .known_at = kNoon + 300 * kDay}),
              Is(State::good, kOcspGood));
}

// Its own dates are what the holder of the key wrote; when it came is not.
TEST_F(Responder, AttackAnExpiredRespondersKeyWritesAnEarlierDate) {
  const auto responder = test::delegated_responder(ca, {.not_after = kNoon + 2 * kDay});
  const Times times{.at = kNoon - kDay, .known_at = kNoon + 300 * kDay};
  OcspAnswer signed_by{.responder = &responder, .certificates = {responder.certificate()}};
  const auto forged = test::ocsp(ca, leaf, signed_by);
  hold(forged, kNoon + 2 * kDay + 1);
  const auto status = judge(leaf, times);
  EXPECT_THAT(status, Is(State::unknown, kOcspResponderPath));
  EXPECT_EQ(fact(status, kOcspResponderPath, "cause"), "path.certificate.expired");
  hold(forged, kNoon + 2 * kDay);
  EXPECT_THAT(judge(leaf, times), Is(State::good, kOcspGood));
  // Leaving out what tells of a revocation would be the lenient way.
  responses = {};
  signed_by.status = CertStatus::revoked;
  hold(test::ocsp(ca, leaf, signed_by), kNoon + 200 * kDay);
  EXPECT_THAT(judge(leaf, times), Is(State::revoked, kOcspRevoked));
}

TEST_F(Responder, AttackARevokedRespondersKeyWritesAnEarlierDate) {
  const auto responder = issued(ca, {.extended_key_usage = {test::kOcspSigning}});
  test::CrlRequest request{.this_update = kNoon + 11 * kDay, .next_update = kNoon + 400 * kDay};
  request.revoked = {
      revoked(responder.certificate(), RevocationReason::key_compromise, kNoon + 10 * kDay)};
  hold(ca.issue_crl(request));
  rules.sources = Sources::ocsp;
  const Times times{.at = kNoon - kDay, .known_at = kNoon + 30 * kDay};
  const auto answer =
      test::ocsp(ca, leaf, {.responder = &responder, .certificates = {responder.certificate()}});
  hold(answer, kNoon + 20 * kDay);
  const auto status = judge(leaf, times);
  EXPECT_THAT(status, Is(State::unknown, kOcspResponderStatus));
  EXPECT_EQ(fact(status, kOcspResponderStatus, "status"), "revoked");
  hold(answer, kNoon + kDay);
  EXPECT_THAT(judge(leaf, times), Is(State::good, kOcspGood));
}

TEST_F(Responder, AttackAnExpiredListedRespondersKeyWritesAnEarlierDate) {
  const auto independent = test::make_authority("Validation authority");
  const auto va =
      issued(independent, {.subject = "CN=VA responder", .not_after = kNoon + 2 * kDay});
  listed = {{.ca = ca.certificate()->fingerprint, .responder = va.certificate()}};
  const auto answer = test::ocsp(ca, leaf, {.responder = &va});
  const Times times{.at = kNoon - kDay, .known_at = kNoon + 300 * kDay};
  hold(answer, kNoon + 3 * kDay);
  EXPECT_THAT(judge(leaf, times), Is(State::unknown, kOcspResponderPath));
  hold(answer, kNoon + kDay);
  EXPECT_THAT(judge(leaf, times), Is(State::good, kOcspGood));
}

// What was in force at t tells of suspensions that are over: dated back, it would hide them.
TEST_F(Responder, AttackAHistoryOfHoldsThatIsWrittenAfterwards) {
  const auto responder = test::delegated_responder(ca, {.not_after = kNoon + 2 * kDay});
  rules.suspension = Suspension::practised;
  const Times times{.at = kNoon, .known_at = kNoon + 10 * kDay};
  hold(test::ocsp(ca, leaf, {.this_update = kNoon + 9 * kDay, .next_update = kNoon + 11 * kDay}));
  const auto then =
      test::ocsp(ca, leaf, {.responder = &responder, .certificates = {responder.certificate()}});
  hold(then, kNoon + 5 * kDay);
  EXPECT_THAT(judge(leaf, times), Is(State::unknown, kHoldHistoryUnknown));
  hold(then, kNoon);
  EXPECT_THAT(judge(leaf, times), Is(State::good, kOcspGood));
}

TEST_F(Responder, AttackByARevokedResponder) {
  const auto responder = issued(ca, {.extended_key_usage = {test::kOcspSigning}});
  hold(crl_listing(ca, {revoked(responder.certificate())}));
  rules.sources = Sources::ocsp;
  const auto status = by(responder);
  EXPECT_THAT(status, Is(State::unknown, kOcspResponderStatus));
  EXPECT_EQ(fact(status, kOcspResponderStatus, "status"), "revoked");
}

TEST_F(Responder, GoodByACrlThatCoversIt) {
  const auto responder = issued(ca, {.extended_key_usage = {test::kOcspSigning}});
  const auto crl = ca.issue_crl();
  hold(crl);
  rules.sources = Sources::ocsp;
  const auto status = by(responder);
  EXPECT_THAT(status, Is(State::good, kOcspGood));
  EXPECT_THAT(status.crls, Contains(crl->fingerprint));
}

TEST_F(Responder, WithoutNocheckAndWithoutASourceItIsARule) {
  const auto responder = issued(ca, {.extended_key_usage = {test::kOcspSigning}});
  EXPECT_THAT(by(responder), Is(State::unknown, kOcspResponderUnchecked));
  rules.unchecked_responder = Effect::warning;
  EXPECT_THAT(by(responder), Is(State::good, kOcspResponderUnchecked));
  // One that names a source which is not at hand is another matter.
  const auto named = issued(ca, {.extended_key_usage = {test::kOcspSigning},
                                 .crl_distribution_points = {at_uri("http://example.org/crl")}});
  const auto status = by(named);
  EXPECT_THAT(status, Is(State::unknown, kOcspResponderStatus));
  EXPECT_EQ(fact(status, kOcspResponderStatus, "status"), "unknown");
}

TEST_F(Responder, AttackAResponderThatVouchesForItself) {
  const auto responder = issued(ca, {.extended_key_usage = {test::kOcspSigning}});
  const OcspAnswer signed_by{.responder = &responder, .certificates = {responder.certificate()}};
  hold(test::ocsp(ca, responder.certificate(), signed_by));
  hold(test::ocsp(ca, leaf, signed_by));
  EXPECT_THAT(judge(leaf), Is(State::unknown, kOcspResponderUnchecked));
  // Asked about directly, it is no better.
  const auto status = judge(responder.certificate());
  EXPECT_THAT(status, Is(State::unknown, kOcspResponderStatus));
  EXPECT_EQ(fact(status, kOcspResponderStatus, "status"), "circular");
}

TEST_F(Responder, AttackBadSignature) {
  Bytes der = test::ocsp_der(ca, leaf);
  der.back() ^= 1;
  const auto tampered = x509::OcspResponse::parse(der);
  ASSERT_TRUE(tampered);
  EXPECT_THAT(by(*tampered), Is(State::unknown, kOcspSignature));
}

// Law: no flip of a bit in what is signed leaves a good status.
TEST_F(Responder, AttackAnyBitOfTheSignedPart) {
  const Bytes der = test::ocsp_der(ca, leaf);
  const auto whole = x509::OcspResponse::parse(der).value();
  const auto first = static_cast<std::size_t>(whole->tbs.data() - whole->der.data());
  for (std::size_t i = first; i < first + whole->tbs.size(); i += 3) {
    Bytes flipped = der;
    flipped[i] ^= static_cast<std::uint8_t>(1U << (i % 8));
    const auto response = x509::OcspResponse::parse(flipped);
    if (!response) continue;
    budget = Budget();
    EXPECT_NE(by(*response).state, State::good) << "octet " << i;
  }
}

// GM/T 0009: the default id, at every hop.
TEST_F(Responder, AttackSm2WithAnotherId) {
  crypto::Verifier own;
  const Authority sm2 = test::make_authority("SM2 root", {.key_type = crypto::KeyType::sm2});
  const auto end_entity = sm2.issue({.key_type = crypto::KeyType::sm2});
  const path::TrustAnchor anchor(sm2.certificate());
  OcspStore store;
  store.add(test::ocsp(sm2, end_entity, {.sm2_id = "somebody else"}), kNoon);
  const std::vector path{end_entity};
  EXPECT_THAT(revocation::judge(
                  {.path = path, .anchor = anchor, .index = 0, .at = kNoon, .known_at = kNoon},
                  {.crls = crls, .pools = {}, .ocsp = &store}, rules, own, budget),
              Is(State::unknown, kOcspSignature));
}

TEST_F(Responder, AttackWithAnAlgorithmThatIsNoLongerGood) {
  const Authority old =
      test::make_authority("Old", {.key = test::shared_key(crypto::KeyType::rsa2048)});
  const auto end_entity = old.issue();
  const path::TrustAnchor anchor(old.certificate());
  OcspStore store;
  store.add(test::ocsp(old, end_entity,
                       {.algorithm = crypto::SignatureAlgorithm{.scheme = crypto::Scheme::rsa_pkcs1,
                                                                .hash = crypto::Hash::sha1}}),
            kNoon);
  const std::vector path{end_entity};
  const auto ask = [&] {
    return revocation::judge(
        {.path = path, .anchor = anchor, .index = 0, .at = kNoon, .known_at = kNoon},
        {.crls = crls, .pools = {}, .ocsp = &store}, rules, verifier(), budget);
  };
  const auto status = ask();
  EXPECT_THAT(status, Is(State::unknown, kOcspAlgorithm));
  EXPECT_EQ(fact(status, kOcspAlgorithm, "algorithm"), "SHA1-RSA, RSA-2048");
  rules.algorithms = crypto::legacy_policy();
  EXPECT_THAT(ask(), Is(State::good, kOcspGood));
}

// Certificates that only look like the responder's crowd out the one that is.
TEST_F(Responder, AttackACrowdOfTheRespondersName) {
  const auto forged_ca = test::make_authority("CA", {.subject = "CN=CA"});
  const auto responder = test::delegated_responder(ca);
  const auto key = test::fresh_key();
  hold(ca.issue_crl());
  const auto answer =
      test::ocsp(ca, leaf, {.status = CertStatus::revoked, .responder = &responder});
  for (int i = 0; i < 17; ++i) {
    budget = Budget();
    EXPECT_THAT(by(answer), Is(State::good, kGood)) << i << ": nobody at hand has this key";
    certificates.push_back(
        test::delegated_responder(forged_ca, {.subject = "CN=OCSP responder", .key = key})
            .certificate());
  }
  budget = Budget();
  EXPECT_THAT(by(answer), Is(State::unknown, kBudget));
}

// 4.2.2.2 (1): by the relying side's own configuration.
TEST_F(Responder, ListedForTheCa) {
  const auto independent = test::make_authority("Validation authority");
  const auto response = test::ocsp(ca, leaf, {.responder = &independent});
  EXPECT_THAT(by(response), Is(State::unknown, kOcspResponder));
  listed = {{.ca = root.certificate()->fingerprint, .responder = independent.certificate()}};
  EXPECT_THAT(by(response), Is(State::unknown, kOcspResponder)) << "listed for another CA";
  listed = {{.ca = ca.certificate()->fingerprint, .responder = independent.certificate()}};
  // A CA certificate's bits do not let it sign answers.
  EXPECT_THAT(by(response), Is(State::unknown, kOcspResponderKeyUsage));
  const auto proper = issued(independent, {.subject = "CN=VA responder"});
  listed = {{.ca = ca.certificate()->fingerprint, .responder = proper.certificate()}};
  const auto status = by(test::ocsp(ca, leaf, {.responder = &proper}));
  EXPECT_THAT(status, Is(State::good, kOcspGood));
  EXPECT_THAT(status.certificates, ElementsAre(proper.certificate()->fingerprint));
  const auto over = issued(independent, {.subject = "CN=VA responder", .not_after = kNoon - 1});
  listed = {{.ca = ca.certificate()->fingerprint, .responder = over.certificate()}};
  EXPECT_THAT(by(test::ocsp(ca, leaf, {.responder = &over})),
              Is(State::unknown, kOcspResponderPath));
}

}  // namespace
}  // namespace baytrust::revocation::testing
