#include "gateway/messages/language.hpp"

#include <algorithm>
#include <string>

namespace baytrust::messages {
namespace {

constexpr std::array<std::string_view, kLanguages.size()> kTags{"en", "zh-Hant", "zh-Hans", "pt"};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_letters(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, lower, lower);
}

}  // namespace

std::string_view to_string(Language language) { return kTags[static_cast<std::size_t>(language)]; }

std::optional<Language> parse_language(std::string_view tag) {
  for (const Language language : kLanguages) {
    if (same_letters(tag, to_string(language))) return language;
  }
  return std::nullopt;
}

Language language_of_locale(std::string_view locale) {
  const std::string_view name = locale.substr(0, locale.find_first_of(".@"));
  const std::string_view tongue = name.substr(0, name.find('_'));
  if (tongue == "pt") return Language::pt;
  if (tongue != "zh" && tongue != "yue") return Language::en;
  const bool traditional = tongue == "yue" || name.ends_with("_HK") || name.ends_with("_MO") ||
                           name.ends_with("_TW") || locale.ends_with("@hant");
  return traditional ? Language::zh_hant : Language::zh_hans;
}

}  // namespace baytrust::messages
