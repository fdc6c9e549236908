#include "gateway/http/docs_call.hpp"

#include <algorithm>
#include <boost/json/array.hpp>

#include "gateway/http/docs_page.hpp"
#include "gateway/http/wire.hpp"
#include "gateway/messages/interface_texts.hpp"
#include "gateway/messages/markup.hpp"

namespace baytrust::http {
namespace {

namespace json = boost::json;
using messages::markup_text;

constexpr std::string_view kLineEnd = " \\\n  ";

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const auto& part : parts) out.append(out.empty() ? "" : ", ").append(docs_code(part));
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
  return "\"$BAYTRUST_URL" + address + query + "\"";
}

// One option a line, so that it can be read on a telephone.
std::string curl_line(const Route& route) {
  std::string out = "curl -sS";
  const auto option = [&out](const std::string& text) { out.append(kLineEnd).append(text); };
  const std::string body = route.body_example.empty() ? "@request" : route.body_example;
  const bool lines = route.body == BodyKind::lines;
  // curl makes a POST of --data-binary by itself.
  if (route.method != (route.body == BodyKind::whole ? "POST" : "GET")) {
    out += " -X " + route.method;
  }
  if (lines) out += " -N -T " + (body[0] == '@' ? body.substr(1) : body);
  if (route.access == Route::Access::known) {
    option("-H \"Authorization: Bearer $BAYTRUST_TOKEN\"");
  }
  if (route.produces.size() > 1) option("-H 'Accept: " + route.produces.front() + "'");
  if (route.body != BodyKind::none && !route.consumes.empty()) {
    option("-H 'Content-Type: " + route.consumes.front() + "'");
  }
  if (route.body == BodyKind::whole) option("--data-binary '" + body + "'");
  option(example_address(route));
  return out;
}

std::string name_cell(const std::string& name, bool required, const DocsWords& words) {
  std::string out = "<tr><th scope=\"row\">" + docs_code(name);
  if (required) out += " <small>" + words("required") + "</small>";
  return out + "</th>";
}

std::string parameters(const Route& route, const DocsWords& words) {
  std::string rows;
  for (const auto& p : route.parameters) {
    const bool required =
        p.presence == Parameter::Presence::required || p.in == Parameter::In::path;
    rows += name_cell(p.name, required, words) + "<td>" + std::string(to_string(p.in)) +
            "</td><td>" + words(p.description);
    if (!p.one_of.empty()) rows += " " + words("One of:") + " " + joined(p.one_of);
    rows += "</td></tr>\n";
  }
  if (rows.empty()) return {};
  return "<h4>" + words("Parameters") + "</h4>\n" +
         docs_table({words("name"), words("where"), words("what")}, rows);
}

std::string text_of(const json::value& value) {
  return value.is_string() ? std::string(value.get_string()) : std::string();
}

// "string, base64", "array", "one of: a, b": what a member of a schema is.
std::string kind_of(const json::object& schema, const DocsWords& words) {
  const auto text = [&](std::string_view name) {
    const auto* found = schema.if_contains(name);
    return found == nullptr ? std::string() : text_of(*found);
  };
  if (const auto* values = schema.if_contains("enum"); values != nullptr && values->is_array()) {
    std::vector<std::string> names;
    for (const auto& value : values->get_array()) names.push_back(text_of(value));
    return words("One of:") + " " + joined(names);
  }
  std::string out = markup_text(text("type"));
  for (const std::string& more : {text("format"), text("contentEncoding")}) {
    if (!more.empty()) out += ", " + markup_text(more);
  }
  return out;
}

std::string members(const Route& route, const json::object& schemas, const DocsWords& words) {
  const auto* schema = schemas.if_contains(route.body_schema);
  if (schema == nullptr || !schema->is_object()) return {};
  const auto* properties = schema->get_object().if_contains("properties");
  if (properties == nullptr || !properties->is_object()) return {};
  const auto* required = schema->get_object().if_contains("required");
  std::string rows;
  for (const auto& [name, member] : properties->get_object()) {
    if (!member.is_object()) continue;
    const bool needed =
        required != nullptr && required->is_array() &&
        std::ranges::find(required->get_array(), json::value(name)) != required->get_array().end();
    rows += name_cell(std::string(name), needed, words) + "<td>" +
            kind_of(member.get_object(), words) + "</td><td>";
    if (const auto* what = member.get_object().if_contains("description")) {
      rows += words(text_of(*what));
    }
    rows += "</td></tr>\n";
  }
  return "<h4>" + words("Members of the JSON body") + "</h4>\n" +
         docs_table({words("name"), "JSON", words("what")}, rows);
}

std::string facts(const Route& route, const DocsWords& words) {
  std::string out = "<dl>\n";
  const auto item = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) out += "<dt>" + words(name) + "</dt><dd>" + value + "</dd>\n";
  };
  item("Caller", route.access == Route::Access::open ? words("anybody")
                 : route.roles.empty()               ? words("every account")
                                                     : joined(route.roles));
  if (route.body != BodyKind::none) {
    item("Body", route.consumes.empty() ? words("any media type") : joined(route.consumes));
    const bool lines = route.body == BodyKind::lines;
    const std::string octets =
        std::to_string(lines ? route.lines.bytes_per_line : route.body_bytes) + " " +
        words("octets");
    item("Limit", lines ? std::to_string(route.lines.lines) + " " + words("lines of") + " " + octets
                        : octets);
  }
  item("Answer", joined(route.produces));
  return out + "</dl>\n";
}

std::string problems(const Route& route, const DocsWords& words) {
  std::string out = "<details><summary>" + words("Problems") + "</summary>\n<ul>\n";
  for (const auto& [status, codes] : problems_of(route)) {
    out += "<li>" + std::to_string(status) + " " + markup_text(phrase_of(status)) + ":";
    for (const auto& id : codes) {
      out += " <a href=\"#" + markup_text(id) + "\">" + docs_code(id) + "</a>";
    }
    out += "</li>\n";
  }
  return out + "</ul></details>\n";
}

}  // namespace

std::string DocsWords::operator()(std::string_view english) const {
  const auto text = messages::interface_text(english, language_);
  if (language_ == messages::Language::en || text != english || english.empty()) {
    return markup_text(text);
  }
  return "<span lang=\"en\">" + markup_text(english) + "</span>";
}

std::string docs_code(std::string_view text) { return "<code>" + markup_text(text) + "</code>"; }

std::string docs_block(std::string_view text) {
  return "<pre tabindex=\"0\"><code>" + markup_text(text) + "</code></pre>\n";
}

std::string docs_table(const std::vector<std::string>& headings, std::string_view rows) {
  std::string out = "<div class=\"table\"><table><thead><tr>";
  for (const auto& heading : headings) out += "<th scope=\"col\">" + heading + "</th>";
  return out.append("</tr></thead>\n<tbody>\n").append(rows) + "</tbody></table></div>\n";
}

std::string docs_call(const Route& route, const json::object& schemas, const DocsWords& words) {
  const std::string id = markup_text(route.operation_id);
  std::string out = "<section class=\"call\" id=\"" + id + "\">\n<h3><a href=\"#" + id +
                    "\"><span class=\"method " + lower_case(route.method) + "\">" +
                    markup_text(route.method) + "</span> " + docs_code(route.path) +
                    "</a></h3>\n<p>" + words(route.summary) + "</p>\n";
  out += facts(route, words) + parameters(route, words) + members(route, schemas, words);
  return out + docs_block(curl_line(route)) + problems(route, words) + "</section>\n";
}

}  // namespace baytrust::http
