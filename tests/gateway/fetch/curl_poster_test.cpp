// One message to a receiver on loopback that behaves as the test says: up, failing, silent, gone,
// redirecting, endless; and what arrives is what was signed.
#include "gateway/fetch/curl_poster.hpp"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gateway/store/sqlite_store.hpp"
#include "tests/gateway/fetch/receiver.hpp"
#include "tests/support/publisher.hpp"
#include "tests/support/temporary_directory.hpp"
#include "validators/crypto/digest.hpp"
#include "validators/crypto/mac.hpp"

namespace baytrust::fetch {
namespace {

using service::Deliveries;
using service::EventKind;
using test::kNoon;
using test::must;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class WebhookTest : public ::testing::Test {
 protected:
  WebhookTest()
      : store_(must(opener_.create(directory_ / "store", {test::Publisher("HK").pin()}))) {
    std::ofstream(directory_ / "secret") << kSecret << "\n";
    config_ = service::built_in_config();
  }
  void tell_to(const std::string& url, const std::string& recipient = "",
               std::vector<std::string> kinds = {}) {
    config_.service.webhooks.push_back({.name = "hook-" + url,
                                        .url = url,
                                        .secret_file = directory_ / "secret",
                                        .recipient = recipient,
                                        .events = std::move(kinds)});
  }
  void happens(EventKind kind, const std::string& subject, const std::string& recipient = "") {
    must(store_->events().append({.kind = kind,
                                  .territory = "HK",
                                  .subject = subject,
                                  .recipient = recipient,
                                  .at = kNoon,
                                  .content = "{}"}));
  }
  // "" or the code of what went wrong.
  std::string work(Instant now) {
    const auto done = deliveries_.work(*store_, config_, now);
    return done ? "" : std::string(done.error().code().id);
  }
  static constexpr std::string_view kSecret = "0123456789abcdef0123456789abcdef";

  test::TemporaryDirectory directory_;
  store::SqliteOpener opener_;
  std::unique_ptr<service::Store> store_;
  service::Config config_;
  CurlPoster poster_{
      {.connect = std::chrono::milliseconds(2000), .whole = std::chrono::milliseconds(1500)}};
  Deliveries deliveries_{poster_};
};

std::string field(const std::string& request, const std::string& name) {
  const std::size_t at = request.find("\r\n" + name + ": ");
  if (at == request.npos) return "";
  const std::size_t begin = at + name.size() + 4;
  return request.substr(begin, request.find("\r\n", begin) - begin);
}

TEST_F(WebhookTest, ToldInOrderAndSigned) {
  Receiver receiver({kGood});
  tell_to(receiver.url());
  for (const char* subject : {"list HK 1", "list HK 2", "list HK 3"}) {
    happens(EventKind::edition_active, subject);
  }
  EXPECT_EQ(work(kNoon), "");
  EXPECT_EQ(work(kNoon), "");
  receiver.stop();
  ASSERT_THAT(receiver.requests(), SizeIs(3));
  for (int i = 0; i < 3; ++i) {
    const std::string& request = receiver.requests()[static_cast<std::size_t>(i)];
    EXPECT_THAT(request, HasSubstr("POST /hook HTTP/1.1"));
    const std::string body = request.substr(request.find("\r\n\r\n") + 4);
    EXPECT_THAT(body, HasSubstr("list HK " + std::to_string(i + 1)));
    EXPECT_EQ(field(request, "webhook-timestamp"), std::to_string(kNoon.seconds));
    const std::string signed_text =
        field(request, "webhook-id") + "." + field(request, "webhook-timestamp") + "." + body;
    EXPECT_EQ(field(request, "webhook-signature"),
              "v1," + crypto::base64_encode(
                          crypto::hmac_sha256(as_bytes(kSecret), as_bytes(signed_text)).view()));
  }
}

TEST_F(WebhookTest, AgainLaterWithTheSameIdAndNothingBeforeIt) {
  Receiver receiver({answer("500 Internal Server Error"), answer("503 Busy"), kGood});
  tell_to(receiver.url());
  happens(EventKind::edition_active, "list HK 1");
  happens(EventKind::edition_active, "list HK 2");
  EXPECT_EQ(work(kNoon), "webhook.unconfirmed");
  EXPECT_EQ(work(kNoon + 4), "webhook.unconfirmed") << "left alone, and not forgotten";
  EXPECT_EQ(work(kNoon + 5), "webhook.unconfirmed");
  EXPECT_EQ(work(kNoon + 14), "webhook.unconfirmed");
  EXPECT_EQ(store_->events().delivery(config_.service.webhooks[0].name).value().failures, 2U);
  EXPECT_EQ(work(kNoon + 15), "");
  EXPECT_EQ(store_->events().delivery(config_.service.webhooks[0].name).value().told, 2U);
  receiver.stop();
  ASSERT_THAT(receiver.requests(), SizeIs(4));
  EXPECT_EQ(field(receiver.requests()[0], "webhook-id"),
            field(receiver.requests()[2], "webhook-id"));
  EXPECT_THAT(receiver.requests()[3], HasSubstr("list HK 2"));
}

TEST_F(WebhookTest, OneThatIsDownOrSilentKeepsNoOtherFromBeingTold) {
  Receiver down({kGood});
  down.stop();
  Receiver silent({""});
  Receiver good({kGood});
  for (const Receiver* one : {&down, &silent, &good}) tell_to(one->url());
  happens(EventKind::edition_active, "list HK 1");
  EXPECT_EQ(work(kNoon), "webhook.unconfirmed");
  good.stop();
  silent.stop();
  EXPECT_THAT(good.requests(), SizeIs(1));
  EXPECT_THAT(silent.requests(), SizeIs(1));
}

TEST_F(WebhookTest, WhatIsForOneAccountGoesToItAlone) {
  Receiver everyone({kGood});
  Receiver bank({kGood});
  tell_to(everyone.url());
  tell_to(bank.url(), "bank", {"recall"});
  happens(EventKind::recall, "list HK 1", "bank");
  happens(EventKind::recall, "list HK 1", "shop");
  happens(EventKind::edition_active, "list HK 1");
  EXPECT_EQ(work(kNoon), "");
  everyone.stop();
  bank.stop();
  ASSERT_THAT(everyone.requests(), SizeIs(1));
  EXPECT_THAT(everyone.requests()[0], HasSubstr("edition.active"));
  ASSERT_THAT(bank.requests(), SizeIs(1));
  EXPECT_THAT(bank.requests()[0], HasSubstr("\"number\":1"));
}

TEST_F(WebhookTest, NothingIsSentUnsigned) {
  Receiver receiver({kGood});
  tell_to(receiver.url());
  std::ofstream(directory_ / "secret") << "short\n";
  happens(EventKind::edition_active, "list HK 1");
  EXPECT_EQ(work(kNoon), "webhook.secret.unusable");
  receiver.stop();
  EXPECT_THAT(receiver.requests(), IsEmpty());
}

TEST_F(WebhookTest, ARestartGoesOnWhereItWas) {
  Receiver receiver({kGood});
  tell_to(receiver.url());
  happens(EventKind::edition_active, "list HK 1");
  EXPECT_EQ(work(kNoon), "");
  store_ = must(opener_.open(directory_ / "store"));
  happens(EventKind::edition_active, "list HK 2");
  Deliveries anew(poster_);
  EXPECT_TRUE(anew.work(*store_, config_, kNoon));
  receiver.stop();
  EXPECT_THAT(receiver.requests(), SizeIs(2));
}

TEST(Delay, DoublesUpToAnHour) {
  std::vector<std::int64_t> delays;
  for (const std::uint32_t failures : {1U, 2U, 3U, 10U, 11U, 4'000'000'000U}) {
    delays.push_back(service::delay_after(failures));
  }
  EXPECT_THAT(delays, ElementsAre(5, 10, 20, 2560, 3600, 3600));
}

TEST(CurlPoster, FollowsNothingAndReadsNotForEver) {
  CurlPoster poster({});
  const service::SignedMessage message{.id = "i", .timestamp = "1", .signature = "s", .body = "{}"};
  Receiver elsewhere({kGood});
  Receiver redirecting(
      {answer("302 Found", "Content-Length: 0\r\nLocation: " + elsewhere.url() + "\r\n")});
  EXPECT_EQ(poster.post(redirecting.url(), message).status, 302);
  elsewhere.stop();
  EXPECT_THAT(elsewhere.requests(), IsEmpty());
  Receiver endless({answer("200 OK", "Content-Length: 100000000\r\n") + std::string(200000, 'x')});
  EXPECT_EQ(poster.post(endless.url(), message).status, 200);
}

TEST(CurlPoster, PlainHttpIsForThisMachineAndHttpsIsVerified) {
  for (const char* url : {"http://127.0.0.1:8/x", "http://localhost", "http://[::1]:80/"}) {
    EXPECT_TRUE(is_loopback_http(url)) << url;
  }
  for (const char* url :
       {"http://127.example.com", "http://127.0.0.1@evil.example/", "http://localhost.example",
        "https://localhost", "http://[::1].example"}) {
    EXPECT_FALSE(is_loopback_http(url)) << url;
  }
  CurlPoster poster({});
  const service::SignedMessage message{.id = "i", .timestamp = "1", .signature = "s", .body = "{}"};
  Receiver plain({kGood});
  const std::string port = plain.url().substr(16);
  // No TLS there; and plain HTTP to a name that is not literally this machine is not spoken.
  EXPECT_EQ(poster.post("https://127.0.0.1" + port, message).status, 0);
  EXPECT_EQ(poster.post("http://127.0.0.1.nip.invalid/", message).status, 0);
  EXPECT_EQ(poster.post("ftp://127.0.0.1/", message).status, 0);
}

}  // namespace
}  // namespace baytrust::fetch
