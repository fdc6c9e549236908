// The gateway as a process lives it: it begins, takes up what others changed, reads its
// configuration again, tells the service manager, ends.
#include "gateway/http/daemon.hpp"

#include <condition_variable>
#include <csignal>
#include <deque>
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <thread>

#include "gateway/http/line_log.hpp"
#include "gateway/http/notify.hpp"
#include "gateway/service/codes.hpp"
#include "tests/gateway/http/gateway_fixture.hpp"
#include "tests/gateway/http/server_fixture.hpp"
#include "tests/support/tls_client.hpp"

namespace baytrust::http {
namespace {

using service::ServeNews;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

class DaemonTest : public GatewayTest {
 protected:
  void SetUp() override {
    config_.store = place_;
    config_.service.listeners = {{.address = "127.0.0.1", .port = 0, .tls = {}, .proxies = {}}};
  }
  std::unique_ptr<Daemon> begin() {
    auto daemon = Daemon::start({.config = config_,
                                 .store = place_,
                                 .stores = opener_,
                                 .verifier = verifier_,
                                 .clock = [this] { return now(); }});
    EXPECT_TRUE(daemon) << describe(daemon.error());
    return daemon ? std::move(*daemon) : nullptr;
  }
  static std::uint16_t port_of(const std::string& endpoint) {
    return static_cast<std::uint16_t>(std::stoi(endpoint.substr(endpoint.rfind(':') + 1)));
  }
  // A server's certificate of that name, as files.
  void write_identity(const std::string& name) {
    const auto key = test::fresh_key();
    const auto certificate = world_.root.issue(
        {.subject = "CN=" + name, .subject_alt_name = {x509::dns_name("localhost")}, .key = key});
    std::ofstream(directory_ / "server.pem") << x509::to_pem(certificate->der, "CERTIFICATE");
    std::ofstream(directory_ / "server.key") << key.to_pem();
  }
  void use_tls() {
    config_.service.listeners[0].tls =
        service::TlsSettings{.certificate = directory_ / "server.pem",
                             .key = directory_ / "server.key",
                             .client_ca = ""};
  }
};

TEST_F(DaemonTest, ServesAndTakesUpWhatAnotherProcessChanged) {
  const auto daemon = begin();
  ASSERT_THAT(daemon->endpoints(), ElementsAre(StartsWith("http://127.0.0.1:")));
  const auto port = port_of(daemon->endpoints()[0]);
  EXPECT_EQ(test::RawClient(port).get("/livez").status, 200);
  auto store = test::must(opener_.open(place_));
  const auto before = daemon->services().judging.current()->trust().revision();
  import(*store, service::DocumentKind::trust_list, world_.hk_list(2), kNoon);
  daemon->services().wake();
  std::uint64_t after = before;
  for (int i = 0; i < 1000 && after == before; ++i) {  // until the other thread has been there
    test::RawClient(port).get("/livez");
    after = daemon->services().judging.current()->trust().revision();
  }
  EXPECT_GT(after, before);
  EXPECT_EQ(daemon->stop(std::chrono::seconds(5)), Server::Stopped::complete);
}

TEST_F(DaemonTest, WithoutAStoreThereIsNothingToBeginWith) {
  const auto daemon = Daemon::start({.config = config_,
                                     .store = directory_ / "none",
                                     .stores = opener_,
                                     .verifier = verifier_,
                                     .clock = [this] { return now(); }});
  ASSERT_FALSE(daemon);
  EXPECT_EQ(daemon.error().code().id, "store.missing");
}

TEST_F(DaemonTest, ReloadTakesProfilesAndTlsOrNothing) {
  write_identity("first");
  use_tls();
  const auto daemon = begin();
  ASSERT_THAT(daemon->endpoints(), ElementsAre(StartsWith("https://")));
  const auto port = port_of(daemon->endpoints()[0]);
  const auto server = [&] {
    test::TlsClient c(port, {});
    return c.handshake() ? c.server_name() : "no handshake";
  };
  EXPECT_EQ(server(), "first");

  service::Config next = config_;
  decision::Profile added;
  added.name = "added";
  added.relying = "HK";
  next.profiles.push_back(added);
  std::ofstream(directory_ / "server.pem") << "no certificate";
  const auto refused = daemon->reload(next);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code().id, "http.tls.material");
  EXPECT_EQ(server(), "first");
  EXPECT_FALSE(daemon->services().judging.current()->profile("added", ""));

  write_identity("second");
  ASSERT_TRUE(daemon->reload(next));
  EXPECT_EQ(server(), "second");
  EXPECT_TRUE(daemon->services().judging.current()->profile("added", ""));
  std::filesystem::remove(directory_ / "server.key");
  EXPECT_FALSE(daemon->reload(next));
}

TEST_F(DaemonTest, AClientCertificateIsACredential) {
  write_identity("server");
  use_tls();
  const auto key = test::fresh_key();
  const auto certificate = world_.root.issue(
      {.subject = "CN=client", .extended_key_usage = {"1.3.6.1.5.5.7.3.2"}, .key = key});
  auto store = test::must(opener_.open(place_));
  done(store->accounts().add(service::Credential{.kind = service::CredentialKind::tls_certificate,
                                                 .fingerprint = certificate->fingerprint,
                                                 .account = "auditor",
                                                 .certificate = {},
                                                 .added = kNoon - kDay,
                                                 .expires = {},
                                                 .revoked = {}}));
  const auto daemon = begin();
  const auto port = port_of(daemon->endpoints()[0]);
  test::TlsClient known(port, {.certificate_pem = x509::to_pem(certificate->der, "CERTIFICATE"),
                               .key_pem = key.to_pem()});
  ASSERT_TRUE(known.handshake());
  EXPECT_THAT(known.ask("/v1/trust-lists"), StartsWith("HTTP/1.1 200"));
  test::TlsClient nobody(port, {});
  ASSERT_TRUE(nobody.handshake());
  EXPECT_THAT(nobody.ask("/v1/trust-lists"), StartsWith("HTTP/1.1 401"));
}

// What serve() says, in order; a test waits for the next.
class News {
 public:
  void tell(const ServeNews& news) {
    const std::lock_guard lock(mutex_);
    all_.push_back(news);
    more_.notify_all();
  }
  ServeNews next() {
    std::unique_lock lock(mutex_);
    more_.wait_for(lock, std::chrono::seconds(20), [this] { return !all_.empty(); });
    if (all_.empty()) return {.kind = ServeNews::Kind::cut, .subject = "nothing came"};
    ServeNews news = std::move(all_.front());
    all_.pop_front();
    return news;
  }

