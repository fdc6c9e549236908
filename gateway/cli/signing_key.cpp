#include "gateway/cli/signing_key.hpp"

#include <algorithm>

#include "gateway/authoring/codes.hpp"
#include "gateway/cli/codes.hpp"
#include "gateway/cli/files.hpp"
#include "validators/crypto/token_uri.hpp"

namespace baytrust::cli {
namespace {

using messages::Label;

constexpr std::size_t kMaxSecretFile = 4096;

// The first line of a file that holds a passphrase or a PIN, or what a person types. Never an
// argument: other users can read those.
Result<std::string> read_secret(Call& call, std::string_view option, Label prompt) {
  const std::string file = call.arguments().text(option);
  if (!file.empty()) {
    const auto bytes = read_file(call.environment(), file, kMaxSecretFile);
    if (!bytes) return bytes.error();
    const std::string_view text = as_text(**bytes);
    std::string_view line = text.substr(0, text.find('\n'));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return std::string(line);
  }
  const auto& ask = call.environment().ask_secret;
  auto typed = ask ? ask(call.out().word(prompt)) : std::nullopt;
  if (!typed) {
    return Error(authoring::kSecretMissing, "--key", {{"option", std::string(option)}});
  }
  return *std::move(typed);
}

Result<crypto::PrivateKey> read_token_key(Call& call, const std::string& name) {
  const auto& features = call.environment().features;
  if (std::ranges::count(features, kTokenFeature) == 0) {
    return Error(authoring::kTokensAbsent, "--key");
  }
  const auto uri = crypto::parse_token_uri(name);
  if (!uri) return uri.error();
  const std::string module = call.arguments().text("--pkcs11-module");
  if (module.empty()) return Error(kArgumentMissing, "--key", {{"argument", "--pkcs11-module"}});
  const auto pin = read_secret(call, "--pin-file", Label::ask_pin);
  if (!pin) return pin.error();
  return crypto::PrivateKey::from_token(*uri, module, *pin);
}

}  // namespace

Result<crypto::PrivateKey> read_key_file(Call& call, const std::string& name,
                                         std::string_view passphrase_option) {
  const auto bytes = read_file(call.environment(), name, kMaxKeyFile);
  if (!bytes) return bytes.error();
  const std::string_view pem = as_text(**bytes);
  std::optional<std::string> passphrase;
  if (crypto::PrivateKey::is_encrypted(pem)) {
    auto secret = read_secret(call, passphrase_option, Label::ask_passphrase);
    if (!secret) return secret.error();
    passphrase = std::move(*secret);
  }
  auto key = crypto::PrivateKey::from_pem(pem, passphrase);
  if (!key) return key.error().within(name);
  return key;
}

Result<crypto::PrivateKey> read_key(Call& call) {
  const std::string name = call.arguments().text("--key");
  if (crypto::is_token_uri(name)) return read_token_key(call, name);
  if (call.arguments().has("--pkcs11-module")) {
    return Error(kOptionAlone, "--pkcs11-module",
                 {{"option", "--pkcs11-module"}, {"other", "--key pkcs11:"}});
  }
  return read_key_file(call, name, "--passphrase-file");
}

}  // namespace baytrust::cli
