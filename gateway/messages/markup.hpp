// Text as character data or attribute value of XML and HTML: markup escaped, nothing else changed.
#pragma once

#include <string>
#include <string_view>

namespace baytrust::messages {

std::string markup_text(std::string_view utf8);

}  // namespace baytrust::messages
