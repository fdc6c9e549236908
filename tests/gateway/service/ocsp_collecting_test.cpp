// The OCSP half of gathering: asked where the certificate names a responder and the profile wants
// one, by GET or POST, and never believed beyond what revocation/ says of the octets.
#include "gateway/service/collector.hpp"
#include "tests/gateway/service/collecting.hpp"
#include "tests/support/responder.hpp"
#include "validators/crypto/digest.hpp"

namespace baytrust::service {
namespace {

using decision::Accepted;
using test::kCaCrl;
using test::kNoon;
using test::kRootCrl;
using test::noted;
using test::noted_fact;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

class OcspCollectingTest : public test::CollectingTest {
 protected:
  static constexpr const char* kResponder = "http://ocsp.hk.example/";
  static constexpr const char* kAsked = "http://ocsp.hk.example:80/";

  OcspCollectingTest() {
    config_.fetch.hosts = {"ocsp.hk.example"};
    internet_.serve(kRootCrl, world_.root.issue_crl()->der, "application/pkix-crl");
  }
  x509::Certificate with_responder(std::string_view url = kResponder) const {
    auto request = test::personal_request();
    request.extra = {test::responder_at(url)};
    return world_.ca.issue(request);
  }
  x509::Certificate with_both() const {
    auto request = test::with_crl_at({x509::uri_name("http://crl.hk.example/ca.crl")});
    request.extra = {test::responder_at(kResponder)};
    return world_.ca.issue(request);
  }
  void answer(Bytes der, const std::string& type = "application/ocsp-response") {
    internet_.serve_below(kAsked,
                          [der = std::move(der), type](const FetchRequest&) -> Result<FetchAnswer> {
                            return FetchAnswer{.body = der, .media_type = type};
                          });
  }
  std::vector<FetchRequest> asked_of_responder() const {
    auto all = internet_.requests();
    std::erase_if(all, [](const auto& one) { return one.url.host != "ocsp.hk.example"; });
    return all;
  }
  CollectedCheck collect_by(decision::RevocationSources sources, const x509::Certificate& of) {
    auto asked = request(of);
    asked.profile.revocation.sources = sources;
    return collect(asked);
  }
  // Whatever this answer is, it makes nothing valid.
  decision::Decision refused(const x509::Certificate& leaf, Bytes der) {
    restart();
    answer(std::move(der));
    const auto decision = decided(leaf);
    EXPECT_EQ(decision.verdict.accepted, Accepted::unknown);
    EXPECT_EQ(decision.home, decision::Home::indeterminate);
    return decision;
  }
};

TEST_F(OcspCollectingTest, AResponseIsFetchedByGetAndLeanedOn) {
  const auto leaf = with_responder();
  const Bytes der = test::ocsp_der(world_.ca, leaf);
  answer(der);
  const auto collected = collect(request(leaf));
  EXPECT_EQ(collected.decision.verdict.accepted, Accepted::yes);
  EXPECT_THAT(collected.decision.inputs, Contains(crypto::sha256(der)));
  EXPECT_THAT(collected.request.ocsp, SizeIs(1));
  ASSERT_THAT(asked_of_responder(), SizeIs(1));
  const FetchRequest asked = asked_of_responder().front();
  EXPECT_EQ(asked.method, FetchRequest::Method::get);
  EXPECT_EQ(asked.accept, "application/ocsp-response");
  EXPECT_THAT(asked.url.path, Not(HasSubstr("+")));
  EXPECT_THAT(asked.url.path.substr(1), Not(HasSubstr("/")));
  EXPECT_THAT(asked.url.path, Not(HasSubstr("=")));
  EXPECT_THAT(noted(collected.decision), Not(Contains("fetch.point.none")))
      << "nobody said that there is a CRL";
}

TEST_F(OcspCollectingTest, ARevokedCertificateIsRefusedByIt) {
  const auto leaf = with_responder();
  answer(test::ocsp_der(world_.ca, leaf, {.status = x509::OcspSingle::Status::revoked}));
  EXPECT_EQ(decided(leaf).verdict.accepted, Accepted::no);
}

TEST_F(OcspCollectingTest, ALongRequestIsPosted) {
  const auto leaf = with_responder(kResponder + std::string(200, 'x'));
  answer(test::ocsp_der(world_.ca, leaf));
  EXPECT_EQ(decided(leaf).verdict.accepted, Accepted::yes);
  ASSERT_THAT(asked_of_responder(), SizeIs(1));
  const FetchRequest asked = asked_of_responder().front();
  EXPECT_EQ(asked.method, FetchRequest::Method::post);
  EXPECT_EQ(asked.content_type, "application/ocsp-request");
  EXPECT_FALSE(asked.body.empty());
}

TEST_F(OcspCollectingTest, WhereEitherWillDoItIsForWhenThereIsNoCrl) {
  const auto leaf = with_both();
  answer(test::ocsp_der(world_.ca, leaf));
  internet_.fail(kCaCrl, kFetchUnreachable);
  EXPECT_EQ(decided(leaf).verdict.accepted, Accepted::yes);
  EXPECT_THAT(asked_of_responder(), SizeIs(1));
  restart();
  serve_crls();
  EXPECT_EQ(decided(with_both()).verdict.accepted, Accepted::yes);
  EXPECT_THAT(asked_of_responder(), SizeIs(1)) << "the CRL came";
}

TEST_F(OcspCollectingTest, TheProfileSaysWhichOfThem) {
  using Sources = decision::RevocationSources;
  serve_crls();
  const auto leaf = with_both();
  answer(test::ocsp_der(world_.ca, leaf));
  EXPECT_EQ(collect_by(Sources::ocsp, leaf).decision.verdict.accepted, Accepted::yes);
  for (const auto& request : internet_.requests()) EXPECT_NE(to_string(request.url), kCaCrl);
  EXPECT_THAT(asked_of_responder(), SizeIs(1));
  const auto both = collect_by(Sources::both, leaf);
  EXPECT_EQ(both.decision.verdict.accepted, Accepted::yes);
  EXPECT_THAT(asked_of_responder(), SizeIs(2));
  restart();
  const auto crl = collect_by(Sources::crl, with_both());
  EXPECT_EQ(crl.decision.verdict.accepted, Accepted::yes);
  EXPECT_THAT(asked_of_responder(), SizeIs(2));
}

TEST_F(OcspCollectingTest, WhatIsNoResponseIsNamed) {
  const auto leaf = with_responder();
  const Bytes whole = test::ocsp_der(world_.ca, leaf);
  const Bytes cut(whole.begin(), whole.end() - 7);
  EXPECT_EQ(noted_fact(refused(leaf, to_bytes(as_bytes("<html>gone</html>"))),
                       "fetch.content.unreadable", "host"),
            "ocsp.hk.example:80");
  EXPECT_THAT(noted(refused(leaf, cut)), Contains("fetch.content.unreadable"));
  EXPECT_THAT(noted(refused(leaf, {})), Contains("fetch.content.unreadable"));
  // RFC 6960 4.2.1: tryLater.
  EXPECT_THAT(noted_fact(refused(leaf, {0x30, 0x03, 0x0a, 0x01, 0x03}), "fetch.content.unreadable",
                         "detail"),
              HasSubstr("x509.ocsp.status"));
}

TEST_F(OcspCollectingTest, AWrongMediaTypeIsToldAndTheOctetsBelieved) {
  const auto leaf = with_responder();
  answer(test::ocsp_der(world_.ca, leaf), "text/plain");
  const auto decision = decided(leaf);
  EXPECT_EQ(decision.verdict.accepted, Accepted::yes);
  EXPECT_EQ(noted_fact(decision, "fetch.content.type", "detail"), "text/plain");
}

TEST_F(OcspCollectingTest, AResponseThatIsOldOrOfAnotherProvesNothing) {
  const auto leaf = with_responder();
  refused(leaf, test::ocsp_der(world_.ca, leaf,
                               {.this_update = kNoon - 3 * kDay, .next_update = kNoon - kDay}));
  refused(leaf, test::ocsp_der(world_.ca, with_responder()));
  const auto namesake = world_.other.issue(
      {.subject = "C=HK,OU=Personal,CN=Somebody", .serial_number = to_bytes(leaf->serial_number)});
  refused(leaf, test::ocsp_der(world_.other, namesake));
  const auto forger = test::make_authority("x", {.subject = "C=HK,CN=Hong Kong CA"});
  refused(leaf, test::ocsp_der(forger, leaf));
  refused(leaf, test::ocsp_der(world_.ca, leaf, {.status = x509::OcspSingle::Status::unknown}));
}

TEST_F(OcspCollectingTest, AResponderThatFailsIsNamed) {
  const auto leaf = with_responder();
  internet_.serve_below(kAsked, [](const FetchRequest& request) -> Result<FetchAnswer> {
    return test::FakeFetcher::fails(kFetchTimeout, request, "10 ms");
  });
  const auto decision = decided(leaf);
  EXPECT_EQ(decision.verdict.accepted, Accepted::unknown);
  EXPECT_EQ(noted_fact(decision, "fetch.timeout", "host"), "ocsp.hk.example:80");
  EXPECT_THAT(noted_fact(decision, "fetch.timeout", "item"), HasSubstr("OCSP"));
}

TEST_F(OcspCollectingTest, AResponseThatComesTooLateIsThereForTheNextOneAndNoLonger) {
  const auto leaf = with_responder();
  answer(test::ocsp_der(world_.ca, leaf));
  internet_.hold();
  collector_ = std::make_unique<Collector>(*sources_, std::chrono::milliseconds(1));
  EXPECT_EQ(decided(leaf).verdict.accepted, Accepted::unknown);
  internet_.let_go();
  wait_for_told(2);
  collector_ = std::make_unique<Collector>(*sources_, deadline_);
  EXPECT_EQ(decided(leaf).verdict.accepted, Accepted::yes);
  EXPECT_THAT(asked_of_responder(), SizeIs(1));
  EXPECT_EQ(decided(leaf).verdict.accepted, Accepted::yes);
  EXPECT_THAT(asked_of_responder(), SizeIs(2)) << "taken once, it is asked for anew";
}

}  // namespace
}  // namespace baytrust::service
