// Canonical JSON (RFC 8785) of the subset Baytrust uses: strings, integers, arrays, objects, null
// is never written. Integers beyond 2^53-1 are strings. The writer refuses unsorted members, so
// what it wrote is canonical by construction. Not a parser.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "validators/base/digest.hpp"
#include "validators/base/instant.hpp"
#include "validators/base/oid.hpp"

namespace baytrust::decision {

// Member names are given in ascending order (UTF-16 code units; ours are ASCII); anything else is a
// programming mistake and ends the process, as does an unbalanced end.
class CanonicalWriter {
 public:
  // `expected_size`: octets that the text is likely to take.
  explicit CanonicalWriter(std::size_t expected_size = 0) { out_.reserve(expected_size); }
  CanonicalWriter& begin_object();
  CanonicalWriter& end_object();
  CanonicalWriter& begin_array();
  CanonicalWriter& end_array();
  CanonicalWriter& key(std::string_view name);

  CanonicalWriter& string(std::string_view utf8);  // ill-formed octets become U+FFFD
  CanonicalWriter& integer(std::int64_t value);
  CanonicalWriter& integer(std::uint64_t value);
  CanonicalWriter& value(const Digest& digest);  // 64 lower-case hexadecimal digits
  CanonicalWriter& value(Instant t);             // "2026-01-31T23:59:59Z"
  CanonicalWriter& value(OidView oid);           // dotted decimal

  // The text; everything begun was ended.
  std::string take();

 private:
  struct Level {
    bool object = false;
    bool first = true;
    std::size_t last_key = 0;  // where the last member's name stands in out_, and how long it is
    std::size_t last_key_size = 0;
  };
  void before_value();
  void plain(std::string_view ascii);  // a string that is known to need no escape
  void close(bool object, char bracket);

  std::string out_;
  std::vector<Level> levels_;
  bool after_key_ = false;
};

}  // namespace baytrust::decision
