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

std::vector<Command> account_commands() {
  return {
      {.name = "account remove-role",
       .summary = cmd_account_remove_role,
       .options = {kAccount, {"--role", "R", Kind::required_repeated, opt_role}},
       .example = "baytrust account remove-role --account ana --role approver:HK --store trust",
       .run = run_account_remove_role},
      {.name = "account end",
       .summary = cmd_account_end,
       .options = {kAccount},
       .example = "baytrust account end --account hk-office --store trust",
       .run = run_account_end},
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

Command submit_command() {
  return {.name = "submit",
          .summary = cmd_submit,
          .options = {{"DOCUMENT", "", Kind::required, arg_submit_document},
                      {"--to", "URL", Kind::required, opt_to},
                      {"--key", "KEY", Kind::required, opt_content_key},
                      {"--cert", "CERT", Kind::required, opt_content_cert},
                      {"--tls-cert", "CERT", Kind::optional, opt_tls_cert},
                      {"--tls-key", "KEY", Kind::optional, opt_tls_key},
                      {"--token-file", "FILE", Kind::optional, opt_token_file},
                      {"--ca", "FILE", Kind::optional, opt_ca},
                      {"--audience", "NAME", Kind::optional, opt_audience},
                      {"--after", "DIGEST", Kind::optional, opt_after},
                      {"--activate-at", "INSTANT", Kind::optional, opt_activate_at},
                      {"--id", "ID", Kind::optional, opt_submission_id},
                      {"--withdraw", "", Kind::flag, opt_withdraw},
                      {"--wait", "SECONDS", Kind::optional, opt_wait},
                      {"--passphrase-file", "FILE", Kind::optional, opt_passphrase_file},
                      {"--tls-passphrase-file", "FILE", Kind::optional, opt_tls_passphrase_file},
                      {"--pkcs11-module", "LIBRARY", Kind::optional, opt_pkcs11_module},
                      {"--pin-file", "FILE", Kind::optional, opt_pin_file}},
          .example =
              "baytrust submit hk-8.xml --to https://gateway.example:8443 --key content.key "
              "--cert content.pem --tls-cert tls.pem --tls-key tls.key --wait 60",
          .exit_codes = exit_submit,
          .run = run_submit};
}

}  // namespace

std::vector<Command> service_commands() {
  std::vector<Command> all = keeping_commands();
  all.push_back(submit_command());
  for (Command& command : token_commands()) all.push_back(std::move(command));
  for (Command& command : account_commands()) all.push_back(std::move(command));
  return all;
}

}  // namespace baytrust::cli
