// The request target in origin form (RFC 9112 3.2.1): path and query, percent-decoded exactly once
// (RFC 3986 2.4). What a path could hide is refused: dot segments, empty segments, encoded slashes
// and backslashes, control characters, octets that are no UTF-8.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/http/headers.hpp"
#include "validators/base/error.hpp"

namespace baytrust::http {

// A segment keeps what stands before and after an unencoded colon apart: /{id}:approve.
struct Segment {
  std::string text{};  // decoded, with everything
  std::string name{};  // decoded, before the last unencoded colon; all of it where there is none
  std::string verb{};  // after that colon
  bool has_colon = false;

  friend bool operator==(const Segment&, const Segment&) = default;
};

struct Target {
  std::vector<Segment> segments{};  // none: "/"
  std::string path{};               // decoded
  Query query{};
  // "/a/" is not "/a": RFC 3986 6.2.2 makes them no equals, and here only the latter exists.
  bool has_trailing_slash = false;
};

Result<Target> parse_target(std::string_view target);

// %XX once; "+" is a space in queries only. Empty: a broken escape.
enum class Plus : std::uint8_t { literal, space };
std::optional<std::string> percent_decoded(std::string_view text, Plus plus);
// RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF.
bool is_utf8(std::string_view text);

}  // namespace baytrust::http
