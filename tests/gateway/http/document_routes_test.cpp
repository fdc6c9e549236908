// Lists and registers read over a socket: JSON and signed files, entity tags, both times.
#include <gmock/gmock.h>

#include "tests/gateway/http/gateway_fixture.hpp"

namespace baytrust::http {
namespace {

using ::testing::HasSubstr;

using DocumentRoutes = GatewayTest;
const std::string kXml = "Accept: application/xml\r\n";

TEST_F(DocumentRoutes, EveryListWithItsAge) {
  const auto all = json(get("validator", "/v1/trust-lists")).at("editions").as_array();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].at("territory").as_string(), "HK");
  EXPECT_EQ(all[0].at("age").at("state").as_string(), "fresh");
}

TEST_F(DocumentRoutes, OneListAsItStoodAndAsItWasSigned) {
  const auto now = get("validator", "/v1/trust-lists/HK");
  ASSERT_EQ(now.status, 200) << now.body;
  EXPECT_EQ(json(now).at("services").as_array().size(), 3U);
  now_ += 5;
  EXPECT_EQ(get("validator", "/v1/trust-lists/HK", "If-None-Match: " + now.header("etag") + "\r\n")
                .status,
            304);
  EXPECT_EQ(get("validator", "/v1/trust-lists/HK", "If-None-Match: \"stale\"\r\n").status, 200);

  const auto file = get("validator", "/v1/trust-lists/HK", kXml);
  EXPECT_EQ(file.header("content-type"), "application/xml");
  auto store = test::must(pool_.take());
  const auto editions = test::must(store->editions().editions());
  const auto bytes = test::must(store->editions().file(editions.front().files.back()));
  EXPECT_EQ(file.body, as_text(*bytes));
}

TEST_F(DocumentRoutes, BothTimesCount) {
  const std::string early = "?known_at=" + to_string(kNoon - 2 * kHour);
  EXPECT_EQ(problem_of(get("validator", "/v1/trust-lists/HK" + early)), "404 store.no_edition");
  EXPECT_EQ(problem_of(get("validator", "/v1/trust-lists/HK" + early, kXml)),
            "404 store.no_edition");
  const auto before = json(get("validator", "/v1/trust-lists/HK?as_of=2019-01-01T00:00:00Z"));
  EXPECT_EQ(before.at("services").as_array()[0].at("standing").as_string(), "not-listed");
  EXPECT_EQ(problem_of(get("validator", "/v1/trust-lists/HK?as_of=yesterday")),
            "400 http.query.bad");
  EXPECT_EQ(problem_of(get("validator", "/v1/trust-lists/XX")), "404 http.route.unknown");
  EXPECT_EQ(problem_of(get("validator", "/v1/trust-lists/CN-GD")), "404 store.no_edition");
}

TEST_F(DocumentRoutes, EditionsAndWhatTheyChange) {
  auto store = test::must(pool_.take());
  auto list = test::list_of({.sequence = 2, .cas = world_.cas()});
  list.providers[0].services[0].current.name = {{"en", "Renamed"}};
  import(*store, service::DocumentKind::trust_list, world_.hk.sign(list), kNoon);
  const auto versions = json(get("validator", "/v1/trust-lists/HK/versions"));
  ASSERT_EQ(versions.at("versions").as_array().size(), 2U);
  const std::string digest(
      versions.at("versions").as_array()[0].at("edition").at("digest").as_string());
  const std::string one = "/v1/trust-lists/HK/versions/" + digest;
  EXPECT_EQ(json(get("validator", one)).at("state").as_string(), "superseded");
  const auto file = get("validator", one, kXml);
  EXPECT_THAT(file.body, HasSubstr("TrustServiceStatusList"));
  EXPECT_EQ(get("validator", one, kXml + "If-None-Match: " + file.header("etag") + "\r\n").status,
            304);
  EXPECT_EQ(problem_of(get("validator", "/v1/trust-lists/MO/versions/" + digest)),
            "404 store.unknown");
  EXPECT_EQ(problem_of(get("validator", "/v1/trust-lists/HK/versions/zz")), "404 store.unknown");
  EXPECT_EQ(problem_of(get("validator", one, "Accept: text/plain\r\n")), "406 http.not_acceptable");

  const auto diff = get("validator", "/v1/trust-lists/HK/diff?from=1&to=2");
  EXPECT_EQ(diff.status, 200);
  EXPECT_THAT(diff.body, HasSubstr("change.list."));
  EXPECT_EQ(get("validator", "/v1/trust-lists/HK/diff?from=" + digest + "&to=2").status, 200);
  EXPECT_EQ(problem_of(get("validator", "/v1/trust-lists/HK/diff?from=1&to=9")),
            "404 store.edition.unknown");
  EXPECT_EQ(problem_of(get("validator", "/v1/trust-lists/HK/diff?from=1")),
            "400 http.query.missing");
  EXPECT_EQ(problem_of(get("validator", "/v1/trust-lists/HK/diff?from=HK&to=2")),
            "400 http.query.bad");
  EXPECT_EQ(problem_of(get("validator", "/v1/trust-lists/MO/diff?from=" + digest + "&to=1")),
            "404 store.unknown");
}

TEST_F(DocumentRoutes, RecognitionsEntryByEntryAndAtAGlance) {
  const auto all = get("validator", "/v1/mappings?relying=MO&issuing=HK");
  ASSERT_EQ(all.status, 200) << all.body;
  const auto entries = json(all).at("entries").as_array();
  ASSERT_EQ(entries.size(), 1U);
  EXPECT_EQ(entries[0].at("publication").as_string(), "agreed");
  EXPECT_EQ(get("validator", "/v1/mappings/mo-hk-personal").status, 200);
  EXPECT_EQ(problem_of(get("validator", "/v1/mappings/none")), "404 http.route.unknown");
  EXPECT_EQ(problem_of(get("validator", "/v1/mappings?relying=XX")),
            "400 config.jurisdiction.unknown");
  const auto matrix = json(get("validator", "/v1/mappings/matrix"));
  EXPECT_EQ(matrix.at("entries").as_array()[0].at("state").as_string(), "in-force");
  EXPECT_FALSE(matrix.at("silent").as_array().empty());
  const std::string early = to_string(kNoon - 2 * kHour);
  EXPECT_TRUE(
      json(get("validator", "/v1/mappings?known_at=" + early)).at("entries").as_array().empty());
}

TEST_F(DocumentRoutes, RegistersAreLinted) {
  const auto all = json(get("validator", "/v1/mappings/lint")).at("registers").as_array();
  EXPECT_EQ(all.size(), 2U);
  EXPECT_EQ(json(get("validator", "/v1/mappings/lint?territory=MO"))
                .at("registers")
                .as_array()[0]
                .at("signature")
                .as_string(),
            "verified");
  EXPECT_EQ(problem_of(get("validator", "/v1/mappings/lint?territory=CN-GD")),
            "404 store.no_edition");
  EXPECT_EQ(problem_of(get("validator", "/v1/mappings/lint?territory=XX")),
            "400 config.jurisdiction.unknown");
}

TEST_F(DocumentRoutes, WhoeverIsKnownReadsNobodyElse) {
  EXPECT_EQ(problem_of(client().get("/v1/trust-lists")), "401 http.unauthenticated");
  EXPECT_EQ(get("carla", "/v1/trust-lists").status, 200);
}

}  // namespace
}  // namespace baytrust::http
