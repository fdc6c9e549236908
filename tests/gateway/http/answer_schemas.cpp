#include "tests/gateway/http/answer_schemas.hpp"

#include <sstream>

namespace baytrust::http {
namespace {

namespace json = boost::json;

constexpr std::string_view kComponents = "#/components/schemas/";

bool is_json(std::string_view media_type) {
  return media_type.ends_with("json") || media_type == "text/event-stream";
}

// "/v1/submissions/{id}:approve" of "/v1/submissions/x:approve": a {name} is one segment's part.
bool matches(std::string_view path, std::string_view pattern) {
  while (!pattern.empty() && pattern.front() != '{') {
    if (path.empty() || path.front() != pattern.front()) return false;
    path.remove_prefix(1);
    pattern.remove_prefix(1);
  }
  if (pattern.empty()) return path.empty();
  pattern.remove_prefix(pattern.find('}') + 1);
  for (std::size_t n = 1; n <= path.size() && path[n - 1] != '/'; ++n) {
    if (matches(path.substr(n), pattern)) return true;
  }
  return false;
}

std::string with_entities_read(std::string text) {
  for (const auto& [entity, character] :
       {std::pair("&lt;", "<"), {"&gt;", ">"}, {"&quot;", "\""}, {"&amp;", "&"}}) {
    for (std::size_t at = 0; (at = text.find(entity, at)) != std::string::npos; ++at) {
      text.replace(at, std::string_view(entity).size(), character);
    }
  }
  return text;
}

// The events in a feed, as JSON.
std::vector<std::string> events_of(const std::string& feed) {
  std::vector<std::string> out;
  const std::string_view begin = "<content type=\"application/json\">";
  for (std::size_t at = 0; (at = feed.find(begin, at)) != std::string::npos;) {
    at += begin.size();
    out.push_back(with_entities_read(feed.substr(at, feed.find("</content>", at) - at)));
  }
  return out;
}

std::vector<std::string> lines_of(const std::string& body) {
  std::vector<std::string> out;
  std::istringstream lines(body);
  for (std::string line; std::getline(lines, line);) out.push_back(line);
  return out;
}

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  return out;
}
std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return out;
}

}  // namespace

AnswerSchemas& AnswerSchemas::of(std::uint16_t port) {
  static AnswerSchemas read(json::parse(test::RawClient(port).get("/openapi.json").body));
  return read;
}

std::string AnswerSchemas::path_of(std::string_view target) const {
  const std::string_view path = target.substr(0, target.find('?'));
  const auto& paths = openapi_.at("paths").as_object();
  if (paths.contains(path)) return std::string(path);
  std::string best;
  for (const auto& [pattern, item] : paths) {
    // The longest one says most: {id}:approve, not {id}.
    if (pattern.size() > best.size() && matches(path, pattern)) best = pattern;
  }
  return best;
}

const json::value* AnswerSchemas::content_of(std::string_view method, const std::string& path,
                                             int status) const {
  const auto* operation = openapi_.at("paths").at(path).as_object().if_contains(lower(method));
  if (operation == nullptr) return nullptr;
  const auto* answer = operation->at("responses").as_object().if_contains(std::to_string(status));
  return answer == nullptr ? nullptr : answer->as_object().if_contains("content");
}

std::vector<std::string> AnswerSchemas::complaints(std::string_view component,
                                                   std::string_view text) const {
  json::error_code failed;
  const auto value = json::parse({text.data(), text.size()}, failed);
  if (failed) return {"no JSON"};
  return schemas_.violations(value, "/components/schemas/" + std::string(component));
}

std::vector<std::string> AnswerSchemas::held(const json::value& media,
                                             std::string_view text) const {
  const auto* schema = media.as_object().if_contains("schema");
  const auto* reference = schema == nullptr ? nullptr : schema->as_object().if_contains("$ref");
  if (reference == nullptr) return {"no schema"};
  const std::string_view name = reference->as_string();
  return complaints(name.substr(kComponents.size()), text);
}

std::vector<std::string> AnswerSchemas::complaints(std::string_view request,
                                                   const test::RawResponse& response) {
  const std::string type =
      response.header("content-type").substr(0, response.header("content-type").find(';'));
  const std::size_t space = request.find(' ');
  const std::string_view method = request.substr(0, space);
  const std::string path =
      path_of(request.substr(space + 1, request.find(' ', space + 1) - space - 1));
  const std::string name = std::string(method) + " " + path + " " + std::to_string(response.status);
  std::vector<std::string> out;
  const auto note = [&](const std::vector<std::string>& found) {
    for (const auto& one : found) out.push_back(name + ": " + one);
  };
  if (type == "application/atom+xml") {
    for (const auto& event : events_of(response.body)) note(complaints("Event", event));
    return out;
  }
  if (!is_json(type) || response.status == 304) return {};
  // Of a call that is none there is no description; the problem is one all the same.
  const bool is_call = method.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == method.npos;
  if (!is_call || path.empty() || response.status == 405) {
    note(complaints("Problem", response.body));
    return out;
  }
  const auto* content = content_of(method == "HEAD" ? "GET" : method, path, response.status);
  const auto* media = content == nullptr ? nullptr : content->as_object().if_contains(type);
  if (media == nullptr) return {name + ": " + type + " is not described"};
  const bool lines = type.ends_with("ndjson");
  for (const auto& text : lines ? lines_of(response.body) : std::vector{response.body}) {
    note(held(*media, text));
  }
  checked_.insert(name);
  return out;
}

std::set<std::string> AnswerSchemas::described() const {
  std::set<std::string> out;
  for (const auto& [path, item] : openapi_.at("paths").as_object()) {
    for (const auto& [method, operation] : item.as_object()) {
      for (const auto& [status, answer] : operation.at("responses").as_object()) {
        const auto* content = answer.as_object().if_contains("content");
        if (!status.starts_with("2") || content == nullptr) continue;
        for (const auto& [type, media] : content->as_object()) {
          if (!is_json(type)) continue;
          out.insert(upper(method) + " " + std::string(path) + " " + std::string(status));
        }
      }
    }
  }
  return out;
}

std::vector<std::string> AnswerSchemas::without_schema() const {
  std::vector<std::string> out;
  for (const auto& name : described()) {
    const std::size_t space = name.find(' '), last = name.rfind(' ');
    const auto* content =
        content_of(name.substr(0, space), name.substr(space + 1, last - space - 1),
                   std::stoi(name.substr(last + 1)));
    for (const auto& [type, media] : content->as_object()) {
      if (!is_json(type)) continue;
      // A schema that lets an empty object through says nothing of what is in it.
      const auto found = held(media, "{}");
      if (found.empty() || found.front() == "no schema") out.push_back(name);
    }
  }
  return out;
}

}  // namespace baytrust::http