 private:
  std::mutex mutex_;
  std::condition_variable more_;
  std::deque<ServeNews> all_;
};

// The service manager's end of $NOTIFY_SOCKET.
class NotifySocket {
 public:
  explicit NotifySocket(const std::string& path)
      : fd_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    EXPECT_EQ(::bind(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    timeval patience{20, 0};
    ::setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  }
  ~NotifySocket() { ::close(fd_); }
  NotifySocket(const NotifySocket&) = delete;
  NotifySocket& operator=(const NotifySocket&) = delete;
  std::string next() {
    char buffer[256];
    const auto n = ::recv(fd_, buffer, sizeof buffer, 0);
    return n > 0 ? std::string(buffer, static_cast<std::size_t>(n)) : std::string();
  }

 private:
  int fd_;
};

TEST_F(DaemonTest, ServesUntilItIsToldToStop) {
  NotifySocket manager(directory_ / "notify");
  News news;
  std::atomic<bool> config_is_good{false};
  std::thread serving([&] {
    const auto ended = serve({.config = config_,
                              .store = place_,
                              .read_config = [&]() -> Result<service::Config> {
                                if (config_is_good) return config_;
                                return service::read_config("nonsense = 1", "baytrust.toml");
                              },
                              .tell = [&](const ServeNews& one) { news.tell(one); }},
                             {.stores = opener_,
                              .verifier = verifier_,
                              .clock = [this] { return now(); },
                              .log = [](std::string_view) {},
                              .notify_socket = directory_ / "notify",
                              .version = "test"});
    EXPECT_TRUE(ended) << describe(ended.error());
  });
  const auto listening = news.next();
  ASSERT_EQ(listening.kind, ServeNews::Kind::listening) << listening.subject;
  EXPECT_EQ(manager.next(), "READY=1\n");
  EXPECT_EQ(test::RawClient(port_of(listening.subject)).get("/livez").status, 200);

  ::pthread_kill(serving.native_handle(), SIGHUP);
  const auto refused = news.next();
  EXPECT_EQ(refused.kind, ServeNews::Kind::reload_refused);
  ASSERT_TRUE(refused.error);
  EXPECT_EQ(refused.error->code().id, "config.key.unknown");
  EXPECT_THAT(manager.next(), StartsWith("RELOADING=1\nMONOTONIC_USEC="));
  EXPECT_EQ(manager.next(), "READY=1\n");

  config_is_good = true;
  ::pthread_kill(serving.native_handle(), SIGHUP);
  EXPECT_EQ(news.next().kind, ServeNews::Kind::reloaded);
  ::pthread_kill(serving.native_handle(), SIGTERM);
  const auto stopping = news.next();
  EXPECT_EQ(stopping.kind, ServeNews::Kind::stopping);
  EXPECT_EQ(stopping.subject, "SIGTERM");
  EXPECT_EQ(news.next().kind, ServeNews::Kind::stopped);
  serving.join();
}

TEST(LineLog, WritesInOrderAndCountsWhatDoesNotFit) {
  std::vector<std::string> written;
  Gate gate;
  {
    LineLog log(
        [&](std::string_view line) {
          if (written.empty()) gate.pass();
          written.emplace_back(line);
        },
        2);
    log.write("one");
    gate.await(1);  // the writer is busy with it
    for (const char* line : {"two", "three", "four"}) log.write(line);
    gate.open();
  }
  EXPECT_THAT(written,
              ElementsAre("one\n", "two\n", HasSubstr("\"log_lines_dropped\":1"), "three\n"));
}

TEST_F(GatewayTest, MaintenanceTellsATroubleOnceAndTheEndOfIt) {
  KeptLog log;
  std::mutex mutex;
  std::condition_variable changed;
  int runs = 0;
  Chore chore{"odd", [&](const Services&, service::Store&, Instant) -> Result<void> {
                const std::lock_guard lock(mutex);
                ++runs;
                changed.notify_all();
                if (runs <= 2) return Error(service::kStoreUnknown, "trouble");
                return {};
              }};
  Maintenance maintenance(*services_,
                          {.chores = {chore}, .every = std::chrono::milliseconds(1), .log = &log});
  std::unique_lock lock(mutex);
  ASSERT_TRUE(changed.wait_for(lock, std::chrono::seconds(20), [&] { return runs >= 5; }));
  lock.unlock();
  const auto lines = log.wait_for(2);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_THAT(lines[0], HasSubstr("store.unknown"));
  EXPECT_THAT(lines[1], HasSubstr("\"error\":null"));
}

}  // namespace
}  // namespace baytrust::http
