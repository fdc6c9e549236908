// The definitions of the authoring commands: drafting, signing, pins.
#include "gateway/cli/call.hpp"
#include "gateway/cli/command.hpp"

namespace baytrust::cli {
namespace {

using enum messages::Label;
using Kind = OptionSpec::Kind;

constexpr OptionSpec kTable{"--from", "TABLE.csv", Kind::required, opt_table};
constexpr OptionSpec kCerts{"--certs", "DIR", Kind::required, opt_certs};
constexpr OptionSpec kScheme{"--scheme", "FILE", Kind::optional, opt_scheme};
constexpr OptionSpec kOut{"--out", "FILE", Kind::optional, opt_out};
constexpr OptionSpec kOutRequired{"--out", "FILE", Kind::required, opt_out};
constexpr OptionSpec kPairings{"--pairings", "FILE", Kind::optional, opt_pairings};
constexpr OptionSpec kConfirm{"--confirm", "FILE", Kind::optional, opt_confirm};
constexpr OptionSpec kReviewer{"--as", "NAME", Kind::optional, opt_as_reviewer};
constexpr OptionSpec kAs{"--as", "NAME", Kind::required, opt_as};
constexpr OptionSpec kNextSigner{"--next-signer", "CERT", Kind::optional, opt_next_signer};
constexpr OptionSpec kNextSignerFrom{"--next-signer-from", "INSTANT", Kind::optional,
                                     opt_next_signer_from};
constexpr OptionSpec kDraft{"DRAFT", "", Kind::required, arg_draft};
constexpr OptionSpec kKey{"--key", "KEY", Kind::required, opt_key};
constexpr OptionSpec kCert{"--cert", "CERT", Kind::required, opt_cert};
constexpr OptionSpec kPassphrase{"--passphrase-file", "FILE", Kind::optional, opt_passphrase_file};
constexpr OptionSpec kModule{"--pkcs11-module", "LIBRARY", Kind::optional, opt_pkcs11_module};
constexpr OptionSpec kPinFile{"--pin-file", "FILE", Kind::optional, opt_pin_file};
constexpr OptionSpec kPrevious{"--previous", "FILE", Kind::optional, opt_previous};

}  // namespace

std::vector<Command> list_authoring_commands() {
  return {
      {.name = "list new",
       .summary = cmd_list_new,
       .options = {kTable,
                   kCerts,
                   {"--territory", "J", Kind::required, opt_territory_new},
                   kScheme,
                   kOut,
                   kPairings,
                   kConfirm,
                   kReviewer,
                   kNextSigner,
                   kNextSignerFrom},
       .example =
           "baytrust list new --from hk.csv --certs ca --territory HK --confirm pairings.toml "
           "--out draft.xml",
       .exit_codes = exit_new,
       .run = run_list_new},
      {.name = "list sign",
       .summary = cmd_list_sign,
       .options = {kDraft, kKey, kCert, kOutRequired, kPassphrase, kModule, kPinFile, kPrevious},
       .example = "baytrust list sign draft.xml --key hk.key --cert hk.pem --out hk-8.xml "
                  "--previous hk-7.xml",
       .run = run_list_sign},
      {.name = "list repin",
       .summary = cmd_list_repin,
       .options = {{"J", "", Kind::required, arg_territory},
                   {"--announced", "", Kind::flag, opt_announced},
                   {"--pin", "CERT", Kind::optional, opt_new_pin},
                   {"--distrust", "SHA256", Kind::optional, opt_distrust},
                   {"--at", "INSTANT", Kind::optional, opt_from_instant},
                   kAs},
       .example = "baytrust list repin HK --announced --pin hk-next.pem --as \"Ana Lei\" --store "
                  "trust",
       .run = run_list_repin},
      {.name = "list reset-high-water",
       .summary = cmd_list_reset,
       .options = {{"J", "", Kind::required, arg_territory}, kAs},
       .example = "baytrust list reset-high-water HK --as \"Ana Lei\" --store trust",
       .run = run_list_reset_high_water},
  };
}

std::vector<Command> mapping_authoring_commands() {
  return {
      {.name = "mapping new",
       .summary = cmd_mapping_new,
       .options = {kTable,
                   kCerts,
                   {"--publisher", "J", Kind::required, opt_publisher},
                   kScheme,
                   kOut,
                   kPairings,
                   kConfirm,
                   kReviewer,
                   kNextSigner,
                   kNextSignerFrom},
       .example = "baytrust mapping new --from mo.csv --certs ca --publisher MO --confirm "
                  "pairings.toml --out draft.xml",
       .exit_codes = exit_new,
       .run = run_mapping_new},
      {.name = "mapping sign",
       .summary = cmd_mapping_sign,
       .options = {kDraft,
                   kKey,
                   kCert,
                   kOutRequired,
                   kPassphrase,
                   kModule,
                   kPinFile,
                   kPrevious,
                   {"--co-sign", "", Kind::flag, opt_co_sign}},
       .example = "baytrust mapping sign mo-3.xml --co-sign --key hk.key --cert hk.pem --out "
                  "mo-3-both.xml",
       .run = run_mapping_sign},
  };
}

}  // namespace baytrust::cli
