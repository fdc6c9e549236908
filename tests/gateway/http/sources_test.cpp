// A daemon that may fetch: questions are answered by what it gathered, /readyz, /metrics and the
// log say how its sources are, and maintenance asks again before a CRL is out of date.
#include <algorithm>
#include <fstream>
#include <gmock/gmock.h>

#include "gateway/http/daemon.hpp"
#include "tests/gateway/http/gateway_fixture.hpp"
#include "tests/support/fake_sources.hpp"
#include "validators/x509/extension_writer.hpp"

namespace baytrust::http {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class Lines final : public LogSink {
 public:
  void write(std::string_view line) override {
    const std::lock_guard lock(mutex_);
    lines_.emplace_back(line);
  }
  std::vector<std::string> all() const {
    const std::lock_guard lock(mutex_);
    return lines_;
  }

 private:
  mutable std::mutex mutex_;
  std::vector<std::string> lines_;
};

// The test keeps the fetcher; the daemon has what looks like one of its own.
class Borrowed final : public service::Fetcher {
 public:
  explicit Borrowed(service::Fetcher& lent) : lent_(lent) {}
  Result<service::FetchAnswer> fetch(const service::FetchRequest& request) override {
    return lent_.fetch(request);
  }

 private:
  service::Fetcher& lent_;
};

class FetchingDaemonTest : public GatewayTest {
 protected:
  static constexpr const char* kUrl = "http://crl.hk.example:80/ca.crl";

  void SetUp() override {
    config_.store = place_;
    config_.service.listeners = {{.address = "127.0.0.1", .port = 0, .tls = {}, .proxies = {}}};
    config_.fetch.mode = service::FetchSettings::Mode::on;
    config_.fetch.hosts = {"crl.hk.example"};
    // The store's CRLs are out of date by now.
    now_ = (kNoon + 2 * kDay).seconds;
    serve_crl(world_.ca, kUrl);
    serve_crl(world_.root, "http://crl.hk.example:80/root.crl");
    leaf_request_.policies = {std::string(test::kRelease)};
    leaf_request_.crl_distribution_points = {
        {.full_name = {x509::uri_name("http://crl.hk.example/ca.crl")}}};
    // The root's CRL is new; the leaf's CA's is what is missing.
    auto store = test::must(opener_.open(place_));
    test::must(service::import_crls(
        store->crls(),
        world_.root.issue_crl({.this_update = now() + -kHour, .next_update = now() + 30 * kDay})
            ->der,
        now() + -kHour));
  }
  void serve_crl(const test::Authority& ca, const std::string& url) {
    internet_.serve(url,
                    ca.issue_crl({.this_update = now() + -kHour, .next_update = now() + kDay})->der,
                    "application/pkix-crl");
  }
  std::unique_ptr<Daemon> begin() {
    auto daemon = Daemon::start({.config = config_,
                                 .store = place_,
                                 .stores = opener_,
                                 .verifier = verifier_,
                                 .clock = [this] { return now(); },
                                 .log = &log_,
                                 .maintenance = Maintenance::Pace::when_told,
                                 .fetching =
                                     [this](const service::FetchSettings&, const std::string&) {
                                       return service::FetchAdapters{
                                           .fetcher = std::make_unique<Borrowed>(internet_),
                                           .cache = std::make_unique<test::MemoryCache>()};
                                     }});
    EXPECT_TRUE(daemon) << describe(daemon.error());
    if (!daemon) return nullptr;
    const std::string endpoint = (*daemon)->endpoints().at(0);
    port_ = static_cast<std::uint16_t>(std::stoi(endpoint.substr(endpoint.rfind(':') + 1)));
    return std::move(*daemon);
  }
  test::RawResponse ask() {
    const auto leaf = world_.ca.issue(leaf_request_);
    return watched_client(port_).post(
        "/v1/certificates:validate",
        R"({"certificate":")" + base64(leaf->der) + R"(","relying":"MO"})",
        as("validator") + "Content-Type: application/json\r\n");
  }
  std::string open_page(std::string_view path) { return watched_client(port_).get(path).body; }

