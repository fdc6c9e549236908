#include "gateway/cli/help.hpp"

#include <string>

#include "gateway/cli/width.hpp"

namespace baytrust::cli {
namespace {

using messages::Label;

std::string typed(const OptionSpec& spec) {
  std::string out(spec.name);
  if (!spec.value.empty()) out.append(" ").append(spec.value);
  return out;
}

// "CERTIFICATE --relying J [options]": what must be there, in the order of the definition.
std::string usage(const Command& command) {
  std::string out = "baytrust " + std::string(command.name);
  for (const OptionSpec& spec : command.options) {
    if (!spec.positional() && !spec.required()) continue;
    out.append(" ").append(spec.required() ? typed(spec) : "[" + typed(spec) + "]");
    if (spec.repeated()) out.append("…");
  }
  return out.append(" [--…]");
}

struct Line {
  std::string left;
  std::string right;
};
void print_lines(Printer& out, const std::vector<Line>& lines) {
  std::size_t columns = 0;
  for (const Line& line : lines) columns = std::max(columns, width(line.left));
  for (const Line& line : lines) out.line("  " + padded(line.left, columns + 2) + line.right);
}

std::string described(const Printer& out, const OptionSpec& spec) {
  std::string text = out.word(spec.help);
  std::string notes;
  if (spec.required()) notes = out.word(Label::help_required);
  if (spec.repeated()) {
    notes.append(notes.empty() ? "" : ", ").append(out.word(Label::help_repeatable));
  }
  if (!notes.empty()) text.append(" (").append(notes).append(")");
  return text;
}

bool in_group(const Command& command, std::string_view group) {
  const std::size_t space = command.name.find(' ');
  return space != std::string_view::npos && command.name.substr(0, space) == group;
}

}  // namespace

void print_help(Printer& out, std::string_view group) {
  std::vector<Line> lines;
  for (const Command& command : commands()) {
    if (!group.empty() && !in_group(command, group)) continue;
    lines.push_back({std::string(command.name), out.word(command.summary)});
  }
  Label about = Label::help_about;
  for (const CommandGroup& known : command_groups()) {
    if (known.name == group) about = known.summary;
  }
  out.line(out.word(about), Style::strong);
  out.heading(Label::help_commands);
  print_lines(out, lines);
  out.heading(Label::help_options);
  lines.clear();
  for (const OptionSpec& spec : common_options()) {
    lines.push_back({typed(spec), described(out, spec)});
  }
  print_lines(out, lines);
  out.line();
  out.line(out.word(Label::help_more));
}

void print_help(Printer& out, const Command& command) {
  out.line(out.word(command.summary), Style::strong);
  out.heading(Label::help_usage);
  out.line("  " + usage(command));
  std::vector<Line> arguments;
  std::vector<Line> options;
  for (const OptionSpec& spec : command.options) {
    (spec.positional() ? arguments : options).push_back({typed(spec), described(out, spec)});
  }
  for (const OptionSpec& spec : common_options()) {
    options.push_back({typed(spec), described(out, spec)});
  }
  if (!arguments.empty()) out.heading(Label::help_arguments);
  print_lines(out, arguments);
  out.heading(Label::help_options);
  print_lines(out, options);
  out.heading(Label::help_example);
  out.line("  " + std::string(command.example));
  out.heading(Label::help_exit);
  out.line("  " + out.word(command.exit_codes));
  out.line("  " + out.word(Label::exit_common));
}

}  // namespace baytrust::cli
