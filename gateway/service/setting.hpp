// Setting: a TOML document as a plain tree that remembers where everything stood, so that every
// complaint names file, line and column. Reading it strictly is setting_reader.hpp. The only file
// that knows the TOML library is setting.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "validators/base/error.hpp"

namespace baytrust::service {

struct Place {
  std::string file;
  std::uint32_t line = 0;  // from 1
  std::uint32_t column = 0;
};

struct SettingMember;

struct Setting {
  enum class Kind : std::uint8_t { table, array, text, integer, boolean, other };
  Kind kind = Kind::table;
  Place place;
  std::string text;
  std::int64_t integer = 0;
  bool boolean = false;
  std::vector<SettingMember> members;  // of a table, in order of their names
  std::vector<Setting> items;          // of an array
};
struct SettingMember {
  std::string first;  // the name
  Setting second;
};

// At most 1 MiB. config.too_large, config.syntax.
Result<Setting> parse_toml(std::string_view text, const std::string& file);

}  // namespace baytrust::service
