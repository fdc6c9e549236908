#include "gateway/http/router.hpp"

#include <gtest/gtest.h>

#include "gateway/http/codes.hpp"

namespace baytrust::http {
namespace {

Route route(std::string method, std::string path) {
  return {.method = method, .path = path, .operation_id = method + path};
}

Router table() {
  return *Router::make(
      {route("GET", "/"), route("GET", "/v1/mappings"), route("GET", "/v1/mappings/{id}"),
       route("GET", "/v1/mappings/matrix"), route("POST", "/v1/submissions"),
       route("GET", "/v1/submissions/{id}"), route("POST", "/v1/submissions/{id}:approve"),
       route("POST", "/v1/submissions/{id}:reject"), route("POST", "/v1/certificates:validate"),
       route("GET", "/v1/verdicts/{id}/report.pdf"), route("GET", "/v1/log/tile/{rest+}"),
       route("DELETE", "/v1/mappings/{id}")});
}

// "GET/v1/mappings/{id} id=a", or the code of the error.
std::string find(std::string_view method, std::string_view text) {
  static const Router kRouter = table();
  const auto target = parse_target(text);
  if (!target) return std::string(target.error().code().id);
  const auto match = kRouter.match(method, *target);
  if (!match) return std::string(match.error().code().id);
  std::string out = kRouter.routes()[match->route].operation_id;
  for (const auto& [name, value] : match->parameters) out += " " + name + "=" + value;
  return out;
}

TEST(Router, FindsLiteralsParametersAndVerbs) {
  EXPECT_EQ(find("GET", "/"), "GET/");
  EXPECT_EQ(find("GET", "/v1/mappings"), "GET/v1/mappings");
  EXPECT_EQ(find("GET", "/v1/mappings/abc?x=1"), "GET/v1/mappings/{id} id=abc");
  EXPECT_EQ(find("GET", "/v1/mappings/matrix"), "GET/v1/mappings/matrix");
  EXPECT_EQ(find("DELETE", "/v1/mappings/matrix"), "DELETE/v1/mappings/{id} id=matrix");
  EXPECT_EQ(find("POST", "/v1/submissions/7:approve"), "POST/v1/submissions/{id}:approve id=7");
  EXPECT_EQ(find("POST", "/v1/submissions/7:reject"), "POST/v1/submissions/{id}:reject id=7");
  EXPECT_EQ(find("POST", "/v1/certificates:validate"), "POST/v1/certificates:validate");
  EXPECT_EQ(find("GET", "/v1/verdicts/x/report.pdf"), "GET/v1/verdicts/{id}/report.pdf id=x");
  EXPECT_EQ(find("GET", "/v1/log/tile/0/x001/234"), "GET/v1/log/tile/{rest+} rest=0/x001/234");
  EXPECT_EQ(find("HEAD", "/v1/mappings"), "GET/v1/mappings");
}

TEST(Router, DecodesOnceAndKeepsEncodedColonsAsData) {
  EXPECT_EQ(find("GET", "/v1/mappings/a%20b%2525"), "GET/v1/mappings/{id} id=a b%25");
  EXPECT_EQ(find("GET", "/v1/mappings/a%3Ab"), "GET/v1/mappings/{id} id=a:b");
  EXPECT_EQ(find("POST", "/v1/submissions/a%3Aapprove"), "http.method.not_allowed");
  EXPECT_EQ(find("POST", "/v1/submissions/a:b:approve"), "POST/v1/submissions/{id}:approve id=a:b");
  EXPECT_EQ(find("GET", "/v1/mapping%73"), "GET/v1/mappings");
}

TEST(Router, KnowsNothingBesides) {
  for (const auto* path :
       {"/v1", "/v1/mappings/", "/V1/mappings", "/v1/mappings/a/b",
        "/v1/submissions/7:", "/v1/submissions/7:abort", "/v1/submissions/:approve",
        "/v1/certificates", "/v1/log/tile", "/v1/log/tile/", "/v1/mappings/a:b"}) {
    EXPECT_EQ(find("GET", path), "http.route.unknown") << path;
  }
}

TEST(Router, NamesTheMethodsThereAre) {
  const auto match = table().match("PUT", *parse_target("/v1/mappings/x"));
  ASSERT_FALSE(match);
  EXPECT_EQ(match.error().code(), kMethodNotAllowed);
  EXPECT_EQ(describe(match.error()),
            "http.method.not_allowed request method=PUT allowed=DELETE, GET, HEAD");
  EXPECT_EQ(find("get", "/v1/mappings"), "http.method.not_allowed");
}

TEST(Router, RefusesTablesThatContradictThemselves) {
  const auto refused = [](std::vector<Route> routes) {
    const auto made = Router::make(std::move(routes));
    return made ? std::string() : made.error().subject();
  };
  EXPECT_EQ(
      refused({route("GET", "/a/{x}"), {.method = "GET", .path = "/a/{y}", .operation_id = "b"}}),
      "two routes: /a/{y}");
  EXPECT_EQ(refused({{.method = "GET", .path = "/a", .operation_id = "x"},
                     {.method = "GET", .path = "/b", .operation_id = "x"}}),
            "two operations: x");
  for (const auto* bad :
       {"a", "/a/", "//", "/{}", "/{A}", "/{a", "/a:", "/{r+}/a", "/{r+}:x", "/a%20"}) {
    EXPECT_EQ(refused({route("GET", bad)}), "route: " + std::string(bad));
  }
  EXPECT_EQ(refused({route("HEAD", "/a")}), "method: HEAD");
}

// ----- targets

TEST(Target, RefusesWhatAPathCouldHide) {
  for (const auto* bad :
       {"",         "*",      "a",      "http://h/", "/a/../b", "/a/./b",   "/%2e%2e/a",
        "/a//b",    "//",     "/a%2Fb", "/a%5Cb",    "/a\\b",   "/a%00",    "/a%0a",
        "/a%7f",    "/a%",    "/a%4",   "/a%4g",     "/a%FF",   "/a%C0%AF", "/a%ED%A0%80",
        "/a?b=%FF", "/a?b=%", "/a#b",   "/a b"}) {
    const auto target = parse_target(bad);
    ASSERT_FALSE(target) << bad;
    EXPECT_EQ(target.error().code(), kMalformed) << bad;
  }
  std::string deep, wide = "/a?";
  for (int i = 0; i < 33; ++i) deep += "/a";
  for (int i = 0; i < 65; ++i) wide += "a=1&";
  EXPECT_FALSE(parse_target(deep));
  EXPECT_FALSE(parse_target(wide));
}

TEST(Target, ReadsQueries) {
  const auto target = parse_target("/a?x=1%2B1&y=a+b&z&=e&&x=2");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->path, "/a");
  EXPECT_EQ(target->query.parameters(),
            (Pairs{{"x", "1+1"}, {"y", "a b"}, {"z", ""}, {"", "e"}, {"x", "2"}}));
  EXPECT_EQ(target->query.duplicate(), "x");
  EXPECT_EQ(target->query.all("x").size(), 2U);
}

TEST(Headers, WriteDatesAndCompareNamesWithoutCase) {
  EXPECT_EQ(http_date({784111777}), "Sun, 06 Nov 1994 08:49:37 GMT");  // RFC 9110 5.6.7
  EXPECT_EQ(http_date({0}), "Thu, 01 Jan 1970 00:00:00 GMT");
  EXPECT_EQ(http_date({-1}), "Wed, 31 Dec 1969 23:59:59 GMT");
  Headers headers{{"Content-Type", "a"}, {"X", "1"}, {"x", "2"}};
  EXPECT_EQ(headers.find("content-TYPE"), "a");
  EXPECT_EQ(headers.joined("X"), "1, 2");
  headers.set("x", "3");
  EXPECT_EQ(headers.all("X").size(), 1U);
  EXPECT_TRUE(headers.are_safe());
  headers.add("Y", "a\nb");
  EXPECT_FALSE(headers.are_safe());
}

}  // namespace
}  // namespace baytrust::http
