// Gathering from a responder that is other people's code, `openssl ocsp`: up, revoking, down, and
// behind a server that is slow, lies about types, cuts short, shows a web page, replays what it
// once said, or leads inwards. Whatever it does, nothing becomes valid by it, and the verdict says
// why.
#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gateway/fetch/curl_fetcher.hpp"
#include "gateway/fetch/directory_cache.hpp"
#include "gateway/service/crl_records.hpp"
#include "gateway/service/fetching.hpp"
#include "gateway/service/import_edition.hpp"
#include "gateway/store/sqlite_store.hpp"
#include "tests/support/openssl_service.hpp"
#include "tests/support/publisher.hpp"
#include "tests/support/source_server.hpp"
#include "validators/x509/extension_writer.hpp"

namespace baytrust::fetch {
namespace {

using decision::Accepted;
using service::CollectedCheck;
using service::DocumentKind;
using test::http_answer;
using test::must;
using test::SourceRequest;
using test::SourceServer;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// The responder answers by the machine's clock, so that everything else does.
Instant machine_time() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::seconds>(now).count()};
}

class OpensslOcspCollectingTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!test::has_openssl()) GTEST_SKIP() << "openssl is not here";
    settings_.networks = {*service::parse_network("127.0.0.0/8")};
    settings_.hosts = {server_.host()};
    settings_.whole_seconds = 5;
    const Instant issued = begun_ - kDay, next = begun_ + 30 * kDay;
    const auto import = [&](DocumentKind kind, const SharedBytes& file) {
      must(service::import_edition(
          store_->editions(), config_, verifier_,
          {.kind = kind, .file = file, .submitted_for = "", .now = begun_ - kHour}));
    };
    import(DocumentKind::trust_list,
           world_.hk.sign(
               test::list_of({.issued = issued, .next_update = next, .cas = world_.cas()})));
    import(DocumentKind::trust_list,
           world_.mo.sign(
               test::list_of({.territory = "MO", .issued = issued, .next_update = next, .cas = {
                                world_.mo.certificate()
                              }})));
    for (const auto& [publisher, name] :
         {std::pair(&world_.mo, "MO"), std::pair(&world_.hk, "HK")}) {
      import(DocumentKind::mapping_register,
             publisher->sign(test::register_of(
                 {.publisher = name, .issued = issued, .next_update = next, .recognitions = {
                    world_.entry()
                  }})));
    }
    // Of the CA everything is known; who is missing is the leaf.
    const auto crl = world_.root.issue_crl({.this_update = issued, .next_update = next});
    must(service::import_crls(store_->crls(), crl->der, begun_ - kHour));
    start('V');
  }
  // The responder knows the leaf as good (V) or revoked (R), for so many minutes.
  void start(char status, int minutes = 600) {
    responder_ = std::make_unique<test::OcspResponder>(
        world_.ca, test::index_line(status, leaf_) + test::index_line('V', other_), minutes);
  }
  // What stands before the responder and, unless the test says otherwise, hands on what it says.
  std::string answer(const SourceRequest& request) {
    return behaviour_ ? behaviour_(request)
                      : http_answer("200 OK", "application/ocsp-response", said_to(request));
  }
  Bytes said_to(const SourceRequest& request) { return said_to(request.target); }
  Bytes said_to(const std::string& target) {
    CurlFetcher relay(fetcher_settings(settings_));
    const auto said = relay.fetch(
        {.item = "relay", .url = *service::parse_source_url(responder_->url() + target)});
    return said ? said->body : Bytes();
  }
  x509::Certificate issue() const {
    test::CertificateRequest request{.subject = "C=HK,OU=Personal,CN=Somebody"};
    request.policies = {std::string(test::kRelease)};
    request.extra = {x509::write_authority_info_access(
        {{Oid::literal("1.3.6.1.5.5.7.48.1"), x509::uri_name(server_.url("/"))}})};
    return world_.ca.issue(request);
  }
  CollectedCheck check() { return check(leaf_); }
  CollectedCheck check(const x509::Certificate& leaf) {
    service::Fetching fetching(
        {.adapters = {.fetcher = std::make_unique<CurlFetcher>(fetcher_settings(settings_)),
                      .cache = std::make_unique<DirectoryCache>(directory_ / "fetched")},
         .settings = settings_,
         .verifier = verifier_,
         .clock = [this] { return machine_time() + later_; }});
    service::CrlShelf shelf;
    EXPECT_TRUE(shelf.refresh(store_->crls()));
    const Instant now = machine_time() + later_;
    return must(fetching.collector().check(
        {.request = {.request = {.certificate = leaf},
                     .chain = {},
                     .crls = {},
                     .profile = must(service::find_profile(config_, "", "MO")),
                     .at = now,
                     .known_at = now},
         .trust =
             [this](Instant k) { return service::load_snapshot(*store_, config_, verifier_, k); },
         .held = service::CrlsAtHand{shelf, store_->crls()},
         .hosts = settings_.hosts,
         .verifier = verifier_,
         .until = fetching.collector().until()}));
  }
  // Not valid, and this finding with these words.
  void expect_unknown(std::string_view code, const std::string& words) {
    const auto collected = check();
    EXPECT_EQ(collected.decision.verdict.accepted, Accepted::unknown);
    const Findings findings = all_findings(collected.decision);
    const auto found =
        std::ranges::find_if(findings, [&](const Finding& one) { return one.code().id == code; });
    ASSERT_NE(found, findings.end()) << code;
    EXPECT_THAT(describe(*found), HasSubstr(words));
  }

  const Instant begun_ = machine_time();
  std::int64_t later_ = 0;
  test::SmallWorld world_;
  std::function<std::string(const SourceRequest&)> behaviour_;
  SourceServer server_{[this](const SourceRequest& request) { return answer(request); }};
  test::TemporaryDirectory directory_;
  store::SqliteOpener opener_;
  std::unique_ptr<service::Store> store_ =
      must(opener_.create(directory_ / "store", {world_.hk.pin(), world_.mo.pin()}));
  service::Config config_ = service::built_in_config();
  service::FetchSettings settings_;
  crypto::Verifier verifier_;
  x509::Certificate leaf_ = issue(), other_ = issue();
  std::unique_ptr<test::OcspResponder> responder_;
};

