// One answer over HTTP from a host on loopback that is up, slow, cut short, too large, redirecting,
// gone, or leads into a network that is nobody's business.
#include "gateway/fetch/curl_fetcher.hpp"

#include <cstdlib>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gateway/service/fetch_codes.hpp"
#include "tests/support/source_server.hpp"

namespace baytrust::fetch {
namespace {

using service::FetchAnswer;
using service::FetchRequest;
using service::parse_network;
using service::parse_source_url;
using test::http_answer;
using test::SourceRequest;
using test::SourceServer;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

CurlFetcher::Settings on_loopback() {
  CurlFetcher::Settings settings;
  settings.networks = {*parse_network("127.0.0.0/8")};
  return settings;
}
FetchRequest to(const std::string& url) {
  FetchRequest request{.item = "CRL", .url = *parse_source_url(url)};
  request.may_go = [](const service::SourceUrl&) { return true; };
  return request;
}
std::string code_of(const Result<FetchAnswer>& answer) {
  return answer ? "" : std::string(answer.error().code().id);
}
std::string detail_of(const Result<FetchAnswer>& answer) {
  if (answer) return "";
  const Error error = answer.error();
  for (const Fact& fact : error.facts()) {
    if (fact.name == "detail") return fact.value;
  }
  return "";
}

TEST(CurlFetcher, AsksPlainlyAndGivesWhatCame) {
  SourceServer server([](const SourceRequest&) {
    return http_answer("200 OK", "Application/PKIX-CRL; x=y", as_bytes("octets"),
                       "ETag: \"abc\"\r\nLast-Modified: Tue, 03 Mar 2026 12:00:00 GMT\r\n"
                       "Set-Cookie: a=b\r\n");
  });
  CurlFetcher fetcher(on_loopback());
  auto request = to(server.url("/ca.crl?x"));
  request.accept = "application/pkix-crl";
  for (int i = 0; i < 2; ++i) {
    const auto answer = fetcher.fetch(request);
    ASSERT_TRUE(answer) << describe(answer.error());
    EXPECT_EQ(as_text(answer->body), "octets");
    EXPECT_EQ(answer->media_type, "application/pkix-crl");
    EXPECT_EQ(answer->etag, "\"abc\"");
    EXPECT_EQ(answer->last_modified, "Tue, 03 Mar 2026 12:00:00 GMT");
  }
  server.stop();
  const std::string head = server.requests().at(1).head;
  EXPECT_THAT(head, HasSubstr("GET /ca.crl?x HTTP/1.1\r\n"));
  EXPECT_THAT(head, HasSubstr("Accept: application/pkix-crl\r\n"));
  for (const char* none : {"Cookie", "Authorization", "If-None-Match", "Accept-Encoding"}) {
    EXPECT_THAT(head, Not(HasSubstr(none)));
  }
}

TEST(CurlFetcher, AsksForWhatChangedAlone) {
  SourceServer server([](const SourceRequest& request) {
    const bool known = request.head.find("If-None-Match: \"abc\"") != request.head.npos &&
                       request.head.find("If-Modified-Since: x") != request.head.npos;
    return "HTTP/1.1 " + std::string(known ? "304 Not Modified" : "500 No") +
           "\r\nConnection: close\r\n\r\n";
  });
  CurlFetcher fetcher(on_loopback());
  auto request = to(server.url("/"));
  request.etag = "\"abc\"";
  request.last_modified = "x";
  const auto answer = fetcher.fetch(request);
  ASSERT_TRUE(answer) << describe(answer.error());
  EXPECT_EQ(answer->kind, FetchAnswer::Kind::not_modified);
}

TEST(CurlFetcher, PostsWhatItIsGiven) {
  SourceServer server([](const SourceRequest& request) {
    return http_answer("200 OK", "application/ocsp-response", as_bytes(request.body));
  });
  CurlFetcher fetcher(on_loopback());
  auto request = to(server.url("/"));
  request.method = FetchRequest::Method::post;
  request.body = {0x30, 0x00, 0xff};
  request.content_type = "application/ocsp-request";
  const auto answer = fetcher.fetch(request);
  ASSERT_TRUE(answer) << describe(answer.error());
  EXPECT_EQ(answer->body, request.body);
  server.stop();
  EXPECT_THAT(server.requests().at(0).head,
              HasSubstr("Content-Type: application/ocsp-request\r\n"));
}

TEST(CurlFetcher, StatusesThatAreNoAnswer) {
  for (const char* status : {"404 Not Found", "500 Oops", "204 Nothing", "206 Part", "304 Same"}) {
    SourceServer server([&](const SourceRequest&) { return http_answer(status, "text/plain"); });
    const auto answer = CurlFetcher(on_loopback()).fetch(to(server.url("/")));
    const bool redirect = std::string_view(status).starts_with("304");
    EXPECT_EQ(code_of(answer), "fetch.status") << status << redirect;
    EXPECT_EQ(detail_of(answer), std::string(status).substr(0, 3));
  }
}

TEST(CurlFetcher, WhatIsCutShortIsNoAnswer) {
  SourceServer server([](const SourceRequest& request) {
    if (request.target == "/length") {
      return std::string("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 100\r\n\r\nhalf");
    }
    return std::string(
        "HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n64\r\nhalf");
  });
  CurlFetcher fetcher(on_loopback());
  EXPECT_EQ(code_of(fetcher.fetch(to(server.url("/length")))), "fetch.truncated");
  EXPECT_EQ(code_of(fetcher.fetch(to(server.url("/chunks")))), "fetch.truncated");
}

TEST(CurlFetcher, NothingLargerThanAllowedSaidOrNot) {
  const std::string large(5000, 'x');
  SourceServer server([&](const SourceRequest& request) {
    if (request.target == "/said") return http_answer("200 OK", "text/plain", as_bytes(large));
    return "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + large;
  });
  auto settings = on_loopback();
  settings.most = 1000;
  CurlFetcher fetcher(settings);
  for (const char* path : {"/said", "/unsaid"}) {
    const auto answer = fetcher.fetch(to(server.url(path)));
    EXPECT_EQ(code_of(answer), "fetch.too_large") << path;
    EXPECT_EQ(detail_of(answer), "1000");
  }
  settings.most = 5000;
  EXPECT_EQ(CurlFetcher(settings).fetch(to(server.url("/unsaid")))->body.size(), 5000U);
}

TEST(CurlFetcher, ASilentHostIsGivenUp) {
  SourceServer server([](const SourceRequest&) { return ""; });
  auto settings = on_loopback();
  settings.whole = std::chrono::milliseconds(150);
  const auto answer = CurlFetcher(settings).fetch(to(server.url("/")));
  EXPECT_EQ(code_of(answer), "fetch.timeout");
  EXPECT_EQ(detail_of(answer), "150 ms");
}

TEST(CurlFetcher, AHostThatIsDownIsSaid) {
  SourceServer server([](const SourceRequest&) { return ""; });
  const std::string url = server.url("/");
  server.stop();
  EXPECT_EQ(code_of(CurlFetcher(on_loopback()).fetch(to(url))), "fetch.unreachable");
}

TEST(CurlFetcher, ToldToStopItStops) {
  SourceServer server([](const SourceRequest&) { return ""; });
  std::stop_source stop;
  auto request = to(server.url("/"));
  request.stop = stop.get_token();
  stop.request_stop();
  EXPECT_EQ(code_of(CurlFetcher(on_loopback()).fetch(request)), "fetch.unreachable");
}

TEST(CurlFetcher, NoTlsNoAnswer) {
  SourceServer server([](const SourceRequest&) { return http_answer("200 OK", "text/plain"); });
  const std::string url = "https://" + server.host() + "/";
  EXPECT_EQ(code_of(CurlFetcher(on_loopback()).fetch(to(url))), "fetch.tls");
  auto settings = on_loopback();
  settings.authorities = "/nowhere.pem";
  EXPECT_EQ(code_of(CurlFetcher(settings).fetch(to(url))), "fetch.tls");
}

// ----- redirects

TEST(Redirects, AreFollowedToAllowedPlacesAndCounted) {
  SourceServer server([](const SourceRequest& request) {
    if (request.target == "/2") return http_answer("200 OK", "text/plain", as_bytes("there"));
    const std::string next = request.target == "/0" ? "/1" : request.target == "/1" ? "/2" : "/x";
    return http_answer("302 Found", "text/html", as_bytes("<a>moved</a>"),
                       "Location: " + next + "\r\n");
  });
  auto settings = on_loopback();
  settings.redirects = 2;
  const auto answer = CurlFetcher(settings).fetch(to(server.url("/0")));
  ASSERT_TRUE(answer) << describe(answer.error());
  EXPECT_EQ(as_text(answer->body), "there");
  const auto endless = CurlFetcher(settings).fetch(to(server.url("/x")));
  EXPECT_EQ(code_of(endless), "fetch.redirect.refused");
  EXPECT_EQ(detail_of(endless), "> 2");
  settings.redirects = 0;
  EXPECT_EQ(code_of(CurlFetcher(settings).fetch(to(server.url("/1")))), "fetch.redirect.refused");
}

TEST(Redirects, NoHopLeadsWhereNothingMayBeAsked) {
  std::string location;
  SourceServer server([&](const SourceRequest&) {
    return http_answer("307 Elsewhere", "text/html", {}, "Location: " + location + "\r\n");
  });
  CurlFetcher fetcher(on_loopback());
  auto request = to(server.url("/"));
  request.may_go = [](const service::SourceUrl& url) { return url.host != "evil.example"; };
  for (const char* refused : {"http://evil.example/", "ftp://127.0.0.1/", "file:///etc/passwd",
                              "http://a@127.0.0.1/", "gopher://127.0.0.1:6379/_INFO"}) {
    location = refused;
    EXPECT_EQ(code_of(fetcher.fetch(request)), "fetch.redirect.refused") << refused;
  }
  // Other writings of an address are that address, or nothing.
  auto elsewhere = request;
  elsewhere.may_go = [](const service::SourceUrl& url) { return url.host != "127.0.0.1"; };
  for (const char* refused : {"http://2130706433/", "http://0x7f.1/", "http://0177.0.0.1/",
                              "http://127.1/", "http://127.0.0.1/"}) {
    location = refused;
    EXPECT_EQ(code_of(fetcher.fetch(elsewhere)), "fetch.redirect.refused") << refused;
  }
  // Allowed by name, and not public: refused by address.
  for (const char* refused :
       {"http://169.254.169.254/latest/meta-data/", "http://[::1]/", "http://10.0.0.1/",
        "http://[::ffff:10.0.0.1]/", "http://[64:ff9b::7f00:1]/", "http://[fd00::1]/",
        "http://192.168.1.1/", "http://100.64.0.1/", "http://0.0.0.0/", "http://[fe80::1]/"}) {
    location = refused;
    EXPECT_EQ(code_of(fetcher.fetch(request)), "fetch.address.refused") << refused;
  }
  auto post = request;
  post.method = FetchRequest::Method::post;
  location = server.url("/");
  EXPECT_EQ(detail_of(fetcher.fetch(post)), "POST");
}

// ----- addresses

TEST(Addresses, LoopbackIsRefusedUnlessNamed) {
  SourceServer server([](const SourceRequest&) { return http_answer("200 OK", "text/plain"); });
  const auto answer = CurlFetcher({}).fetch(to(server.url("/")));
  EXPECT_EQ(code_of(answer), "fetch.address.refused");
  EXPECT_EQ(detail_of(answer), "127.0.0.1");
  server.stop();
  EXPECT_THAT(server.requests(), IsEmpty());
}

TEST(Addresses, ANameThatResolvesToAPrivateAddressIsRefused) {
  SourceServer server([](const SourceRequest&) { return http_answer("200 OK", "text/plain"); });
  const std::string port = std::to_string(server.port());
  for (const char* address :
       {"127.0.0.1", "10.0.0.1", "169.254.169.254", "192.168.0.1", "[::1]", "[fd00::1]",
        "[::ffff:127.0.0.1]", "[64:ff9b::a00:1]", "100.64.0.1", "0.0.0.0", "224.0.0.1"}) {
    CurlFetcher::Settings settings;
    settings.resolve = {"crl.example.hk:" + port + ":" + address};
    const auto answer = CurlFetcher(settings).fetch(to("http://crl.example.hk:" + port + "/"));
    EXPECT_EQ(code_of(answer), "fetch.address.refused") << address;
  }
  // A name of this machine's own hosts file.
  EXPECT_EQ(code_of(CurlFetcher({}).fetch(to("http://localhost:" + port + "/"))),
            "fetch.address.refused");
  // Named by the configuration it is asked, by its name.
  auto settings = on_loopback();
  settings.resolve = {"crl.example.hk:" + port + ":127.0.0.1"};
  EXPECT_TRUE(CurlFetcher(settings).fetch(to("http://crl.example.hk:" + port + "/")));
  server.stop();
  ASSERT_THAT(server.requests(), SizeIs(1));
  EXPECT_THAT(server.requests()[0].head, HasSubstr("Host: crl.example.hk:" + port));
}

TEST(Addresses, OnePrivateAmongPublicOnesIsNotConnectedTo) {
  SourceServer server([](const SourceRequest&) { return http_answer("200 OK", "text/plain"); });
  const std::string port = std::to_string(server.port());
  // 10.0.0.1 is refused, 127.0.0.1 named: the second one is asked.
  auto settings = on_loopback();
  settings.resolve = {"crl.example.hk:" + port + ":10.0.0.1,127.0.0.1"};
  EXPECT_TRUE(CurlFetcher(settings).fetch(to("http://crl.example.hk:" + port + "/")));
}

TEST(Proxies, AreTheConfigurationsAloneWhateverTheEnvironmentSays) {
  SourceServer proxy([](const SourceRequest& request) {
    return http_answer("200 OK", "text/plain", as_bytes(request.target));
  });
  SourceServer server([](const SourceRequest&) {
    return http_answer("200 OK", "text/plain", as_bytes("straight"));
  });
  ::setenv("http_proxy", proxy.url("").c_str(), 1);
  ::setenv("ALL_PROXY", proxy.url("").c_str(), 1);
  const auto straight = CurlFetcher(on_loopback()).fetch(to(server.url("/")));
  ::unsetenv("http_proxy");
  ::unsetenv("ALL_PROXY");
  ASSERT_TRUE(straight) << describe(straight.error());
  EXPECT_EQ(as_text(straight->body), "straight");
  EXPECT_THAT(proxy.requests(), IsEmpty());
  CurlFetcher::Settings settings;
  settings.proxy = proxy.url("");
  const auto by_proxy = CurlFetcher(settings).fetch(to("http://crl.example.hk/x"));
  ASSERT_TRUE(by_proxy) << describe(by_proxy.error());
  EXPECT_EQ(as_text(by_proxy->body), "http://crl.example.hk/x");
}

TEST(FetcherSettings, AreThoseOfTheConfiguration) {
  service::FetchSettings given;
  given.connect_seconds = 2;
  given.whole_seconds = 7;
  given.most_octets = 99;
  given.redirects = 1;
  given.networks = {*parse_network("10.0.0.0/8")};
  given.authorities = "ca.pem";
  given.proxy = "http://p";
  const auto settings = fetcher_settings(given);
  EXPECT_EQ(settings.connect.count(), 2000);
  EXPECT_EQ(settings.whole.count(), 7000);
  EXPECT_EQ(settings.most, 99U);
  EXPECT_EQ(settings.redirects, 1U);
  EXPECT_EQ(settings.networks, given.networks);
  EXPECT_EQ(settings.authorities, "ca.pem");
  EXPECT_EQ(settings.proxy, "http://p");
}

}  // namespace
}  // namespace baytrust::fetch
