#include "gateway/http/openapi.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <vector>

#include "gateway/http/codes.hpp"
#include "gateway/http/docs_page.hpp"
#include "gateway/http/problem.hpp"
#include "gateway/http/wire.hpp"

namespace baytrust::http {
namespace {

namespace json = boost::json;

// "{rest+}" is "{rest}" there: a parameter of OpenAPI is one segment, which the summary says.
std::string plain_path(const std::string& path) {
  std::string out = path;
  if (const auto plus = out.find("+}"); plus != std::string::npos) out.erase(plus, 1);
  return out;
}

std::vector<std::string> path_names(const std::string& path) {
  std::vector<std::string> names;
  for (std::size_t open = path.find('{'); open != std::string::npos;
       open = path.find('{', open + 1)) {
    std::string name = path.substr(open + 1, path.find('}', open) - open - 1);
    if (name.ends_with('+')) name.pop_back();
    names.push_back(std::move(name));
  }
  return names;
}

class Writer {
 public:
  explicit Writer(json::object schemas) : schemas_(std::move(schemas)) {}

  json::object operation(const Route& route) {
    json::object out;
    out["operationId"] = route.operation_id;
    out["summary"] = route.summary;
    out["description"] = description(route);
    if (!route.tag.empty()) out["tags"] = json::array{json::string(route.tag)};
    if (auto list = parameters(route); !list.empty()) out["parameters"] = std::move(list);
    if (route.body != BodyKind::none) out["requestBody"] = request_body(route);
    out["responses"] = responses(route);
    if (route.access == Route::Access::open) {
      out["security"] = json::array();
    } else if (!route.roles.empty()) {
      json::array roles;
      for (const auto& role : route.roles) roles.emplace_back(role);
      out["x-roles"] = std::move(roles);
    }
    return out;
  }
  std::string complaint;

 private:
  // Who may call is nowhere else in OpenAPI where tokens have no scopes.
  static std::string description(const Route& route) {
    std::string out = route.summary + "\n\nCaller: ";
    if (route.access == Route::Access::open) return out + "anybody.";
    if (route.roles.empty()) return out + "every account.";
    std::string roles;
    for (const auto& role : route.roles) roles.append(roles.empty() ? "" : ", ").append(role);
    return out + (route.roles.size() > 1 ? "one of the roles " : "the role ") + roles + ".";
  }
  json::value parsed(const std::string& text) {
    json::error_code ec;
    auto value = json::parse(text, ec);
    if (ec && complaint.empty()) complaint = "not JSON: " + text;
    return value;
  }
  json::value reference(const std::string& name) {
    if (name.empty()) return json::object();
    if (!schemas_.contains(name) && complaint.empty()) complaint = "no schema " + name;
    return json::object{{"$ref", "#/components/schemas/" + name}};
  }
  json::object parameter(const Parameter& p) {
    json::object schema;
    if (p.one_of.empty()) {
      if (auto value = parsed(p.schema); value.is_object()) schema = value.get_object();
    } else {
      json::array values;
      for (const auto& one : p.one_of) values.emplace_back(one);
      schema["type"] = "string";
      schema["enum"] = std::move(values);
    }
    json::object out{{"name", p.name}, {"in", to_string(p.in)}, {"schema", std::move(schema)}};
    if (!p.description.empty()) out["description"] = p.description;
    if (p.presence == Parameter::Presence::required || p.in == Parameter::In::path) {
      out["required"] = true;
    }
    return out;
  }
  json::array parameters(const Route& route) {
    json::array out;
    for (const auto& name : path_names(route.path)) {
      Parameter described{.name = name, .in = Parameter::In::path};
      for (const auto& p : route.parameters) {
        if (p.name == name && p.in == Parameter::In::path) described = p;
      }
      out.push_back(parameter(described));
    }
    for (const auto& p : route.parameters) {
      if (p.in != Parameter::In::path) out.push_back(parameter(p));
    }
    return out;
  }
  json::object request_body(const Route& route) {
    json::object content;
    const std::vector<std::string> any{"*/*"};
    for (const auto& type : route.consumes.empty() ? any : route.consumes) {
      json::object media;
      const bool has_schema = type.ends_with("json") || type.ends_with("ndjson");
      if (has_schema && !route.body_schema.empty()) media["schema"] = reference(route.body_schema);
      content[type] = std::move(media);
    }
    json::object out{{"required", true}, {"content", std::move(content)}};
    if (route.body == BodyKind::lines) {
      out["description"] = "One JSON value a line, at most " +
                           std::to_string(route.lines.bytes_per_line) + " octets each and " +
                           std::to_string(route.lines.lines) +
                           " lines. Answers come in order, while lines are still being sent.";
    } else {
      out["description"] = "At most " + std::to_string(route.body_bytes) + " octets.";
    }
    return out;
  }
  json::object responses(const Route& route) {
    json::object out;
    for (const auto& answer : route.answers) {
      json::object said{{"description", answer.description.empty()
                                            ? std::string(phrase_of(answer.status))
                                            : answer.description}};
      json::object content;
      for (const auto& type : route.produces) {
        json::object media;
        // Of lines and of events each one: OpenAPI 3.1 has no other place for it.
        const bool described = type.ends_with("json") || type == "text/event-stream";
        if (described) media["schema"] = reference(answer.schema);
        content[type] = std::move(media);
      }
      const bool has_body = answer.status != 204 && answer.status != 304;
      if (!content.empty() && has_body) said["content"] = std::move(content);
      out[std::to_string(answer.status)] = std::move(said);
    }
    for (const auto& [status, codes] : problems_of(route)) {
      std::string description(phrase_of(status));
      for (const auto& code : codes) description.append(" · ").append(code);
      // Beside an answer of that status (/readyz is 503 with its reasons), not instead of it.
      json::value& said = out[std::to_string(status)];
      if (!said.is_object()) {
        said = json::object{{"description", description}};
      } else {
        auto& text = said.at("description").as_string();
        text.append(" Or a problem: ").append(description);
      }
      json::value& content = said.as_object()["content"];
      if (!content.is_object()) content = json::object();
      content.as_object()[kProblemType] = json::object{{"schema", reference("Problem")}};
    }
    return out;
  }

