// Texts: what a document says in several languages (xml:lang, BCP 47), in document order.
// Not here: which languages are needed, or a fallback from one to another.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baytrust::xml {

struct LocalText {
  std::string lang;
  std::string text;

  friend bool operator==(const LocalText&, const LocalText&) = default;
};
using Texts = std::vector<LocalText>;

// The first text of this language, by exact tag; empty if there is none.
inline std::optional<std::string_view> text_in(const Texts& texts, std::string_view lang) {
  for (const LocalText& t : texts) {
    if (t.lang == lang) return t.text;
  }
  return std::nullopt;
}

}  // namespace baytrust::xml
