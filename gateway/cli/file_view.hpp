// A signed file as people read it: each signature with its verdict, then the file as a whole.
#pragma once

#include "gateway/cli/printer.hpp"
#include "gateway/cli/verdict_view.hpp"
#include "gateway/service/check_file.hpp"

namespace baytrust::cli {

// Decisions and records in the order of the signatures.
struct FileView {
  const service::FileAnswer& answer;
  const std::vector<decision::Decision>& decisions;
  const service::Config& config;
  Shown shown = Shown::noteworthy;
};
void print_file(Printer& out, const FileView& view);

}  // namespace baytrust::cli
