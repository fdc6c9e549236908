#include "gateway/messages/code_text.hpp"

#include <string_view>
#include <unordered_map>

#include "gateway/messages/catalogue.hpp"

namespace baytrust::messages {
namespace {

using Index = std::unordered_map<std::string_view, const Translations*>;

Index make_index() {
  Index index;
  for (const CodeText* entry : all_texts()) index.emplace(entry->id, &entry->text);
  return index;
}

}  // namespace

std::optional<Translations> find_text(std::string_view id) {
  static const Index index = make_index();
  const auto found = index.find(id);
  if (found == index.end()) return std::nullopt;
  return *found->second;
}

}  // namespace baytrust::messages
