#include "gateway/cli/parse.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <deque>
#include <memory>

#include "gateway/cli/codes.hpp"

namespace baytrust::cli {
namespace {

// Where the library puts what it read of one option.
struct Slot {
  const OptionSpec* spec = nullptr;
  CLI::Option* option = nullptr;
  std::vector<std::string> values;
};

// One command's application of the library, with its slots at addresses that do not move.
struct Leaf {
  const Command* command = nullptr;
  CLI::App* app = nullptr;
  std::deque<Slot> slots;
};

std::string known_commands() {
  std::string known;
  for (const Command& command : commands()) {
    known.append(known.empty() ? "" : ", ").append(command.name);
  }
  return known;
}

void add_slot(Leaf& leaf, const OptionSpec& spec) {
  Slot& slot = leaf.slots.emplace_back();
  slot.spec = &spec;
  const std::string name(spec.name);
  if (spec.kind == OptionSpec::Kind::flag) {
    slot.option = leaf.app->add_flag(name);
    return;
  }
  slot.option = leaf.app->add_option(name, slot.values);
  if (spec.repeated()) {
    slot.option->expected(1, CLI::detail::expected_max_vector_size);
  } else {
    slot.option->expected(1)->allow_extra_args(false)->multi_option_policy(
        CLI::MultiOptionPolicy::Throw);
  }
}

using Values = std::map<std::string, std::vector<std::string>, std::less<>>;

// What was typed for these slots, over what is there.
Values taken(const Leaf& leaf, Values values) {
  for (const Slot& slot : leaf.slots) {
    if (slot.option->count() == 0) continue;
    values[std::string(slot.spec->name)] =
        slot.spec->kind == OptionSpec::Kind::flag ? std::vector<std::string>{""} : slot.values;
  }
  return values;
}

class Parser {
 public:
  Parser() {
    root_.set_help_flag();
    root_.allow_extras();
    root_.prefix_command(false);
    root_.require_subcommand(0, 1);  // then a file may be named as a command is
    root_slots_.app = &root_;
    for (const OptionSpec& spec : common_options()) {
      if (spec.name != "--help") add_slot(root_slots_, spec);
    }
    help_ = root_.add_flag("--help,-h");
    version_ = root_.add_flag("--version");
    for (const CommandGroup& group : command_groups()) {
      CLI::App* app = root_.add_subcommand(std::string(group.name));
      app->set_help_flag();
      app->allow_extras();
      app->require_subcommand(0, 1);
      group_help_.emplace_back(app, app->add_flag("--help,-h"));
    }
    for (const Command& command : commands()) add(command);
  }

  Result<Parsed> parse(std::vector<std::string> words) {
    std::reverse(words.begin(), words.end());  // the library takes them from the back
    try {
      root_.parse(words);
    } catch (const CLI::ParseError& error) {
      return refused(error.what());
    }
    if (version_->count() > 0) {
      Values values = root_values();
      values["--version"] = {""};
      return Parsed{nullptr, "", Arguments(std::move(values))};
    }
    for (const Leaf& leaf : leaves_) {
      if (leaf.app->parsed()) return parsed(leaf);
    }
    for (const auto& [app, help] : group_help_) {
      if (app->parsed()) return group(*app, *help);
    }
    if (help_->count() > 0) return help_for("");
    return no_command(root_.remaining());
  }

 private:
  void add(const Command& command) {
    const std::size_t space = command.name.find(' ');
    CLI::App* parent = &root_;
    std::string name(command.name);
    if (space != std::string_view::npos) {
      parent = root_.get_subcommand(std::string(command.name.substr(0, space)));
      name = std::string(command.name.substr(space + 1));
    }
    Leaf& leaf = leaves_.emplace_back();
    leaf.command = &command;
    leaf.app = parent->add_subcommand(name);
    leaf.app->set_help_flag();
    leaf.app->allow_extras();
    for (const OptionSpec& spec : command.options) add_slot(leaf, spec);
    for (const OptionSpec& spec : common_options()) add_slot(leaf, spec);
  }

  // What stands before the command counts where nothing stands after it.
  Values root_values() const { return taken(root_slots_, {}); }
  Parsed help_for(std::string group) const {
    Values values = root_values();
    values["--help"] = {""};
    return Parsed{nullptr, std::move(group), Arguments(std::move(values))};
  }

  static Error no_command(const std::vector<std::string>& words) {
    if (words.empty()) return Error(kCommandMissing, "baytrust", {{"known", known_commands()}});
    const bool option = words.front().starts_with("-");
    return option ? Error(kArgumentUnknown, "baytrust", {{"argument", words.front()}})
                  : Error(kCommandUnknown, "baytrust",
                          {{"command", words.front()}, {"known", known_commands()}});
  }

  Result<Parsed> group(const CLI::App& app, const CLI::Option& help) const {
    if (help.count() > 0) return help_for(app.get_name());
    const auto words = app.remaining();
    if (words.empty()) {
      std::string known;
      for (const Command& command : commands()) {
        if (!command.name.starts_with(app.get_name() + " ")) continue;
        known.append(known.empty() ? "" : ", ").append(command.name);
      }
      return Error(kCommandMissing, app.get_name(), {{"known", known}});
    }
    return no_command({app.get_name() + " " + words.front()});
  }

  Result<Parsed> parsed(const Leaf& leaf) const {
    Values values = taken(leaf, root_values());
    const std::string name(leaf.command->name);
    if (!values.contains("--help")) {
      const auto extras = leaf.app->remaining();
      if (!extras.empty()) return Error(kArgumentUnknown, name, {{"argument", extras.front()}});
      for (const Slot& slot : leaf.slots) {
        if (!slot.spec->required() || slot.option->count() > 0) continue;
        return Error(kArgumentMissing, name, {{"argument", std::string(slot.spec->name)}});
      }
    }
    return Parsed{leaf.command, "", Arguments(std::move(values))};
  }

  // The library's own words are English and name the option first ("--at: 1 required TEXT
  // missing").
  static Error refused(const std::string& words) {
    return Error(kOptionValue, "baytrust",
                 {{"option", words.substr(0, words.find_first_of(": "))}});
  }

  CLI::App root_;
  Leaf root_slots_;  // common options before the command
  CLI::Option* help_ = nullptr;
  CLI::Option* version_ = nullptr;
  std::vector<std::pair<CLI::App*, CLI::Option*>> group_help_;
  std::deque<Leaf> leaves_;
};

}  // namespace

Result<Parsed> parse(const std::vector<std::string>& words) {
  return std::make_unique<Parser>()->parse(words);
}

}  // namespace baytrust::cli
