#include "gateway/service/config.hpp"

#include <algorithm>
#include <charconv>
#include <functional>

#include "gateway/service/algorithm_settings.hpp"
#include "gateway/service/config_codes.hpp"
#include "gateway/service/profile_settings.hpp"
#include "gateway/service/setting_reader.hpp"

namespace baytrust::service {
namespace {

using decision::Jurisdiction;
using decision::Profile;

// "+08:00", "-03:30", "Z", in minutes.
std::optional<int> offset_of(std::string_view text) {
  if (text == "Z") return 0;
  if (text.size() != 6 || text[3] != ':' || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  const auto number = [&](std::size_t at) -> int {
    int value = -1;
    const char* first = text.data() + at;
    const auto [end, failed] = std::from_chars(first, first + 2, value);
    return failed == std::errc() && end == first + 2 ? value : -1;
  };
  const int hours = number(1);
  const int minutes = number(4);
  if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59) return std::nullopt;
  const int total = hours * 60 + minutes;
  return text[0] == '-' ? -total : total;
}

bool is_territory(std::string_view text) {
  return !text.empty() && text.size() <= 16 && std::ranges::all_of(text, [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
}

Jurisdiction jurisdiction_before(const Config& config, const std::string& code) {
  if (const Jurisdiction* known = config.jurisdiction(code)) return *known;
  Jurisdiction fresh;
  fresh.code = code;
  fresh.algorithms = crypto::default_policy();
  return fresh;
}

void read_jurisdiction(SettingReader& table, Config& config, std::vector<std::string>& seen) {
  const std::string code = table.required_text("code");
  if (!is_territory(code)) table.bad_value("code", code, "HK, CN-GD");
  if (std::ranges::count(seen, code) != 0) {
    table.complain(kConfigRepeated, "code", {{"value", code}});
  }
  seen.push_back(code);

  Jurisdiction jurisdiction = jurisdiction_before(config, code);
  table.table("names", [&](SettingReader& names) {
    for (auto& [language, name] : names.text_members()) jurisdiction.names[language] = name;
  });
  if (const auto offset = table.text("utc_offset")) {
    const auto minutes = offset_of(*offset);
    if (!minutes) table.bad_value("utc_offset", *offset, "+08:00");
    jurisdiction.utc_offset_minutes = minutes.value_or(0);
  }
  if (const auto grace = table.duration("grace")) jurisdiction.age.grace = *grace;
  if (const auto share = table.integer("shrink_per_mille", 0, 1000)) {
    jurisdiction.acceptance.shrink_per_mille = static_cast<std::uint32_t>(*share);
  }
  table.table("algorithms", [&](SettingReader& nested) {
    jurisdiction.algorithms = read_algorithms(nested, jurisdiction.algorithms);
  });

  std::erase_if(config.jurisdictions, [&](const Jurisdiction& j) { return j.code == code; });
  config.jurisdictions.push_back(std::move(jurisdiction));
  std::ranges::sort(config.jurisdictions, {}, &Jurisdiction::code);
}

template <class Range, class Name>
std::string joined(const Range& range, Name name) {
  std::string out;
  for (const auto& entry : range) {
    out.append(out.empty() ? "" : ", ").append(std::invoke(name, entry));
  }
  return out;
}

void check_relying(SettingReader& table, const Config& config, const std::string& relying) {
  if (config.jurisdiction(relying) != nullptr) return;
  table.bad_value("relying", relying, joined(config.jurisdictions, &Jurisdiction::code));
}

const Profile* profile_named(const Config& config, std::string_view name) {
  const auto found = std::ranges::find(config.profiles, name, &Profile::name);
  return found == config.profiles.end() ? nullptr : &*found;
}

void read_profiles(SettingReader& document, Config& config) {
  document.tables("profiles", [&](SettingReader& table) {
    Profile profile = read_profile_table(table);
    check_relying(table, config, profile.relying);
    if (profile_named(config, profile.name) != nullptr) {
      table.complain(kConfigRepeated, "name", {{"value", profile.name}});
    }
    config.profiles.push_back(std::move(profile));
  });
  document.table("default_profiles", [&](SettingReader& table) {
    for (const auto& [relying, name] : table.text_members()) {
      const Profile* profile = profile_named(config, name);
      if (profile == nullptr || profile->relying != relying) {
        table.bad_value(relying, name, "a profile whose relying is \"" + relying + "\"");
      }
      config.default_profiles[relying] = name;
    }
  });
}

// A jurisdiction that a file added has a built-in profile like the others.
void add_built_in_profiles(Config& config) {
  for (const Jurisdiction& jurisdiction : config.jurisdictions) {
    const std::string name = built_in_profile(jurisdiction.code);
    if (profile_named(config, name) != nullptr) continue;
    Profile profile;
    profile.name = name;
    profile.relying = jurisdiction.code;
    config.profiles.push_back(std::move(profile));
  }
}

Error other_relying(const Profile& profile, std::string_view asked) {
  return Error(
      kConfigProfileRelying, "--profile",
      {{"name", profile.name}, {"relying", profile.relying}, {"asked", std::string(asked)}});
}

}  // namespace

const Jurisdiction* Config::jurisdiction(std::string_view code) const {
  const auto found = std::ranges::find(jurisdictions, code, &Jurisdiction::code);
  return found == jurisdictions.end() ? nullptr : &*found;
}

Result<Config> read_config(std::string_view toml, const std::string& file) {
  const auto setting = parse_toml(toml, file);
  if (!setting) return setting.error();
  SettingReader document(*setting, "");
  Config config = built_in_config();
  config.source = file;
  config.store = document.text("store").value_or("");
  config.backend = document
                       .choice<crypto::Backend>("crypto", {{"fastest", crypto::Backend::fastest},
                                                           {"botan", crypto::Backend::botan},
                                                           {"openssl", crypto::Backend::openssl}})
                       .value_or(config.backend);
  std::vector<std::string> seen;
  document.tables("jurisdictions",
                  [&](SettingReader& table) { read_jurisdiction(table, config, seen); });
  add_built_in_profiles(config);
  read_profiles(document, config);
  document.table("service", [&](SettingReader& table) {
    std::vector<std::string> known;
    for (const Jurisdiction& jurisdiction : config.jurisdictions)
      known.push_back(jurisdiction.code);
    config.service = read_service_settings(table, known);
  });
  document.table("fetch", [&](SettingReader& table) { config.fetch = read_fetch_settings(table); });
  if (auto finished = document.finish(); !finished) return finished.error();
  return config;
}

Result<const Jurisdiction*> find_jurisdiction(const Config& config, std::string_view code,
                                              std::string_view subject) {
  if (const Jurisdiction* found = config.jurisdiction(code)) return found;
  return Error(
      kConfigJurisdictionUnknown, std::string(subject),
      {{"name", std::string(code)}, {"known", joined(config.jurisdictions, &Jurisdiction::code)}});
}

Result<Profile> find_profile(const Config& config, std::string_view name,
                             std::string_view relying) {
  if (auto known = find_jurisdiction(config, relying, "--relying"); !known) return known.error();
  std::string wanted(name);
  if (wanted.empty()) {
    const auto chosen = config.default_profiles.find(std::string(relying));
    wanted = chosen == config.default_profiles.end() ? built_in_profile(relying) : chosen->second;
  }
  const Profile* profile = profile_named(config, wanted);
  if (profile == nullptr) {
    return Error(kConfigProfileUnknown, "--profile",
                 {{"name", wanted}, {"known", joined(config.profiles, &Profile::name)}});
  }
  if (profile->relying != relying) return other_relying(*profile, relying);
  return *profile;
}

Result<Profile> read_profile(std::string_view toml, const std::string& file, const Config& config,
                             std::string_view relying) {
  const auto setting = parse_toml(toml, file);
  if (!setting) return setting.error();
  SettingReader table(*setting, "");
  Profile profile = read_profile_table(table);
  check_relying(table, config, profile.relying);
  if (auto finished = table.finish(); !finished) return finished.error();
  if (profile.relying != relying) return other_relying(profile, relying);
  return profile;
}

}  // namespace baytrust::service
