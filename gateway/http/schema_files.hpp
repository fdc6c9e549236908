// The schemas of docs/schemas that answers are described by, as text: put into the program when it
// is built (gateway/CMakeLists.txt), so that what is published and what is served are the same.
#pragma once

#include <span>
#include <string_view>

namespace baytrust::http {

// One after those that it refers to.
std::span<const std::string_view> schema_files();

}  // namespace baytrust::http
