// The key that a command signs with: --key as a PEM file, encrypted or not, or on a token, with
// --passphrase-file, --pkcs11-module and --pin-file. Secrets are typed or read from files, never
// arguments: other users can read those.
#pragma once

#include <string>
#include <string_view>

#include "gateway/cli/call.hpp"
#include "validators/crypto/signer.hpp"

namespace baytrust::cli {

inline constexpr std::size_t kMaxKeyFile = std::size_t{64} << 10;

Result<crypto::PrivateKey> read_key(Call& call);

// Of a PEM file alone; `passphrase_option` names the file of its passphrase.
Result<crypto::PrivateKey> read_key_file(Call& call, const std::string& name,
                                         std::string_view passphrase_option);

}  // namespace baytrust::cli
