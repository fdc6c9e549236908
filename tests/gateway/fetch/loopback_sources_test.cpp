// The collector with the real fetcher and cache, and hosts of evidence on loopback that are up,
// slow, of the wrong type, cut short, a web page, out of date, redirecting inwards, down. Whatever
// they do, nothing becomes valid by it, and the verdict says who did what.
#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gateway/fetch/curl_fetcher.hpp"
#include "gateway/fetch/directory_cache.hpp"
#include "gateway/service/fetch_codes.hpp"
#include "gateway/service/fetching.hpp"
#include "gateway/service/import_edition.hpp"
#include "gateway/store/sqlite_store.hpp"
#include "tests/support/publisher.hpp"
#include "tests/support/source_server.hpp"
#include "tests/support/temporary_directory.hpp"
#include "validators/x509/extension_writer.hpp"

namespace baytrust::fetch {
namespace {

using service::CollectedCheck;
using test::http_answer;
using test::kNoon;
using test::must;
using test::SourceRequest;
using test::SourceServer;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::SizeIs;

class LoopbackTest : public ::testing::Test {
 protected:
  LoopbackTest() {
    list_ = test::list_of({.cas = world_.cas()});
    list_.providers.front().services.front().supply_points = {
        {.kind = trustlists::SupplyPoint::Kind::crl, .uri = server_.url("/root.crl")}};
    for (const auto& [kind, file] :
         {std::pair(service::DocumentKind::trust_list, world_.hk.sign(list_)),
          std::pair(service::DocumentKind::trust_list, world_.mo_list()),
          std::pair(service::DocumentKind::mapping_register, world_.mo_register()),
          std::pair(service::DocumentKind::mapping_register, world_.hk_register())}) {
      must(service::import_edition(
          store_->editions(), config_, verifier_,
          {.kind = kind, .file = file, .submitted_for = "", .now = kNoon - kHour}));
    }
    settings_.networks = {*service::parse_network("127.0.0.0/8")};
    settings_.whole_seconds = 1;
  }
  std::string answer(const SourceRequest& request) {
    if (request.target == "/root.crl") {
      return http_answer("200 OK", "application/pkix-crl", world_.root.issue_crl()->der);
    }
    return behaviour_(request);
  }
  std::string ca_crl(const std::string& type = "application/pkix-crl",
                     const std::string& more = "") const {
    return http_answer("200 OK", type, world_.ca.issue_crl()->der, more);
  }
  x509::Certificate leaf() const {
    test::CertificateRequest request{.subject = "C=HK,OU=Personal,CN=Somebody"};
    request.policies = {std::string(test::kRelease)};
    request.crl_distribution_points = {{.full_name = {x509::uri_name(server_.url("/ca.crl"))}}};
    return world_.ca.issue(request);
  }
  CollectedCheck check() {
    service::Fetching fetching(
        {.adapters = {.fetcher = std::make_unique<CurlFetcher>(fetcher_settings(settings_)),
                      .cache = std::make_unique<DirectoryCache>(directory_ / "fetched")},
         .settings = settings_,
         .verifier = verifier_,
         .clock = [this] { return Instant{now_}; }});
    service::CrlShelf shelf;
    EXPECT_TRUE(shelf.refresh(store_->crls()));
    return must(fetching.collector().check(
        {.request = {.request = {.certificate = leaf_},
                     .chain = {},
                     .crls = {},
                     .profile = must(service::find_profile(config_, "", "MO")),
                     .at = Instant{now_},
                     .known_at = Instant{now_}},
         .trust =
             [this](Instant k) { return service::load_snapshot(*store_, config_, verifier_, k); },
         .held = service::CrlsAtHand{shelf, store_->crls()},
         .hosts = settings_.hosts,
         .verifier = verifier_,
         .until = fetching.collector().until()}));
  }
  // Not valid, and this note with this detail.
  void expect_refused(std::string_view code, const std::string& detail = "") {
    const auto collected = check();
    EXPECT_EQ(collected.decision.verdict.accepted, decision::Accepted::unknown);
    const Finding* found = nullptr;
    for (const Finding& note : collected.request.notes) {
      const bool of_ca = describe(note).find("Hong Kong CA") != std::string::npos;
      if (note.code().id == code && of_ca) found = &note;
    }
    ASSERT_NE(found, nullptr) << code;
    EXPECT_THAT(describe(*found), HasSubstr(server_.host()));
    EXPECT_THAT(describe(*found), HasSubstr(detail));
  }

