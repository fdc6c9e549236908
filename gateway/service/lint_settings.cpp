#include "gateway/service/lint_settings.hpp"

#include <algorithm>

#include "gateway/messages/lint_text.hpp"
#include "gateway/service/config_codes.hpp"
#include "gateway/service/setting_reader.hpp"

namespace baytrust::service {
namespace {

using decision::Equivalence;
using decision::Waiver;

constexpr std::size_t kMaxWaivers = 1'000;
constexpr std::size_t kMaxRows = 10'000;
constexpr std::size_t kMaxText = 1'000;
constexpr std::size_t kMaxLanguages = 32;

std::string bounded_text(SettingReader& table, std::string_view key) {
  std::string value = table.required_text(key);
  if (value.size() > kMaxText) {
    table.bad_value(key, value.substr(0, 40) + "…", "at most 1000 octets");
  }
  return value;
}

// Counts the tables of an array; the first one too many is named.
template <class Read>
void at_most(SettingReader& file, std::string_view key, std::size_t limit, Read read) {
  std::size_t count = 0;
  file.tables(key, [&](SettingReader& table) {
    if (++count > limit) {
      file.bad_value(key, std::to_string(count), "at most " + std::to_string(limit));
    }
    read(table);
  });
}

Waiver read_waiver(SettingReader& table) {
  Waiver waiver;
  waiver.rule = bounded_text(table, "rule");
  const bool known = messages::find_rule(waiver.rule) != nullptr;
  if (!known || !decision::may_be_waived(waiver.rule)) {
    table.bad_value("rule", waiver.rule,
                    known ? "a rule that may be waived" : "a rule of docs/lint.md");
  }
  waiver.place = bounded_text(table, "place");
  waiver.match = table
                     .choice<Waiver::Match>("match", {{"exact", Waiver::Match::exact},
                                                      {"prefix", Waiver::Match::prefix}})
                     .value_or(Waiver::Match::exact);
  waiver.reason = bounded_text(table, "reason");
  waiver.by = bounded_text(table, "by");
  if (!table.has("expires")) table.complain(kConfigMissingKey, "expires", {});
  waiver.expires = table.instant("expires").value_or(Instant());
  return waiver;
}

Equivalence read_row(SettingReader& table) {
  return {.relying = bounded_text(table, "relying"),
          .issuing = bounded_text(table, "issuing"),
          .issuing_level = bounded_text(table, "issuing_level"),
          .relying_level = bounded_text(table, "relying_level")};
}

}  // namespace

std::vector<std::string> LintSettings::languages_of(std::string_view territory) const {
  const auto found = languages.find(territory);
  return found == languages.end() ? std::vector<std::string>{"en"} : found->second;
}

LintSettings built_in_lint_settings() {
  LintSettings settings;
  settings.languages = {
      {"CN-GD", {"en", "zh-Hans"}}, {"HK", {"en", "zh-Hant"}}, {"MO", {"en", "zh-Hant", "pt"}}};
  return settings;
}

Result<LintSettings> read_lint_settings(std::string_view toml, const std::string& file) {
  const auto document = parse_toml(toml, file);
  if (!document) return document.error();
  LintSettings settings = built_in_lint_settings();
  SettingReader reader(*document, "");
  settings.near_update = reader.duration("near_update").value_or(settings.near_update);
  reader.tables("languages", [&](SettingReader& table) {
    const std::string territory = bounded_text(table, "territory");
    auto required = table.texts("required");
    if (required.empty() || required.size() > kMaxLanguages) {
      table.bad_value("required", std::to_string(required.size()), "1 .. 32");
    }
    settings.languages[territory] = std::move(required);
  });
  at_most(reader, "equivalence", kMaxRows, [&](SettingReader& table) {
    Equivalence row = read_row(table);
    const bool again = std::ranges::any_of(settings.equivalences, [&](const Equivalence& known) {
      return known.relying == row.relying && known.issuing == row.issuing &&
             known.issuing_level == row.issuing_level;
    });
    // Two ceilings for one level: which of them was agreed?
    if (again) table.complain(kConfigRepeated, "issuing_level", {{"value", row.issuing_level}});
    settings.equivalences.push_back(std::move(row));
  });
  at_most(reader, "waiver", kMaxWaivers,
          [&](SettingReader& table) { settings.waivers.push_back(read_waiver(table)); });
  if (auto finished = reader.finish(); !finished) return finished.error();
  return settings;
}

}  // namespace baytrust::service
