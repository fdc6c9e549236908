// The description of the interface, made from the table of routes: OpenAPI 3.1 for programs. The
// page for people is docs_page.hpp. Component schemas (JSON Schema 2020-12) are given as text.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "gateway/http/route.hpp"

namespace baytrust::http {

inline constexpr std::string_view kOwnSchema = "OpenApi";  // of the description itself

struct ApiInfo {
  std::string title = "Baytrust";
  std::string version = "0";
  std::string description =
      "May a service in one jurisdiction rely on a certificate issued in another, as what, and "
      "why? "
      "Every verdict is a 200; what could not be done is a problem with a stable code.";
  std::string schemas = "{}";  // a JSON object: name -> schema; "Problem" and kOwnSchema are there
  std::map<std::string, std::string> tags{};  // what stands under a heading: heading -> sentence
};

// kInternal, with the reason as subject: a text that is no JSON, a schema that is named and
// missing.
Result<std::string> openapi_json(std::span<const Route> routes, const ApiInfo& info);

}  // namespace baytrust::http