  json::object schemas_;
};

json::value problem_schema() {
  return json::parse(R"({
    "type": "object",
    "description": "RFC 9457. `code` is stable: programs rely on it, and on nothing else here.",
    "required": ["type", "title", "status", "detail", "code", "facts", "request_id"],
    "properties": {
      "type": {"type": "string"}, "title": {"type": "string"}, "status": {"type": "integer"},
      "detail": {"type": "string"}, "code": {"type": "string"},
      "facts": {"type": "object", "additionalProperties": {"type": "string"}},
      "request_id": {"type": "string"}}})");
}

json::value own_schema() {
  return json::parse(R"({
    "type": "object",
    "description": "An OpenAPI description, version 3.1.",
    "required": ["openapi", "info", "servers", "tags", "paths", "components", "security"],
    "properties": {
      "openapi": {"type": "string", "pattern": "^3[.]1[.][0-9]+$"},
      "info": {"type": "object"}, "servers": {"type": "array", "items": {"type": "object"}},
      "tags": {"type": "array", "items": {"type": "object"}}, "paths": {"type": "object"},
      "components": {"type": "object"},
      "security": {"type": "array", "items": {"type": "object"}}}})");
}

// Every heading once, in the order of the routes.
json::array tags_of(std::span<const Route> routes, const ApiInfo& info) {
  json::array out;
  std::vector<std::string> named;
  for (const Route& route : routes) {
    if (route.tag.empty() || std::ranges::find(named, route.tag) != named.end()) continue;
    named.push_back(route.tag);
    json::object tag{{"name", route.tag}};
    if (const auto said = info.tags.find(route.tag); said != info.tags.end()) {
      tag["description"] = said->second;
    }
    out.push_back(std::move(tag));
  }
  return out;
}

}  // namespace

Result<std::string> openapi_json(std::span<const Route> routes, const ApiInfo& info) {
  json::error_code ec;
  auto given = json::parse(info.schemas, ec);
  if (ec || !given.is_object()) return Error(kInternal, "the schemas are no JSON object");
  json::object schemas = given.get_object();
  schemas["Problem"] = problem_schema();
  schemas[std::string(kOwnSchema)] = own_schema();
  Writer writer(schemas);
  json::object paths;
  for (const Route& route : routes) {
    auto& methods = paths[plain_path(route.path)];
    if (!methods.is_object()) methods = json::object();
    methods.get_object()[lower_case(route.method)] = writer.operation(route);
  }
  if (!writer.complaint.empty()) return Error(kInternal, writer.complaint);
  json::object document;
  document["openapi"] = "3.1.0";
  document["info"] = {{"title", info.title},
                      {"version", info.version},
                      {"description", info.description},
                      {"license", {{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}};
  // One element in braces is an array to one compiler and a copy to another (CWG 2311).
  document["servers"].emplace_array().push_back(
      json::object{{"url", "/"}, {"description", "This server."}});
  document["tags"] = tags_of(routes, info);
  document["paths"] = std::move(paths);
  document["components"] = {{"schemas", std::move(schemas)},
                            {"securitySchemes",
                             {{"clientCertificate", {{"type", "mutualTLS"}}},
                              {"token", {{"type", "http"}, {"scheme", "bearer"}}}}}};
  document["security"] = {json::object{{"clientCertificate", json::array()}},
                          json::object{{"token", json::array()}}};
  return json::serialize(document);
}

}  // namespace baytrust::http
