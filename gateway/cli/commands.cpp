// The table of commands: all that the program can do, in the order help shows it.
#include "gateway/cli/call.hpp"
#include "gateway/cli/command.hpp"

namespace baytrust::cli {
namespace {

using enum messages::Label;
using Kind = OptionSpec::Kind;

constexpr OptionSpec kPins{"--pin", "J=FILE", Kind::repeated, opt_pin};
constexpr OptionSpec kAt{"--at", "INSTANT", Kind::optional, opt_at};
constexpr OptionSpec kKnownAt{"--known-at", "INSTANT", Kind::optional, opt_known_at};
constexpr OptionSpec kLists{"--lists", "FILE", Kind::repeated, opt_lists};
constexpr OptionSpec kRegisters{"--registers", "FILE", Kind::repeated, opt_registers};
constexpr OptionSpec kFor{"--for", "J", Kind::optional, opt_for};
constexpr OptionSpec kAs{"--as", "NAME", Kind::required, opt_as};
constexpr OptionSpec kDigest{"DIGEST", "", Kind::required, arg_digest};
constexpr OptionSpec kTerritory{"J", "", Kind::optional, arg_territory};
constexpr OptionSpec kWaivers{"--waivers", "FILE", Kind::optional, opt_waivers};
constexpr OptionSpec kLintAt{"--at", "INSTANT", Kind::optional, opt_lint_at};
constexpr OptionSpec kLintPins{"--pin", "J=FILE", Kind::repeated, opt_lint_pin};
constexpr OptionSpec kAsOf{"--as-of", "INSTANT", Kind::optional, opt_as_of};
constexpr OptionSpec kBefore{"BEFORE", "", Kind::required, arg_diff_before};
constexpr OptionSpec kAfter{"AFTER", "", Kind::required, arg_diff_after};
constexpr OptionSpec kOneTerritory{"J", "", Kind::required, arg_territory};
constexpr OptionSpec kAllEditions{"--all", "", Kind::flag, opt_all_editions};

std::vector<Command> judging_commands() {
  return {
      {.name = "init",
       .summary = cmd_init,
       .options = {{"--pin", "J=FILE", Kind::required_repeated, opt_pin}},
       .example = "baytrust init --store trust --pin HK=hk.pem --pin MO=mo.pem --pin CN-GD=gd.pem",
       .run = run_init},
      {.name = "check",
       .summary = cmd_check,
       .options = {{"FILE", "", Kind::required, arg_checked_file},
                   {"--content", "FILE", Kind::optional, opt_content},
                   {"--relying", "J", Kind::required, opt_relying},
                   {"--chain", "FILE", Kind::repeated, opt_chain},
                   {"--crl", "FILE", Kind::repeated, opt_crl},
                   {"--ocsp", "FILE", Kind::repeated, opt_ocsp},
                   {"--profile", "P", Kind::optional, opt_profile},
                   {"--purpose", "TEXT", Kind::optional, opt_purpose},
                   {"--amount", "N", Kind::optional, opt_amount},
                   {"--currency", "CUR", Kind::optional, opt_currency},
                   kAt,
                   kKnownAt,
                   kLists,
                   kRegisters,
                   kPins,
                   {"--request-id", "TEXT", Kind::optional, opt_request_id},
                   {"--all", "", Kind::flag, opt_all}},
       .example = "baytrust check contract.p7m --relying HK --crl ca.crl --store trust",
       .exit_codes = exit_check,
       .run = run_check},
      {.name = "path",
       .summary = cmd_path,
       .options = {{"--cases", "FILE", Kind::required, opt_cases},
                   {"--root", "DIR", Kind::optional, opt_root},
                   {"--jobs", "N", Kind::optional, opt_jobs}},
       .example = "baytrust path --cases cases.jsonl > results.ndjson",
       .exit_codes = exit_path,
       .run = run_path},
      {.name = "demo",
       .summary = cmd_demo,
       .options = {{"--dir", "DIR", Kind::optional, opt_dir},
                   {"--serve", "", Kind::flag, opt_serve},
                   {"--port", "N", Kind::optional, opt_port}},
       .example = "baytrust demo --dir demo --serve",
       .exit_codes = exit_demo,
       .run = run_demo},
  };
}

std::vector<Command> list_commands() {
  return {
      {.name = "list import",
       .summary = cmd_list_import,
       .options = {{"LIST", "", Kind::required, arg_list}, kFor},
       .example = "baytrust list import hk-7.xml --for HK --store trust",
       .exit_codes = exit_import,
       .run = run_list_import},
      {.name = "list approve",
       .summary = cmd_list_approve,
       .options = {kDigest, kAs},
       .example = "baytrust list approve $DIGEST --as \"Ana Lei\" --store trust",
       .run = run_list_approve},
      {.name = "list show",
       .summary = cmd_list_show,
       .options = {kTerritory,
                   kAllEditions,
                   kAsOf,
                   kKnownAt,
                   {"--file", "LIST", Kind::optional, opt_view_file},
                   kPins},
       .example = "baytrust list show HK --all --store trust",
       .run = run_list_show},
      {.name = "list verify",
       .summary = cmd_list_verify,
       .options = {{"LIST", "", Kind::required, arg_list}, kFor, kPins},
       .example = "baytrust list verify hk-7.xml --pin HK=hk.pem",
       .exit_codes = exit_verify,
       .run = run_list_verify},
      {.name = "list lint",
       .summary = cmd_list_lint,
       .options = {{"LIST", "", Kind::required, arg_lint_list}, kWaivers, kLintAt, kLintPins},
       .example = "baytrust list lint draft.xml --waivers lint.toml",
       .exit_codes = exit_lint,
       .run = run_list_lint},
      {.name = "list diff",
       .summary = cmd_list_diff,
       .options = {kBefore, kAfter, kPins},
       .example = "baytrust list diff HK@6 hk-7.xml --store trust",
       .exit_codes = exit_diff,
       .run = run_list_diff},
      {.name = "list history",
       .summary = cmd_list_history,
       .options = {kOneTerritory},
       .example = "baytrust list history HK --store trust",
       .run = run_list_history},
  };
}

std::vector<Command> mapping_commands() {
  return {
      {.name = "mapping import",
       .summary = cmd_mapping_import,
       .options = {{"REGISTER", "", Kind::required, arg_register},
                   kFor,
                   {"--from", "FORM", Kind::optional, opt_from},
                   {"--out", "FILE", Kind::optional, opt_draft_out}},
       .example = "baytrust mapping import mo-3.xml --for MO --store trust",
       .exit_codes = exit_import,
       .run = run_mapping_import},
      {.name = "mapping approve",
       .summary = cmd_mapping_approve,
       .options = {kDigest, kAs},
       .example = "baytrust mapping approve $DIGEST --as \"Bao Chan\" --store trust",
       .run = run_mapping_approve},
      {.name = "mapping show",
       .summary = cmd_mapping_show,
       .options = {kTerritory, kAllEditions, kAsOf, kKnownAt},
       .example = "baytrust mapping show --store trust",
       .run = run_mapping_show},
      {.name = "mapping verify",
       .summary = cmd_mapping_verify,
       .options = {{"REGISTER", "", Kind::required, arg_register}, kFor, kPins},
       .example = "baytrust mapping verify mo-3.xml --pin MO=mo.pem",
       .exit_codes = exit_verify,
       .run = run_mapping_verify},
      {.name = "mapping lint",
       .summary = cmd_mapping_lint,
       .options = {{"REGISTER", "", Kind::required_repeated, arg_lint_register},
                   {"--lists", "FILE", Kind::repeated, opt_lint_lists},
                   kWaivers,
                   kLintAt,
                   kLintPins},
       .example = "baytrust mapping lint draft.xml --lists hk-7.xml mo-4.xml",
       .exit_codes = exit_lint,
       .run = run_mapping_lint},
      {.name = "mapping diff",
       .summary = cmd_mapping_diff,
       .options = {kBefore, kAfter, kPins},
       .example = "baytrust mapping diff mo-2.xml mo-3.xml --pin MO=mo.pem",
       .exit_codes = exit_diff,
       .run = run_mapping_diff},
      {.name = "mapping history",
       .summary = cmd_mapping_history,
       .options = {kOneTerritory},
       .example = "baytrust mapping history MO --store trust",
       .run = run_mapping_history},
      {.name = "mapping matrix",
       .summary = cmd_mapping_matrix,
       .options = {kAt, kKnownAt, kLists, kRegisters, kPins},
       .example = "baytrust mapping matrix --store trust",
       .run = run_mapping_matrix},
      {.name = "mapping explain",
       .summary = cmd_mapping_explain,
       .options = {{"RECOGNITION", "", Kind::optional, arg_recognition},
                   {"--relying", "J", Kind::optional, opt_relying},
                   {"--issuing", "J", Kind::optional, opt_issuing},
                   {"--chain", "FILE", Kind::repeated, opt_chain},
                   {"--dot", "", Kind::flag, opt_dot},
                   {"--svg", "FILE", Kind::optional, opt_svg},
                   kAt,
                   kKnownAt,
                   kLists,
                   kRegisters,
                   kPins},
       .example = "baytrust mapping explain --relying HK --issuing CN-GD --store trust",
       .run = run_mapping_explain},
  };
}

std::vector<Command> crl_commands() {
  return {
      {.name = "crl import",
       .summary = cmd_crl_import,
       .options = {{"FILE", "", Kind::required_repeated, arg_crl}},
       .example = "baytrust crl import ca.crl partition-2.crl --store trust",
       .run = run_crl_import},
      {.name = "crl list",
       .summary = cmd_crl_list,
       .options = {},
       .example = "baytrust crl list --store trust",
       .run = run_crl_list},
  };
}

std::vector<Command> all_commands() {
  std::vector<Command> all;
  for (auto part :
       {judging_commands(), list_commands(), list_authoring_commands(), mapping_commands(),
        mapping_authoring_commands(), crl_commands(), service_commands()}) {
    all.insert(all.end(), part.begin(), part.end());
  }
  return all;
}

}  // namespace

std::span<const OptionSpec> common_options() {
  static constexpr std::array kCommon{
      OptionSpec{"--store", "DIR", Kind::optional, opt_store},
      OptionSpec{"--config", "FILE", Kind::optional, opt_config},
      OptionSpec{"--lang", "LANG", Kind::optional, opt_lang},
      OptionSpec{"--json", "", Kind::flag, opt_json},
      OptionSpec{"--help", "", Kind::flag, opt_help},
  };
  return kCommon;
}

std::span<const CommandGroup> command_groups() {
  static constexpr std::array kGroups{
      CommandGroup{"list", cmd_list},
      CommandGroup{"mapping", cmd_mapping},
      CommandGroup{"crl", cmd_crl},
      CommandGroup{"token", cmd_token},
  };
  return kGroups;
}

std::span<const Command> commands() {
  static const std::vector<Command> kAll = all_commands();
  return kAll;
}

}  // namespace baytrust::cli
