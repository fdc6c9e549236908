// One call of the page that describes the interface, and the pieces of markup that the page shares
// with it. Internal to docs_page.cpp.
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/http/route.hpp"
#include "gateway/messages/language.hpp"

namespace baytrust::http {

// Words of one language, as markup. A sentence that has no translation says that it is English.
class DocsWords {
 public:
  explicit DocsWords(messages::Language language) : language_(language) {}

  messages::Language language() const { return language_; }
  std::string operator()(std::string_view english) const;

 private:
  messages::Language language_;
};

std::string docs_code(std::string_view text);
// A block of lines to type or read, reachable by keyboard where it has to be scrolled.
std::string docs_block(std::string_view text);
// A table in a frame that scrolls by itself on narrow screens.
std::string docs_table(const std::vector<std::string>& headings, std::string_view rows);

// The section of one call. `schemas` are the components, for the members of its JSON body.
std::string docs_call(const Route& route, const boost::json::object& schemas,
                      const DocsWords& words);

}  // namespace baytrust::http
