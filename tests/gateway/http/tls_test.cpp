// TLS 1.3 with and without client certificates, asked by OpenSSL; and who may say who the client
// is.
#include <cstdlib>
#include <fstream>
#include <gmock/gmock.h>
#include <thread>

#include "gateway/http/codes.hpp"
#include "tests/gateway/http/server_fixture.hpp"
#include "tests/support/authority.hpp"
#include "tests/support/temporary_directory.hpp"
#include "tests/support/tls_client.hpp"
#include "validators/crypto/digest.hpp"

namespace baytrust::http {
namespace {

using test::TlsClient;
using test::TlsClientSettings;
using ::testing::HasSubstr;

struct Identity {
  std::string certificate_pem, key_pem, fingerprint;
};

const test::Authority& authority() {
  static const test::Authority one = test::make_authority("TLS root");
  return one;
}

Identity identity_under(const test::Authority& issuer, const std::string& subject) {
  const auto key = test::fresh_key();
  const auto certificate =
      issuer.issue({.subject = subject,
                    .subject_alt_name = {x509::dns_name("localhost")},
                    .extended_key_usage = {"1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2"},
                    .key = key});
  return {x509::to_pem(certificate->der, "CERTIFICATE"), key.to_pem(),
          to_hex(crypto::sha256(certificate->der))};
}

TlsMaterial material_of(const Identity& identity) {
  return {.name = "server.pem",
          .certificate_chain_pem = identity.certificate_pem,
          .private_key_pem = identity.key_pem};
}

class TlsTest : public ServerTest {
 protected:
  void start_tls(TlsMaterial material, ServerSettings settings = {}) {
    settings.listeners = {Listener{.tls = std::move(material)}};
    start(std::move(settings));
  }
  static TlsClientSettings with(const Identity& identity) {
    return {.certificate_pem = identity.certificate_pem, .key_pem = identity.key_pem};
  }

