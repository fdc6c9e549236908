// Help, made from the definitions of the commands: what a command does, how it is typed, every
// option, an example that works, and what its exit codes mean.
#pragma once

#include <string_view>

#include "gateway/cli/command.hpp"
#include "gateway/cli/printer.hpp"

namespace baytrust::cli {

// Of the whole program, or of one group ("list").
void print_help(Printer& out, std::string_view group);
void print_help(Printer& out, const Command& command);

}  // namespace baytrust::cli
