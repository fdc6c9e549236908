#include "gateway/service/setting.hpp"

#include <toml++/toml.h>

#include "gateway/service/config_codes.hpp"

namespace baytrust::service {
namespace {

constexpr std::size_t kMaxBytes = 1U << 20;

Place place_of(const toml::source_region& source, const std::string& file) {
  return {file, source.begin.line, source.begin.column};
}

Setting setting_of(const toml::node& node, const std::string& file) {
  Setting out;
  out.place = place_of(node.source(), file);
  if (const toml::table* table = node.as_table()) {
    out.kind = Setting::Kind::table;
    for (const auto& [key, value] : *table) {
      Setting member = setting_of(value, file);
      // A key is what people look for; a table's own place is its opening bracket.
      member.place = place_of(key.source(), file);
      out.members.push_back({std::string(key.str()), std::move(member)});
    }
  } else if (const toml::array* array = node.as_array()) {
    out.kind = Setting::Kind::array;
    for (const toml::node& item : *array) out.items.push_back(setting_of(item, file));
  } else if (const auto* text = node.as_string()) {
    out.kind = Setting::Kind::text;
    out.text = text->get();
  } else if (const auto* integer = node.as_integer()) {
    out.kind = Setting::Kind::integer;
    out.integer = integer->get();
  } else if (const auto* boolean = node.as_boolean()) {
    out.kind = Setting::Kind::boolean;
    out.boolean = boolean->get();
  } else {
    out.kind = Setting::Kind::other;  // floats and bare dates: no setting has such a value
  }
  return out;
}

}  // namespace

Result<Setting> parse_toml(std::string_view text, const std::string& file) {
  if (text.size() > kMaxBytes) {
    return Error(kConfigTooLarge, file,
                 {{"size", std::to_string(text.size())}, {"limit", std::to_string(kMaxBytes)}});
  }
  try {
    return setting_of(toml::parse(text, std::string_view(file)), file);
  } catch (const toml::parse_error& error) {
    return Error(kConfigSyntax, file,
                 {{"line", std::to_string(error.source().begin.line)},
                  {"column", std::to_string(error.source().begin.column)},
                  {"message", std::string(error.description())}});
  }
}

}  // namespace baytrust::service
