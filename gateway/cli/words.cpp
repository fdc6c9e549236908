#include "gateway/cli/words.hpp"

#include <algorithm>

#include "gateway/messages/messages.hpp"
#include "gateway/messages/verdict_labels.hpp"
#include "validators/x509/identity.hpp"

namespace baytrust::cli {
namespace {

using messages::Label;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Identity numbers are 15 to 18 digits, phone numbers 8 to 11; shorter runs identify nobody.
constexpr std::size_t kLongRun = 8;

std::string mask_long_runs(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && is_digit(text[end])) ++end;
    const std::size_t run = end - i;
    if (run >= kLongRun) {
      out += x509::mask(text.substr(i, run));
    } else {
      end = std::max(end, i + 1);
      out += text.substr(i, end - i);
    }
    i = end;
  }
  return out;
}

}  // namespace

std::string instant_words(Instant t, const decision::Jurisdiction* jurisdiction) {
  if (jurisdiction == nullptr || jurisdiction->utc_offset_minutes == 0) return to_string(t);
  return to_string(t) + " (" + to_string(t, jurisdiction->utc_offset_minutes) + ")";
}

std::string age_words(const Printer& out, std::int64_t seconds) {
  const auto count = [&](Label unit, std::int64_t n) {
    return out.sentence(unit, {{"count", std::to_string(n)}});
  };
  const std::int64_t age = std::max<std::int64_t>(seconds, 0);
  if (age >= kDay) {
    return count(Label::unit_days, age / kDay) + " " + count(Label::unit_hours, age % kDay / kHour);
  }
  if (age >= kHour) {
    return count(Label::unit_hours, age / kHour) + " " +
           count(Label::unit_minutes, age % kHour / kMinute);
  }
  return count(Label::unit_minutes, age / kMinute);
}

std::string short_digest(const Digest& digest) { return to_hex(digest).substr(0, 12); }

std::string name_words(const x509::Name& name) { return mask_long_runs(x509::to_string(name)); }

std::string jurisdiction_words(const decision::Jurisdiction* jurisdiction, const std::string& code,
                               messages::Language language) {
  if (jurisdiction == nullptr) return code;
  const auto name = jurisdiction->names.find(std::string(to_string(language)));
  return name == jurisdiction->names.end() ? code : code + " (" + name->second + ")";
}

std::string document_words(const service::EditionRecord& record, messages::Language language) {
  const auto kind = record.kind == service::DocumentKind::trust_list
                        ? Subject::Kind::list
                        : Subject::Kind::mapping_register;
  return messages::text(Subject(kind, record.territory), language);
}

Style style_of(Effect effect) {
  switch (effect) {
    case Effect::passed:
      return Style::good;
    case Effect::info:
      return Style::plain;
    case Effect::warning:
    case Effect::indeterminate:
      return Style::doubtful;
    case Effect::not_accepted:
    case Effect::not_recognised:
    case Effect::invalid:
      break;
  }
  return Style::bad;
}

void print_findings(Printer& out, const Findings& findings, Shown shown) {
  Findings sorted = findings;
  std::ranges::stable_sort(sorted, std::ranges::greater(),
                           [](const Finding& f) { return static_cast<int>(f.effect()); });
  std::size_t passed = 0;
  for (const Finding& finding : sorted) {
    if (finding.effect() == Effect::passed) ++passed;
    if (finding.effect() == Effect::passed && shown == Shown::noteworthy) continue;
    const auto language = out.language();
    out.line("  " + out.word(messages::label_of(finding.effect())) + " · " +
                 messages::text(finding.subject(), language) + ": " +
                 messages::text(finding, language) + " [" + std::string(finding.code().id) + "]",
             style_of(finding.effect()));
  }
  if (shown == Shown::noteworthy && passed > 0) {
    out.line("  " + out.sentence(Label::passed_checks, {{"count", std::to_string(passed)}}),
             Style::faint);
  }
}

}  // namespace baytrust::cli
