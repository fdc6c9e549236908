#include "gateway/cli/lint_view.hpp"

#include <map>

#include "gateway/cli/json.hpp"
#include "gateway/cli/words.hpp"
#include "gateway/messages/lint_text.hpp"
#include "gateway/messages/messages.hpp"

namespace baytrust::cli {
namespace {

using decision::Linted;
using decision::LintReport;
using messages::Label;
using service::LintedDocument;

std::string subject_of(const Printer& out, const LintedDocument& linted, const std::string& file) {
  if (linted.refused) return out.sentence(Label::lint_unreadable, {{"file", file}});
  const auto kind = linted.kind == service::DocumentKind::trust_list
                        ? Subject::Kind::list
                        : Subject::Kind::mapping_register;
  return out.sentence(
      Label::lint_subject,
      {{"document", messages::text(Subject(kind, linted.territory), out.language())},
       {"sequence", std::to_string(linted.sequence)}});
}

Facts counts_of(const LintReport& report) {
  return {{"errors", std::to_string(report.count(Severity::error))},
          {"warnings", std::to_string(report.count(Severity::warning))},
          {"infos", std::to_string(report.count(Severity::info))},
          {"waived", std::to_string(report.waived())}};
}

void print_signature(Printer& out, const LintedDocument& linted) {
  if (linted.signature == LintedDocument::Signature::verified) {
    out.line(out.word(Label::lint_verified), Style::good);
  } else if (linted.unverified) {
    out.line(out.sentence(Label::lint_not_verified_why,
                          {{"reason", messages::text(*linted.unverified, out.language()) + " [" +
                                          std::string(linted.unverified->code().id) + "]"}}),
             Style::doubtful);
  } else {
    out.line(out.word(Label::lint_not_verified), Style::faint);
  }
}

std::string sentence_of(const Printer& out, const LintedDocument& linted,
                        const LintResult& result) {
  std::string text = result.place() + ": " + messages::text(result, out.language());
  if (linted.refused) text += " " + messages::text(*linted.refused, out.language());
  return text;
}

// The results that `shown` chooses, under one heading, those of one rule together: the remedy is
// said once.
template <class Chosen>
void print_group(Printer& out, const LintedDocument& linted, Label heading, Style style,
                 Chosen chosen) {
  std::size_t count = 0;
  for (const Linted& each : linted.report.results) count += chosen(each) ? 1U : 0U;
  if (count == 0) return;
  out.line();
  out.line(out.sentence(heading, {{"count", std::to_string(count)}}), style);
  const Code* rule = nullptr;
  const auto finish = [&] {
    if (rule == nullptr) return;
    out.line("    " +
             out.sentence(Label::lint_fix, {{"fix", messages::fix(*rule, out.language())}}));
  };
  for (const Linted& each : linted.report.results) {
    if (!chosen(each)) continue;
    if (rule == nullptr || !(*rule == each.result.rule())) {
      finish();
      rule = &each.result.rule();
      out.line("  " + std::string(rule->id) + " · " + std::string(rule->clause), Style::strong);
    }
    out.line("    " + sentence_of(out, linted, each.result), style);
    if (!each.waiver) continue;
    out.line("      " +
             out.sentence(Label::lint_waived_by, {{"by", each.waiver->by},
                                                  {"expires", to_string(each.waiver->expires)},
                                                  {"reason", each.waiver->reason}}));
  }
  finish();
}

}  // namespace

void print_lint(Printer& out, const LintedDocument& linted, const std::string& file) {
  Facts facts = counts_of(linted.report);
  facts.push_back({"subject", subject_of(out, linted, file)});
  const bool clean = linted.report.results.empty();
  const bool passes = linted.report.passes();
  out.line(out.sentence(clean ? Label::lint_clean : Label::lint_counts, facts),
           passes ? Style::good : Style::bad);
  print_signature(out, linted);
  const auto of = [](Severity severity) {
    return [severity](const Linted& each) {
      return !each.waiver && each.result.severity() == severity;
    };
  };
  print_group(out, linted, Label::lint_errors, Style::bad, of(Severity::error));
  print_group(out, linted, Label::lint_warnings, Style::doubtful, of(Severity::warning));
  print_group(out, linted, Label::lint_infos, Style::plain, of(Severity::info));
  print_group(out, linted, Label::lint_waived, Style::faint,
              [](const Linted& each) { return each.waiver.has_value(); });
}

void print_lint_summary(Printer& out, const LintedDocument& linted, const std::string& command) {
  const LintReport& report = linted.report;
  if (report.count(Severity::error) + report.count(Severity::warning) == 0) return;
  out.line(out.sentence(Label::lint_more, counts_of(report)),
           report.passes() ? Style::doubtful : Style::bad);
  out.line("  " + command);
}

}  // namespace baytrust::cli
