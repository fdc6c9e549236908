#include "gateway/messages/lint_text.hpp"

#include <unordered_map>

#include "gateway/decision/lint_codes.hpp"
#include "gateway/messages/messages.hpp"
#include "policy-mapping/lint_codes.hpp"
#include "trustlists/lint_codes.hpp"

namespace baytrust::messages {
namespace {

template <std::size_t N>
void append(std::vector<LintRule>& rules, const std::array<Code, N>& codes,
            std::span<const LintText> texts) {
  for (const Code& code : codes) {
    for (const LintText& text : texts) {
      if (text.found.id == code.id) rules.push_back({&code, &text});
    }
  }
}

using Index = std::unordered_map<std::string_view, LintRule>;
Index make_index() {
  Index index;
  for (const LintRule& rule : lint_rules()) index.emplace(rule.code->id, rule);
  return index;
}

}  // namespace

std::vector<LintRule> lint_rules() {
  std::vector<LintRule> rules;
  append(rules, trustlists::kLintCodes, list_lint_texts());
  append(rules, policy_mapping::kLintCodes, register_lint_texts());
  append(rules, decision::kLintCodes, cross_lint_texts());
  return rules;
}

const LintRule* find_rule(std::string_view id) {
  static const Index index = make_index();
  const auto found = index.find(id);
  return found == index.end() ? nullptr : &found->second;
}

std::string text(const LintResult& result, Language language) {
  const LintRule* rule = find_rule(result.rule().id);
  if (rule == nullptr) return describe(result);
  return fill(rule->text->found.text[language], result.facts());
}

std::string fix(const Code& code, Language language) {
  const LintRule* rule = find_rule(code.id);
  return rule == nullptr ? std::string() : std::string(rule->text->fix[language]);
}

}  // namespace baytrust::messages
