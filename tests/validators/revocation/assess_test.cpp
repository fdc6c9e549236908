// Freshness, delta CRLs, what must not be used: RFC 5280 5.1.2.4
// to 5.1.2.6, 5.2, 5.2.4, 5.3, 6.3.3.
#include "validators/revocation/assess.hpp"

#include "tests/validators/revocation/world.hpp"
#include "validators/der/writer.hpp"

namespace baytrust::revocation::testing {
namespace {

using x509::RevocationReason;

class Assess : public World {};

TEST_F(Assess, StaleAfterNextUpdate) {
  const auto leaf = ca.issue();
  hold(ca.issue_crl());
  EXPECT_THAT(judge(leaf, {.at = kNoon + kDay, .known_at = kNoon + kDay}), Is(State::good, kGood));
  const auto status = judge(leaf, {.at = kNoon + kDay + 1, .known_at = kNoon + kDay + 1});
  EXPECT_THAT(status, Is(State::unknown, kStale));
  EXPECT_EQ(fact(status, kStale, "next_update"), to_string(kNoon + kDay));
  ASSERT_TRUE(status.missing);
  EXPECT_EQ(status.missing->next_update, kNoon + kDay);
}

TEST_F(Assess, ARevocationIsForEverEvenOnAStaleCrl) {
  const auto leaf = ca.issue();
  hold(crl_listing(ca, {revoked(leaf)}));
  const Instant later = kNoon + 30 * kDay;
  EXPECT_THAT(judge(leaf, {.at = later, .known_at = later}), Is(State::revoked, kRevoked));
}

TEST_F(Assess, AHoldOnAStaleCrlMayBeOver) {
  const auto leaf = ca.issue();
  hold(crl_listing(ca, {revoked(leaf, RevocationReason::certificate_hold)}));
  const Instant later = kNoon + 30 * kDay;
  EXPECT_THAT(judge(leaf, {.at = later, .known_at = later}), Is(State::unknown, kStale));
}

TEST_F(Assess, ACrlIssuedAfterTSpeaksForTHoweverOldItIsAtK) {
  const auto leaf = ca.issue();
  hold(crl_from(ca, kNoon + kDay, kNoon + 2 * kDay));
  EXPECT_THAT(judge(leaf, {.at = kNoon, .known_at = kNoon + 900 * kDay}), Is(State::good, kGood));
}

TEST_F(Assess, TooOldByTheRelyingPartysRule) {
  hold(ca.issue_crl());  // a day old at noon
  const auto leaf = ca.issue();
  rules.max_crl_age = kDay;
  EXPECT_THAT(judge(leaf), Is(State::good, kGood));
  rules.max_crl_age = kDay - 1;
  const auto status = judge(leaf);
  EXPECT_THAT(status, Is(State::unknown, kTooOld));
  EXPECT_EQ(fact(status, kTooOld, "max_age"), std::to_string(kDay - 1));
}

TEST_F(Assess, WithoutNextUpdateOnlyAMaximumAgeTellsWhetherItIsCurrent) {
  test::CrlRequest request;
  request.next_update = std::nullopt;
  hold(ca.issue_crl(request));
  const auto leaf = ca.issue();
  EXPECT_THAT(judge(leaf), Is(State::unknown, kNoNextUpdate));
  rules.max_crl_age = 7 * kDay;
  EXPECT_THAT(judge(leaf), Is(State::good, kGood));
}

TEST_F(Assess, NotYetIssued) {
  hold(crl_from(ca, kNoon + kHour, kNoon + kDay), kNoon);
  EXPECT_THAT(judge(ca.issue()), Is(State::unknown, kNotYetIssued));
}

TEST_F(Assess, NoEntryAfterExpirySaysNothing) {
  test::CertificateRequest request;
  request.not_after = kNoon;
  const auto leaf = ca.issue(request);
  hold(crl_from(ca, kNoon + 10 * kDay, kNoon + 11 * kDay));
  const Times times{.at = kNoon - kHour, .known_at = kNoon + 10 * kDay};
  const auto status = judge(leaf, times);
  EXPECT_THAT(status, Is(State::unknown, kAfterExpiry));
  EXPECT_EQ(fact(status, kAfterExpiry, "not_after"), to_string(kNoon));
  // The last CRL from before the expiry still tells, if it is held.
  hold(crl_from(ca, kNoon - kMinute, kNoon + kDay));
  EXPECT_THAT(judge(leaf, times), Is(State::good, kGood));
}

TEST_F(Assess, ExpiredCertsOnCrlKeepsOldEntries) {
  test::CertificateRequest request;
  request.not_after = kNoon;
  const auto leaf = ca.issue(request);
  const auto archive_since = [&](Instant since) {
    test::CrlRequest crl;
    crl.this_update = kNoon + 10 * kDay;
    crl.next_update = kNoon + 11 * kDay;
    crl.extra = {x509::write_expired_certs_on_crl(since)};
    return ca.issue_crl(crl);
  };
  const Times times{.at = kNoon - kHour, .known_at = kNoon + 10 * kDay};
  hold(archive_since(kNoon + 1));
  EXPECT_THAT(judge(leaf, times), Is(State::unknown, kAfterExpiry));
  hold(archive_since(kNoon));
  EXPECT_THAT(judge(leaf, times), Is(State::good, kGood));
}

TEST_F(Assess, UnknownCriticalExtensionForbidsTheCrl) {
  test::CrlRequest request;
  request.extra = {{.oid = Oid::literal("2.999.1"), .critical = true, .value = der::null()}};
  hold(ca.issue_crl(request));
  const auto status = judge(ca.issue());
  EXPECT_THAT(status, Is(State::unknown, kUnknownCritical));
  EXPECT_EQ(fact(status, kUnknownCritical, "extension"), "2.999.1");
}

TEST_F(Assess, UnknownCriticalEntryExtensionForbidsTheCrlForEverybody) {
  const auto neighbour = ca.issue();
  auto entry = revoked(neighbour);
  entry.extra = {{.oid = Oid::literal("2.999.1"), .critical = true, .value = der::null()}};
  hold(crl_listing(ca, {entry}));
  EXPECT_THAT(judge(ca.issue()), Is(State::unknown, kUnknownCriticalEntry));
}

class Delta : public World {
 protected:
  static x509::Crl complete(const Authority& issuer, std::int64_t number,
                            std::vector<test::Revoked> entries = {}) {
    test::CrlRequest request;
    request.number = number;
    request.this_update = kNoon - 3 * kDay;
    request.revoked = std::move(entries);
    return issuer.issue_crl(request);
  }
  struct Numbers {
    std::int64_t base, own;
  };
  static x509::Crl delta(const Authority& issuer, Numbers numbers,
                         std::vector<test::Revoked> entries = {}) {
    test::CrlRequest request;
    request.number = numbers.own;
    request.delta_base = numbers.base;
    request.revoked = std::move(entries);
    return issuer.issue_crl(request);
  }
};

TEST_F(Delta, AddsARevocation) {
  const auto leaf = ca.issue();
  hold(complete(ca, 1));
  EXPECT_THAT(judge(leaf), Is(State::good, kGood));
  hold(delta(ca, {.base = 1, .own = 2}, {revoked(leaf, RevocationReason::key_compromise)}));
  const auto status = judge(leaf);
  EXPECT_THAT(status, Is(State::revoked, kRevoked));
  EXPECT_EQ(status.crls.size(), 2U);
}

TEST_F(Delta, RemoveFromCrlEndsAHold) {
  const auto leaf = ca.issue();
  hold(complete(ca, 1, {revoked(leaf, RevocationReason::certificate_hold)}));
  EXPECT_THAT(judge(leaf), Is(State::on_hold, kOnHold));
  hold(delta(ca, {.base = 1, .own = 2}, {revoked(leaf, RevocationReason::remove_from_crl)}));
  EXPECT_THAT(judge(leaf), Is(State::good, kGood));
}

TEST_F(Delta, TurnsAHoldIntoARevocation) {
  const auto leaf = ca.issue();
  hold(complete(ca, 1, {revoked(leaf, RevocationReason::certificate_hold)}));
  hold(delta(ca, {.base = 1, .own = 2}, {revoked(leaf, RevocationReason::superseded)}));
  EXPECT_THAT(judge(leaf), Is(State::revoked, kRevoked));
}

TEST_F(Delta, AloneSaysNothing) {
  hold(delta(ca, {.base = 1, .own = 2}));
  EXPECT_THAT(judge(ca.issue()), Is(State::unknown, kDeltaBase));
}

TEST_F(Delta, OfALaterBaseIsNotCombined) {
  const auto leaf = ca.issue();
  hold(crl_from(ca, kNoon - 3 * kDay, kNoon - 2 * kDay));  // number 1, its time is over
  hold(delta(ca, {.base = 2, .own = 3}));
  const auto status = judge(leaf);
  EXPECT_THAT(status, Is(State::unknown, kStale));
  EXPECT_THAT(status, Is(State::unknown, kDeltaBase));
}

TEST_F(Delta, OlderThanTheCompleteCrlIsNotCombined) {
  const auto leaf = ca.issue();
  hold(complete(ca, 5));
  // Issued later, numbered earlier: 5.2.4(d).
  hold(delta(ca, {.base = 1, .own = 4}, {revoked(leaf)}));
  EXPECT_THAT(judge(leaf), Is(State::good, kGood));
}

TEST_F(Delta, MakesAnOldCompleteCrlCurrent) {
  const auto leaf = ca.issue();
  test::CrlRequest base;
  base.this_update = kNoon - 9 * kDay;
  base.next_update = kNoon - 2 * kDay;
  hold(ca.issue_crl(base));
  EXPECT_THAT(judge(leaf), Is(State::unknown, kStale));
  hold(delta(ca, {.base = 1, .own = 2}));
  EXPECT_THAT(judge(leaf), Is(State::good, kGood));
}

TEST_F(Delta, OfAnotherScopeIsNotCombined) {
  const auto leaf = ca.issue();
  hold(complete(ca, 1));
  test::CrlRequest request;
  request.number = 2;
  request.delta_base = 1;
  request.revoked = {revoked(leaf)};
  request.issuing_distribution_point.emplace();
  request.issuing_distribution_point->only_user_certs = true;
  hold(ca.issue_crl(request));
  EXPECT_THAT(judge(leaf), Is(State::good, kGood));
}

TEST_F(Delta, SignedByAnotherKeyIsLeftAside) {
  const auto leaf = ca.issue();
  hold(complete(ca, 1));
  const Authority impostor(ca.certificate(), test::fresh_key());
  test::CrlRequest request;
  request.number = 2;
  request.delta_base = 1;
  request.revoked = {revoked(leaf)};
  // The impostor copies the authority key identifier, too.
  request.omit = {"2.5.29.35"};
  request.extra = {x509::write_authority_key_id(
      x509::key_id_of(ca.certificate()->subject_public_key_info.spki))};
  hold(impostor.issue_crl(request));
  EXPECT_THAT(judge(leaf), Is(State::good, kSignature));
}

}  // namespace
}  // namespace baytrust::revocation::testing
