// baytrust submit over real sockets, against the daemon as its operator runs it: mutual TLS, what
// it refuses, and what becomes of it when a connection does not hold.
#include <fstream>

#include "gateway/cli/exit_code.hpp"
#include "gateway/fetch/remote_asker.hpp"
#include "gateway/service/remote_codes.hpp"
#include "tests/gateway/cli/shell.hpp"
#include "tests/gateway/fetch/receiver.hpp"
#include "tests/gateway/http/year_world.hpp"

namespace baytrust::fetch {
namespace {

using service::RemoteAnswer;
using service::RemoteCall;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::SizeIs;

class SubmitOverTls : public http::YearTest {
 protected:
  void SetUp() override {
    const auto [certificate, key] = identity("CN=gateway");
    shell_.file("server.pem", certificate);
    shell_.file("server.key", key);
    shell_.file("ca.pem", x509::to_pem(authority_.certificate()->der, "CERTIFICATE"));
    config_.service.listeners.push_back(
        {.address = "127.0.0.1",
         .port = 0,
         .tls = service::TlsSettings{.certificate = shell_.place("server.pem"),
                                     .key = shell_.place("server.key"),
                                     .client_ca = ""},
         .proxies = {}});
    for (const http::Country* country : {&hk_, &mo_}) enrol_connection(*country);
    restart();
    shell_.now = now();
    shell_.ask_remote = [this](const RemoteCall& call) {
      ++asked_;
      return ask_remote(call, settings_);
    };
    shell_.on_pause = [this](std::int64_t) { daemon_->work_now(); };
    shell_.file("list.xml", ByteView(*hk_.publisher.sign(list(hk_, 1))));
  }
  std::pair<std::string, std::string> identity(const std::string& subject) {
    const auto key = test::fresh_key();
    const auto certificate =
        authority_.issue({.subject = subject,
                          .subject_alt_name = {x509::dns_name("localhost")},
                          .extended_key_usage = {"1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2"},
                          .key = key});
    return {x509::to_pem(certificate->der, "CERTIFICATE"), key.to_pem()};
  }
  // Files NAME-tls.pem and .key, NAME-content.pem and .key; the first a credential of its office.
  void enrol_connection(const http::Country& country) {
    const auto [certificate, key] = identity("CN=" + country.code + " connection");
    shell_.file(country.short_name + "-tls.pem", certificate);
    shell_.file(country.short_name + "-tls.key", key);
    shell_.file(country.short_name + "-content.pem",
                x509::to_pem(country.content->der, "CERTIFICATE"));
    shell_.file(country.short_name + "-content.key", country.content_key.to_pem());
    const auto read = test::must(x509::parse_certificates(as_bytes(certificate)));
    auto store = test::must(opener_.open(place_));
    done(store->accounts().add(service::Credential{.kind = service::CredentialKind::tls_certificate,
                                                   .fingerprint = read.front()->fingerprint,
                                                   .account = country.partner(),
                                                   .certificate = {},
                                                   .added = day(-1),
                                                   .expires = {},
                                                   .revoked = {}}));
  }
  std::string url(std::string_view host = "localhost") const {
    const std::string endpoint = daemon_->endpoints().at(1);
    return "https://" + std::string(host) + endpoint.substr(endpoint.rfind(':'));
  }
  std::vector<std::string> words(std::vector<std::string> more = {},
                                 const std::string& as = "hk") const {
    std::vector<std::string> all{"submit",     shell_.place("list.xml"),
                                 "--key",      shell_.place(as + "-content.key"),
                                 "--cert",     shell_.place(as + "-content.pem"),
                                 "--tls-cert", shell_.place(as + "-tls.pem"),
                                 "--tls-key",  shell_.place(as + "-tls.key"),
                                 "--ca",       shell_.place("ca.pem")};
    all.insert(all.end(), more.begin(), more.end());
    return all;
  }
  int submit(std::vector<std::string> more = {}, const std::string& as = "hk") {
    more.insert(more.begin(), {"--to", url()});
    return shell_.run(words(std::move(more), as));
  }
  // "1 account.credential.unknown": exit code, and the code that --json gives as reason.
  std::string outcome(int code) const {
    const auto answer = boost::json::parse(shell_.out).as_object();
    const char* why = answer.contains("error") ? "error" : "problem";
    return std::to_string(code) + " " +
           (answer.contains(why) ? text(answer.at(why), "code") : text(answer, "outcome"));
  }
  std::vector<service::Submission> kept() {
    return test::must(test::must(opener_.open(place_))->submissions().list({}));
  }

