// Lint rules for people: what a rule found, and what to do about it, in the four languages. Every
// rule has both, proved when the tables are compiled. docs/lint.md is generated from here.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "gateway/messages/code_text.hpp"
#include "validators/base/code.hpp"
#include "validators/base/lint.hpp"

namespace baytrust::messages {

struct LintText {
  CodeText found;    // the facts of a result fill its placeholders
  Translations fix;  // no placeholders: the same for every result of the rule
};

struct LintRule {
  const Code* code;
  const LintText* text;
};
// Every rule, lists first, then registers, then what needs both, then waivers.
std::vector<LintRule> lint_rules();
// Null for an id that is no rule.
const LintRule* find_rule(std::string_view id);

// The sentence of a result with its values in place, and the remedy.
std::string text(const LintResult& result, Language language);
std::string fix(const Code& rule, Language language);

template <std::size_t N, std::size_t M>
consteval bool covers(const std::array<Code, N>& rules, const std::array<LintText, M>& texts) {
  if (N != M) return false;
  for (const auto& rule : rules) {
    bool found = false;
    for (const auto& entry : texts) {
      if (entry.found.id != rule.id) continue;
      found = true;
      for (const auto& text : entry.found.text.in) {
        if (text.empty()) return false;
      }
      for (const auto& text : entry.fix.in) {
        if (text.empty()) return false;
      }
    }
    if (!found) return false;
  }
  return true;
}

std::span<const LintText> list_lint_texts();
std::span<const LintText> register_lint_texts();
std::span<const LintText> cross_lint_texts();

}  // namespace baytrust::messages
