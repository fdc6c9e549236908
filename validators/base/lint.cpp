#include "validators/base/lint.hpp"

#include "validators/base/trace.hpp"

namespace baytrust {
namespace {

constexpr std::size_t kMaxSegment = 120;

// The longest beginning of at most `most` octets that does not cut a UTF-8 character in two.
std::string_view cut(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

}  // namespace

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::info:
      return "info";
    case Severity::warning:
      return "warning";
    case Severity::error:
      break;
  }
  return "error";
}

void LintPlace::append(std::string_view segment) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  for (const char c : cut(segment, kMaxSegment)) {
    const auto octet = static_cast<unsigned char>(c);
    if (octet >= 0x20 && octet != 0x7F && c != '/' && c != '%') {
      text_ += c;
      continue;
    }
    text_ += '%';
    text_ += kHex[octet >> 4U];
    text_ += kHex[octet & 0xFU];
  }
}

LintPlace LintPlace::within(std::string_view segment) const {
  LintPlace inner = *this;
  inner.text_ += '/';
  inner.append(segment.empty() ? "-" : segment);
  return inner;
}

LintPlace LintPlace::within(std::string_view kind, std::string_view name) const {
  return within(std::string(kind).append(" ").append(name));
}

LintResult::LintResult(const Code& rule, std::string place, Facts facts)
    : rule_(&rule), place_(std::move(place)), facts_(std::move(facts)) {
  trace_emitted(rule);
}

void LintCollector::add(const Code& rule, const LintPlace& place, Facts facts) {
  if (results_.size() >= limit_) return stop(place, limit_);
  results_.emplace_back(rule, place.text(), std::move(facts));
}

void LintCollector::stop(const LintPlace& place, std::size_t limit) {
  if (stopped_) return;
  stopped_ = true;
  results_.emplace_back(*incomplete_, place.text(), Facts{{"limit", std::to_string(limit)}});
}

std::string lint_excerpt(std::string_view text) {
  constexpr std::size_t kShown = 200;
  if (text.size() <= kShown) return std::string(text);
  return std::string(cut(text, kShown)).append("…");
}

std::string describe(const LintResult& result) {
  std::string out(result.rule().id);
  out.append(" ").append(to_string(result.severity())).append(" ").append(result.place());
  for (const Fact& fact : result.facts()) {
    out.append(" ").append(fact.name).append("=").append(fact.value);
  }
  return out;
}

}  // namespace baytrust
