#include "gateway/http/docs_page.hpp"

#include <algorithm>
#include <vector>

#include "gateway/http/codes.hpp"
#include "gateway/http/problem.hpp"
#include "gateway/http/wire.hpp"
#include "gateway/messages/code_text.hpp"
#include "gateway/messages/markup.hpp"

namespace baytrust::http {
namespace {

using messages::markup_text;

std::string code(std::string_view text) { return "<code>" + markup_text(text) + "</code>"; }

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const auto& part : parts) out.append(out.empty() ? "" : ", ").append(code(part));
  return out;
}

// The address with an example for each parameter that has to be there.
std::string example_address(const Route& route) {
  std::string address = route.path, query;
  for (const auto& p : route.parameters) {
    const std::string value = !p.example.empty() ? p.example
                              : p.one_of.empty() ? "…"
                                                 : p.one_of.front();
    if (p.in == Parameter::In::query && p.presence == Parameter::Presence::required) {
      query.append(query.empty() ? "?" : "&").append(p.name).append("=").append(value);
    }
    if (p.in != Parameter::In::path || p.example.empty()) continue;
    for (const std::string& form : {"{" + p.name + "}", "{" + p.name + "+}"}) {
      if (const auto at = address.find(form); at != std::string::npos) {
        address.replace(at, form.size(), value);
      }
    }
  }
  return "https://HOST" + address + query;
}

std::string curl_line(const Route& route) {
  std::string line = "curl";
  if (route.access == Route::Access::known) line += " --cert client.pem --key client.key";
  if (route.method != "GET") line += " -X " + route.method;
  if (route.produces.size() > 1) line += " -H 'Accept: " + route.produces.front() + "'";
  if (route.body != BodyKind::none) {
    if (!route.consumes.empty()) line += " -H 'Content-Type: " + route.consumes.front() + "'";
    const std::string body = route.body_example.empty() ? "@request" : route.body_example;
    line += route.body == BodyKind::lines ? " -N -T " + (body[0] == '@' ? body.substr(1) : body)
                                          : " --data-binary '" + body + "'";
  }
  return line + " '" + example_address(route) + "'";
}

std::string parameters_table(const Route& route) {
  if (route.parameters.empty()) return {};
  std::string out = "<table><tr><th>parameter</th><th>in</th><th>what</th></tr>\n";
  for (const auto& p : route.parameters) {
    const bool required =
        p.presence == Parameter::Presence::required || p.in == Parameter::In::path;
    out += "<tr><td>" + code(p.name) + (required ? " (required)" : "") + "</td><td>" +
           std::string(to_string(p.in)) + "</td><td>" + markup_text(p.description);
    if (!p.one_of.empty()) out += " One of: " + joined(p.one_of) + ".";
    out += "</td></tr>\n";
  }
  return out + "</table>\n";
}

std::string call(const Route& route) {
  std::string out = "<section id=\"" + markup_text(route.operation_id) + "\">\n<h3>" +
                    code(route.method + " " + route.path) + "</h3>\n<p>" +
                    markup_text(route.summary) + "</p>\n<ul>\n";
  const auto item = [&out](std::string_view name, const std::string& value) {
    if (!value.empty())
      out.append("<li>").append(name).append(": ").append(value).append("</li>\n");
  };
  item("Who", route.access == Route::Access::open ? "anybody"
              : route.roles.empty()               ? "every known caller"
                                                  : joined(route.roles));
  if (route.body != BodyKind::none) {
    item("Body", route.consumes.empty() ? "any media type" : joined(route.consumes));
    item("Limit", route.body == BodyKind::lines
                      ? std::to_string(route.lines.lines) + " lines of " +
                            std::to_string(route.lines.bytes_per_line) + " octets"
                      : std::to_string(route.body_bytes) + " octets");
  }
  item("Answer", joined(route.produces));
  out += "</ul>\n" + parameters_table(route) + "<pre>" + markup_text(curl_line(route)) + "</pre>\n";
  out += "<details><summary>Problems</summary>\n<ul>\n";
  for (const auto& [status, codes] : problems_of(route)) {
    out += "<li>" + std::to_string(status) + " " + markup_text(phrase_of(status)) + ":";
    for (const auto& id : codes) {
      out += " <a href=\"#" + markup_text(id) + "\">" + code(id) + "</a>";
    }
    out += "</li>\n";
  }
  return out + "</ul></details>\n</section>\n";
}

