// What a partner sends: taken once, from whom it may come, about the document beside it; everything
// else is refused by name and leaves nothing behind.
#include <functional>
#include <gmock/gmock.h>

#include "gateway/service/account_codes.hpp"
#include "gateway/service/submission_codes.hpp"
#include "tests/gateway/service/submissions_fixture.hpp"
#include "validators/crypto/digest.hpp"

namespace baytrust::service {
namespace {

using test::kNoon;
using test::must;
using ::testing::IsEmpty;
using State = SubmissionState;
using SubmissionIntakeTest = SubmissionsTest;

TEST_F(SubmissionIntakeTest, RefusesEachWrongEnvelopeByNameAndKeepsNothing) {
  const SharedBytes document = world_.small.hk_list(2);
  const auto refused = [&](const std::function<void(Envelope&)>& change) {
    auto envelope = world_.envelope("HK", DocumentKind::trust_list, 2, document);
    change(envelope);
    return code_of(world_.send(envelope, document));
  };
  EXPECT_EQ(
      refused([&](Envelope& e) { e.not_before = world_.now - kHour, e.expires = world_.now; }),
      "submission.envelope.expired");
  EXPECT_EQ(refused([&](Envelope& e) { e.not_before = world_.now + 1; }),
            "submission.envelope.not_yet");
  EXPECT_EQ(refused([](Envelope& e) { e.aud = "another"; }), "submission.envelope.audience");
  EXPECT_EQ(refused([](Envelope& e) { e.digest = Digest{}; }), "submission.envelope.digest");
  EXPECT_EQ(refused([](Envelope& e) { e.prev_digest = Digest{}; }), "submission.order");
  EXPECT_EQ(refused([](Envelope& e) { e.prev_digest.reset(); }), "submission.order");
  EXPECT_EQ(refused([&](Envelope& e) { e.activate_at = world_.now + kLongestSchedule + 1; }),
            "submission.schedule.too_late");
  EXPECT_THAT(must(world_.store->submissions().list({})), IsEmpty());
  EXPECT_EQ(refused([&](Envelope& e) { e.activate_at = world_.now + kLongestSchedule; }), "");
}

TEST_F(SubmissionIntakeTest, AnEnvelopeIsTakenOnce) {
  const SharedBytes document = world_.small.hk_list(2);
  const auto envelope = world_.envelope("HK", DocumentKind::trust_list, 2, document);
  ASSERT_TRUE(world_.send(envelope, document));
  EXPECT_EQ(code_of(world_.send(envelope, document)), "submission.replayed");
  must(world_.submissions().abort(envelope.submission_id, world_.partner("HK").caller, world_.now));
  EXPECT_EQ(code_of(world_.send(envelope, document)), "submission.replayed")
      << "not even afterwards";
}

TEST_F(SubmissionIntakeTest, OnlyItsOwnPublisherMaySubmit) {
  const SharedBytes document = world_.small.hk_list(2);
  const auto& hk = world_.partner("HK");
  const auto& mo = world_.partner("MO");
  const auto envelope = world_.envelope("HK", DocumentKind::trust_list, 2, document);
  const auto sent = [&](const test::Partner& signer, Caller caller) {
    auto request = world_.signed_by(signer, envelope, document);
    request.caller = std::move(caller);
    return code_of(world_.submissions().receive(request));
  };
  EXPECT_EQ(sent(hk, mo.caller), "account.role.missing") << "foreign territory";
  EXPECT_EQ(sent(mo, mo.caller), "account.role.missing");
  EXPECT_EQ(sent(hk, world_.caller("hk-ana")), "account.role.missing") << "no publisher at all";
  EXPECT_EQ(sent(mo, hk.caller), "submission.envelope.signer_unknown") << "another's content";
  // The account is no publisher there any more, but its connection still thinks so.
  ASSERT_TRUE(world_.store->accounts().change_grants("hk-partner", {{Role::publisher, "MO"}}));
  EXPECT_EQ(sent(hk, hk.caller), "submission.envelope.territory");
}

TEST_F(SubmissionIntakeTest, ARevokedOrEndedPartnerSignsNothing) {
  const SharedBytes document = world_.small.hk_list(2);
  const auto& hk = world_.partner("HK");
  const auto try_it = [&] {
    return code_of(
        world_.send(world_.envelope("HK", DocumentKind::trust_list, 2, document), document));
  };
  ASSERT_EQ(try_it(), "");
  ASSERT_TRUE(world_.store->accounts().revoke(CredentialKind::content_certificate,
                                              hk.content->fingerprint, world_.now));
  EXPECT_EQ(try_it(), "submission.envelope.signer_unknown");
  const auto& mo = world_.partner("MO");
  const SharedBytes list = world_.small.mo_list();
  const auto envelope = world_.envelope("MO", DocumentKind::trust_list, 1, list);
  ASSERT_TRUE(world_.store->accounts().end("mo-partner", world_.now));
  EXPECT_EQ(code_of(world_.submissions().receive(world_.signed_by(mo, envelope, list))),
            "submission.envelope.signer_unknown");
}

TEST_F(SubmissionIntakeTest, ContentAndConnectionsNeedTwoCertificates) {
  const SharedBytes document = world_.small.hk_list(2);
  const auto& hk = world_.partner("HK");
  const auto envelope = world_.envelope("HK", DocumentKind::trust_list, 2, document);
  auto request = world_.signed_by(hk, envelope, document);
  request.tls_certificate = hk.content->fingerprint;
  EXPECT_EQ(code_of(world_.submissions().receive(request)), "submission.certificate.not_separate");
  request.tls_certificate = Digest{};
  ASSERT_TRUE(world_.store->accounts().add({.kind = CredentialKind::tls_certificate,
                                            .fingerprint = hk.content->fingerprint,
                                            .account = "hk-partner",
                                            .certificate = {},
                                            .added = kNoon,
                                            .expires = {},
                                            .revoked = {}}));
  EXPECT_EQ(code_of(world_.submissions().receive(request)), "submission.certificate.not_separate");
}

TEST_F(SubmissionIntakeTest, BoundsWhatItReads) {
  world_.config.service.limits.body = 1000;
  const SharedBytes document = share(Bytes(1001));
  EXPECT_EQ(
      code_of(world_.send(world_.envelope("HK", DocumentKind::trust_list, 2, document), document)),
      "xml.too_large");
  SubmissionRequest request{.envelope = share(Bytes(kMaxEnvelope + 1)),
                            .document = {},
                            .caller = world_.partner("HK").caller,
                            .tls_certificate = {},
                            .now = world_.now};
  EXPECT_EQ(code_of(world_.submissions().receive(request)), "submission.envelope.too_large");
  request.envelope = nullptr;
  EXPECT_EQ(code_of(world_.submissions().receive(request)), "submission.envelope.not_cms");
}

TEST_F(SubmissionIntakeTest, SoManyAtATime) {
  const auto send = [&](std::uint64_t sequence) {
    const SharedBytes document = share(Bytes{static_cast<std::uint8_t>(sequence)});
    return code_of(
        world_.send(world_.envelope("HK", DocumentKind::trust_list, sequence, document), document));
  };
  for (std::uint64_t i = 0; i < kMaxOpenSubmissions; ++i) EXPECT_EQ(send(2 + i), "");
  EXPECT_EQ(send(99), "submission.too_many");
  must(world_.submissions().work(world_.now));  // no documents, all of them
  EXPECT_EQ(send(100), "");
}

TEST_F(SubmissionIntakeTest, AnUnconfiguredTerritoryIsRefused) {
  world_.add_account("sg-partner", {{Role::publisher, "SG"}});
  auto key = test::fresh_key();
  const auto certificate =
      test::make_authority("Root").issue({.subject = "CN=Content SG", .key = key});
  world_.add_content("sg-partner", certificate);
  const test::Partner sg{"SG", world_.caller("sg-partner"), certificate, key};
  const auto envelope = world_.envelope("SG", DocumentKind::trust_list, 1, world_.small.hk_list(2));
  EXPECT_EQ(code_of(world_.submissions().receive(
                world_.signed_by(sg, envelope, world_.small.hk_list(2)))),
            "config.jurisdiction.unknown");
}

TEST_F(SubmissionIntakeTest, ThePartnerTakesItsOwnSubmissionBack) {
  const SharedBytes document = world_.small.hk_list(2);
  const auto staged = world_.push("HK", DocumentKind::trust_list, 2, document);
  ASSERT_EQ(staged.state, State::staged);
  auto back = world_.envelope("HK", DocumentKind::trust_list, 2, document);
  back.op = Envelope::Op::withdraw;
  EXPECT_EQ(code_of(world_.send(back, document)), "submission.document.differs");
  auto other = back;
  other.digest = Digest{};
  EXPECT_EQ(code_of(world_.send(other, share({}))), "submission.unknown");
  const auto ended = must(world_.send(back, share({})));
  EXPECT_EQ(ended.id, staged.id);
  EXPECT_EQ(ended.state, State::rejected);
  EXPECT_EQ(ended.steps.back().code, "submission.aborted");
  EXPECT_EQ(code_of(world_.send(back, share({}))), "submission.unknown") << "nothing is open";
  // Which of the partner's orders it was stays on record.
  const auto newest = must(world_.store->events().newest(1)).at(0).event;
  EXPECT_EQ(newest.kind, EventKind::submission_rejected);
  const auto told = boost::json::parse(newest.content);
  EXPECT_EQ(told.at("submission").as_string(), staged.id);
  EXPECT_EQ(told.at("withdrawal").as_string(), back.submission_id);
  EXPECT_EQ(told.at("envelope").as_string().size(), 64U);
}

// An auditor asks later who took it back: the signed order itself answers, not the gateway's word.
TEST_F(SubmissionIntakeTest, TheOrderThatTookItBackIsKeptAndProvesWhoGaveIt) {
  const SharedBytes document = world_.small.hk_list(2);
  world_.push("HK", DocumentKind::trust_list, 2, document);
  auto back = world_.envelope("HK", DocumentKind::trust_list, 2, document);
  back.op = Envelope::Op::withdraw;
  must(world_.send(back, share({})));
  const auto told = boost::json::parse(must(world_.store->events().newest(1)).at(0).event.content);
  const Digest digest = *parse_digest(told.at("envelope").as_string());
  const SharedBytes kept = must(world_.store->editions().file(digest));
  EXPECT_EQ(crypto::sha256(*kept), digest);
  const std::vector<ContentSigner> signers{{world_.partner("HK").content, "HK"},
                                           {world_.partner("MO").content, "MO"}};
  crypto::Verifier verifier;
  const auto opened = must(open_envelope(*kept, signers, verifier));
  EXPECT_EQ(opened.envelope, back);
  EXPECT_EQ(opened.signer_fingerprint(), world_.partner("HK").content->fingerprint);
  // An order that is refused leaves nothing behind.
  auto again = back;
  again.submission_id = "hk-again-0000000000000002";
  const auto request = world_.signed_by(world_.partner("HK"), again, share({}));
  EXPECT_EQ(code_of(world_.submissions().receive(request)), "submission.unknown");
  EXPECT_EQ(code_of(world_.store->editions().file(crypto::sha256(*request.envelope))),
            "store.unknown");
}

}  // namespace
}  // namespace baytrust::service
