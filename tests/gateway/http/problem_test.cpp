#include "gateway/http/problem.hpp"

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

#include "gateway/http/codes.hpp"
#include "gateway/service/codes.hpp"
#include "gateway/service/config_codes.hpp"

namespace baytrust::http {
namespace {

boost::json::object body_of(const Response& response) {
  return boost::json::parse(response.body).as_object();
}

TEST(Problem, HasTheMembersOfRfc9457AndOurs) {
  Request request;
  request.request_id = "r1";
  const auto response = problem(
      Error(kMediaType, "request", {{"found", "a/b"}, {"accepted", "application/json"}}), request);
  EXPECT_EQ(response.status, 415);
  EXPECT_EQ(response.headers.find("Content-Type"), "application/problem+json");
  EXPECT_EQ(response.headers.find("Content-Language"), "en");
  const auto body = body_of(response);
  EXPECT_EQ(body.at("type").as_string(), "/docs#http.media_type.unsupported");
  EXPECT_EQ(body.at("title").as_string(), "Unsupported Media Type");
  EXPECT_EQ(body.at("status").as_int64(), 415);
  EXPECT_EQ(body.at("detail").as_string(),
            "The body is of media type \"a/b\"; accepted here: application/json.");
  EXPECT_EQ(body.at("code").as_string(), "http.media_type.unsupported");
  EXPECT_EQ(body.at("facts").at("found").as_string(), "a/b");
  EXPECT_EQ(body.at("request_id").as_string(), "r1");
}

TEST(Problem, SpeaksTheReadersLanguage) {
  Request request;
  request.headers.add("Accept-Language", "zh-HK");
  const auto response = problem(Error(kRouteUnknown, "request"), request);
  EXPECT_EQ(response.headers.find("Content-Language"), "zh-Hant");
  EXPECT_EQ(body_of(response).at("detail").as_string(), "此網址沒有內容。");
}

TEST(Problem, TellsNothingOfOurOwnFaults) {
  const auto response =
      problem(Error(service::kStoreAltered, "/var/lib/secret", {{"digest", "abc"}}), {});
  EXPECT_EQ(response.status, 500);
  EXPECT_EQ(response.body.find("secret"), std::string::npos);
  EXPECT_EQ(response.body.find("abc"), std::string::npos);
  EXPECT_EQ(body_of(response).at("code").as_string(), "http.internal");
}

TEST(Problem, CarriesTheFieldsOfItsStatus) {
  const auto field = [](const Error& error, std::string_view name) {
    return std::string(problem(error, {}).headers.find(name).value_or(""));
  };
  EXPECT_EQ(
      field(Error(kMethodNotAllowed, "", {{"method", "PUT"}, {"allowed", "GET, HEAD"}}), "Allow"),
      "GET, HEAD");
  EXPECT_EQ(field(Error(kUnauthenticated), "WWW-Authenticate"), "Bearer");
  EXPECT_EQ(field(Error(kRateExceeded, "", {{"seconds", "7"}}), "Retry-After"), "7");
  EXPECT_EQ(field(Error(kBusy), "Retry-After"), "1");
}

TEST(Problem, StatusesFollowTheTable) {
  const auto status = [](std::string_view id) { return status_of({id, "", Effect::invalid}); };
  for (const Code& code : kCodes) {
    if (code != kIdempotencyMismatch) EXPECT_NE(status_of(code), 422) << code.id;
  }
  EXPECT_EQ(status_of(service::kStoreUnknown), 404);
  EXPECT_EQ(status_of(service::kStoreChanged), 409);
  EXPECT_EQ(status_of(service::kConfigProfileUnknown), 400);
  EXPECT_EQ(status_of(service::kConfigSyntax), 500);
  EXPECT_EQ(status("store.busy"), 503);
  EXPECT_EQ(status("store.damaged"), 500);
  EXPECT_EQ(status("x509.certificate.malformed"), 422);
  EXPECT_EQ(status("http.json.malformed"), 400);
  EXPECT_EQ(status("never.heard.of"), 422);
}

TEST(Problem, OctetsThatAreNoUtf8DoNotReachTheBody) {
  const auto response = problem(Error(kMalformed, "\xFF", {{"reason", "\xC0\x80"}}), {});
  EXPECT_EQ(body_of(response).at("facts").at("reason").as_string(), "?");
}

// Every code has a status, and a problem of it is JSON with its text filled in.
TEST(Problem, EveryCodeOfThisFolderMakesOne) {
  for (const Code& code : kCodes) {
    const Error error(code, "subject",
                      {{"reason", "a"}, {"host", "a"},     {"expectation", "a"}, {"limit", "1"},
                       {"phase", "a"},  {"seconds", "1"},  {"method", "a"},      {"allowed", "a"},
                       {"found", "a"},  {"accepted", "a"}, {"offered", "a"},     {"name", "a"},
                       {"known", "a"},  {"value", "a"},    {"expected", "a"},    {"roles", "a"},
                       {"line", "1"},   {"column", "1"},   {"member", "a"},      {"message", "a"},
                       {"field", "a"}});
    const auto body = body_of(problem(error, {}));
    const std::string detail(body.at("detail").as_string());
    EXPECT_EQ(detail.find('{'), std::string::npos) << detail;
  }
}

}  // namespace
}  // namespace baytrust::http
