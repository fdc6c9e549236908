// One question to another gateway over real sockets: what is sent, and every way in which no answer
// comes.
#include "gateway/fetch/remote_asker.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gateway/service/remote_codes.hpp"
#include "tests/gateway/fetch/receiver.hpp"
#include "tests/gateway/http/server_fixture.hpp"
#include "tests/support/authority.hpp"
#include "tests/support/publisher.hpp"

namespace baytrust::fetch {
namespace {

using service::RemoteCall;
using test::must;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

std::string outcome_of(const Result<service::RemoteAnswer>& answer) {
  return answer ? "answered" : std::string(answer.error().code().id);
}
std::string fact_of(const Error& error, std::string_view name) {
  for (const Fact& fact : error.facts()) {
    if (fact.name == name) return fact.value;
  }
  return {};
}

TEST(AskRemote, AsksNothingThatIsNoSafeAddress) {
  for (const char* url :
       {"ftp://localhost/", "http://gateway.example/", "https://", "nonsense", "",
        "https://ana:secret@localhost/", "https://localhost:port/",
        "http://127.0.0.1@gateway.example/", "file:///etc/passwd", "https://localhost/#part"}) {
    EXPECT_EQ(outcome_of(ask_remote({.url = url})), "remote.address.bad") << url;
  }
}

TEST(AskRemote, SendsWhatItIsToldAndReadsTheAnswer) {
  Receiver receiver(
      {"HTTP/1.1 429 Too Many Requests\r\nConnection: close\r\nRetry-After: 7\r\n"
       "Content-Type: Application/Problem+JSON; charset=utf-8\r\n"
       "Content-Length: 2\r\n\r\n{}"});
  const auto answered = must(ask_remote({.method = "POST",
                                         .url = receiver.url(),
                                         .media_type = "application/json",
                                         .body = R"({"a":1})",
                                         .idempotency_key = "key-1",
                                         .language = "zh-Hant",
                                         .token = "bt_secret"}));
  EXPECT_EQ(answered.status, 429);
  EXPECT_EQ(answered.media_type, "application/problem+json");
  EXPECT_EQ(answered.retry_after, 7);
  EXPECT_EQ(answered.body, "{}");
  receiver.stop();
  ASSERT_THAT(receiver.requests(), SizeIs(1));
  const std::string& request = receiver.requests()[0];
  EXPECT_THAT(request, HasSubstr("POST /hook HTTP/1.1\r\n"));
  for (const char* field : {"Authorization: Bearer bt_secret", "Idempotency-Key: key-1",
                            "Content-Type: application/json", "Accept-Language: zh-Hant"}) {
    EXPECT_THAT(request, HasSubstr(std::string("\r\n") + field + "\r\n"));
  }
  EXPECT_THAT(request, Not(HasSubstr("Expect")));
  EXPECT_TRUE(request.ends_with(R"({"a":1})"));
}

TEST(AskRemote, FollowsNothingAndLetsNoFieldEndEarly) {
  Receiver elsewhere({kGood});
  Receiver redirecting(
      {answer("307 Elsewhere", "Content-Length: 0\r\nLocation: " + elsewhere.url() + "\r\n")});
  EXPECT_EQ(must(ask_remote({.url = redirecting.url(), .token = "bt_secret"})).status, 307);
  EXPECT_NE(outcome_of(ask_remote({.url = redirecting.url(), .token = "a\r\nX: y"})), "answered");
  elsewhere.stop();
  redirecting.stop();
  EXPECT_THAT(elsewhere.requests(), IsEmpty());
  EXPECT_THAT(redirecting.requests(), SizeIs(1));
}

TEST(AskRemote, SaysWhyNoAnswerCame) {
  Receiver down({kGood});
  const std::string gone = down.url();
  down.stop();
  EXPECT_EQ(outcome_of(ask_remote({.url = gone})), "remote.unreachable");

  Receiver silent({""});
  const auto late = ask_remote({.url = silent.url()}, {.whole = std::chrono::milliseconds(300)});
  EXPECT_EQ(outcome_of(late), "remote.timeout");

  // Half of what was promised, and not even a status line.
  for (const std::string& broken :
       {answer("200 OK", "Content-Length: 100\r\n") + "half", std::string("\x01\x02\r\n")}) {
    Receiver cutting({broken});
    EXPECT_EQ(outcome_of(ask_remote({.url = cutting.url()})), "remote.connection.broken");
  }

  Receiver endless({answer("200 OK", "Content-Length: 100000\r\n") + std::string(100'000, 'x')});
  const auto large = ask_remote({.url = endless.url()}, {.answer = 99'999});
  EXPECT_EQ(outcome_of(large), "remote.answer.too_large");
  EXPECT_EQ(fact_of(large.error(), "limit"), "99999");
  EXPECT_EQ(outcome_of(ask_remote({.url = endless.url()}, {.answer = 100'000})), "answered");
}

class AskOverTls : public http::ServerTest {
 protected:
  struct Identity {
    std::string certificate_pem, key_pem;
  };
  Identity identity(const std::string& subject) {
    const auto key = test::fresh_key();
    const auto certificate =
        root_.issue({.subject = subject,
                     .subject_alt_name = {x509::dns_name("localhost")},
                     .extended_key_usage = {"1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2"},
                     .key = key});
    return {x509::to_pem(certificate->der, "CERTIFICATE"), key.to_pem()};
  }
  void SetUp() override {
    const Identity own = identity("CN=server");
    start({.listeners = {
               http::Listener{.tls = http::TlsMaterial{.name = "server",
                                                       .certificate_chain_pem = own.certificate_pem,
                                                       .private_key_pem = own.key_pem}}}});
  }
  RemoteCall call(std::string_view host = "localhost") const {
    return {.url = "https://" + std::string(host) + ":" + std::to_string(port()) + "/echo",
            .authorities_pem = root_pem_};
  }

  test::Authority root_ = test::make_authority("Gateways' root");
  std::string root_pem_ = x509::to_pem(root_.certificate()->der, "CERTIFICATE");
};

TEST_F(AskOverTls, TheServerProvesWhoItIs) {
  EXPECT_THAT(must(ask_remote(call())).body, HasSubstr("tls no certificate"));
  RemoteCall by_the_systems = call();
  by_the_systems.authorities_pem.clear();
  EXPECT_EQ(outcome_of(ask_remote(by_the_systems)), "remote.tls.untrusted");
  RemoteCall by_another = call();
  const test::Authority other = test::make_authority("Another root");
  by_another.authorities_pem = x509::to_pem(other.certificate()->der, "CERTIFICATE");
  EXPECT_EQ(outcome_of(ask_remote(by_another)), "remote.tls.untrusted");
  EXPECT_EQ(outcome_of(ask_remote(call("127.0.0.1"))), "remote.tls.untrusted") << "another name";
  RemoteCall plain = call();
  plain.url.replace(0, 5, "http");
  EXPECT_NE(outcome_of(ask_remote(plain)), "answered");
  Receiver no_tls({answer("200 OK")});
  EXPECT_EQ(outcome_of(ask_remote({.url = "https" + no_tls.url().substr(4)})), "remote.tls.failed");
}

TEST_F(AskOverTls, TheClientShowsItsCertificate) {
  const Identity own = identity("CN=partner");
  RemoteCall with = call();
  with.certificate_pem = own.certificate_pem;
  with.key_pem = own.key_pem;
  EXPECT_THAT(must(ask_remote(with)).body, Not(HasSubstr("no certificate")));
  // Another's key, an encrypted one that nobody is asked about, and what is no certificate at all.
  with.key_pem = identity("CN=another").key_pem;
  EXPECT_EQ(outcome_of(ask_remote(with)), "remote.tls.material");
  with.key_pem = test::fresh_key().to_encrypted_pem("passphrase");
  EXPECT_EQ(outcome_of(ask_remote(with)), "remote.tls.material");
  with.certificate_pem = "nonsense";
  EXPECT_EQ(outcome_of(ask_remote(with)), "remote.tls.material");
  RemoteCall authorities = call();
  authorities.authorities_pem = "nonsense";
  EXPECT_EQ(outcome_of(ask_remote(authorities)), "remote.tls.material");
}

}  // namespace
}  // namespace baytrust::fetch