std::string problems_table(std::span<const Route> routes) {
  std::map<std::string, int> all;
  for (const Code& known : kCodes) all.emplace(known.id, status_of(known));
  for (const Route& route : routes) {
    for (const auto& [status, codes] : problems_of(route)) {
      for (const auto& id : codes) all.emplace(id, status);
    }
  }
  all.erase(std::string(kListenFailed.id));  // never answered: there is nobody to answer yet
  all.erase(std::string(kTlsMaterial.id));
  std::string out =
      "<h2 id=\"problems\">Problems</h2>\n<p>Every error is a problem (RFC 9457) with a stable "
      "<code>code</code>, the compared values as <code>facts</code>, and the request's id. Its "
      "<code>detail</code> is in English, Traditional or Simplified Chinese or Portuguese, by "
      "<code>Accept-Language</code>.</p>\n<table><tr><th>code</th><th>status</th><th>text</th>"
      "</tr>\n";
  for (const auto& [id, status] : all) {
    const auto text = messages::find_text(id);
    out += "<tr id=\"" + markup_text(id) + "\"><td>" + code(id) + "</td><td>" +
           std::to_string(status) + "</td><td>" +
           markup_text(text ? (*text)[messages::Language::en] : "") + "</td></tr>\n";
  }
  return out + "</table>\n";
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

std::string docs_html(std::span<const Route> routes, const ApiInfo& info) {
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
      "<meta name=\"viewport\" content=\"width=device-width\"><title>" +
      markup_text(info.title) + "</title><link rel=\"stylesheet\" href=\"" +
      std::string(kStylesheetPath) + "\"></head>\n<body><main>\n<h1>" + markup_text(info.title) +
      " " + markup_text(info.version) + "</h1>\n<p>" + markup_text(info.description) +
      "</p>\n<p>For programs: <a href=\"/openapi.json\">/openapi.json</a>. Errors: "
      "<a href=\"#problems\">problems</a>.</p>\n";
  std::vector<std::string> tags;
  for (const Route& route : routes) {
    if (std::find(tags.begin(), tags.end(), route.tag) == tags.end()) tags.push_back(route.tag);
  }
  std::string contents = "<nav><ul>\n", calls;
  for (const auto& tag : tags) {
    const std::string heading = tag.empty() ? "Other" : tag;
    calls += "<h2>" + markup_text(heading) + "</h2>\n";
    for (const Route& route : routes) {
      if (route.tag != tag) continue;
      contents += "<li><a href=\"#" + markup_text(route.operation_id) + "\">" +
                  code(route.method + " " + route.path) + "</a> " + markup_text(route.summary) +
                  "</li>\n";
      calls += call(route);
    }
  }
  out += contents + "</ul></nav>\n" + calls + problems_table(routes);
  return out + "</main></body></html>\n";
}

std::string_view docs_css() {
  return R"css(:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0; }
main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
code, pre { font-family: ui-monospace, monospace; font-size: 0.9em; }
pre { overflow-x: auto; padding: 0.75rem; border: 1px solid #8888; border-radius: 4px; }
h2 { border-bottom: 1px solid #8888; margin-top: 2.5rem; }
section { margin: 1.5rem 0; }
table { border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; padding: 0.2rem 0.8rem 0.2rem 0; }
tr:target, section:target { outline: 2px solid #07c; }
nav ul { list-style: none; padding: 0; }
)css";
}

}  // namespace baytrust::http
