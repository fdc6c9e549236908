// The interface as a whole: the description names every call of the contract, and every route; and
// what the schemas say of a body is what its reader takes.
#include <gmock/gmock.h>
#include <set>

#include "gateway/messages/interface_texts.hpp"
#include "tests/gateway/http/gateway_fixture.hpp"

namespace baytrust::http {
namespace {

using GatewayRoutes = GatewayTest;
using ::testing::HasSubstr;

// The calls of the interface contract (interfaces.md, HTTP) that this gateway has. Views that need
// signatures, the log or reports are not there yet.
const std::set<std::string> kCalls{
    "POST /v1/certificates:validate",
    "POST /v1/certificates:validateBatch",
    "GET /v1/verdicts/{id}",
    "GET /v1/trust-lists",
    "GET /v1/trust-lists/{j}",
    "GET /v1/trust-lists/{j}/versions",
    "GET /v1/trust-lists/{j}/versions/{digest}",
    "GET /v1/trust-lists/{j}/diff",
    "GET /v1/mappings",
    "GET /v1/mappings/{id}",
    "GET /v1/mappings/matrix",
    "GET /v1/mappings/lint",
    "POST /v1/submissions",
    "GET /v1/submissions",
    "GET /v1/submissions/{id}",
    "POST /v1/submissions/{id}:approve",
    "POST /v1/submissions/{id}:reject",
    "POST /v1/submissions/{id}:schedule",
    "POST /v1/submissions/{id}:abort",
    "POST /v1/emergencies",
    "GET /v1/emergencies",
    "POST /v1/emergencies/{id}:end",
};

std::set<std::string> described(const boost::json::value& openapi) {
  std::set<std::string> out;
  for (const auto& [path, item] : openapi.at("paths").as_object()) {
    for (const auto& [method, operation] : item.as_object()) {
      std::string upper(method);
      for (char& c : upper) c = static_cast<char>(c - 'a' + 'A');
      out.insert(upper + " " + std::string(path));
    }
  }
  return out;
}

TEST_F(GatewayRoutes, AreTheCallsOfTheContractAndAreDescribed) {
  const auto openapi = json(client().get("/openapi.json"));
  const auto all = described(openapi);
  for (const auto& call : kCalls) EXPECT_TRUE(all.contains(call)) << call;
  std::set<std::string> routed;
  for (const Route& route : api_->routes()) routed.insert(route.method + " " + route.path);
  EXPECT_EQ(all, routed);
}

TEST_F(GatewayRoutes, EveryProblemTheyNameIsACode) {
  for (const Route& route : api_->routes()) {
    EXPECT_FALSE(route.summary.empty()) << route.path;
    EXPECT_FALSE(route.answers.empty()) << route.path;
    for (const auto& parameter : route.parameters) {
      EXPECT_FALSE(parameter.description.empty()) << route.path << " " << parameter.name;
    }
  }
}

TEST_F(GatewayRoutes, SchemasSayWhatReadersTake) {
  const auto schema =
      boost::json::parse(gateway_schemas()).at("CertificateQuestion").at("properties").as_object();
  // Each member once, of a wrong type: complained of as such, never as unknown.
  for (const auto& [name, value] : schema) {
    const std::string member(name);
    const std::string body = R"({"certificate":"AAAA",")" + member + R"(":{"x":1}})";
    const auto response = post("validator", "/v1/certificates:validate",
                               member == "certificate" ? R"({"certificate":{"x":1}})" : body);
    EXPECT_EQ(problem_of(response), "400 http.json.member.type") << member;
  }
}

// A program made from the description alone knows the members of a verdict, to the last finding.
TEST_F(GatewayRoutes, SchemasHoldWhatAnswersHold) {
  const auto schemas = boost::json::parse(gateway_schemas()).as_object();
  const auto record = json(post("validator", "/v1/certificates:validate", question()));
  const auto& members = schemas.at("Record").at("properties").as_object();
  for (const auto& [name, value] : record.as_object()) EXPECT_TRUE(members.contains(name)) << name;
  EXPECT_EQ(members.at("decision").at("$ref").as_string(), "#/components/schemas/Decision");
  const auto& decision = schemas.at("Decision").at("properties").as_object();
  for (const auto& [name, value] : record.at("decision").as_object()) {
    EXPECT_TRUE(decision.contains(name)) << name;
  }
  const auto health = json(client().get("/readyz"));
  const auto& document = schemas.at("DocumentHealth").at("properties");
  for (const auto& [name, value] : health.at("documents").as_array().at(0).as_object()) {
    EXPECT_TRUE(document.as_object().contains(name)) << name;
  }
  // Nothing is left that only a file of its own could resolve.
  for (const auto* word : {"$defs", "$id", "$schema"}) {
    EXPECT_THAT(gateway_schemas(), ::testing::Not(HasSubstr(word)));
  }
}

// The page for people says nothing in English alone: what a route, a heading or a parameter says
// stands in messages/interface_texts.hpp in all four languages.
TEST_F(GatewayRoutes, EverythingTheyShowToPeopleIsTranslated) {
  const auto translated = [](std::string_view english) {
    const auto text = messages::interface_text(english, messages::Language::zh_hant);
    EXPECT_NE(text, english) << "not in interface_texts.hpp";
  };
  for (const Route& route : api_->routes()) {
    translated(route.summary);
    translated(route.tag);
    for (const auto& parameter : route.parameters) translated(parameter.description);
    const auto said = gateway_tags();
    EXPECT_TRUE(said.contains(route.tag)) << route.tag;
  }
  for (const auto& [tag, sentence] : gateway_tags()) translated(sentence);
}

}  // namespace
}  // namespace baytrust::http
