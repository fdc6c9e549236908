// Names that occur twice in one object of a JSON text. RFC 8259 4 wants them unique, and Boost.JSON
// lets the last one win in silence: where a text carries trust, a repeated name is refused.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace baytrust::service {

// The first name repeated within an object, at whatever depth; empty where there is none, or where
// the text is no JSON of at most `max_depth` levels (parsing it tells).
std::optional<std::string> duplicate_key(std::string_view json, std::size_t max_depth);

}  // namespace baytrust::service
