// Arguments: what was typed for one command, by the names of its definition, and the reading of
// values. A value that cannot be read is cli.value.bad with what was expected.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "validators/base/digest.hpp"
#include "validators/base/error.hpp"
#include "validators/base/instant.hpp"

namespace baytrust::cli {

class Arguments {
 public:
  Arguments() = default;
  explicit Arguments(std::map<std::string, std::vector<std::string>, std::less<>> values)
      : values_(std::move(values)) {}

  bool has(std::string_view name) const { return values_.contains(name); }
  // The last of several; empty when not given.
  std::string text(std::string_view name) const;
  const std::vector<std::string>& texts(std::string_view name) const;

  // RFC 3339 with offset.
  Result<std::optional<Instant>> instant(std::string_view name) const;
  // 0 .. most.
  Result<std::optional<std::int64_t>> integer(std::string_view name, std::int64_t most) const;
  Result<Digest> digest(std::string_view name) const;
  // "HK=file" pairs.
  Result<std::vector<std::pair<std::string, std::string>>> assignments(std::string_view name) const;

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
};

Error bad_value(std::string_view option, std::string value, std::string expected);

}  // namespace baytrust::cli
