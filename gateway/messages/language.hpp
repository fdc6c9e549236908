// The four languages every text exists in. Traditional Chinese as written in Hong Kong and Macao,
// Simplified as on the Mainland, Portuguese as in Macao's law. No language stands in for another:
// a text that is missing in one of them is a build error, not a fallback.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace baytrust::messages {

enum class Language : std::uint8_t { en, zh_hant, zh_hans, pt };
inline constexpr std::array kLanguages{Language::en, Language::zh_hant, Language::zh_hans,
                                       Language::pt};

// BCP 47 tags: "en", "zh-Hant", "zh-Hans", "pt".
std::string_view to_string(Language language);
// One of these four tags, in any case of letters; nothing else.
std::optional<Language> parse_language(std::string_view tag);
// From a POSIX locale name ("zh_HK.UTF-8", "pt_PT"): Hong Kong, Macao and Taiwan write Traditional
// Chinese, other zh Simplified; every locale that names none of the four is served in English.
Language language_of_locale(std::string_view locale);

// One text in all four, in the order of Language.
struct Translations {
  std::array<std::string_view, 4> in;

  constexpr std::string_view operator[](Language language) const {
    return in[static_cast<std::size_t>(language)];
  }
};

}  // namespace baytrust::messages
