// The assurance levels that a register's entries name, beside the orders the lists declare: levels
// nobody declares, round trips that end above their start, the equivalence table. Levels of two
// jurisdictions are never compared; only the entries pair them. Internal to lint_documents.
#pragma once

#include "gateway/decision/lint_documents.hpp"

namespace baytrust::decision {

LintResults lint_levels(const DocumentsInputs& in);

}  // namespace baytrust::decision
