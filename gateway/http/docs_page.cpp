#include "gateway/http/docs_page.hpp"

#include <algorithm>
#include <boost/json/parse.hpp>
#include <vector>

#include "gateway/http/codes.hpp"
#include "gateway/http/docs_call.hpp"
#include "gateway/http/problem.hpp"
#include "gateway/messages/code_text.hpp"
#include "gateway/messages/markup.hpp"

namespace baytrust::http {
namespace {

using messages::Language;
using messages::markup_text;

// In the language itself.
constexpr std::array<std::string_view, 4> kOwnNames{"English", "繁體中文", "简体中文", "Português"};

constexpr std::string_view kSurroundings =
    "export BAYTRUST_URL=http://127.0.0.1:8443\n"
    "export BAYTRUST_TOKEN=$(cat one-account.token)";
constexpr std::string_view kFirstQuestion =
    "curl -sS -H \"Authorization: Bearer $BAYTRUST_TOKEN\" \\\n"
    "  -H 'Content-Type: application/x-pem-file' --data-binary @certificate.pem \\\n"
    "  \"$BAYTRUST_URL/v1/certificates:validate?relying=HK\"";
constexpr std::string_view kFirstAnswer =
    "{\"id\":\"d-…\",\"engine\":\"baytrust/…\",\n"
    " \"decision\":{\"accepted\":\"yes\",\"outcome\":\"valid-recognised\",\"findings\":[…],…},\n"
    " \"texts\":{\"en\":{\"headline\":\"ACCEPTED: valid and recognised\",\"findings\":[…]}},…}";
constexpr std::string_view kProblemExample =
    "{\"type\":\"/docs#http.query.unknown\",\"title\":\"Bad Request\",\"status\":400,\n"
    " \"detail\":\"There is no parameter relaying here; known: relying, …\",\n"
    " \"code\":\"http.query.unknown\",\"facts\":{\"name\":\"relaying\",\"known\":\"relying, …\"},\n"
    " \"request_id\":\"8989443076e5e3bd838ce1dd9348b814\"}";

// Routes under their headings, in the order of the headings' first routes.
struct Group {
  std::string tag;
  std::vector<const Route*> routes;
};
std::vector<Group> grouped(std::span<const Route> routes) {
  std::vector<Group> groups;
  for (const Route& route : routes) {
    auto at = std::ranges::find(groups, route.tag, &Group::tag);
    if (at == groups.end()) at = groups.insert(groups.end(), Group{route.tag, {}});
    at->routes.push_back(&route);
  }
  return groups;
}

std::string heading_of(const Group& group, const DocsWords& words) {
  return words(group.tag.empty() ? "Other" : group.tag);
}
std::string anchor_of(const Group& group) {
  std::string out = "group-";
  for (const char c : group.tag) out += c == ' ' ? '-' : c;
  return markup_text(out);
}

std::string contents(const std::vector<Group>& groups, const DocsWords& words) {
  std::string out = "<ul>\n<li><a href=\"#begin\">" + words("Begin here") + "</a></li>\n";
  for (const Group& group : groups) {
    out += "<li><a href=\"#" + anchor_of(group) + "\">" + heading_of(group, words) + "</a>\n<ul>\n";
    for (const Route* route : group.routes) {
      out += "<li><a href=\"#" + markup_text(route->operation_id) + "\"><span class=\"verb\">" +
             markup_text(route->method) + "</span> " + docs_code(route->path) + "</a></li>\n";
    }
    out += "</ul></li>\n";
  }
  return out + "<li><a href=\"#problems\">" + words("Problems") + "</a></li>\n</ul>\n";
}

std::string guide(const DocsWords& words) {
  std::string out = "<section id=\"begin\">\n<h2>" + words("Begin here") + "</h2>\n";
  const auto part = [&](std::string_view heading, std::string_view text, std::string_view block) {
    out += "<h3>" + words(heading) + "</h3>\n<p>" + words(text) + "</p>\n" + docs_block(block);
  };
  part("Who may call",
       "A call needs a credential of an account, unless it says “anybody”: a bearer token, or a "
       "TLS client certificate. The operator gives both out; what an account may do is its roles. "
       "The examples take address and token from the environment:",
       kSurroundings);
  out += "<p>" +
         words(
             "With a client certificate, --cert client.pem --key client.key stands in place of "
             "the Authorization field.") +
         "</p>\n";
  part("A first question",
       "The answer says whether the certificate is accepted, and why; “accepted” is the one "
       "member to decide by:",
       std::string(kFirstQuestion));
  out += docs_block(kFirstAnswer);
  part("When something cannot be done",
       "Every error is a problem (RFC 9457) with a stable code, the compared values as facts, and "
       "the request's id. Rely on the code; the detail is for people, in the language of "
       "Accept-Language.",
       kProblemExample);
  out += "<p><a href=\"#problems\">" + words("Every code") + "</a></p>\n<h3>" +
         words("In every call") + "</h3>\n<ul>\n";
  for (const std::string_view rule :
       {"Instants are RFC 3339 with an offset; a “+” in a query is written %2B.",
        "A POST with an Idempotency-Key does its work once, however often it is sent.",
        "429 and 503 say in Retry-After when to come again.",
        "Every answer has X-Request-Id, to be named when asking for help, and Baytrust-Trust, the "
        "state of the lists and registers."}) {
    out += "<li>" + words(rule) + "</li>\n";
  }
  return out + "</ul>\n</section>\n";
}

std::string problems_table(std::span<const Route> routes, const DocsWords& words) {
  std::map<std::string, int> all;
  for (const Code& known : kCodes) all.emplace(known.id, status_of(known));
  for (const Route& route : routes) {
    for (const auto& [status, codes] : problems_of(route)) {
      for (const auto& id : codes) all.emplace(id, status);
    }
  }
  all.erase(std::string(kListenFailed.id));  // never answered: there is nobody to answer yet
  all.erase(std::string(kTlsMaterial.id));
  std::string rows;
  for (const auto& [id, status] : all) {
    const auto text = messages::find_text(id);
    rows += "<tr id=\"" + markup_text(id) + "\"><th scope=\"row\">" + docs_code(id) + "</th><td>" +
            std::to_string(status) + "</td><td>" +
            markup_text(text ? (*text)[words.language()] : "") + "</td></tr>\n";
  }
  return "<section id=\"problems\">\n<h2>" + words("Problems") + "</h2>\n" +
         docs_table({words("code"), words("status"), words("text")}, rows) + "</section>\n";
}

std::string languages(const DocsWords& words) {
  std::string out = "<nav class=\"languages\" aria-label=\"" + words("Language") + "\">\n";
  for (const Language language : messages::kLanguages) {
    const std::string tag(to_string(language));
    out += "<a lang=\"" + tag + "\" hreflang=\"" + tag + "\" href=\"/docs?lang=" + tag + "\"";
    if (language == words.language()) out += " aria-current=\"true\"";
    out.append(">").append(kOwnNames[static_cast<std::size_t>(language)]).append("</a>\n");
  }
  return out + "</nav>\n";
}

std::string head(const ApiInfo& info, const DocsWords& words) {
  return "<!DOCTYPE html>\n<html lang=\"" + std::string(to_string(words.language())) +
         "\"><head><meta charset=\"utf-8\">"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>" +
         markup_text(info.title) + " API</title><link rel=\"stylesheet\" href=\"" +
         std::string(kStylesheetPath) + "\"></head>\n<body>\n<a class=\"skip\" href=\"#calls\">" +
         words("Skip to the calls") + "</a>\n<header>\n" + languages(words) + "<h1>" +
         markup_text(info.title) + " <small>" + markup_text(info.version) + "</small></h1>\n<p>" +
         words(info.description) + "</p>\n<p>" + words("For programs:") +
         " <a href=\"/openapi.json\">/openapi.json</a> (OpenAPI 3.1)</p>\n</header>\n";
}

}  // namespace

std::string_view to_string(Parameter::In in) {
  if (in == Parameter::In::path) return "path";
  return in == Parameter::In::query ? "query" : "header";
}

std::map<int, std::set<std::string>> problems_of(const Route& route) {
  std::map<int, std::set<std::string>> out;
  const auto add = [&out](const Code& c) { out[status_of(c)].emplace(c.id); };
  for (const auto& c : {kMalformed, kQueryUnknown, kQueryDuplicate, kTimeout, kBusy, kInternal}) {
    add(c);
  }
  if (route.rate == Route::Rate::limited) add(kRateExceeded);
  if (route.access == Route::Access::known) add(kUnauthenticated);
  if (!route.roles.empty()) add(kForbidden);
  if (!route.produces.empty()) add(kNotAcceptable);
  if (route.body == BodyKind::whole) add(kBodyTooLarge);
  if (route.body == BodyKind::lines) {
    add(kLineTooLong);
    add(kLinesTooMany);
  }
  if (route.body != BodyKind::none && !route.consumes.empty()) add(kMediaType);
  for (const auto& p : route.parameters) {
    if (p.in != Parameter::In::query) continue;
    if (p.presence == Parameter::Presence::required) add(kQueryMissing);
    if (!p.one_of.empty()) add(kQueryBad);
  }
  for (const auto& id : route.problems) out[status_of({id, "", Effect::invalid})].insert(id);
  return out;
}

std::string docs_html(std::span<const Route> routes, const ApiInfo& info, Language language) {
  const DocsWords words(language);
  const std::vector<Group> groups = grouped(routes);
  boost::json::error_code ignored;  // openapi_json() has complained already
  const auto given = boost::json::parse(info.schemas, ignored);
  const boost::json::object schemas =
      given.is_object() ? given.get_object() : boost::json::object();
  const std::string list = contents(groups, words);
  std::string out = head(info, words);
  // On narrow screens the contents fold, on wide ones they stay at the side.
  out += "<details class=\"contents\"><summary>" + words("Contents") + "</summary>\n<nav>" + list +
         "</nav></details>\n<div class=\"columns\">\n<nav class=\"side\" tabindex=\"0\" "
         "aria-label=\"" +
         words("Contents") + "\">\n" + list + "</nav>\n<main>\n" + guide(words) +
         "<div id=\"calls\">\n";
  for (const Group& group : groups) {
    out += "<h2 id=\"" + anchor_of(group) + "\">" + heading_of(group, words) + "</h2>\n";
    if (const auto said = info.tags.find(group.tag); said != info.tags.end()) {
      out += "<p>" + words(said->second) + "</p>\n";
    }
    for (const Route* route : group.routes) out += docs_call(*route, schemas, words);
  }
  return out + "</div>\n" + problems_table(routes, words) + "</main>\n</div>\n</body></html>\n";
}

}  // namespace baytrust::http