  const Identity server_identity_ = identity_under(authority(), "CN=server one");
};

TEST_F(TlsTest, SpeaksTls13AndNothingOlder) {
  start_tls(material_of(server_identity_));
  TlsClient c(port(), {});
  ASSERT_TRUE(c.handshake());
  EXPECT_EQ(c.version(), "TLSv1.3");
  const auto answer = c.ask("/echo");
  EXPECT_THAT(answer, HasSubstr("127.0.0.1 connection tls no certificate"));
  EXPECT_THAT(answer, HasSubstr("Strict-Transport-Security"));
  EXPECT_TRUE(c.ended_well());
  EXPECT_FALSE(c.is_resumable());
  TlsClient old(port(), {.least_version = TLS1_VERSION, .most_version = TLS1_2_VERSION});
  EXPECT_FALSE(old.handshake());
  // A request in the clear is no handshake.
  EXPECT_EQ(client().get("/livez").status, 0);
}

TEST_F(TlsTest, OffersHttp11AndNoOtherProtocol) {
  start_tls(material_of(server_identity_));
  TlsClient both(port(), {.protocols = "\x02h2\x08http/1.1"});
  EXPECT_TRUE(both.handshake());
  TlsClient other(port(), {.protocols = "\x02h2"});
  EXPECT_FALSE(other.handshake());
}

TEST_F(TlsTest, ReportsAnyClientCertificateWhereNoAuthorityIsConfigured) {
  start_tls(material_of(server_identity_));
  const auto stranger = identity_under(test::make_authority("Somewhere"), "CN=stranger");
  TlsClient c(port(), with(stranger));
  ASSERT_TRUE(c.handshake());
  EXPECT_THAT(c.ask("/echo"), HasSubstr("tls " + stranger.fingerprint));
}

TEST_F(TlsTest, DemandsTheConfiguredAuthorityOfAClientCertificate) {
  auto material = material_of(server_identity_);
  material.client_authorities_pem = x509::to_pem(authority().certificate()->der, "CERTIFICATE");
  start_tls(std::move(material));
  const auto friendly = identity_under(authority(), "CN=friend");
  TlsClient known(port(), with(friendly));
  ASSERT_TRUE(known.handshake());
  EXPECT_THAT(known.ask("/echo"), HasSubstr("tls " + friendly.fingerprint));
  // In TLS 1.3 the client's side of the handshake ends before the server has judged.
  TlsClient stranger(port(), with(identity_under(test::make_authority("Other"), "CN=stranger")));
  stranger.handshake();
  EXPECT_EQ(stranger.ask("/echo"), "");
  TlsClient nobody(port(), {});
  ASSERT_TRUE(nobody.handshake());
  EXPECT_THAT(nobody.ask("/echo"), HasSubstr("tls no certificate"));
}

TEST_F(TlsTest, ReplacesItsCertificateWhileRunning) {
  start_tls(material_of(server_identity_));
  TlsClient before(port(), {});
  ASSERT_TRUE(before.handshake());
  EXPECT_EQ(before.server_name(), "server one");
  const auto broken = server_->replace_tls(0, {.name = "new.pem", .certificate_chain_pem = "x"});
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().code(), kTlsMaterial);
  EXPECT_EQ(broken.error().subject(), "new.pem");
  ASSERT_TRUE(server_->replace_tls(0, material_of(identity_under(authority(), "CN=server two"))));
  TlsClient after(port(), {});
  ASSERT_TRUE(after.handshake());
  EXPECT_EQ(after.server_name(), "server two");
  EXPECT_THAT(before.ask("/livez"), HasSubstr("ok"));
}

TEST_F(TlsTest, RefusesMaterialThatDoesNotFit) {
  const auto other = identity_under(authority(), "CN=other");
  auto material = material_of(server_identity_);
  material.private_key_pem = other.key_pem;
  start();
  const auto mixed = Server::start({.listeners = {Listener{.tls = material}}}, *api_);
  ASSERT_FALSE(mixed);
  EXPECT_EQ(mixed.error().code(), kTlsMaterial);
  EXPECT_THAT(mixed.error().facts().at(0).value, HasSubstr("key"));
  material = material_of(server_identity_);
  material.client_authorities_pem = "none";
  EXPECT_FALSE(Server::start({.listeners = {Listener{.tls = material}}}, *api_));
}

TEST_F(TlsTest, ADribblingHandshakeIsGivenUp) {
  start_tls(material_of(server_identity_),
            {.limits = {.handshake = std::chrono::milliseconds(50)}});
  auto c = client();
  c.send("\x16\x03\x01");
  EXPECT_TRUE(c.is_closed_within());
}

TEST_F(TlsTest, CurlAgrees) {
  if (std::system("curl --version >/dev/null 2>&1") != 0) GTEST_SKIP() << "curl is not here";
  start_tls(material_of(server_identity_));
  const test::TemporaryDirectory files;
  const auto friendly = identity_under(authority(), "CN=friend");
  std::ofstream(files / "ca.pem") << x509::to_pem(authority().certificate()->der, "CERTIFICATE");
  std::ofstream(files / "client.pem") << friendly.certificate_pem;
  std::ofstream(files / "client.key") << friendly.key_pem;
  const std::string command = "curl -s --max-time 10 --noproxy '*' --cacert " + (files / "ca.pem") +
                              " --cert " + (files / "client.pem") + " --key " +
                              (files / "client.key") + " -o " + (files / "out") + " ";
  const std::string address = "https://localhost:" + std::to_string(port());
  ASSERT_EQ(std::system((command + address + "/echo").c_str()), 0);
  std::string out;
  std::getline(std::ifstream(files / "out"), out);
  EXPECT_EQ(out, "127.0.0.1 connection tls " + friendly.fingerprint);
  EXPECT_NE(std::system((command + "--tls-max 1.2 " + address + "/echo").c_str()), 0);
}

// ----- proxies

TEST_F(TlsTest, ForwardedAddressesAreBelievedOnlyOfAProxysCertificate) {
  const auto proxy = identity_under(authority(), "CN=proxy");
  const auto other = identity_under(authority(), "CN=other");
  start_tls(material_of(server_identity_),
            {.proxy_certificates = {*parse_digest(proxy.fingerprint)}});
  const auto ask = [&](const TlsClientSettings& settings, std::string_view field) {
    TlsClient c(port(), settings);
    EXPECT_TRUE(c.handshake());
    const auto answer = c.ask("/echo", field);
    return answer.substr(answer.find("\r\n\r\n") + 4).substr(0, 24);
  };
  constexpr std::string_view kCustomary = "X-Forwarded-For: 198.51.100.9, 203.0.113.7\r\n";
  EXPECT_THAT(ask(with(proxy), kCustomary), HasSubstr("203.0.113.7 proxy"));
  EXPECT_THAT(ask(with(other), kCustomary), HasSubstr("127.0.0.1 connection"));
  EXPECT_THAT(ask({}, kCustomary), HasSubstr("127.0.0.1 connection"));
  EXPECT_THAT(ask(with(proxy), "Forwarded: for=1.2.3.4, for=\"[2001:DB8::1]:99\";proto=https\r\n"),
              HasSubstr("2001:db8::1 proxy"));
  EXPECT_THAT(ask(with(proxy), ""), HasSubstr("127.0.0.1 connection"));
  TlsClient both(port(), with(proxy));
  ASSERT_TRUE(both.handshake());
  EXPECT_THAT(both.ask("/echo", std::string(kCustomary) + "Forwarded: for=1.2.3.4\r\n"),
              HasSubstr("http.request.malformed"));
  TlsClient name(port(), with(proxy));
  ASSERT_TRUE(name.handshake());
  EXPECT_THAT(name.ask("/echo", "X-Forwarded-For: unknown\r\n"),
              HasSubstr("http.request.malformed"));
}

std::string proxy_header(std::string_view command_family, std::string_view addresses) {
  std::string out("\r\n\r\n\0\r\nQUIT\n", 12);
  out += command_family;
  out += static_cast<char>(addresses.size() >> 8);
  out += static_cast<char>(addresses.size() & 0xFF);
  return out.append(addresses);
}

const std::string kFrom192("\xC0\x00\x02\x07\x7F\x00\x00\x01\x30\x39\x01\xBB", 12);
constexpr std::string_view kGet = "GET /echo HTTP/1.1\r\nHost: h\r\n\r\n";

TEST_F(ServerTest, AProxysHeaderNamesTheClient) {
  start({.proxy_protocol_from = {"127.0.0.1"}});
  auto v4 = client();
  v4.send(proxy_header("\x21\x11", kFrom192) + std::string(kGet));
  EXPECT_EQ(v4.response().body, "192.0.2.7 proxy plain no certificate");
  auto v6 = client();
  std::string addresses("\x20\x01\x0d\xb8\0\0\0\0\0\0\0\0\0\0\0\x01", 16);
  addresses += std::string(16, '\0') + std::string("\x30\x39\x01\xBB", 4);
  v6.send(proxy_header("\x21\x21", addresses + std::string("\x04\x00\x01x", 4)) +
          std::string(kGet));
  EXPECT_EQ(v6.response().body, "2001:db8::1 proxy plain no certificate");
  auto local = client();
  local.send(proxy_header(std::string("\x20\x00", 2), "") + std::string(kGet));
  EXPECT_EQ(local.response().body, "127.0.0.1 connection plain no certificate");
}

TEST_F(ServerTest, AProxysHeaderIsDemandedAndMustBeRight) {
  start({.proxy_protocol_from = {"127.0.0.1"}});
  for (const std::string& bad :
       {std::string(kGet), proxy_header("\x21\x31", std::string(216, '/')),
        proxy_header("\x11\x11", kFrom192), proxy_header("\x21\x11", kFrom192.substr(0, 8)),
        proxy_header("\x21\x21", kFrom192), proxy_header("\x22\x11", kFrom192),
        proxy_header("\x21\x11", std::string(5000, '\0'))}) {
    auto c = client();
    c.send(bad + std::string(kGet));
    EXPECT_EQ(c.response().status, 0);
    EXPECT_TRUE(c.is_closed_within());
  }
}

TEST_F(TlsTest, AProxysHeaderStandsBeforeTheHandshake) {
  start_tls(material_of(server_identity_), {.proxy_protocol_from = {"127.0.0.1"}});
  TlsClient without(port(), {});
  EXPECT_FALSE(without.handshake());
}

}  // namespace
}  // namespace baytrust::http