  test::Authority authority_ = test::make_authority("Connections' root");
  test::Shell shell_;
  AskSettings settings_{};
  int asked_ = 0;
};

TEST_F(SubmitOverTls, AnEditionIsPushedAndFollowedUntilItIsStaged) {
  ASSERT_EQ(submit({"--wait", "10"}), cli::kDone) << shell_.out << shell_.err;
  EXPECT_THAT(shell_.out, AllOf(HasSubstr("staged; waits for approvals"), HasSubstr("HK 2")));
  ASSERT_THAT(kept(), SizeIs(1));
  EXPECT_EQ(kept()[0].submitter, "hk-office");
  const std::string first = "/v1/submissions/" + kept()[0].id;
  approve(first, {hk_.person(0), hk_.person(1)});
  ASSERT_EQ(state(first), "active") << "promised for at once";
  // The next one follows it, as the gateway itself says.
  now_ += kHour;
  shell_.now = now();
  shell_.file("list.xml", ByteView(*hk_.publisher.sign(list(hk_, 2))));
  ASSERT_EQ(submit({"--wait", "10", "--json"}), cli::kDone) << shell_.out << shell_.err;
  EXPECT_EQ(text(boost::json::parse(shell_.out).at("submission"), "state"), "staged");
}

TEST_F(SubmitOverTls, ARegisterWithATokenInsteadOfACertificate) {
  shell_.file("list.xml", ByteView(*hk_.publisher.sign(mapping(hk_, 1, entries_of(hk_)))));
  shell_.variables["BAYTRUST_TOKEN"] = tokens_.at("hk-office");
  ASSERT_EQ(shell_.run({"submit", shell_.place("list.xml"), "--to", url(), "--key",
                        shell_.place("hk-content.key"), "--cert", shell_.place("hk-content.pem"),
                        "--ca", shell_.place("ca.pem"), "--wait", "10"}),
            cli::kDone)
      << shell_.out << shell_.err;
  EXPECT_THAT(shell_.out, HasSubstr("staged"));
  // Taken back again, by the same means.
  ASSERT_EQ(submit({"--withdraw", "--json"}), cli::kRefused) << shell_.out;
  EXPECT_EQ(text(boost::json::parse(shell_.out).at("submission"), "state"), "rejected");
}

TEST_F(SubmitOverTls, AServerThatProvesNothingHearsNothing) {
  const auto [another, key] = identity("CN=another");
  const test::Authority stranger = test::make_authority("Another root");
  shell_.file("stranger.pem", x509::to_pem(stranger.certificate()->der, "CERTIFICATE"));
  auto wrong = words({"--to", url(), "--ca", shell_.place("stranger.pem"), "--json"});
  std::erase(wrong, shell_.place("ca.pem"));
  wrong.erase(std::ranges::find(wrong, "--ca"));
  EXPECT_EQ(outcome(shell_.run(wrong)), "2 remote.tls.untrusted");
  EXPECT_EQ(outcome(shell_.run(words({"--to", url("127.0.0.1"), "--json"}))),
            "2 remote.tls.untrusted");
  EXPECT_EQ(outcome(shell_.run(words({"--to", "http://gateway.example", "--json"}))),
            "64 remote.address.bad");
  EXPECT_THAT(kept(), SizeIs(0));
}

TEST_F(SubmitOverTls, WhatTheGatewayRefuses) {
  const auto [unknown, key] = identity("CN=nobody");
  shell_.file("mo-tls.pem", unknown);
  shell_.file("mo-tls.key", key);
  EXPECT_EQ(outcome(submit({"--json"}, "mo")), "1 account.credential.unknown");
  EXPECT_EQ(outcome(submit({"--json", "--audience", "elsewhere"})),
            "1 submission.envelope.audience");
  EXPECT_EQ(submit({"--audience", "elsewhere", "--lang", "zh-Hant"}), cli::kRefused);
  EXPECT_THAT(shell_.out, HasSubstr("[submission.envelope.audience]"));
  EXPECT_EQ(outcome(submit({"--json", "--after", std::string(64, 'a')})), "1 submission.order");
  EXPECT_EQ(outcome(submit({"--json", "--id", "hk-2026-000000000001"})), "0 received");
  EXPECT_EQ(outcome(submit({"--json", "--id", "hk-2026-000000000001"})), "1 submission.replayed");
  EXPECT_THAT(kept(), SizeIs(1));
  // Signed by nobody whom the gateway knows: that shows once it is verified.
  shell_.file("list.xml", ByteView(*mo_.publisher.sign(list(hk_, 2))));
  EXPECT_EQ(submit({"--wait", "10"}), cli::kRefused);
  EXPECT_THAT(shell_.out, HasSubstr("Refused after it was received"));
}

TEST_F(SubmitOverTls, ALostAnswerIsAskedForAgainAndNothingIsDoneTwice) {
  int posted = 0;
  shell_.ask_remote = [&](const RemoteCall& call) -> Result<RemoteAnswer> {
    const auto answer = ask_remote(call);
    if (call.method != "POST" || ++posted != 1) return answer;
    EXPECT_TRUE(answer);
    return Error(service::kRemoteBroken, call.url, {{"message", "cut"}});
  };
  ASSERT_EQ(outcome(submit({"--json"})), "0 received");
  EXPECT_EQ(posted, 2);
  EXPECT_THAT(kept(), SizeIs(1));
}

TEST_F(SubmitOverTls, AGatewayThatIsDownSilentOrNone) {
  const std::string gone = url();
  daemon_.reset();
  EXPECT_EQ(outcome([&] {
              shell_.on_pause = {};
              return shell_.run(words({"--to", gone, "--after", "none", "--json"}));
            }()),
            "2 remote.unreachable");
  EXPECT_EQ(asked_, 4);
  const auto ask = [&](const std::string& said) {
    Receiver receiver({said});
    const std::string there = receiver.url().substr(0, receiver.url().rfind('/'));
    return outcome(shell_.run(words({"--to", there, "--after", "none", "--json"})));
  };
  settings_.whole = std::chrono::milliseconds(200);
  EXPECT_EQ(ask(""), "2 remote.timeout");
  settings_ = {.answer = 1000};
  EXPECT_EQ(ask(answer("200 OK", "Content-Length: 5\r\nContent-Type: text/html\r\n") + "hello"),
            "2 remote.answer.unreadable");
  EXPECT_EQ(ask(answer("200 OK", "Content-Length: 2000\r\nContent-Type: application/json\r\n") +
                std::string(2000, ' ')),
            "2 remote.answer.too_large");
}

}  // namespace
}  // namespace baytrust::fetch