  test::SmallWorld world_;
  SourceServer::Answer behaviour_;
  SourceServer server_{[this](const SourceRequest& request) { return answer(request); }};
  trustlists::TrustList list_;
  test::TemporaryDirectory directory_;
  store::SqliteOpener opener_;
  std::unique_ptr<service::Store> store_ =
      must(opener_.create(directory_ / "store", {world_.hk.pin(), world_.mo.pin()}));
  service::Config config_ = service::built_in_config();
  service::FetchSettings settings_;
  crypto::Verifier verifier_;
  std::atomic<std::int64_t> now_{kNoon.seconds};
  x509::Certificate leaf_ = leaf();
};

TEST_F(LoopbackTest, Up) {
  behaviour_ = [&](const SourceRequest&) { return ca_crl(); };
  EXPECT_EQ(check().decision.verdict.accepted, decision::Accepted::yes);
  EXPECT_THAT(must(store_->crls().crls()), SizeIs(2));
  server_.stop();
  EXPECT_EQ(check().decision.verdict.accepted, decision::Accepted::yes) << "held by the store";
}

TEST_F(LoopbackTest, WrongTypeAndStillACrl) {
  behaviour_ = [&](const SourceRequest&) { return ca_crl("text/html"); };
  const auto collected = check();
  EXPECT_EQ(collected.decision.verdict.accepted, decision::Accepted::yes);
  EXPECT_TRUE(std::ranges::any_of(collected.request.notes, [](const Finding& note) {
    return note.code() == service::kFetchContentType;
  }));
}

TEST_F(LoopbackTest, Slow) {
  behaviour_ = [](const SourceRequest&) { return ""; };
  settings_.deadline_seconds = 1;
  settings_.whole_seconds = 10;
  expect_refused("fetch.deadline");
}

TEST_F(LoopbackTest, AWebPageInstead) {
  behaviour_ = [](const SourceRequest&) {
    return http_answer("200 OK", "text/html", as_bytes("<!DOCTYPE html><p>Moved</p>"));
  };
  expect_refused("fetch.content.unreadable", "text/html, HTML");
}

TEST_F(LoopbackTest, CutShort) {
  behaviour_ = [&](const SourceRequest&) {
    const std::string whole = ca_crl();
    return whole.substr(0, whole.size() - 10);
  };
  expect_refused("fetch.truncated");
}

TEST_F(LoopbackTest, CutShortAndSayingThatItIsWhole) {
  const Bytes der = to_bytes(world_.ca.issue_crl()->der);
  behaviour_ = [&](const SourceRequest&) {
    return http_answer("200 OK", "application/pkix-crl", ByteView(der).first(der.size() - 10));
  };
  expect_refused("fetch.content.unreadable");
}

TEST_F(LoopbackTest, OutOfDate) {
  behaviour_ = [&](const SourceRequest&) {
    const auto crl =
        world_.ca.issue_crl({.this_update = kNoon - 9 * kDay, .next_update = kNoon - 2 * kDay});
    return http_answer("200 OK", "application/pkix-crl", crl->der);
  };
  expect_refused("fetch.crl.expired", to_string(kNoon - 2 * kDay));
}

TEST_F(LoopbackTest, RedirectingInwards) {
  std::string where;
  behaviour_ = [&](const SourceRequest&) {
    return http_answer("302 Found", "text/html", {}, "Location: " + where + "\r\n");
  };
  where = "http://169.254.169.254/latest/meta-data/";
  expect_refused("fetch.redirect.refused", "169.254.169.254");
  settings_.hosts = {"169.254.169.254", "10.0.0.1", "[::1]"};
  for (const char* inside : {"http://169.254.169.254/", "http://10.0.0.1/", "http://[::1]/"}) {
    where = inside;
    const auto collected = check();
    EXPECT_EQ(collected.decision.verdict.accepted, decision::Accepted::unknown);
    EXPECT_THAT(describe(collected.request.notes.back()), HasSubstr("fetch.address.refused"));
  }
}

TEST_F(LoopbackTest, Down) {
  server_.stop();
  expect_refused("fetch.unreachable");
}

TEST_F(LoopbackTest, NotNamedByTheConfigurationLoopbackIsNobodysBusiness) {
  settings_.networks.clear();
  expect_refused("fetch.address.refused", "127.0.0.1");
  EXPECT_THAT(server_.requests(), SizeIs(0));
}

TEST_F(LoopbackTest, AskedAgainOnlyForWhatChanged) {
  behaviour_ = [&](const SourceRequest& request) {
    if (request.head.find("If-None-Match: \"7\"") != request.head.npos) {
      return std::string("HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n");
    }
    return ca_crl("application/pkix-crl", "ETag: \"7\"\r\n");
  };
  check();
  // Two days on both CRLs are out of date; this one's host says that it has no other.
  now_ = (kNoon + 2 * kDay).seconds;
  expect_refused("fetch.crl.expired", to_string(kNoon + kDay));
  EXPECT_TRUE(std::ranges::any_of(server_.requests(), [](const SourceRequest& request) {
    return request.head.find("If-None-Match: \"7\"") != request.head.npos;
  }));
}

}  // namespace
}  // namespace baytrust::fetch
