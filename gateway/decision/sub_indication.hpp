// Which EN 319 102-1 sub-indication a home result has: of all findings that made it what it is, the
// one that speaks first. A table, code by code: a new code that can fail home must be put there (a
// test compares it with the codes of the folders below). What it then means is outcome.hpp.
#pragma once

#include <span>

#include "gateway/decision/outcome.hpp"
#include "validators/base/code.hpp"
#include "validators/base/finding.hpp"

namespace baytrust::decision {

struct SubIndicationRow {
  const Code* code;
  SubIndication target;  // where the finding is about path[0] or about no certificate
  SubIndication others;  // where it is about a CA
};
std::span<const SubIndicationRow> sub_indication_rows();

// none where the findings are those of a valid result.
SubIndication home_reason(const Findings& home, RequestKind kind);

}  // namespace baytrust::decision
