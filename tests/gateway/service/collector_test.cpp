// What a decision lacks is gathered, kept and told; what cannot be had is told as well, and nothing
// is asked of anybody whom neither lists nor configuration name.
#include "gateway/service/collector.hpp"

#include "gateway/messages/messages.hpp"
#include "gateway/service/crl_records.hpp"
#include "gateway/service/kept_verdict.hpp"
#include "tests/gateway/service/collecting.hpp"

namespace baytrust::service {
namespace {

using test::kCaCrl;
using test::kNoon;
using test::kRootCrl;
using test::noted;
using test::noted_fact;
using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

class CollectorTest : public test::CollectingTest {};

TEST_F(CollectorTest, MissingCrlsAreFetchedKeptAndLeanedOn) {
  serve_crls();
  const auto decision = decided(leaf());
  EXPECT_EQ(decision.verdict.accepted, decision::Accepted::yes);
  EXPECT_THAT(noted(decision), ElementsAre("fetch.obtained", "fetch.obtained"));
  EXPECT_EQ(noted_fact(decision, "fetch.obtained", "host"), "crl.hk.example:80");
  const auto records = test::must(store_->crls().crls());
  ASSERT_THAT(records, SizeIs(2));
  for (const auto& record : records) {
    EXPECT_EQ(record.received, kNoon);
    EXPECT_THAT(decision.inputs, Contains(record.digest)) << "kept by the digest that is told";
  }
}

TEST_F(CollectorTest, WhatIsHeldIsNotAskedFor) {
  test::must(import_crls(store_->crls(), world_.root.issue_crl()->der, kNoon - kHour));
  test::must(import_crls(store_->crls(), world_.ca.issue_crl()->der, kNoon - kHour));
  must_be(shelf_.refresh(store_->crls()));
  EXPECT_EQ(decided(leaf()).verdict.accepted, decision::Accepted::yes);
  EXPECT_EQ(internet_.asked(), 0U);
}

TEST_F(CollectorTest, TheInstantOfAskingGoesOnWithWhatComes) {
  serve_crls();
  internet_.serve(kCaCrl, [&](const FetchRequest&) -> Result<FetchAnswer> {
    now_ = kNoon.seconds + 3;
    return FetchAnswer{.body = to_bytes(world_.ca.issue_crl({.this_update = kNoon + 2})->der)};
  });
  const auto collected = collect(request(leaf()));
  EXPECT_EQ(collected.decision.verdict.accepted, decision::Accepted::yes);
  EXPECT_EQ(collected.decision.at, kNoon + 3);
  EXPECT_EQ(collected.decision.known_at, kNoon + 3);
  EXPECT_EQ(collected.request.known_at, kNoon + 3);
}

TEST_F(CollectorTest, AnInstantThatWasGivenStays) {
  serve_crls();
  now_ = kNoon.seconds + 60;
  auto given = request(leaf());
  given.at = kNoon - kHour;
  const auto collected = collect(given, Time::given);
  EXPECT_EQ(collected.decision.at, kNoon - kHour);
  EXPECT_EQ(collected.decision.known_at, kNoon + 60);
}

TEST_F(CollectorTest, WithoutAStoreCrlsJoinTheRequest) {
  serve_crls();
  const auto collected = test::must(collector_->check(
      {.request = request(leaf()),
       .trust = [this](Instant k) { return load_snapshot(*store_, config_, verifier_, k); },
       .hosts = config_.fetch.hosts,
       .verifier = verifier_,
       .until = collector_->until()}));
  EXPECT_EQ(collected.decision.verdict.accepted, decision::Accepted::yes);
  EXPECT_THAT(collected.request.crls, SizeIs(2));
  EXPECT_THAT(test::must(store_->crls().crls()), IsEmpty());
}

TEST_F(CollectorTest, AFailureNamesTheItemTheHostAndWhyAndIsNeverValid) {
  serve_crls();
  internet_.fail(kCaCrl, kFetchTimeout);
  const auto decision = decided(leaf());
  EXPECT_EQ(decision.verdict.accepted, decision::Accepted::unknown);
  EXPECT_THAT(noted(decision), UnorderedElementsAre("fetch.timeout", "fetch.obtained"));
  EXPECT_EQ(noted_fact(decision, "fetch.timeout", "host"), "crl.hk.example:80");
  EXPECT_THAT(noted_fact(decision, "fetch.timeout", "item"), HasSubstr("Hong Kong CA"));
}

TEST_F(CollectorTest, ContentThatIsNoCrlOrAnothersIsNotKept) {
  serve_crls();
  const auto with = [&](ByteView body, const char* type) {
    restart();
    internet_.serve(kCaCrl, body, type);
    const auto decision = decided(leaf());
    EXPECT_EQ(decision.verdict.accepted, decision::Accepted::unknown);
    return decision;
  };
  const auto html = with(as_bytes("<html>gone</html>"), "text/html");
  EXPECT_EQ(noted_fact(html, "fetch.content.unreadable", "detail"), "text/html, HTML");
  const Bytes whole = to_bytes(world_.ca.issue_crl()->der);
  const auto cut = with(ByteView(whole).first(whole.size() - 5), "application/pkix-crl");
  EXPECT_THAT(noted(cut), Contains("fetch.content.unreadable"));
  EXPECT_THAT(noted(with({}, "application/pkix-crl")), Contains("fetch.content.unreadable"));
  const auto others = with(world_.other.issue_crl()->der, "application/pkix-crl");
  EXPECT_THAT(noted_fact(others, "fetch.crl.signer", "detail"), HasSubstr("Other CA"));
  // The right name and another key.
  const auto forger = test::make_authority("x", {.subject = "C=HK,CN=Hong Kong CA"});
  EXPECT_THAT(noted(with(forger.issue_crl()->der, "application/pkix-crl")),
              Contains("fetch.crl.signer"));
  EXPECT_THAT(test::must(store_->crls().crls()), SizeIs(1)) << "the root's alone";
}

TEST_F(CollectorTest, AWrongMediaTypeIsToldAndTheOctetsBelieved) {
  serve_crls();
  internet_.serve(kCaCrl, world_.ca.issue_crl()->der, "text/plain");
  const auto decision = decided(leaf());
  EXPECT_EQ(decision.verdict.accepted, decision::Accepted::yes);
  EXPECT_EQ(noted_fact(decision, "fetch.content.type", "detail"), "text/plain");
}

TEST_F(CollectorTest, AnExpiredCrlIsKeptAndNoHelp) {
  serve_crls();
  const auto old =
      world_.ca.issue_crl({.this_update = kNoon - 2 * kDay, .next_update = kNoon - kDay});
  internet_.serve(kCaCrl, old->der, "application/pkix-crl");
  const auto decision = decided(leaf());
  EXPECT_EQ(decision.verdict.accepted, decision::Accepted::unknown);
  EXPECT_EQ(noted_fact(decision, "fetch.crl.expired", "detail"), to_string(kNoon - kDay));
  EXPECT_THAT(test::must(store_->crls().crls()), SizeIs(2));
}

TEST_F(CollectorTest, AHostThatNobodyNamedIsNotAsked) {
  serve_crls();
  const auto sent =
      world_.ca.issue(test::with_crl_at({x509::uri_name("http://evil.example/ca.crl")}));
  const auto decision = decided(sent);
  EXPECT_EQ(noted_fact(decision, "fetch.host.not_allowed", "host"), "evil.example:80");
  for (const Finding& finding : all_findings(decision)) {
    const std::string said = messages::text(finding, messages::Language::en);
    EXPECT_THAT(said, Not(HasSubstr("-)"))) << "nothing is known beyond that";
  }
  for (const auto& request : internet_.requests()) EXPECT_EQ(request.url.host, "crl.hk.example");
  config_.fetch.hosts = {"evil.example"};
  internet_.serve("http://evil.example:80/ca.crl", world_.ca.issue_crl()->der,
                  "application/pkix-crl");
  EXPECT_EQ(decided(sent).verdict.accepted, decision::Accepted::yes) << "named now";
}

TEST_F(CollectorTest, PointsThatAreNoUrlAreNamed) {
  serve_crls();
  const auto with = [&](std::vector<Bytes> names) {
    return decided(world_.ca.issue(test::with_crl_at(std::move(names))));
  };
  EXPECT_EQ(noted_fact(with({x509::uri_name("ldap://ldap.hk.example/cn=ca")}),
                       "fetch.scheme.unsupported", "detail"),
            "ldap");
  EXPECT_THAT(noted_fact(with({x509::directory_name(test::name("CN=CRL1,C=HK"))}),
                         "fetch.point.directory_name", "detail"),
              HasSubstr("CRL1"));
  EXPECT_EQ(noted_fact(with({x509::uri_name("http://crl.hk.example@10.0.0.1/ca.crl")}),
                       "fetch.url.refused", "detail"),
            "user information");
  EXPECT_THAT(noted(decided(world_.ca.issue(test::personal_request()))),
              Contains("fetch.point.none"));
  // One that can be asked makes good for those that cannot.
  EXPECT_THAT(noted(with({x509::uri_name("ldap://ldap.hk.example/cn=ca"),
                          x509::uri_name("http://crl.hk.example/ca.crl")})),
              Not(Contains("fetch.scheme.unsupported")));
}

TEST_F(CollectorTest, AForgedCertificateMakesNobodyAskAnything) {
  serve_crls();
  const auto forger = test::make_authority("x", {.subject = "C=HK,CN=Hong Kong CA"});
  const auto forged =
      forger.issue(test::with_crl_at({x509::uri_name("http://crl.hk.example/ca.crl")}));
  EXPECT_NE(decided(forged).verdict.accepted, decision::Accepted::yes);
  const auto expired = [&] {
    auto request = test::with_crl_at({x509::uri_name("http://crl.hk.example/ca.crl")});
    request.not_after = kNoon - kDay;
    return world_.ca.issue(request);
  }();
  EXPECT_EQ(decided(expired).home, decision::Home::invalid);
  EXPECT_EQ(internet_.asked(), 0U);
}

TEST_F(CollectorTest, IssuersAreFoundOneAboveTheOther) {
  config_.fetch.hosts = {"aia.example"};
  const auto upper = world_.ca.subordinate({.subject = "CN=Upper"});
  test::CertificateRequest lower_request{.subject = "CN=Lower"};
  lower_request.extra = {test::issuer_at("http://aia.example/upper.cer")};
  const auto lower = upper.subordinate(lower_request);
  auto leaf_request = test::personal_request();
  leaf_request.extra = {test::issuer_at("http://aia.example/lower.cer")};
  internet_.serve("http://aia.example:80/lower.cer", lower.certificate()->der,
                  "application/pkix-cert");
  internet_.serve("http://aia.example:80/upper.cer",
                  as_bytes(x509::to_pem(upper.certificate()->der, "CERTIFICATE")), "");
  const auto collected = collect(request(lower.issue(leaf_request)));
  EXPECT_THAT(collected.decision.path, SizeIs(5));
  EXPECT_THAT(collected.request.chain, ElementsAre(lower.certificate(), upper.certificate()));
  // From the cache the next time, without asking.
  const std::size_t asked = internet_.asked();
  restart();
  EXPECT_THAT(collect(request(lower.issue(leaf_request))).decision.path, SizeIs(5));
  for (std::size_t i = asked; i < internet_.asked(); ++i) {
    EXPECT_NE(internet_.requests()[i].url.host, "aia.example");
  }
}

TEST_F(CollectorTest, AnotherCertificateIsNoIssuer) {
  config_.fetch.hosts = {"aia.example"};
  const auto middle = world_.ca.subordinate({.subject = "CN=Middle"});
  auto leaf_request = test::personal_request();
  leaf_request.extra = {test::issuer_at("http://aia.example/middle.cer")};
  const auto namesake = test::make_authority("x", {.subject = "CN=Middle"});
  internet_.serve("http://aia.example:80/middle.cer", namesake.certificate()->der,
                  "application/pkix-cert");
  const auto collected = collect(request(middle.issue(leaf_request)));
  EXPECT_EQ(noted_fact(collected.decision, "fetch.issuer.other", "detail"), "CN=Middle");
  EXPECT_THAT(collected.request.chain, IsEmpty());
}

TEST_F(CollectorTest, TheDeadlineEndsTheWaitingAndNotTheFlight) {
  serve_crls();
  deadline_ = std::chrono::milliseconds(40);
  restart();
  internet_.hold();
  const auto decision = decided(leaf());
  EXPECT_EQ(decision.verdict.accepted, decision::Accepted::unknown);
  EXPECT_THAT(noted(decision), ElementsAre("fetch.deadline", "fetch.deadline"));
  EXPECT_EQ(noted_fact(decision, "fetch.deadline", "detail"), "40 ms");
  internet_.let_go();
}

TEST_F(CollectorTest, ManyWhoWantTheSameMakeOneFlight) {
  serve_crls();
  internet_.hold();
  const auto one = leaf();
  std::vector<std::thread> askers;
  std::atomic<int> accepted = 0;
  for (int i = 0; i < 6; ++i) {
    askers.emplace_back([&] {
      CrlShelf shelf;
      const auto collected =
          collector_->check({.request = request(one),
                             .trust =
                                 [this](Instant k) {
                                   const std::lock_guard lock(mutex_);
                                   return load_snapshot(*store_, config_, verifier_, k);
                                 },
                             .hosts = config_.fetch.hosts,
                             .verifier = verifier_,
                             .until = collector_->until()});
      if (collected && collected->decision.verdict.accepted == decision::Accepted::yes) ++accepted;
    });
  }
  internet_.wait_for(2);
  internet_.let_go();
  for (auto& asker : askers) asker.join();
  EXPECT_EQ(accepted, 6);
  // Whoever came after a flight had landed may have made another; nobody flew beside another one.
  EXPECT_GE(internet_.asked(), 2U);
  EXPECT_LE(internet_.asked(), 12U);
}

TEST_F(CollectorTest, AKeptVerdictKnowsItsNotesAndDecidesTheSame) {
  serve_crls();
  internet_.fail(kCaCrl, kFetchUnreachable);
  const auto collected = collect(request(leaf()));
  const Record record = make_record(collected.decision, "request-1", {});
  const NewVerdict kept = kept_verdict({.request = collected.request,
                                        .decision = collected.decision,
                                        .record = record,
                                        .caller = "a",
                                        .made = now()});
  ASSERT_TRUE(store_->verdicts().keep(std::span(&kept, 1)));
  const auto again = test::must(reopen(kept.verdict, store_->verdicts(), config_));
  EXPECT_EQ(again.request.notes, collected.request.notes);
  const auto trust =
      test::must(load_snapshot(*store_, config_, verifier_, collected.request.known_at));
  const auto decision = test::must(check(again.request, trust, &store_->crls(), verifier_));
  EXPECT_EQ(make_record(decision, "request-1", {}).digest, record.digest);
}

TEST_F(CollectorTest, ACrlIsAskedForAgainBeforeItsNextUpdate) {
  serve_crls();
  decided(leaf());
  const std::size_t asked = internet_.asked();
  const auto refresh = [&] {
    const auto trust = test::must(load_snapshot(*store_, config_, verifier_, now()));
    return test::must(collector_->refresh(
        {.store = store_->crls(), .snapshot = *trust.snapshot, .hosts = config_.fetch.hosts}));
  };
  EXPECT_EQ(refresh(), 0U);
  EXPECT_EQ(internet_.asked(), asked) << "not due";
  // nextUpdate is kNoon + 1 day, the margin an hour, its part by hash up to half an hour more.
  now_ = (kNoon + kDay - 2 * kHour).seconds;
  EXPECT_EQ(refresh(), 0U);
  EXPECT_EQ(internet_.asked(), asked);
  now_ = (kNoon + kDay - kHour).seconds;
  EXPECT_EQ(refresh(), 0U);
  EXPECT_EQ(internet_.asked(), asked + 2) << "asked, and unchanged: 304";
  EXPECT_EQ(internet_.requests().back().etag, "\"1\"");
  internet_.serve(kCaCrl,
                  world_.ca.issue_crl({.this_update = now(), .next_update = now() + kDay})->der,
                  "application/pkix-crl", "\"2\"");
  now_ = (kNoon + kDay - kHour / 4).seconds;
  EXPECT_EQ(refresh(), 1U);
  EXPECT_THAT(test::must(store_->crls().crls()), SizeIs(3));
  EXPECT_THAT(told_, Contains("crl.hk.example:80 unchanged"));
}

TEST_F(CollectorTest, ASourceThatFailsIsTriedAgainLaterAndOneThatNobodyWantsForgotten) {
  serve_crls();
  decided(leaf());
  const auto refresh = [&] {
    const auto trust = test::must(load_snapshot(*store_, config_, verifier_, now()));
    test::must(collector_->refresh(
        {.store = store_->crls(), .snapshot = *trust.snapshot, .hosts = config_.fetch.hosts}));
  };
  internet_.fail(kCaCrl, kFetchUnreachable);
  internet_.fail(kRootCrl, kFetchUnreachable);
  now_ = (kNoon + kDay).seconds;
  const std::size_t before = internet_.asked();
  refresh();
  refresh();
  EXPECT_EQ(internet_.asked(), before + 2) << "not at once again";
  now_ += kRetryAfter;
  refresh();
  EXPECT_GT(internet_.asked(), before + 2);
  now_ += kForgottenAfter;
  refresh();
  EXPECT_THAT(cache_.entries(), IsEmpty());
}

TEST_F(CollectorTest, AStaleCrlIsAskedForWithItsValidators) {
  serve_crls();
  decided(leaf());
  now_ = (kNoon + 2 * kDay).seconds;
  const auto decision = decided(leaf());
  EXPECT_EQ(internet_.requests().back().etag, "\"1\"");
  EXPECT_EQ(decision.verdict.accepted, decision::Accepted::unknown);
  EXPECT_THAT(noted(decision), Contains("fetch.crl.expired"));
}

TEST(DueOf, IsSpreadByHashAndNeverAfterNextUpdate) {
  const auto ca = test::make_authority("CA");
  const auto crl = ca.issue_crl({.this_update = kNoon, .next_update = kNoon + kDay});
  std::set<std::int64_t> seen;
  for (std::uint8_t i = 0; i < 32; ++i) {
    Digest key;
    key.octets.fill(static_cast<std::uint8_t>(i * 37));
    const Instant due = due_of(crl, kNoon, kHour, key);
    EXPECT_LE(due, kNoon + kDay - kHour);
    EXPECT_GE(due, kNoon + kDay - kHour - kHour / 2);
    EXPECT_EQ(due, due_of(crl, kNoon, kHour, key));
    seen.insert(due.seconds);
  }
  EXPECT_GT(seen.size(), 16U);
  // A short term is not spent on margins, and no CRL is asked for every second.
  const auto brief = ca.issue_crl({.this_update = kNoon, .next_update = kNoon + 100});
  EXPECT_GE(due_of(brief, kNoon, kHour, {}), kNoon + 60);
  EXPECT_EQ(due_of(ca.issue_crl({.this_update = kNoon, .next_update = {}}), kNoon, kHour, {}),
            kNoon + kDay);
}

}  // namespace
}  // namespace baytrust::service