TEST_F(OpensslOcspCollectingTest, Up) {
  const auto collected = check();
  EXPECT_EQ(collected.decision.verdict.accepted, Accepted::yes);
  EXPECT_THAT(collected.request.ocsp, SizeIs(1));
  EXPECT_THAT(collected.decision.revocation.at(0).ocsp, SizeIs(1)) << "leaned on";
  ASSERT_THAT(server_.requests(), SizeIs(1));
  EXPECT_EQ(server_.requests().front().method, "GET");
}

TEST_F(OpensslOcspCollectingTest, Revoking) {
  start('R');
  EXPECT_EQ(check().decision.verdict.accepted, Accepted::no);
}

TEST_F(OpensslOcspCollectingTest, Slow) {
  behaviour_ = [](const SourceRequest&) { return ""; };
  settings_.deadline_seconds = 1;
  expect_unknown("fetch.deadline", server_.host());
}

TEST_F(OpensslOcspCollectingTest, WrongTypeAndStillAResponse) {
  behaviour_ = [&](const SourceRequest& request) {
    return http_answer("200 OK", "text/html", said_to(request));
  };
  const auto collected = check();
  EXPECT_EQ(collected.decision.verdict.accepted, Accepted::yes);
  EXPECT_TRUE(std::ranges::any_of(collected.request.notes, [](const Finding& note) {
    return note.code().id == "fetch.content.type";
  }));
}

TEST_F(OpensslOcspCollectingTest, CutShort) {
  behaviour_ = [&](const SourceRequest& request) {
    const std::string whole = http_answer("200 OK", "application/ocsp-response", said_to(request));
    return whole.substr(0, whole.size() - 10);
  };
  expect_unknown("fetch.truncated", server_.host());
}

TEST_F(OpensslOcspCollectingTest, CutShortAndSayingThatItIsWhole) {
  behaviour_ = [&](const SourceRequest& request) {
    Bytes said = said_to(request);
    said.resize(said.size() / 2);
    return http_answer("200 OK", "application/ocsp-response", said);
  };
  expect_unknown("fetch.content.unreadable", server_.host());
}

TEST_F(OpensslOcspCollectingTest, AWebPageInstead) {
  behaviour_ = [](const SourceRequest&) {
    return http_answer("200 OK", "text/html", as_bytes("<!DOCTYPE html><p>Moved</p>"));
  };
  expect_unknown("fetch.content.unreadable", "HTML");
}

TEST_F(OpensslOcspCollectingTest, OutOfDate) {
  start('V', 1);
  later_ = 2 * kHour;
  expect_unknown("revocation.ocsp.stale", "");
}

TEST_F(OpensslOcspCollectingTest, ReplayingWhatItOnceSaidOfThisOne) {
  Bytes once;
  behaviour_ = [&](const SourceRequest& request) {
    if (once.empty()) once = said_to(request);
    return http_answer("200 OK", "application/ocsp-response", once);
  };
  start('V', 1);
  EXPECT_EQ(check().decision.verdict.accepted, Accepted::yes) << "while it holds";
  start('R');
  later_ = 2 * kHour;
  expect_unknown("revocation.ocsp.stale", "");
}

TEST_F(OpensslOcspCollectingTest, ReplayingWhatItSaidOfAnother) {
  Bytes of_other;
  behaviour_ = [&](const SourceRequest& request) {
    if (of_other.empty()) of_other = said_to(request);
    return http_answer("200 OK", "application/ocsp-response", of_other);
  };
  EXPECT_EQ(check(other_).decision.verdict.accepted, Accepted::yes);
  const auto collected = check();
  EXPECT_EQ(collected.decision.verdict.accepted, Accepted::unknown);
  EXPECT_THAT(collected.decision.revocation.at(0).ocsp, IsEmpty());
}

TEST_F(OpensslOcspCollectingTest, RedirectingInwards) {
  std::string where;
  behaviour_ = [&](const SourceRequest&) {
    return http_answer("302 Found", "text/html", {}, "Location: " + where + "\r\n");
  };
  where = "http://169.254.169.254/latest/meta-data/";
  expect_unknown("fetch.redirect.refused", "169.254.169.254");
  settings_.hosts.emplace_back("10.0.0.1");
  where = "http://10.0.0.1/";
  expect_unknown("fetch.address.refused", "10.0.0.1");
}

TEST_F(OpensslOcspCollectingTest, Down) {
  server_.stop();
  expect_unknown("fetch.unreachable", server_.host());
}

TEST_F(OpensslOcspCollectingTest, TheResponderGoneBehindItsServer) {
  responder_->stop();
  behaviour_ = [](const SourceRequest&) {
    return http_answer("502 Bad Gateway", "text/plain", as_bytes("gone"));
  };
  expect_unknown("fetch.status", "502");
}

}  // namespace
}  // namespace baytrust::fetch
