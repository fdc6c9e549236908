// A route as data: how a call is addressed, what it reads, who may make it and what it answers. One
// table of these is what requests are dispatched by and what /openapi.json and /docs are made of.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "gateway/http/application.hpp"

namespace baytrust::http {

struct Parameter {
  enum class In : std::uint8_t { path, query, header };
  enum class Presence : std::uint8_t { optional, required };

  std::string name{};
  In in = In::query;
  Presence presence = Presence::optional;
  std::string description{};
  std::vector<std::string> one_of{};            // of a query parameter: nothing else is let through
  std::string schema = R"({"type":"string"})";  // JSON Schema, where one_of is empty
  std::string example{};                        // for the curl line
};

struct Answer {
  int status = 200;
  std::string description{};
  std::string schema{};  // the name of a component; empty: of the media type alone
};

struct Route {
  // Who may call: anybody, or whoever the authenticator knows (and who has one of the roles, where
  // roles are named).
  enum class Access : std::uint8_t { known, open };
  enum class Rate : std::uint8_t { limited, exempt };

  std::string method{};        // "GET", "POST", ...; HEAD comes with GET
  std::string path{};          // "/v1/submissions/{id}:approve", "/tile/{rest+}"
  std::string operation_id{};  // unique
  std::string summary{};
  std::string tag{};  // the heading it stands under
  Access access = Access::known;
  Rate rate = Rate::limited;
  std::vector<std::string> roles{};     // one of them suffices
  std::vector<Parameter> parameters{};  // query parameters not named here are refused
  BodyKind body = BodyKind::none;
  std::uint64_t body_bytes = 1 << 20;   // whole bodies
  LineLimits lines{};                   // batches
  std::vector<std::string> consumes{};  // media types; none: any
  std::string body_schema{};            // the name of a component
  std::string body_example{};           // for the curl line: "@request.json"
  std::vector<std::string> produces{};  // of the answer, the preferred one first
  std::vector<Answer> answers{};
  std::vector<std::string> problems{};  // ids of codes beyond those any call may meet
};

}  // namespace baytrust::http
