// The tables behind messages.hpp: one entry a code, one file of entries a subject of codes
// (texts_path.cpp, texts_list.cpp ...), each returning its table, sorted in any order.
// To add a table: declare it in tables.hpp and name it in code_text.cpp.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "gateway/messages/language.hpp"

namespace baytrust::messages {

struct CodeText {
  std::string_view id;  // of the code
  Translations text;
};

// The text of a code; empty only for an id that is no code of this program.
std::optional<Translations> find_text(std::string_view id);

}  // namespace baytrust::messages
