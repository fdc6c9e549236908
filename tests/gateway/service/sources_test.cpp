// One flight a URL, refusals remembered for a while, hosts left alone, and an end that waits for
// nobody.
#include "gateway/service/sources.hpp"

#include "tests/gateway/service/collecting.hpp"

namespace baytrust::service {
namespace {

using test::kCaCrl;
using ::testing::SizeIs;

class SourcesTest : public test::CollectingTest {
 protected:
  SourcesTest() {
    const auto trust = test::must(load_snapshot(*store_, config_, verifier_, now()));
    hosts_ = std::make_shared<const SourceHosts>(*trust.snapshot, now(), config_.fetch.hosts);
  }
  SourceQuestion question(std::string_view url = "http://crl.hk.example/ca.crl") {
    return {.kind = SourceKind::crl,
            .item = "CRL",
            .url = *parse_source_url(url),
            .issuer = world_.ca.certificate()->fingerprint,
            .signers = {world_.ca.certificate()},
            .hosts = hosts_};
  }
  std::string code(const std::shared_future<Sources::Answer>& future) {
    const auto& answer = *future.get();
    return answer ? "" : std::string(answer.error().code().id);
  }

  std::shared_ptr<const SourceHosts> hosts_;
};

TEST_F(SourcesTest, OneFlightForAllWhoAskMeanwhile) {
  serve_crls();
  internet_.hold();
  std::vector<std::shared_future<Sources::Answer>> all;
  for (int i = 0; i < 20; ++i) all.push_back(sources_->ask(question()));
  internet_.wait_for(1);
  internet_.let_go();
  for (const auto& one : all) EXPECT_EQ(code(one), "");
  EXPECT_EQ(internet_.asked(), 1U);
}

TEST_F(SourcesTest, ARefusalIsRememberedForAWhile) {
  internet_.serve(kCaCrl, as_bytes("<html>"), "text/html");
  EXPECT_EQ(code(sources_->ask(question())), "fetch.content.unreadable");
  serve_crls();
  EXPECT_EQ(code(sources_->ask(question())), "fetch.content.unreadable");
  EXPECT_EQ(internet_.asked(), 1U);
  now_ += kRefusalKept;
  EXPECT_EQ(code(sources_->ask(question())), "");
}

TEST_F(SourcesTest, AHostThatFailsOftenIsLeftAlone) {
  for (int i = 0; i < 3; ++i) {
    const std::string url = "http://crl.hk.example:80/" + std::to_string(i);
    internet_.fail(url, kFetchTimeout);
    EXPECT_EQ(code(sources_->ask(question(url))), "fetch.timeout");
  }
  serve_crls();
  EXPECT_EQ(code(sources_->ask(question())), "fetch.host.resting");
  EXPECT_EQ(internet_.asked(), 3U);
  ASSERT_THAT(sources_->hosts(), SizeIs(1));
  EXPECT_EQ(sources_->hosts()[0].results.at("fetch.timeout"), 3U);
  now_ += 30;
  EXPECT_EQ(code(sources_->ask(question())), "");
}

TEST_F(SourcesTest, AStatusThatIsAboutTheUrlClosesNoHost) {
  for (const char* status : {"400", "403", "404", "410", "429"}) {
    const std::string url = std::string("http://crl.hk.example:80/") + status;
    internet_.serve(url, [status](const FetchRequest& request) -> Result<FetchAnswer> {
      return test::FakeFetcher::fails(kFetchStatus, request, status);
    });
    EXPECT_EQ(code(sources_->ask(question(url))), "fetch.status");
  }
  serve_crls();
  EXPECT_EQ(code(sources_->ask(question())), "");
  for (const char* status : {"500", "502", "503"}) {
    const std::string url = std::string("http://crl.hk.example:80/") + status;
    internet_.serve(url, [status](const FetchRequest& request) -> Result<FetchAnswer> {
      return test::FakeFetcher::fails(kFetchStatus, request, status);
    });
    EXPECT_EQ(code(sources_->ask(question(url))), "fetch.status");
  }
  EXPECT_EQ(code(sources_->ask(question("http://crl.hk.example/more.crl"))), "fetch.host.resting");
}

TEST_F(SourcesTest, FaultsAtIssuersUrlsKeepNobodyFromCrls) {
  for (int i = 0; i < 4; ++i) {
    auto issuer = question("http://crl.hk.example:80/" + std::to_string(i) + ".cer");
    issuer.kind = SourceKind::issuer;
    internet_.fail(to_string(issuer.url), kFetchTimeout);
    EXPECT_EQ(code(sources_->ask(issuer)), i < 3 ? "fetch.timeout" : "fetch.host.resting");
  }
  serve_crls();
  EXPECT_EQ(code(sources_->ask(question())), "");
  const auto hosts = sources_->hosts();
  ASSERT_THAT(hosts, SizeIs(2));
  EXPECT_EQ(hosts[0].of, (UsedHost{"crl.hk.example:80", SourceUse::status}));
  EXPECT_EQ(hosts[0].results.at("obtained"), 1U);
  EXPECT_EQ(hosts[0].state, HostHealth::State::closed);
  EXPECT_EQ(hosts[1].of.use, SourceUse::issuers);
  EXPECT_EQ(hosts[1].state, HostHealth::State::open);
}

TEST_F(SourcesTest, OnlyAllowedHostsAreAskedAndNoneWithoutRules) {
  EXPECT_EQ(code(sources_->ask(question("http://evil.example/"))), "fetch.host.not_allowed");
  auto without = question();
  without.hosts.reset();
  EXPECT_EQ(code(sources_->ask(without)), "fetch.host.not_allowed");
  EXPECT_EQ(internet_.asked(), 0U);
}

TEST_F(SourcesTest, ItsEndWaitsForNobody) {
  internet_.hold();
  const auto flying = sources_->ask(question());
  std::vector<std::shared_future<Sources::Answer>> waiting;
  for (int i = 0; i < 10; ++i) {
    waiting.push_back(sources_->ask(question("http://crl.hk.example/" + std::to_string(i))));
  }
  internet_.wait_for(1);
  sources_->stop();
  EXPECT_EQ(code(sources_->ask(question("http://crl.hk.example/later"))), "fetch.unreachable");
  restart();
  for (const auto& one : waiting) EXPECT_NE(code(one), "");
  EXPECT_NE(code(flying), "");
}

TEST_F(SourcesTest, AnExceptionIsASourceThatGaveNothing) {
  internet_.serve(kCaCrl, [](const FetchRequest&) -> Result<FetchAnswer> {
    throw std::runtime_error("out of paper");
  });
  EXPECT_EQ(code(sources_->ask(question())), "fetch.unreachable");
}

TEST_F(SourcesTest, ACacheThatCannotBeWrittenIsToldAndNoMore) {
  class Full final : public FetchCache {
   public:
    std::optional<CachedSource> find(const Digest&) override { return std::nullopt; }
    Result<void> put(const CachedSource&) override {
      return Error(kFetchCache, "cache", {{"item", "cache"}, {"host", "-"}, {"detail", "full"}});
    }
    void drop(const Digest&) override {}
    std::vector<CachedSource> entries() override { return {}; }
  } full;
  serve_crls();
  std::vector<std::string> told;
  Sources sources(internet_, &full, verifier_,
                  {.parallel = 1,
                   .clock = [this] { return now(); },
                   .tell = [&](const SourceEvent& event) { told.push_back(event.result); }});
  EXPECT_EQ(code(sources.ask(question())), "");
  sources.stop();
  EXPECT_EQ(told.at(0), "fetch.cache.unusable");
}

TEST_F(SourcesTest, CertificatesComeAloneOrInAMessageOfThem) {
  const auto read = [&](ByteView body, SourceKind kind = SourceKind::issuer) {
    return read_answer({.kind = kind,
                        .item = "i",
                        .host = "h",
                        .body = share(to_bytes(body)),
                        .media_type = "",
                        .signers = {}},
                       verifier_);
  };
  EXPECT_THAT(test::must(read(world_.ca.certificate()->der)).certificates, SizeIs(1));
  EXPECT_FALSE(read(as_bytes("nothing")));
  EXPECT_FALSE(read({}));
  EXPECT_EQ(test::must(read(as_bytes("\x30\x03\x0a\x01\x06"), SourceKind::ocsp)).body->size(), 5U);
  EXPECT_EQ(read(as_bytes(" <!doctype html>"), SourceKind::ocsp).error().code(), kFetchContent);
}

}  // namespace
}  // namespace baytrust::service
