// OCSP responses at t as known at k (judgement 4), freshness, and how they stand beside CRLs.
#include "validators/revocation/ocsp_assess.hpp"

#include "tests/validators/revocation/world.hpp"
#include "validators/der/writer.hpp"

namespace baytrust::revocation::testing {
namespace {

using test::OcspAnswer;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using x509::RevocationReason;
using CertStatus = x509::OcspSingle::Status;

class Ocsp : public World {
 protected:
  const x509::Certificate leaf = ca.issue();
  void answer(const OcspAnswer& what) { hold(test::ocsp(ca, leaf, what)); }
};

TEST_F(Ocsp, GoodWhereACurrentResponseSaysSo) {
  const auto response = test::ocsp(ca, leaf);
  hold(response);
  const auto status = judge(leaf);
  EXPECT_THAT(codes(status), ElementsAre("revocation.ocsp.good"));
  EXPECT_EQ(status.state, State::good);
  EXPECT_THAT(status.ocsp, ElementsAre(response->fingerprint));
  EXPECT_THAT(status.crls, IsEmpty());
  EXPECT_FALSE(status.missing);
}

TEST_F(Ocsp, EveryHashOfACertIdWillDo) {
  for (const auto hash :
       {crypto::Hash::sha256, crypto::Hash::sha384, crypto::Hash::sha512, crypto::Hash::sm3}) {
    const auto other = ca.issue();
    hold(test::ocsp(ca, other, {.hash = hash}));
    EXPECT_THAT(judge(other), Is(State::good, kOcspGood));
  }
}

TEST_F(Ocsp, RevokedFromItsRevocationTimeOn) {
  answer({.status = CertStatus::revoked, .reason = RevocationReason::key_compromise});
  const auto status = judge(leaf);
  EXPECT_THAT(status, Is(State::revoked, kOcspRevoked));
  EXPECT_EQ(status.revocation_date, kNoon - 2 * kDay);
  EXPECT_EQ(status.reason, RevocationReason::key_compromise);
  EXPECT_EQ(fact(status, kOcspRevoked, "responder"), "CN=CA");
  EXPECT_EQ(fact(status, kOcspRevoked, "reason"), "keyCompromise");
}

TEST_F(Ocsp, GoodBeforeTheRevocationTimeAndSaysWhatCameLater) {
  answer({.status = CertStatus::revoked, .revocation_time = kNoon - 90 * kMinute});
  EXPECT_THAT(judge(leaf, {.at = kNoon - 2 * kHour, .known_at = kNoon}),
              Is(State::good, kRevokedLater));
}

TEST_F(Ocsp, OnHoldWhileSuspendedAndAfterwardsForThen) {
  answer({.status = CertStatus::revoked,
          .reason = RevocationReason::certificate_hold,
          .this_update = kNoon - kDay,
          .next_update = kNoon});
  EXPECT_THAT(judge(leaf, {.at = kNoon - kHour, .known_at = kNoon - kHour}),
              Is(State::on_hold, kOcspOnHold));
  answer({.this_update = kNoon + kDay, .next_update = kNoon + 2 * kDay});
  EXPECT_THAT(judge(leaf, {.at = kNoon - kHour, .known_at = kNoon + kDay}),
              Is(State::on_hold, kOcspOnHold));
  // Resumed: good now.
  EXPECT_THAT(judge(leaf, {.at = kNoon + kDay, .known_at = kNoon + kDay}),
              Is(State::good, kOcspGood));
}

TEST_F(Ocsp, ASuspensionBetweenTAndKCounts) {
  answer({.this_update = kNoon - kDay, .next_update = kNoon + kDay});
  answer({.status = CertStatus::revoked,
          .revocation_time = kNoon - kHour,
          .reason = RevocationReason::certificate_hold,
          .this_update = kNoon + kDay});
  answer({.this_update = kNoon + 5 * kDay, .next_update = kNoon + 6 * kDay});
  EXPECT_THAT(judge(leaf, {.at = kNoon, .known_at = kNoon + 5 * kDay}),
              Is(State::on_hold, kOcspOnHold));
  EXPECT_THAT(judge(leaf, {.at = kNoon - 2 * kHour, .known_at = kNoon + 5 * kDay}),
              Is(State::good, kOcspGood));
}

// Judgement 4: without (a) where the CA suspends.
TEST_F(Ocsp, HoldHistoryIsUnknownWhereTheResponderShowsThatTheCaSuspends) {
  const auto neighbour = ca.issue();
  hold(test::ocsp(ca, neighbour,
                  {.status = CertStatus::revoked, .reason = RevocationReason::certificate_hold}));
  answer({.this_update = kNoon - kHour});
  EXPECT_THAT(judge(leaf, {.at = kNoon - kDay, .known_at = kNoon}),
              Is(State::unknown, kHoldHistoryUnknown));
  EXPECT_THAT(judge(leaf), Is(State::good, kOcspGood));
}

TEST_F(Ocsp, ANewerResponseTellsOfARevocationThatReachesBackBeforeT) {
  answer({.this_update = kNoon - kDay, .next_update = kNoon + kDay});
  answer({.status = CertStatus::revoked,
          .revocation_time = kNoon - kHour,
          .this_update = kNoon + 5 * kDay,
          .next_update = kNoon + 6 * kDay});
  EXPECT_THAT(judge(leaf, {.at = kNoon, .known_at = kNoon + 5 * kDay}),
              Is(State::revoked, kOcspRevoked));
  EXPECT_THAT(judge(leaf, {.at = kNoon, .known_at = kNoon}), Is(State::good, kOcspGood));
}

TEST_F(Ocsp, AResponseReceivedAfterKDoesNotExist) {
  hold(test::ocsp(ca, leaf), kNoon + 1);
  EXPECT_THAT(judge(leaf), Is(State::unknown, kMissing));
  EXPECT_THAT(judge(leaf, {.at = kNoon, .known_at = kNoon + 1}), Is(State::good, kOcspGood));
}

TEST_F(Ocsp, AResponseAfterTSpeaksForTHoweverOldItIsAtK) {
  answer({.this_update = kNoon + kHour, .next_update = kNoon + kDay});
  EXPECT_THAT(judge(leaf, {.at = kNoon, .known_at = kNoon + 900 * kDay}),
              Is(State::good, kOcspGood));
}

// --- attacks, each with its own code

TEST_F(Ocsp, AttackReplayOfAnOldGoodResponse) {
  answer({.this_update = kNoon - 3 * kDay, .next_update = kNoon - kDay});
  const auto stale = judge(leaf);
  EXPECT_THAT(stale, Is(State::unknown, kOcspStale));
  EXPECT_EQ(fact(stale, kOcspStale, "next_update"), to_string(kNoon - kDay));
  ASSERT_TRUE(stale.missing);
  // The revocation that it is to hide was heard since.
  answer({.status = CertStatus::revoked, .this_update = kNoon - kHour});
  EXPECT_THAT(judge(leaf), Is(State::revoked, kOcspRevoked));
  // Even if the replayed one is still current.
  responses = {};
  answer({.this_update = kNoon - 2 * kHour});
  answer({.status = CertStatus::revoked, .this_update = kNoon - kHour});
  EXPECT_THAT(judge(leaf), Is(State::revoked, kOcspRevoked));
}

TEST_F(Ocsp, AttackFutureThisUpdate) {
  hold(test::ocsp(ca, leaf, {.this_update = kNoon + rules.ocsp_skew}), kNoon);
  EXPECT_THAT(judge(leaf), Is(State::good, kOcspGood));
  responses = {};
  hold(test::ocsp(ca, leaf, {.this_update = kNoon + rules.ocsp_skew + 1}), kNoon);
  EXPECT_THAT(judge(leaf), Is(State::unknown, kOcspNotYetIssued));
}

TEST_F(Ocsp, AttackTimesThatContradictOneAnother) {
  hold(test::ocsp(ca, leaf, {.produced_at = kNoon + kHour}), kNoon);
  EXPECT_THAT(judge(leaf), Is(State::unknown, kOcspTimes));
  responses = {};
  hold(test::ocsp(ca, leaf, {.produced_at = kNoon - kDay}), kNoon);
  const auto early = judge(leaf);
  EXPECT_THAT(early, Is(State::unknown, kOcspTimes));
  EXPECT_EQ(fact(early, kOcspTimes, "produced_at"), to_string(kNoon - kDay));
  responses = {};
  answer({.this_update = kNoon - kHour, .next_update = kNoon - 2 * kHour});
  EXPECT_THAT(judge(leaf), Is(State::unknown, kOcspTimes));
}

TEST_F(Ocsp, AttackWrongIssuerHash) {
  const auto other = test::make_authority("CA");  // the same name, another key
  hold(test::ocsp(other, leaf, {.responder = &ca}));
  EXPECT_THAT(judge(leaf), Is(State::unknown, kOcspIssuer));
  // A hash that is not known here matches nothing.
  Bytes der = test::ocsp_der(ca, leaf);
  const Bytes sha1 = der::oid(crypto::oid_of(crypto::Hash::sha1));
  const auto at = std::search(der.begin(), der.end(), sha1.begin(), sha1.end());
  *(at + static_cast<std::ptrdiff_t>(sha1.size()) - 1) = 0x7F;
  responses = {};
  hold(x509::OcspResponse::parse(der).value());
  EXPECT_THAT(judge(leaf), Is(State::unknown, kOcspIssuer));
}

TEST_F(Ocsp, AttackOtherSerial) {
  hold(test::ocsp(ca, ca.issue()));
  rules.sources = Sources::ocsp;
  const auto status = judge(leaf);
  EXPECT_THAT(status, Is(State::unknown, kOcspMissing));
  EXPECT_EQ(fact(status, kOcspMissing, "issuer"), "CN=CA");
  EXPECT_EQ(fact(status, kOcspMissing, "responder"), "-");
}

TEST_F(Ocsp, AttackUnknownCriticalExtension) {
  const x509::ExtensionTemplate strange{Oid::literal("2.999.1"), true, der::null()};
  answer({.extensions = {strange}});
  const auto status = judge(leaf);
  EXPECT_THAT(status, Is(State::unknown, kOcspUnknownCritical));
  EXPECT_EQ(fact(status, kOcspUnknownCritical, "extension"), "2.999.1");
  responses = {};
  answer({.response_extensions = {strange}});
  EXPECT_THAT(judge(leaf), Is(State::unknown, kOcspUnknownCritical));
}

TEST_F(Ocsp, AttackTwoAnswersInOneResponseTheStricterCounts) {
  const auto with = [&](CertStatus status) {
    responses = {};
    OcspAnswer second{.status = status};
    answer({.more = {test::single_about(ca, leaf, second)}});
    return judge(leaf);
  };
  EXPECT_THAT(with(CertStatus::good), Is(State::good, kOcspGood));
  EXPECT_THAT(with(CertStatus::unknown), Is(State::unknown, kOcspUnknown));
  EXPECT_THAT(with(CertStatus::revoked), Is(State::revoked, kOcspRevoked));
}

// --- freshness

TEST_F(Ocsp, WithoutNextUpdateItSpeaksForItsMinutesOnly) {
  answer({.this_update = kNoon - rules.ocsp_skew, .next_update = {}});
  EXPECT_THAT(judge(leaf), Is(State::good, kOcspGood));
  responses = {};
  answer({.this_update = kNoon - rules.ocsp_skew - 1, .next_update = {}});
  EXPECT_THAT(judge(leaf), Is(State::unknown, kOcspNoNextUpdate));
  rules.max_ocsp_age = kDay;
  EXPECT_THAT(judge(leaf), Is(State::good, kOcspGood));
}

TEST_F(Ocsp, OlderThanTheRulesAllowIsTooOld) {
  answer({.this_update = kNoon - kDay});
  rules.max_ocsp_age = kDay;
  EXPECT_THAT(judge(leaf), Is(State::good, kOcspGood));
  rules.max_ocsp_age = kDay - 1;
  const auto status = judge(leaf);
  EXPECT_THAT(status, Is(State::unknown, kOcspTooOld));
  EXPECT_EQ(fact(status, kOcspTooOld, "max_age"), "86399");
}

TEST_F(Ocsp, ARevocationIsForEverEvenFromAStaleResponse) {
  answer({.status = CertStatus::revoked,
          .revocation_time = kNoon - 4 * kDay,
          .this_update = kNoon - 3 * kDay,
          .next_update = kNoon - kDay});
  EXPECT_THAT(judge(leaf), Is(State::revoked, kOcspRevoked));
  // A hold is not.
  responses = {};
  answer({.status = CertStatus::revoked,
          .revocation_time = kNoon - 4 * kDay,
          .reason = RevocationReason::certificate_hold,
          .this_update = kNoon - 3 * kDay,
          .next_update = kNoon - kDay});
  EXPECT_THAT(judge(leaf), Is(State::unknown, kOcspStale));
}

// RFC 6960 4.4.4
TEST_F(Ocsp, OfAnExpiredCertificateOnlyWhatAnArchiveCutoffCovers) {
  const auto expired = ca.issue({.not_after = kNoon - kDay});
  const Times times{.at = kNoon - 2 * kDay, .known_at = kNoon};
  hold(test::ocsp(ca, expired));
  const auto silent = judge(expired, times);
  EXPECT_THAT(silent, Is(State::unknown, kOcspAfterExpiry));
  EXPECT_EQ(fact(silent, kOcspAfterExpiry, "not_after"), to_string(kNoon - kDay));
  responses = {};
  hold(test::ocsp(ca, expired, {.extensions = {x509::write_ocsp_archive_cutoff(kNoon)}}));
  EXPECT_THAT(judge(expired, times), Is(State::unknown, kOcspAfterExpiry));
  responses = {};
  hold(test::ocsp(ca, expired, {.extensions = {x509::write_ocsp_archive_cutoff(kNoon - kDay)}}));
  EXPECT_THAT(judge(expired, times), Is(State::good, kOcspGood));
  // That it was revoked needs no archive.
  responses = {};
  hold(test::ocsp(ca, expired,
                  {.status = CertStatus::revoked, .revocation_time = kNoon - 3 * kDay}));
  EXPECT_THAT(judge(expired, times), Is(State::revoked, kOcspRevoked));
}

// RFC 6960 4.4.8
TEST_F(Ocsp, NeverIssuedIsAHoldThatSaysSo) {
  answer({.status = CertStatus::revoked,
          .revocation_time = Instant{},
          .reason = RevocationReason::certificate_hold,
          .response_extensions = {x509::write_ocsp_extended_revoke()}});
  const auto status = judge(leaf);
  EXPECT_THAT(status, Is(State::on_hold, kOcspOnHold));
  EXPECT_THAT(status, Is(State::on_hold, kOcspNotIssued));
}

// --- beside CRLs

TEST_F(Ocsp, UnknownFallsBackOnACrl) {
  answer({.status = CertStatus::unknown});
  EXPECT_THAT(codes(judge(leaf)), ElementsAre("revocation.ocsp.unknown"));
  hold(ca.issue_crl());
  const auto status = judge(leaf);
  EXPECT_THAT(codes(status), ElementsAre("revocation.good", "revocation.ocsp.unknown"));
  EXPECT_EQ(worst(status.findings), Effect::info);
}

TEST_F(Ocsp, TheStricterOfBothSourcesCounts) {
  hold(crl_listing(ca, {revoked(leaf)}));
  answer({});
  EXPECT_THAT(judge(leaf), Is(State::revoked, kRevoked));
  crls = {};
  hold(ca.issue_crl());
  responses = {};
  answer({.status = CertStatus::revoked});
  EXPECT_THAT(judge(leaf), Is(State::revoked, kOcspRevoked));
  for (const Sources sources : {Sources::crl, Sources::ocsp, Sources::both}) {
    rules.sources = sources;
    EXPECT_THAT(judge(leaf), Is(State::revoked, kOcspRevoked));
  }
}

TEST_F(Ocsp, TheRuleSaysWhichSourceMustHaveSaidGood) {
  answer({});
  rules.sources = Sources::crl;
  EXPECT_THAT(codes(judge(leaf)), ElementsAre("revocation.crl.missing"));
  rules.sources = Sources::both;
  EXPECT_THAT(codes(judge(leaf)), ElementsAre("revocation.crl.missing"));
  rules.sources = Sources::ocsp;
  EXPECT_THAT(codes(judge(leaf)), ElementsAre("revocation.ocsp.good"));
  hold(ca.issue_crl());
  rules.sources = Sources::both;
  EXPECT_THAT(codes(judge(leaf)), ElementsAre("revocation.good", "revocation.ocsp.good"));
  responses = {};
  EXPECT_THAT(codes(judge(leaf)), ElementsAre("revocation.ocsp.missing"));
  rules.sources = Sources::ocsp;
  EXPECT_THAT(codes(judge(leaf)), ElementsAre("revocation.ocsp.missing"));
  crls = {};
  rules.sources = Sources::both;
  EXPECT_THAT(codes(judge(leaf)), ElementsAre("revocation.crl.missing", "revocation.ocsp.missing"));
}

// A CA's own status often has CRLs only.
TEST_F(Ocsp, TheRuleIsAboutTheTargetNotAboutItsCas) {
  rules.sources = Sources::ocsp;
  hold(root.issue_crl());
  EXPECT_THAT(judge_on({leaf, ca.certificate()}, 1), Is(State::good, kGood));
  EXPECT_THAT(judge_on({leaf, ca.certificate()}, 0), Is(State::unknown, kOcspMissing));
}

TEST_F(Ocsp, TheMissingResponderIsNamed) {
  const auto request = [](std::string uri) {
    test::CertificateRequest out;
    out.extra = {x509::write_authority_info_access(
        {{Oid::literal("1.3.6.1.5.5.7.48.1"), x509::uri_name(uri)}})};
    return out;
  };
  const auto named = ca.issue(request("http://ocsp.example.org/"));
  rules.sources = Sources::ocsp;
  const auto status = judge(named);
  EXPECT_EQ(fact(status, kOcspMissing, "responder"), "URI:http://ocsp.example.org/");
  ASSERT_TRUE(status.missing);
  EXPECT_EQ(status.missing->responder, "URI:http://ocsp.example.org/");
}

// --- what the budget leaves unheard

TEST_F(Ocsp, TheBudgetNeverEndsInGood) {
  answer({});
  budget = Budget(Limits{.signatures = 0});
  const auto status = judge(leaf);
  EXPECT_THAT(status, Is(State::unknown, kBudget));
  EXPECT_THAT(status, Not(Is(State::unknown, kOcspResponder))) << "nobody looked";
}

TEST_F(Ocsp, AttackForgedAnswersSpendTheBudgetAndAnOlderCrlSaysGood) {
  hold(ca.issue_crl({.this_update = kNoon - kDay}));
  answer({.status = CertStatus::revoked});
  const auto impostor = test::make_authority("Impostor");
  for (std::int64_t i = 0; i < 120; ++i) {
    hold(test::ocsp(
             ca, leaf,
             {.this_update = kNoon + i, .responder = &impostor, .responder_name = ca.subject()}),
         kNoon);
  }
  const auto status = judge(leaf);
  EXPECT_THAT(status, Is(State::unknown, kBudget));
  EXPECT_EQ(fact(status, kBudget, "resource"), "signatures");
  // They leave something for the rest of the path.
  EXPECT_GT(budget.left(Resource::signatures), Limits{}.signatures / 2);
  hold(root.issue_crl());
  EXPECT_THAT(judge_on({leaf, ca.certificate()}, 1), Is(State::good, kGood));
}

TEST_F(Ocsp, WhatTheBudgetLeftUnheardIsNotGoodByTheOtherSource) {
  hold(ca.issue_crl());
  answer({.status = CertStatus::revoked});
  budget = Budget(Limits{.signatures = 1});
  EXPECT_THAT(judge(leaf), Is(State::unknown, kBudget));
  EXPECT_EQ(budget.left(Resource::signatures), 0U);
  EXPECT_EQ(budget.exhausted(), Resource::signatures);
  rules.sources = Sources::crl;
  budget = Budget(Limits{.signatures = 1});
  EXPECT_THAT(judge(leaf), Is(State::unknown, kBudget));
}

TEST_F(Ocsp, AHoldSaysThatTheBudgetLeftSomethingUnheard) {
  hold(crl_listing(ca, {revoked(leaf, RevocationReason::certificate_hold)}));
  answer({.status = CertStatus::revoked});
  budget = Budget(Limits{.signatures = 1});
  EXPECT_THAT(judge(leaf), Is(State::on_hold, kBudget));
}

TEST_F(Ocsp, ABudgetThatRanOutElsewhereSpoilsNothingHere) {
  answer({});
  EXPECT_FALSE(budget.spend(Resource::graph_nodes, budget.left(Resource::graph_nodes) + 1));
  EXPECT_THAT(codes(judge(leaf)), ElementsAre("revocation.ocsp.good"));
}

TEST_F(Ocsp, TheBudgetOfARespondersOwnStatusIsTheInquirys) {
  const auto responder_key = test::fresh_key();
  const Authority responder(
      ca.issue({.extended_key_usage = {test::kOcspSigning}, .key = responder_key}), responder_key);
  hold(ca.issue_crl());
  answer({.status = CertStatus::revoked,
          .responder = &responder,
          .certificates = {responder.certificate()}});
  EXPECT_THAT(judge(leaf), Is(State::revoked, kOcspRevoked));
  // The CRL, the response and the responder's path are verified; the CRL for the responder is not.
  for (std::uint64_t n = 1; n < 6; ++n) {
    budget = Budget(Limits{.signatures = n});
    EXPECT_NE(judge(leaf).state, State::good) << n;
  }
}

}  // namespace
}  // namespace baytrust::revocation::testing
