// What every call has in common, asked without a network.
#include "gateway/http/api.hpp"

#include <boost/json/parse.hpp>
#include <gmock/gmock.h>
#include <set>
#include <stdexcept>

#include "gateway/http/codes.hpp"
#include "tests/gateway/http/server_fixture.hpp"

namespace baytrust::http {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::vector<Operation> operations() {
  std::vector<Operation> all;
  Operation read = open_operation("GET", "/v1/things/{id}", [](const Request& r, const Caller& c) {
    return Result<Response>(plain(c.key + " " + std::string(r.path_parameter("id")) + " " +
                                  std::string(r.query.find("kind").value_or("")) + " " +
                                  r.accepted));
  });
  read.route.access = Route::Access::known;
  read.route.roles = {"auditor", "operator"};
  read.route.summary = "One <thing>.";
  read.route.tag = "Things";
  read.route.produces = {"application/json", "application/xml"};
  read.route.answers = {{.status = 200, .schema = "Thing"}};
  read.route.problems = {"store.unknown"};
  read.route.parameters = {
      {.name = "id", .in = Parameter::In::path, .description = "Which.", .example = "7"},
      {.name = "kind", .presence = Parameter::Presence::required, .one_of = {"big", "small"}},
      {.name = "as_of", .schema = R"({"type":"string","format":"date-time"})"}};
  all.push_back(std::move(read));

  Operation write = open_operation("POST", "/v1/things", [](const Request& r, const Caller&) {
    return Result<Response>(plain(r.media_type));
  });
  write.route.access = Route::Access::known;
  write.route.body = BodyKind::whole;
  write.route.consumes = {"application/json", "application/pdf"};
  write.route.body_schema = "Thing";
  all.push_back(std::move(write));

  Operation batch = open_operation("POST", "/v1/things:batch", {});
  batch.route.body = BodyKind::lines;
  batch.route.consumes = {"application/x-ndjson"};
  batch.route.produces = {"application/x-ndjson"};
  batch.lines = [](const Request&, const Caller&) {
    return Result<std::unique_ptr<LineExchange>>(Error(kBusy, "batch"));
  };
  all.push_back(std::move(batch));
  all.push_back(open_operation("GET", "/fails", [](const Request&, const Caller&) {
    return Result<Response>(Error(kInternal, "where it hurts"));
  }));
  return all;
}

class ApiTest : public ::testing::Test {
 protected:
  ApiTest() {
    auto made = Api::make({.operations = operations(),
                           .authenticator = [](const Request& r) -> Result<Caller> {
                             const auto token = r.headers.find("Authorization");
                             if (!token) return Error(kUnauthenticated, "request");
                             if (*token == "throw") throw std::runtime_error("no store");
                             return Caller{.key = std::string(*token), .roles = {"auditor"}};
                           },
                           .rate = {.per_second = 0.01, .burst = 5},
                           .log = &log_,
                           .info = {.schemas = R"({"Thing":{"type":"object"}})"}});
    EXPECT_TRUE(made) << describe(made.error());
    api_ = std::move(*made);
  }

  Response ask(std::string method, std::string target, Headers headers = {}) {
    Request request{
        .method = std::move(method), .target = std::move(target), .headers = std::move(headers)};
    request.peer.address = "192.0.2.1";
    request.request_id = "r";
    request.arrived = RateLimiter::Time(std::chrono::hours(1));
    Admission admission = api_->admit(std::move(request));
    if (admission.refused) return std::move(*admission.refused);
    if (admission.plan.body == BodyKind::lines) return api_->open_lines(admission.request).head;
    return api_->answer(admission.request);
  }
  std::string code(std::string method, std::string target, Headers headers = {}) {
    const auto response = ask(std::move(method), std::move(target), std::move(headers));
    if (response.headers.find("Content-Type") != "application/problem+json") return response.body;
    return std::string(boost::json::parse(response.body).at("code").as_string());
  }

