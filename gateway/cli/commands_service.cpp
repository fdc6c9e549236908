// The definitions of the commands of serving and keeping.
#include "gateway/cli/call.hpp"
#include "gateway/cli/command.hpp"

namespace baytrust::cli {
namespace {

using enum messages::Label;
using Kind = OptionSpec::Kind;

constexpr OptionSpec kAccount{"--account", "NAME", Kind::required, opt_account};
constexpr OptionSpec kExpires{"--expires", "INSTANT", Kind::optional, opt_expires};

std::vector<Command> token_commands() {
  return {
      {.name = "token create",
       .summary = cmd_token_create,
       .options = {kAccount, {"--role", "R", Kind::repeated, opt_role}, kExpires},
       .example = "baytrust token create --account one-account --role validator --store trust",
       .run = run_token_create},
      {.name = "token certificate",
       .summary = cmd_token_certificate,
       .options = {kAccount,
                   {"--kind", "KIND", Kind::required, opt_credential_kind},
                   {"--file", "CERT", Kind::required, opt_credential_file},
                   kExpires},
       .example = "baytrust token certificate --account hk-office --kind content --file hk.pem "
                  "--store trust",
       .run = run_token_certificate},
      {.name = "token list",
       .summary = cmd_token_list,
       .options = {},
       .example = "baytrust token list --store trust",
       .run = run_token_list},
      {.name = "token revoke",
       .summary = cmd_token_revoke,
       .options = {{"CREDENTIAL", "", Kind::required, arg_credential}},
       .example = "baytrust token revoke $SHA256 --store trust",
       .run = run_token_revoke},
  };
}

std::vector<Command> keeping_commands() {
  return {
      {.name = "serve",
       .summary = cmd_serve,
       .options = {},
       .example = "baytrust serve --config baytrust.toml --store trust",
       .run = run_serve},
      {.name = "check-config",
       .summary = cmd_check_config,
       .options = {{"FILE", "", Kind::required, arg_config}},
       .example = "baytrust check-config baytrust.toml",
       .run = run_check_config},
      {.name = "fsck",
       .summary = cmd_fsck,
       .options = {},
       .example = "baytrust fsck --store trust",
       .exit_codes = exit_fsck,
       .run = run_fsck},
      {.name = "backup",
       .summary = cmd_backup,
       .options = {{"FILE", "", Kind::required, arg_backup}},
       .example = "baytrust backup trust-2026-06-01.sqlite3 --store trust",
       .run = run_backup},
      {.name = "restore",
       .summary = cmd_restore,
       .options = {{"FILE", "", Kind::required, arg_backup}},
       .example = "baytrust restore trust-2026-06-01.sqlite3 --store restored",
       .run = run_restore},
  };
}

}  // namespace

std::vector<Command> service_commands() {
  std::vector<Command> all = keeping_commands();
  for (Command& command : token_commands()) all.push_back(std::move(command));
  return all;
}

}  // namespace baytrust::cli
