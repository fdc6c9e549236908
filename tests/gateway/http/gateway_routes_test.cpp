// The interface as a whole: the description names every call of the contract, and every route; and
// what the schemas say of a body is what its reader takes.
#include <gmock/gmock.h>
#include <set>

#include "tests/gateway/http/gateway_fixture.hpp"

namespace baytrust::http {
namespace {

using GatewayRoutes = GatewayTest;

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

}  // namespace
}  // namespace baytrust::http
