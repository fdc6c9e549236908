// JSON as clients send it (RFC 8259), read strictly: UTF-8, no member twice in one object, bounded
// depth and number of values, no number beyond what a double holds. Complaints name line and
// column. What the members mean is object_reader.hpp's.
#pragma once

#include <boost/json/value.hpp>
#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "validators/base/bytes.hpp"
#include "validators/base/error.hpp"

namespace baytrust::http {

struct JsonLimits {
  std::size_t depth = 16;
  std::size_t values = 100'000;
};

// The value with its text, in which complaints find their place.
struct JsonDocument {
  SharedBytes text{};
  boost::json::value value{};
};

// kJsonMalformed, kJsonDuplicateKey, kJsonTooDeep, kJsonTooMany, kJsonNumber.
Result<JsonDocument> read_json(SharedBytes text, const JsonLimits& limits = {});

// The way from the outermost value to one inside: members by name, elements by place.
using JsonPath = std::vector<std::variant<std::string, std::size_t>>;
std::string to_string(const JsonPath& path);  // "profile.accepts[2]"

// From 1; columns count octets.
struct TextPlace {
  std::size_t line = 1;
  std::size_t column = 1;

  friend bool operator==(const TextPlace&, const TextPlace&) = default;
};
TextPlace place_at(std::string_view text, std::size_t offset);
// Where the value of that path begins, in a text that read_json took; the innermost value there is
// where the path leads further.
TextPlace place_of(std::string_view text, const JsonPath& path);

}  // namespace baytrust::http