  KeptLog log_;
  std::unique_ptr<Api> api_;
};

const Headers kToken{{"Authorization", "k1"}};

TEST_F(ApiTest, HandsTheHandlerWhatTheRouteMadeOfTheRequest) {
  const auto response = ask("GET", "/v1/things/a%20b?kind=big", kToken);
  EXPECT_EQ(response.body, "k1 a b big application/json");
  EXPECT_EQ(response.note.route, "/v1/things/{id}");
  EXPECT_EQ(response.note.client, "k1");
  EXPECT_EQ(response.headers.find("X-Request-Id"), "r");
  EXPECT_EQ(response.headers.find("Cache-Control"), "no-store");
}

TEST_F(ApiTest, AsksTheTableBeforeTheCaller) {
  EXPECT_EQ(code("GET", "/nothing"), "http.route.unknown");
  EXPECT_EQ(code("PUT", "/v1/things"), "http.method.not_allowed");
  EXPECT_EQ(code("GET", "/v1/things/../x"), "http.request.malformed");
  EXPECT_EQ(code("GET", "/v1/things/x?kind=big", {{"Accept", "text/plain"}}),
            "http.not_acceptable");
  EXPECT_EQ(code("GET", "/v1/things/x"), "http.query.missing");
  EXPECT_EQ(code("GET", "/v1/things/x?kind=huge"), "http.query.bad");
  EXPECT_EQ(code("GET", "/v1/things/x?kind=big&kind=big"), "http.query.duplicate");
  EXPECT_EQ(code("GET", "/v1/things/x?kind=big&knid=1"), "http.query.unknown");
  EXPECT_EQ(code("POST", "/v1/things", {{"Content-Length", "1"}}), "http.media_type.unsupported");
  EXPECT_EQ(code("POST", "/v1/things", {{"Content-Length", "1"}, {"Content-Type", "text/plain"}}),
            "http.media_type.unsupported");
}

TEST_F(ApiTest, TakesTheMediaTypesOfTheTable) {
  Headers headers = kToken;
  headers.add("Content-Length", "1");
  headers.add("Content-Type", "Application/PDF;x=y");
  EXPECT_EQ(code("POST", "/v1/things", headers), "application/pdf");
}

TEST_F(ApiTest, LetsInWhoIsKnownAndHasARole) {
  EXPECT_EQ(code("GET", "/v1/things/x?kind=big"), "http.unauthenticated");
  EXPECT_EQ(ask("GET", "/v1/things/x?kind=big").headers.find("WWW-Authenticate"), "Bearer");
  ApiSettings settings{.operations = operations(),
                       .authenticator = [](const Request&) -> Result<Caller> {
                         return Caller{.key = "k", .roles = {"validator"}};
                       },
                       .info = {.schemas = R"({"Thing":{}})"}};
  api_ = *Api::make(std::move(settings));
  EXPECT_EQ(code("GET", "/v1/things/x?kind=big"), "http.forbidden");
  api_ = *Api::make({.operations = operations(), .info = {.schemas = R"({"Thing":{}})"}});
  EXPECT_EQ(code("GET", "/v1/things/x?kind=big", kToken), "http.unauthenticated");
}

TEST_F(ApiTest, CountsRequestsByCallerAndStrangersByAddress) {
  for (int i = 0; i < 5; ++i) EXPECT_EQ(ask("POST", "/v1/things", kToken).status, 200);
  const auto refused = ask("POST", "/v1/things", kToken);
  EXPECT_EQ(refused.status, 429);
  EXPECT_EQ(refused.headers.find("Retry-After"), "100");
  EXPECT_EQ(refused.headers.find("RateLimit"), "\"default\";r=0;t=500");
  EXPECT_EQ(ask("POST", "/v1/things", {{"Authorization", "k2"}}).status, 200);
  for (int i = 0; i < 5; ++i) EXPECT_EQ(code("POST", "/v1/things"), "http.unauthenticated");
  EXPECT_EQ(code("POST", "/v1/things"), "http.rate.exceeded");
  EXPECT_EQ(ask("GET", "/livez").status, 200);  // probes are not counted
}

TEST_F(ApiTest, OurOwnFaultsAreInTheLogAndNotInTheAnswer) {
  const auto failed = ask("GET", "/fails");
  EXPECT_EQ(failed.status, 500);
  EXPECT_THAT(failed.body, Not(HasSubstr("where it hurts")));
  EXPECT_THAT(log_.wait_for(1)[0], HasSubstr("where it hurts"));
  const auto thrown = ask("POST", "/v1/things", {{"Authorization", "throw"}});
  EXPECT_EQ(thrown.status, 500);
  EXPECT_EQ(thrown.note.route, "/v1/things");
  EXPECT_THAT(log_.wait_for(2)[1], HasSubstr("no store"));
}

TEST_F(ApiTest, ABatchMayBeRefusedWhole) {
  EXPECT_EQ(code("POST", "/v1/things:batch"), "http.busy");
}

TEST_F(ApiTest, RefusesTablesThatContradictThemselves) {
  const auto refused = [](Operation operation, std::string schemas = "{}") {
    ApiSettings settings{.info = {.schemas = std::move(schemas)}};
    settings.operations.push_back(std::move(operation));
    const auto made = Api::make(std::move(settings));
    return made ? std::string() : made.error().subject();
  };
  EXPECT_EQ(refused(open_operation("GET", "/a", {})), "no handler: GET/a");
  const Handler handler = [](const Request&, const Caller&) {
    return Result<Response>(Response{});
  };
  EXPECT_EQ(refused(open_operation("GET", "/docs", handler)), "two routes: /docs");
  auto roles = open_operation("GET", "/a", handler);
  roles.route.roles = {"auditor"};
  EXPECT_EQ(refused(roles), "open, but with roles: GET/a");
  auto schema = open_operation("GET", "/a", handler);
  schema.route.produces = {"application/json"};
  schema.route.answers = {{.schema = "Missing"}};
  EXPECT_EQ(refused(schema), "no schema Missing");
  EXPECT_EQ(refused(open_operation("GET", "/a", handler), "["), "the schemas are no JSON object");
}

// ----- descriptions

TEST_F(ApiTest, OpenApiIsMadeFromTheTable) {
  const auto response = ask("GET", "/openapi.json");
  EXPECT_EQ(response.headers.find("Content-Type"), "application/json");
  const auto document = boost::json::parse(response.body);
  EXPECT_EQ(document.at("openapi").as_string(), "3.1.0");
  const auto& read = document.at("paths").at("/v1/things/{id}").at("get").as_object();
  EXPECT_EQ(read.at("operationId").as_string(), "GET/v1/things/{id}");
  EXPECT_EQ(read.at("x-roles").as_array().size(), 2U);
  const auto& parameters = read.at("parameters").as_array();
  ASSERT_EQ(parameters.size(), 3U);
  EXPECT_EQ(parameters[0].at("in").as_string(), "path");
  EXPECT_TRUE(parameters[0].at("required").as_bool());
  EXPECT_EQ(parameters[1].at("schema").at("enum").as_array().size(), 2U);
  EXPECT_EQ(parameters[2].at("schema").at("format").as_string(), "date-time");
  const auto& answers = read.at("responses").as_object();
  for (const auto* status :
       {"200", "400", "401", "403", "404", "406", "408", "429", "500", "503"}) {
    EXPECT_TRUE(answers.contains(status)) << status;
  }
  EXPECT_EQ(
      answers.at("200").at("content").at("application/json").at("schema").at("$ref").as_string(),
      "#/components/schemas/Thing");
  EXPECT_THAT(std::string(answers.at("404").at("description").as_string()),
              HasSubstr("store.unknown"));
  const auto& live = document.at("paths").at("/livez").at("get").as_object();
  EXPECT_TRUE(live.at("security").as_array().empty());
  EXPECT_TRUE(document.at("components").at("schemas").as_object().contains("Problem"));
}

// Every reference leads somewhere, every operation id stands once.
void walk(const boost::json::value& value, const boost::json::value& root,
          std::set<std::string>& ids) {
  if (const auto* array = value.if_array()) {
    for (const auto& element : *array) walk(element, root, ids);
  }
  if (const auto* object = value.if_object()) {
    for (const auto& [key, member] : *object) {
      if (key == "$ref") {
        boost::json::error_code ec;
        const std::string pointer = std::string(member.as_string()).substr(1);
        EXPECT_NE(root.find_pointer(pointer, ec), nullptr) << pointer;
      }
      if (key == "operationId") {
        EXPECT_TRUE(ids.insert(std::string(member.as_string())).second);
      }
      walk(member, root, ids);
    }
  }
}

TEST_F(ApiTest, OpenApiHoldsTogether) {
  const auto document = boost::json::parse(ask("GET", "/openapi.json").body);
  std::set<std::string> ids;
  walk(document, document, ids);
  EXPECT_EQ(ids.size(), api_->routes().size());
}

TEST_F(ApiTest, TheDocsPageNamesEveryCallAndLoadsNothingElse) {
  const auto response = ask("GET", "/docs");
  const std::string& page = response.body;
  for (const Route& route : api_->routes()) {
    EXPECT_THAT(page, HasSubstr(">" + route.method + "</span> <code>" + route.path + "</code>"));
    EXPECT_THAT(page, HasSubstr("id=\"" + route.operation_id + "\""));
  }
  EXPECT_THAT(page, HasSubstr("One &lt;thing&gt;."));
  EXPECT_THAT(page, HasSubstr("$BAYTRUST_URL/v1/things/7?kind=big"));
  EXPECT_THAT(page, HasSubstr("<tr id=\"store.unknown\">"));
  EXPECT_THAT(page, HasSubstr("href=\"/docs/style.css\""));
  for (const auto* banned : {"<script", "<style", "style=", "src=", "url("}) {
    EXPECT_THAT(page, Not(HasSubstr(banned)));
  }
  const std::string policy(*response.headers.find("Content-Security-Policy"));
  EXPECT_THAT(policy, HasSubstr("default-src 'none'"));
  EXPECT_THAT(policy, Not(HasSubstr("unsafe")));
  EXPECT_EQ(response.headers.find("Content-Language"), "en");
  const auto css = ask("GET", "/docs/style.css");
  EXPECT_EQ(css.headers.find("Content-Type"), "text/css;charset=utf-8");
}

TEST_F(ApiTest, TheDocsPageSpeaksFourLanguages) {
  const auto page = [&](const std::string& target, Headers headers = {}) {
    const auto response = ask("GET", target, std::move(headers));
    EXPECT_EQ(response.headers.find("Vary"), "Accept-Language");
    return std::string(*response.headers.find("Content-Language")) + " " + response.body;
  };
  EXPECT_THAT(page("/docs?lang=zh-Hant"), HasSubstr("<html lang=\"zh-Hant\">"));
  EXPECT_THAT(page("/docs?lang=zh-Hant"), HasSubstr("誰可呼叫"));
  // What a route says and nobody has translated says itself that it is English.
  EXPECT_THAT(page("/docs?lang=zh-Hans"), HasSubstr("<span lang=\"en\">One &lt;thing&gt;.</span>"));
  EXPECT_THAT(page("/docs", Headers{{"Accept-Language", "pt-PT, en;q=0.5"}}),
              ::testing::StartsWith("pt "));
  EXPECT_THAT(page("/docs?lang=en", Headers{{"Accept-Language", "pt"}}),
              ::testing::StartsWith("en "));
  EXPECT_EQ(ask("GET", "/docs?lang=fr").status, 400);
}

}  // namespace
}  // namespace baytrust::http
