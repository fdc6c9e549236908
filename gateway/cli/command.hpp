// Command: the definition of one command as data. The parser, the help, and later the man page and
// completions are all made from it. To add a command, add its definition to commands.cpp.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "gateway/messages/labels.hpp"
#include "validators/base/error.hpp"

namespace baytrust::cli {

class Call;  // call.hpp

struct OptionSpec {
  enum class Kind : std::uint8_t {
    flag,
    optional,
    required,
    repeated,           // any number of values, also several after one option
    required_repeated,  // at least one
  };
  std::string_view name;   // "--relying", or "CERTIFICATE" for an argument by position
  std::string_view value;  // how help calls its value: "J"; empty for flags and arguments
  Kind kind = Kind::optional;
  messages::Label help = messages::Label::none;

  constexpr bool positional() const { return !name.starts_with("--"); }
  constexpr bool required() const {
    return kind == Kind::required || kind == Kind::required_repeated;
  }
  constexpr bool repeated() const {
    return kind == Kind::repeated || kind == Kind::required_repeated;
  }
};

struct Command {
  std::string_view name;  // "check", "list import"
  messages::Label summary = messages::Label::none;
  std::vector<OptionSpec> options;  // besides the common ones
  std::string_view example;
  messages::Label exit_codes = messages::Label::exit_done;
  Result<int> (*run)(Call&) = nullptr;  // the exit code
};

// --json, --lang, --config, --store, --help: understood by every command.
std::span<const OptionSpec> common_options();

// Defined beside their commands, for commands.cpp.
std::vector<Command> list_authoring_commands();
std::vector<Command> mapping_authoring_commands();
std::vector<Command> service_commands();

// Groups of commands: "list", "mapping", "crl".
struct CommandGroup {
  std::string_view name;
  messages::Label summary = messages::Label::none;
};
std::span<const CommandGroup> command_groups();
std::span<const Command> commands();

}  // namespace baytrust::cli
