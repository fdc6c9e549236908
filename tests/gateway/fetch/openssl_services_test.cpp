// Responders that are other people's code: `openssl ocsp` as it runs by itself, `openssl ts` behind
// a small HTTP server; asked by the real fetcher, judged by openssl.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gateway/fetch/curl_fetcher.hpp"
#include "tests/support/openssl_service.hpp"
#include "tests/support/source_server.hpp"

namespace baytrust::fetch {
namespace {

using service::FetchRequest;
using service::parse_source_url;
using test::SourceRequest;
using test::SourceServer;
using ::testing::HasSubstr;

CurlFetcher on_loopback() {
  CurlFetcher::Settings settings;
  settings.networks = {*service::parse_network("127.0.0.0/8")};
  return CurlFetcher(settings);
}

TEST(OpensslOcsp, AnswersWhatTheFetcherPosts) {
  if (!test::has_openssl()) GTEST_SKIP() << "openssl is not here";
  const auto ca = test::make_authority("OCSP CA");
  const auto good = ca.issue({.subject = "CN=good"});
  const auto revoked = ca.issue({.subject = "CN=revoked"});
  test::TemporaryDirectory directory;
  const std::string ca_pem =
      kept_file(directory, "ca.pem", x509::to_pem(ca.certificate()->der, "CERTIFICATE"));
  test::OcspResponder responder(ca, test::index_line('V', good) + test::index_line('R', revoked));
  CurlFetcher fetcher = on_loopback();
  for (const auto& [certificate, said] : {std::pair(good, "good"), std::pair(revoked, "revoked")}) {
    const std::string pem =
        kept_file(directory, "leaf.pem", x509::to_pem(certificate->der, "CERTIFICATE"));
    const std::string of = " -issuer " + ca_pem + " -cert " + pem;
    ASSERT_EQ(std::system(("openssl ocsp -no_nonce -reqout " + (directory / "request") + of +
                           " >/dev/null 2>&1")
                              .c_str()),
              0);
    const std::string octets = test::content_of_file(directory / "request");
    FetchRequest request{.item = "OCSP", .url = *parse_source_url(responder.url())};
    request.method = FetchRequest::Method::post;
    request.body = to_bytes(as_bytes(octets));
    request.content_type = "application/ocsp-request";
    const auto answer = fetcher.fetch(request);
    ASSERT_TRUE(answer) << describe(answer.error());
    EXPECT_EQ(answer->media_type, "application/ocsp-response");
    const std::string response = kept_file(directory, "response", as_text(answer->body));
    ASSERT_EQ(std::system(("openssl ocsp -respin " + response + of + " -CAfile " + ca_pem + " >" +
                           (directory / "said") + " 2>&1")
                              .c_str()),
              0);
    EXPECT_THAT(test::content_of_file(directory / "said"),
                HasSubstr("leaf.pem: " + std::string(said)));
  }
  responder.stop();
  FetchRequest request{.item = "OCSP", .url = *parse_source_url(responder.url())};
  EXPECT_EQ(fetcher.fetch(request).error().code().id, "fetch.unreachable");
}

TEST(OpensslTs, AnswersBehindAServer) {
  if (!test::has_openssl()) GTEST_SKIP() << "openssl is not here";
  const auto root = test::make_authority("TSA root", {.not_before = test::kStart});
  const test::TimeStamper stamper(root);
  SourceServer server([&](const SourceRequest& request) {
    const std::string reply = stamper.reply(request.body);
    return test::http_answer("200 OK", "application/timestamp-reply", as_bytes(reply));
  });
  FetchRequest request{.item = "timestamp", .url = *parse_source_url(server.url("/tsa"))};
  request.method = FetchRequest::Method::post;
  const std::string query = stamper.query("a document");
  request.body = to_bytes(as_bytes(query));
  request.content_type = "application/timestamp-query";
  CurlFetcher fetcher = on_loopback();
  const auto answer = fetcher.fetch(request);
  ASSERT_TRUE(answer) << describe(answer.error());
  EXPECT_EQ(answer->media_type, "application/timestamp-reply");
  EXPECT_TRUE(stamper.verifies(as_text(answer->body)));
  Bytes altered = answer->body;
  altered.back() ^= 1;
  EXPECT_FALSE(stamper.verifies(as_text(altered)));
}

}  // namespace
}  // namespace baytrust::fetch
