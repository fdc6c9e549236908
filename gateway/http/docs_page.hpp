// The description of the interface for people: one page a language, made from the table of routes,
// and its stylesheet. No script, nothing from elsewhere. Words: messages/interface_texts.hpp.
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "gateway/http/openapi.hpp"
#include "gateway/messages/language.hpp"

namespace baytrust::http {

inline constexpr std::string_view kStylesheetPath = "/docs/style.css";

std::string docs_html(std::span<const Route> routes, const ApiInfo& info,
                      messages::Language language);
std::string_view docs_css();

// The problems a call may answer with: those any call of its kind may meet, and its own.
std::map<int, std::set<std::string>> problems_of(const Route& route);

std::string_view to_string(Parameter::In in);  // "path", "query", "header"

}  // namespace baytrust::http
