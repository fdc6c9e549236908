// A lint report for people, grouped by severity and rule. For machines: service/json_views.hpp.
#pragma once

#include <string>

#include "gateway/cli/printer.hpp"
#include "gateway/service/lint_document.hpp"

namespace baytrust::cli {

// `file`: what was linted, named where the document itself could not be read.
void print_lint(Printer& out, const service::LintedDocument& linted, const std::string& file);

// One line of counts and the command that shows the rest; nothing where there is nothing to mend.
void print_lint_summary(Printer& out, const service::LintedDocument& linted,
                        const std::string& command);

}  // namespace baytrust::cli
