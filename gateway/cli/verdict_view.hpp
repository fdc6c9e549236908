// A decision as people read it: the answer first, then why, then what it rests on.
#pragma once

#include "gateway/cli/printer.hpp"
#include "gateway/cli/words.hpp"
#include "gateway/decision/decision.hpp"
#include "gateway/service/config.hpp"
#include "gateway/service/record.hpp"

namespace baytrust::cli {

struct VerdictView {
  const decision::Decision& decision;
  const service::Record& record;
  const service::Config& config;
  Shown shown = Shown::noteworthy;
};
Style accepted_style(decision::Accepted accepted);
void print_verdict(Printer& out, const VerdictView& view);

}  // namespace baytrust::cli
