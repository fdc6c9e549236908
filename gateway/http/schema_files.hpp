// The schemas of docs/schemas that answers are described by, as text: put into the program when it
// is built (gateway/CMakeLists.txt), so that what is published and what is served are the same.
#pragma once

#include <string_view>

namespace baytrust::http {

std::string_view decision_schema();
std::string_view record_schema();
std::string_view impact_schema();

}  // namespace baytrust::http
