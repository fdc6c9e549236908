// From typed words to a command and its arguments. parse.cpp is the only file that knows the
// command-line library; everything it refuses is one of this folder's codes.
#pragma once

#include <string>
#include <vector>

#include "gateway/cli/arguments.hpp"
#include "gateway/cli/command.hpp"
#include "validators/base/error.hpp"

namespace baytrust::cli {

struct Parsed {
  const Command* command = nullptr;  // null: none was named; only with --help or --version
  std::string group;                 // with --help: "list" of "list --help"
  Arguments arguments;
};

// With --help nothing is required.
Result<Parsed> parse(const std::vector<std::string>& words);

}  // namespace baytrust::cli
