// Which languages of a set a document's texts are not in. Not here: which languages are needed.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "validators/xml/texts.hpp"

namespace baytrust::xml {

// Those of the wanted languages that no text is in, joined by ", ". A tag with a region or script
// is its language's: "en-GB" is English.
inline std::string languages_missing(const Texts& texts, const std::vector<std::string>& wanted) {
  std::string missing;
  for (const std::string& language : wanted) {
    const bool there = std::any_of(texts.begin(), texts.end(), [&](const LocalText& text) {
      return text.lang == language || text.lang.starts_with(language + "-");
    });
    if (!there) missing.append(missing.empty() ? "" : ", ").append(language);
  }
  return missing;
}

}  // namespace baytrust::xml
