// Header fields in the order given, and the parameters of a query (RFC 9110 5.1, RFC 3986 3.4).
// Field names compare without case. Plain values: nothing here reads a message.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "validators/base/instant.hpp"

namespace baytrust::http {

// ASCII only, whatever the locale.
std::string lower_case(std::string_view text);
bool same_without_case(std::string_view a, std::string_view b);
// Without spaces and tabs at either end.
std::string_view trimmed(std::string_view text);
// RFC 9110 5.6.2: one character or more of a token.
bool is_token(std::string_view text);

// IMF-fixdate (RFC 9110 5.6.7): "Sun, 06 Nov 1994 08:49:37 GMT".
std::string http_date(Instant t);

using Pairs = std::vector<std::pair<std::string, std::string>>;

class Headers {
 public:
  Headers() = default;
  Headers(std::initializer_list<std::pair<std::string, std::string>> fields) : fields_(fields) {}

  // The first of that name.
  std::optional<std::string_view> find(std::string_view name) const;
  std::vector<std::string_view> all(std::string_view name) const;
  // All of that name as one list (RFC 9110 5.3).
  std::string joined(std::string_view name) const;
  bool has(std::string_view name) const { return find(name).has_value(); }

  void add(std::string name, std::string value);
  void set(std::string name, std::string value);  // in place of all of that name
  // Adds it unless there is one.
  void set_default(std::string_view name, std::string_view value);

  const Pairs& fields() const { return fields_; }
  // Names are tokens, values hold no control character: none can end a line early.
  bool are_safe() const;

  friend bool operator==(const Headers&, const Headers&) = default;

 private:
  Pairs fields_;
};

// Decoded once, in the order given.
class Query {
 public:
  Query() = default;
  explicit Query(Pairs parameters) : parameters_(std::move(parameters)) {}

  // Of a name given more than once, the first: where that matters, duplicate() is asked before.
  std::optional<std::string_view> find(std::string_view name) const;
  std::vector<std::string_view> all(std::string_view name) const;
  // A name that stands there twice.
  std::optional<std::string_view> duplicate() const;
  const Pairs& parameters() const { return parameters_; }

 private:
  Pairs parameters_;
};

}  // namespace baytrust::http
