// The tables behind messages.hpp: one entry a code, one file of entries a subject of codes
// (texts_path.cpp, texts_list.cpp ...), each returning its table, sorted in any order.
// To add a table: declare it in tables.hpp and name it in code_text.cpp.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "gateway/messages/language.hpp"
#include "validators/base/code.hpp"

namespace baytrust::messages {

struct CodeText {
  std::string_view id;  // of the code
  Translations text;
};

// The text of a code; empty only for an id that is no code of this program.
std::optional<Translations> find_text(std::string_view id);

// The proof at compile time that a table has a text for every one of these codes, in every
// language. The table may have more: those of other folders.
template <std::size_t M, std::size_t N>
consteval bool has_texts(const std::array<CodeText, M>& table, const std::array<Code, N>& codes) {
  return std::all_of(codes.begin(), codes.end(), [&](const Code& code) {
    return std::any_of(table.begin(), table.end(), [&](const CodeText& entry) {
      return entry.id == code.id &&
             std::none_of(entry.text.in.begin(), entry.text.in.end(),
                          [](std::string_view text) { return text.empty(); });
    });
  });
}

}  // namespace baytrust::messages
