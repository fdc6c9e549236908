// ObjectReader: one object of a body, read strictly. Every member is asked for once; what nobody
// asked for is refused by finish(), because a misspelt wish is no wish. The first complaint is
// kept, later reads return defaults: callers read straight on and ask finish() once.
#pragma once

#include <concepts>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gateway/http/json_body.hpp"
#include "validators/base/instant.hpp"

namespace baytrust::http {

class ObjectReader {
 public:
  // The document outlives the reader.
  explicit ObjectReader(const JsonDocument& document);

  bool has(std::string_view name) const;

  // Absent, or null: nothing. Of another type: a complaint.
  std::optional<std::string> text(std::string_view name);
  std::string required_text(std::string_view name);
  std::optional<std::int64_t> integer(std::string_view name, std::int64_t least, std::int64_t most);
  std::optional<bool> boolean(std::string_view name);
  std::vector<std::string> texts(std::string_view name);
  // Base64 (RFC 4648 4), as octets.
  std::optional<Bytes> octets(std::string_view name);
  // RFC 3339 with offset, as text.
  std::optional<Instant> instant(std::string_view name);

  template <class T>
  using Names = std::vector<std::pair<std::string_view, T>>;
  // One of the names; the complaint lists them.
  template <class T>
  std::optional<T> choice(std::string_view name, const Names<T>& names) {
    const auto chosen = text(name);
    if (!chosen) return std::nullopt;
    std::string expected;
    for (const auto& [known, value] : names) {
      if (known == *chosen) return value;
      expected.append(expected.empty() ? "" : ", ").append(known);
    }
    bad_value(name, std::move(expected));
    return std::nullopt;
  }

  // A nested object, or each object of an array of them; nothing where the member is absent.
  void object(std::string_view name, const std::function<void(ObjectReader&)>& read);
  void objects(std::string_view name, const std::function<void(ObjectReader&)>& read);

  void require(std::string_view name);
  // A complaint about the value of a member, at its place.
  void bad_value(std::string_view name, std::string expected);
  // The first complaint of this object or a nested one, then any member never asked for.
  Result<void> finish();

 private:
  ObjectReader(const JsonDocument& document, const boost::json::value& value, JsonPath path);

  const boost::json::value* find(std::string_view name);
  void wrong_type(const JsonPath& path, std::string expected);
  void complain(const Code& code, const JsonPath& path, Facts more);
  void read_nested(const boost::json::value& value, JsonPath path,
                   const std::function<void(ObjectReader&)>& read);
  JsonPath path_to(std::string_view name) const;

  const JsonDocument& document_;
  const boost::json::object* object_ = nullptr;
  JsonPath path_;
  std::set<std::string, std::less<>> asked_;
  std::optional<Error> complaint_;
};

}  // namespace baytrust::http
