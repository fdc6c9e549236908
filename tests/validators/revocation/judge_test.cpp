// The answer at t as known at k: judge.hpp, and judge.cpp's combining of what was assessed.
#include "validators/revocation/judge.hpp"

#include "tests/validators/revocation/world.hpp"

namespace baytrust::revocation::testing {
namespace {

using ::testing::ElementsAre;
using x509::RevocationReason;

class Judge : public World {};

TEST_F(Judge, GoodWhereACurrentCrlDoesNotListIt) {
  const auto leaf = ca.issue();
  const auto crl = ca.issue_crl();
  hold(crl);
  const auto status = judge(leaf);
  EXPECT_THAT(status, Is(State::good, kGood));
  EXPECT_THAT(status.crls, ElementsAre(crl->fingerprint));
  EXPECT_FALSE(status.missing);
  EXPECT_FALSE(status.revocation_date);
}

TEST_F(Judge, RevokedFromItsRevocationDateOn) {
  const auto leaf = ca.issue();
  const auto crl = crl_listing(ca, {revoked(leaf, RevocationReason::key_compromise)});
  hold(crl);
  const auto status = judge(leaf);
  EXPECT_THAT(status, Is(State::revoked, kRevoked));
  EXPECT_EQ(status.revocation_date, kNoon - 2 * kDay);
  EXPECT_EQ(status.reason, RevocationReason::key_compromise);
  EXPECT_EQ(fact(status, kRevoked, "reason"), "keyCompromise");
  EXPECT_THAT(status.crls, ElementsAre(crl->fingerprint));
}

TEST_F(Judge, RevokedAtTheVerySecondOfItsDate) {
  const auto leaf = ca.issue();
  hold(crl_listing(ca, {revoked(leaf, {}, kNoon)}));
  EXPECT_THAT(judge(leaf), Is(State::revoked, kRevoked));
}

TEST_F(Judge, GoodBeforeItsRevocationDateAndSaysWhatCameLater) {
  const auto leaf = ca.issue();
  hold(crl_from(ca, kNoon - kDay, kNoon));
  hold(crl_from(ca, kNoon + 5 * kDay, kNoon + 6 * kDay,
                {revoked(leaf, RevocationReason::superseded, kNoon + kDay)}));
  const auto status = judge(leaf, {.at = kNoon, .known_at = kNoon + 5 * kDay});
  EXPECT_THAT(status, Is(State::good, kRevokedLater));
  EXPECT_EQ(fact(status, kRevokedLater, "reason"), "superseded");
}

TEST_F(Judge, NewestAtKTellsOfARevocationThatReachesBackBeforeT) {
  const auto leaf = ca.issue();
  hold(crl_from(ca, kNoon - kDay, kNoon + kDay));
  hold(crl_from(ca, kNoon + 5 * kDay, kNoon + 6 * kDay,
                {revoked(leaf, RevocationReason::key_compromise, kNoon - kHour)}));
  EXPECT_THAT(judge(leaf, {.at = kNoon, .known_at = kNoon + 5 * kDay}),
              Is(State::revoked, kRevoked));
  // Known earlier, the same question had another answer.
  EXPECT_THAT(judge(leaf, {.at = kNoon, .known_at = kNoon}), Is(State::good, kGood));
}

TEST_F(Judge, ACrlReceivedAfterKDoesNotExist) {
  const auto leaf = ca.issue();
  hold(crl_from(ca, kNoon - kDay, kNoon + kDay));
  hold(crl_from(ca, kNoon - kHour, kNoon + kDay, {revoked(leaf)}), kNoon + kHour);
  EXPECT_THAT(judge(leaf, {.at = kNoon, .known_at = kNoon}), Is(State::good, kGood));
  EXPECT_THAT(judge(leaf, {.at = kNoon, .known_at = kNoon + kHour}), Is(State::revoked, kRevoked));
}

TEST_F(Judge, OnHoldByTheCrlInForceAtTEvenAfterResumption) {
  const auto leaf = ca.issue();
  hold(crl_from(ca, kNoon - kDay, kNoon + kDay,
                {revoked(leaf, RevocationReason::certificate_hold)}));
  hold(crl_from(ca, kNoon + 5 * kDay, kNoon + 6 * kDay));
  const auto status = judge(leaf, {.at = kNoon, .known_at = kNoon + 5 * kDay});
  EXPECT_THAT(status, Is(State::on_hold, kOnHold));
  EXPECT_EQ(status.reason, RevocationReason::certificate_hold);
  EXPECT_EQ(worst(status.findings), Effect::indeterminate);
  // Resumed: good now.
  EXPECT_THAT(judge(leaf, {.at = kNoon + 5 * kDay, .known_at = kNoon + 5 * kDay}),
              Is(State::good, kGood));
}

TEST_F(Judge, OnHoldByACrlBetweenTAndK) {
  const auto leaf = ca.issue();
  hold(crl_from(ca, kNoon - kDay, kNoon + kDay));
  hold(crl_from(ca, kNoon + kDay, kNoon + 2 * kDay,
                {revoked(leaf, RevocationReason::certificate_hold, kNoon - kHour)}));
  hold(crl_from(ca, kNoon + 5 * kDay, kNoon + 6 * kDay));
  EXPECT_THAT(judge(leaf, {.at = kNoon, .known_at = kNoon + 5 * kDay}),
              Is(State::on_hold, kOnHold));
  // Before the suspension began it was good, and the CRL in force then says so.
  EXPECT_THAT(judge(leaf, {.at = kNoon - 2 * kHour, .known_at = kNoon + 5 * kDay}),
              Is(State::good, kGood));
}

TEST_F(Judge, RevocationBeatsHold) {
  const auto leaf = ca.issue();
  hold(crl_from(ca, kNoon - kDay, kNoon + kDay,
                {revoked(leaf, RevocationReason::certificate_hold)}));
  hold(crl_from(ca, kNoon + 5 * kDay, kNoon + 6 * kDay,
                {revoked(leaf, RevocationReason::key_compromise)}));
  EXPECT_THAT(judge(leaf, {.at = kNoon, .known_at = kNoon + 5 * kDay}),
              Is(State::revoked, kRevoked));
}

TEST_F(Judge, HoldHistoryIsUnknownWhereTheCaSuspendsAndTheCrlOfThenIsNotHeld) {
  const auto leaf = ca.issue();
  const auto neighbour = ca.issue();
  hold(crl_from(ca, kNoon + 5 * kDay, kNoon + 6 * kDay,
                {revoked(neighbour, RevocationReason::certificate_hold)}));
  const Times times{.at = kNoon, .known_at = kNoon + 5 * kDay};
  EXPECT_THAT(judge(leaf, times), Is(State::unknown, kHoldHistoryUnknown));
  rules.hold_history_unknown = Effect::warning;
  const auto lowered = judge(leaf, times);
  EXPECT_THAT(lowered, Is(State::good, kHoldHistoryUnknown));
  EXPECT_EQ(worst(lowered.findings), Effect::warning);
}

TEST_F(Judge, HoldHistoryIsOfNoConcernWhereTheCaDoesNotSuspend) {
  const auto leaf = ca.issue();
  hold(crl_from(ca, kNoon + 5 * kDay, kNoon + 6 * kDay));
  const Times times{.at = kNoon, .known_at = kNoon + 5 * kDay};
  EXPECT_THAT(judge(leaf, times), Is(State::good, kGood));
  rules.suspension = Suspension::practised;
  EXPECT_THAT(judge(leaf, times), Is(State::unknown, kHoldHistoryUnknown));
}

TEST_F(Judge, MissingNamesIssuerAndDistributionPoint) {
  const auto leaf = issue_with(ca, {at_uri("http://ca.example/1.crl")});
  const auto status = judge(leaf);
  EXPECT_THAT(status, Is(State::unknown, kMissing));
  EXPECT_EQ(status.missing, (Missing{.issuer = "CN=CA",
                                     .distribution_point = "URI:http://ca.example/1.crl",
                                     .next_update = {},
                                     .responder = {}}));
  EXPECT_EQ(fact(status, kMissing, "next_update"), "-");
  EXPECT_EQ(worst(status.findings), Effect::indeterminate);
}

TEST_F(Judge, NoRevAvailIsNotAskedForAnEndEntity) {
  test::CertificateRequest request;
  request.extra = {x509::write_no_rev_avail()};
  const auto status = judge(ca.issue(request));
  EXPECT_EQ(status.state, State::good);
  EXPECT_THAT(codes(status), ElementsAre("revocation.no_rev_avail"));
}

TEST_F(Judge, NoRevAvailOfACaCountsForNothing) {
  test::CertificateRequest request{.subject = "CN=CA that cannot be revoked"};
  request.extra = {x509::write_no_rev_avail()};
  const auto sub = root.subordinate(request);
  EXPECT_THAT(judge_on({sub.issue(), sub.certificate()}, 1), Is(State::unknown, kMissing));
}

TEST_F(Judge, EveryCertificateOfAPathHasAStatus) {
  const std::vector<x509::Certificate> path{ca.issue(), ca.certificate()};
  hold(crl_listing(root, {revoked(ca.certificate())}));
  hold(ca.issue_crl());
  const path::TrustAnchor anchor(root.certificate());
  const auto statuses =
      judge_path({.path = path, .anchor = anchor, .index = 0, .at = kNoon, .known_at = kNoon},
                 {.crls = crls, .pools = {}}, rules, verifier(), budget);
  ASSERT_EQ(statuses.size(), 2U);
  EXPECT_THAT(statuses[0], Is(State::good, kGood));
  EXPECT_THAT(statuses[1], Is(State::revoked, kRevoked));
  EXPECT_EQ(to_string(statuses[1].findings.front().subject()), "path[1]");
}

TEST_F(Judge, AVerdictAboutTheFutureNeedsACrlThatLastsUntilThen) {
  const auto leaf = ca.issue();
  hold(ca.issue_crl());
  EXPECT_THAT(judge(leaf, {.at = kNoon + kDay, .known_at = kNoon}), Is(State::good, kGood));
  EXPECT_THAT(judge(leaf, {.at = kNoon + 2 * kDay, .known_at = kNoon}), Is(State::unknown, kStale));
}

TEST_F(Judge, SpentBudgetIsNamedAndNeverGood) {
  hold(ca.issue_crl());
  budget = Budget(Limits{.signatures = 0});
  const auto status = judge(ca.issue());
  EXPECT_THAT(status, Is(State::unknown, kBudget));
  EXPECT_EQ(fact(status, kBudget, "resource"), "signatures");
}

TEST(StricterOf, RevokedThenHoldThenUnknownThenGood) {
  const State order[] = {State::good, State::unknown, State::on_hold, State::revoked};
  for (std::size_t a = 0; a < 4; ++a) {
    for (std::size_t b = 0; b < 4; ++b) {
      EXPECT_EQ(stricter_of(order[a], order[b]), order[std::max(a, b)]);
    }
  }
}

TEST(StateText, IsStable) {
  EXPECT_EQ(to_string(State::good), "good");
  EXPECT_EQ(to_string(State::revoked), "revoked");
  EXPECT_EQ(to_string(State::on_hold), "on-hold");
  EXPECT_EQ(to_string(State::unknown), "unknown");
}

}  // namespace
}  // namespace baytrust::revocation::testing
