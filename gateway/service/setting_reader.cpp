#include "gateway/service/setting_reader.hpp"

#include <algorithm>
#include <charconv>

#include "gateway/service/config_codes.hpp"

namespace baytrust::service {
namespace {

std::string_view name_of(Setting::Kind kind) {
  switch (kind) {
    case Setting::Kind::table:
      return "table";
    case Setting::Kind::array:
      return "array";
    case Setting::Kind::text:
      return "string";
    case Setting::Kind::integer:
      return "integer";
    case Setting::Kind::boolean:
      return "boolean";
    case Setting::Kind::other:
      break;
  }
  return "other";
}

std::optional<std::int64_t> seconds_of(std::string_view text) {
  if (text.size() < 2) return std::nullopt;
  std::int64_t count = 0;
  const char* last = text.data() + text.size() - 1;
  const auto [end, failed] = std::from_chars(text.data(), last, count);
  if (failed != std::errc() || end != last || count < 0 || count > 1'000'000'000) {
    return std::nullopt;
  }
  switch (*last) {
    case 's':
      return count;
    case 'm':
      return count * kMinute;
    case 'h':
      return count * kHour;
    case 'd':
      return count * kDay;
    default:
      return std::nullopt;
  }
}

}  // namespace

SettingReader::SettingReader(const Setting& table, std::string path)
    : table_(table), path_(std::move(path)) {}

bool SettingReader::has(std::string_view key) const {
  return std::ranges::any_of(table_.members, [&](const auto& m) { return m.first == key; });
}

std::string SettingReader::full_name(std::string_view key) const {
  if (path_.empty()) return std::string(key);
  return path_ + "." + std::string(key);
}

const Place& SettingReader::place_of(std::string_view key) const {
  for (const auto& [name, member] : table_.members) {
    if (name == key) return member.place;
  }
  return table_.place;
}

void SettingReader::complain(const Code& code, std::string_view key, Facts more) {
  if (complaint_) return;
  const Place& place = place_of(key);
  Facts facts{{"line", std::to_string(place.line)},
              {"column", std::to_string(place.column)},
              {"key", full_name(key)}};
  facts.insert(facts.end(), std::make_move_iterator(more.begin()),
               std::make_move_iterator(more.end()));
  complaint_ = Error(code, place.file, std::move(facts));
}

void SettingReader::bad_value(std::string_view key, const std::string& value,
                              std::string expected) {
  complain(kConfigBadValue, key, {{"value", value}, {"expected", std::move(expected)}});
}

const Setting* SettingReader::find(std::string_view key, Setting::Kind kind,
                                   std::string_view expected) {
  asked_.emplace(key);
  for (const auto& [name, member] : table_.members) {
    if (name != key) continue;
    if (member.kind == kind) return &member;
    complain(kConfigWrongType, key,
             {{"found", std::string(name_of(member.kind))}, {"expected", std::string(expected)}});
  }
  return nullptr;
}

std::optional<std::string> SettingReader::text(std::string_view key) {
  const Setting* setting = find(key, Setting::Kind::text, "string");
  if (setting == nullptr) return std::nullopt;
  return setting->text;
}

std::string SettingReader::required_text(std::string_view key) {
  if (!has(key)) complain(kConfigMissingKey, key, {});
  auto value = text(key);
  if (value && value->empty()) bad_value(key, "", "a text that is not empty");
  return value.value_or("");
}

std::optional<std::int64_t> SettingReader::integer(std::string_view key, std::int64_t least,
                                                   std::int64_t most) {
  const Setting* setting = find(key, Setting::Kind::integer, "integer");
  if (setting == nullptr) return std::nullopt;
  if (setting->integer < least || setting->integer > most) {
    bad_value(key, std::to_string(setting->integer),
              std::to_string(least) + " .. " + std::to_string(most));
    return std::nullopt;
  }
  return setting->integer;
}

std::vector<std::string> SettingReader::texts(std::string_view key) {
  const Setting* array = find(key, Setting::Kind::array, "array of strings");
  std::vector<std::string> out;
  if (array == nullptr) return out;
  for (const Setting& item : array->items) {
    if (item.kind != Setting::Kind::text) {
      complain(kConfigWrongType, key,
               {{"found", std::string(name_of(item.kind))}, {"expected", "array of strings"}});
      return {};
    }
    out.push_back(item.text);
  }
  return out;
}

std::optional<std::int64_t> SettingReader::duration(std::string_view key) {
  const auto value = text(key);
  if (!value) return std::nullopt;
  const auto seconds = seconds_of(*value);
  if (!seconds) bad_value(key, *value, "90s, 30m, 12h, 7d");
  return seconds;
}

std::optional<Instant> SettingReader::instant(std::string_view key) {
  const auto value = text(key);
  if (!value) return std::nullopt;
  const auto instant = parse_rfc3339(*value);
  if (!instant) bad_value(key, *value, "2026-01-31T23:59:59+08:00");
  return instant;
}

std::vector<Oid> SettingReader::oids(std::string_view key) {
  std::vector<Oid> out;
  for (const std::string& value : texts(key)) {
    const auto oid = Oid::parse(value);
    if (!oid) {
      bad_value(key, value, "2.16.344.8.2");
      return {};
    }
    out.push_back(*oid);
  }
  return out;
}

void SettingReader::table(std::string_view key, const std::function<void(SettingReader&)>& read) {
  const Setting* setting = find(key, Setting::Kind::table, "table");
  if (setting == nullptr) return;
  SettingReader nested(*setting, full_name(key));
  read(nested);
  const auto finished = nested.finish();
  if (!finished && !complaint_) complaint_ = finished.error();
}

void SettingReader::tables(std::string_view key, const std::function<void(SettingReader&)>& read) {
  const Setting* array = find(key, Setting::Kind::array, "array of tables");
  if (array == nullptr) return;
  for (std::size_t i = 0; i < array->items.size(); ++i) {
    const Setting& item = array->items[i];
    if (item.kind != Setting::Kind::table) {
      complain(kConfigWrongType, key,
               {{"found", std::string(name_of(item.kind))}, {"expected", "array of tables"}});
      return;
    }
    SettingReader nested(item, full_name(key) + "[" + std::to_string(i) + "]");
    read(nested);
    const auto finished = nested.finish();
    if (!finished && !complaint_) complaint_ = finished.error();
  }
}

std::vector<std::pair<std::string, std::string>> SettingReader::text_members() {
  std::vector<std::pair<std::string, std::string>> out;
  for (const auto& [name, member] : table_.members) {
    if (auto value = text(name)) out.emplace_back(name, std::move(*value));
  }
  return out;
}

Result<void> SettingReader::finish() {
  if (complaint_) return *complaint_;
  for (const auto& [name, member] : table_.members) {
    if (asked_.contains(name)) continue;
    complain(kConfigUnknownKey, name, {});
    return *complaint_;
  }
  return {};
}

}  // namespace baytrust::service
