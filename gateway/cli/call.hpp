// Call: one run of one command: what was typed, the configuration it chose, the language and form
// of the answer, and the instant it started (read from the clock once).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "gateway/cli/arguments.hpp"
#include "gateway/cli/environment.hpp"
#include "gateway/cli/printer.hpp"
#include "gateway/service/config.hpp"
#include "gateway/service/load_snapshot.hpp"
#include "gateway/service/store.hpp"

namespace baytrust::cli {

enum class Form : std::uint8_t { text, json };

class Call {
 public:
  Call(Arguments arguments, Environment& environment, messages::Language language,
       service::Config config);

  const Arguments& arguments() const { return arguments_; }
  Environment& environment() { return environment_; }
  Printer& out() { return out_; }
  messages::Language language() const { return out_.language(); }
  Form form() const { return arguments_.has("--json") ? Form::json : Form::text; }
  const service::Config& config() const { return config_; }
  Instant now() const { return now_; }
  crypto::Verifier& verifier() { return environment_.verifier(config_.backend); }

  // --store, else $BAYTRUST_STORE, else the configuration's; empty when none says.
  std::string store_place() const;
  // cli.source.missing when nothing names one.
  Result<std::unique_ptr<service::Store>> open_store();
  // The pins of --pin J=FILE, made at `added`.
  Result<std::vector<service::Pin>> read_pins(Instant added);

 private:
  Arguments arguments_;
  Environment& environment_;
  Printer out_;
  service::Config config_;
  Instant now_;
};

// Where a judging command's trust comes from: a store, or documents given by hand.
struct TrustSource {
  std::unique_ptr<service::Store> store;  // null without one
  service::LoadedTrust trust;
};
Result<TrustSource> load_trust(Call& call, Instant known_at);

// One run function a command, named in commands.cpp.
Result<int> run_init(Call& call);
Result<int> run_check(Call& call);
Result<int> run_path(Call& call);
Result<int> run_demo(Call& call);
Result<int> run_list_import(Call& call);
Result<int> run_list_approve(Call& call);
Result<int> run_list_show(Call& call);
Result<int> run_list_verify(Call& call);
Result<int> run_list_lint(Call& call);
Result<int> run_list_diff(Call& call);
Result<int> run_list_history(Call& call);
Result<int> run_list_new(Call& call);
Result<int> run_list_sign(Call& call);
Result<int> run_list_repin(Call& call);
Result<int> run_list_reset_high_water(Call& call);
Result<int> run_mapping_new(Call& call);
Result<int> run_mapping_sign(Call& call);
Result<int> run_mapping_import(Call& call);
Result<int> run_mapping_approve(Call& call);
Result<int> run_mapping_show(Call& call);
Result<int> run_mapping_verify(Call& call);
Result<int> run_mapping_lint(Call& call);
Result<int> run_mapping_diff(Call& call);
Result<int> run_mapping_history(Call& call);
Result<int> run_mapping_matrix(Call& call);
Result<int> run_mapping_explain(Call& call);
Result<int> run_crl_import(Call& call);
Result<int> run_crl_list(Call& call);
Result<int> run_serve(Call& call);
Result<int> run_check_config(Call& call);
Result<int> run_token_create(Call& call);
Result<int> run_token_certificate(Call& call);
Result<int> run_token_list(Call& call);
Result<int> run_token_revoke(Call& call);
Result<int> run_account_remove_role(Call& call);
Result<int> run_account_end(Call& call);
Result<int> run_fsck(Call& call);
Result<int> run_backup(Call& call);
Result<int> run_restore(Call& call);
Result<int> run_submit(Call& call);

}  // namespace baytrust::cli