  test::FakeFetcher internet_;
  Lines log_;
  test::CertificateRequest leaf_request_{.subject = "C=HK,OU=Personal,CN=Somebody"};
  std::uint16_t port_ = 0;
};

TEST_F(FetchingDaemonTest, AnswersByWhatItGathered) {
  const auto daemon = begin();
  const auto answer = ask();
  EXPECT_EQ(answer.status, 200);
  EXPECT_THAT(answer.body, HasSubstr("\"accepted\":\"yes\""));
  EXPECT_THAT(answer.body, HasSubstr("fetch.obtained"));
  const std::size_t asked = internet_.asked();
  EXPECT_THAT(ask().body, HasSubstr("\"accepted\":\"yes\""));
  EXPECT_EQ(internet_.asked(), asked) << "held now";
  EXPECT_THAT(open_page("/metrics"),
              HasSubstr("baytrust_source_answers_total{host=\"crl.hk.example:80\","
                        "result=\"obtained\",use=\"status\"} 1"));
  EXPECT_THAT(open_page("/readyz"), HasSubstr("\"host\":\"crl.hk.example:80\""));
  EXPECT_THAT(open_page("/readyz"), HasSubstr("\"state\":\"closed\""));
  EXPECT_THAT(log_.all(), Contains(HasSubstr("\"source\":\"crl.hk.example:80\"")));
  for (const std::string& line : log_.all()) EXPECT_THAT(line, Not(HasSubstr("ca.crl")));
}

TEST_F(FetchingDaemonTest, AHostThatRestsIsSaidAndReadinessIsNotItsBusiness) {
  internet_.fail(kUrl, service::kFetchTimeout);
  config_.fetch.failures = 1;
  const auto daemon = begin();
  EXPECT_THAT(ask().body, HasSubstr("fetch.timeout"));
  const std::string page = open_page("/readyz");
  EXPECT_THAT(page, HasSubstr("\"state\":\"open\""));
  EXPECT_THAT(page, HasSubstr("\"last_result\":\"fetch.timeout\""));
  EXPECT_THAT(open_page("/metrics"),
              HasSubstr("baytrust_source_resting{host=\"crl.hk.example:80\",use=\"status\"} 1"));
}

TEST_F(FetchingDaemonTest, MaintenanceAsksAgainInTime) {
  const auto daemon = begin();
  ask();
  const std::size_t asked = internet_.asked();
  daemon->work_now();
  EXPECT_EQ(internet_.asked(), asked);
  now_ += kDay - kHour;
  serve_crl(world_.ca, kUrl);
  internet_.serve(kUrl,
                  world_.ca.issue_crl({.this_update = now(), .next_update = now() + kDay})->der,
                  "application/pkix-crl", "\"2\"");
  daemon->work_now();
  EXPECT_EQ(internet_.asked(), asked + 1);
  now_ += 2 * kHour;
  EXPECT_THAT(ask().body, HasSubstr("\"accepted\":\"yes\"")) << "nobody waits for it";
  EXPECT_EQ(internet_.asked(), asked + 1);
}

TEST_F(FetchingDaemonTest, LinesThatAreAnsweredTogetherWaitOnce) {
  constexpr int kLines = 8;
  config_.fetch.deadline_seconds = 1;
  internet_.hold();
  const auto daemon = begin();
  std::string lines;
  for (int i = 0; i < kLines; ++i) {
    lines += R"({"certificate":")" + base64(world_.ca.issue(leaf_request_)->der) +
             "\",\"relying\":\"MO\"}\n";
  }
  const auto begun = std::chrono::steady_clock::now();
  const auto answer =
      test::RawClient(port_).post("/v1/certificates:validateBatch", lines,
                                  as("validator") + "Content-Type: application/x-ndjson\r\n");
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(kLines - 1));
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(std::ranges::count(answer.body, '\n'), kLines) << answer.body;
  EXPECT_THAT(answer.body, HasSubstr("fetch.deadline"));
  internet_.let_go();
}

TEST_F(FetchingDaemonTest, WhatWasKnownThenIsNotFetchedNow) {
  const auto daemon = begin();
  const auto leaf = world_.ca.issue(leaf_request_);
  const auto answer =
      watched_client(port_).post("/v1/certificates:validate",
                                 R"({"certificate":")" + base64(leaf->der) +
                                     R"(","relying":"MO","known_at":")" + to_string(now()) + "\"}",
                                 as("validator") + "Content-Type: application/json\r\n");
  EXPECT_THAT(answer.body, HasSubstr("\"accepted\":\"unknown\""));
  EXPECT_EQ(internet_.asked(), 0U);
}

TEST_F(FetchingDaemonTest, SwitchedOffNobodyIsAsked) {
  config_.fetch.mode = service::FetchSettings::Mode::off;
  const auto off = begin();
  EXPECT_THAT(ask().body, HasSubstr("\"accepted\":\"unknown\""));
  EXPECT_THAT(open_page("/readyz"), Not(HasSubstr("sources")));
  config_.fetch.mode = service::FetchSettings::Mode::on;
  const auto on = begin();
  auto next = config_;
  next.fetch.mode = service::FetchSettings::Mode::off;
  ASSERT_TRUE(on->reload(next));
  EXPECT_THAT(ask().body, HasSubstr("\"accepted\":\"unknown\""));
  on->work_now();
  EXPECT_EQ(internet_.asked(), 0U);
}

}  // namespace
}  // namespace baytrust::http
