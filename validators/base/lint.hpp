// Lint of a document: rules that a well-formed document may still break. A result says which rule,
// where (a path that a person can follow into the document) and the compared values. A rule is a
// Code; its effect is the severity. Not here: the rules themselves, what to do about a result
// (gateway/messages), waivers (gateway/decision).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "validators/base/code.hpp"
#include "validators/base/fact.hpp"

namespace baytrust {

enum class Severity : std::uint8_t { info, warning, error };
// "info", "warning", "error".
std::string_view to_string(Severity severity);
// Rules have the effects info, warning and invalid; every other effect counts as an error.
constexpr Severity severity_of(const Code& rule) {
  if (rule.effect == Effect::info || rule.effect == Effect::passed) return Severity::info;
  return rule.effect == Effect::warning ? Severity::warning : Severity::error;
}

// "HK/Demo Post/Demo CA 1": segments from the whole to the part. In a segment '/', '%' and control
// characters are written %XX, and it is cut to 120 octets, so that no name in a document can pass
// for another place.
class LintPlace {
 public:
  explicit LintPlace(std::string_view root) { append(root); }
  LintPlace within(std::string_view segment) const;
  // "type personal"
  LintPlace within(std::string_view kind, std::string_view name) const;
  const std::string& text() const { return text_; }

 private:
  void append(std::string_view segment);
  std::string text_;
};

class LintResult {
 public:
  LintResult(const Code& rule, std::string place, Facts facts = {});

  const Code& rule() const { return *rule_; }
  Severity severity() const { return severity_of(*rule_); }
  const std::string& place() const { return place_; }
  const Facts& facts() const { return facts_; }

  friend bool operator==(const LintResult& a, const LintResult& b) {
    return a.rule() == b.rule() && a.place_ == b.place_ && a.facts_ == b.facts_;
  }

 private:
  const Code* rule_;  // a constant of some lint_codes.hpp
  std::string place_;
  Facts facts_;
};
using LintResults = std::vector<LintResult>;

// Collects results, at most `limit`: what comes after them is not kept, and one result of the rule
// `incomplete` (facts: limit) says so. A hostile document cannot make a report grow without bound.
class LintCollector {
 public:
  explicit LintCollector(const Code& incomplete, std::size_t limit = kLimit)
      : incomplete_(&incomplete), limit_(limit) {}

  void add(const Code& rule, const LintPlace& place, Facts facts = {});
  bool full() const { return stopped_; }
  // Something else ran out; `what` it was is the place. Said once.
  void stop(const LintPlace& place, std::size_t limit);
  LintResults take() { return std::move(results_); }

  static constexpr std::size_t kLimit = 10'000;

 private:
  const Code* incomplete_;
  std::size_t limit_;
  bool stopped_ = false;
  LintResults results_;
};

// Facts show at most this much of a value out of a document, cut between characters.
std::string lint_excerpt(std::string_view text);

// For logs and test output: "rule severity place name=value ...".
std::string describe(const LintResult& result);

}  // namespace baytrust
