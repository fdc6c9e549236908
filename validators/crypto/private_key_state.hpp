// What a PrivateKey is made of. Internal to signer.cpp and token_key.cpp.
#pragma once

#include <memory>
#include <optional>

#include "validators/crypto/openssl_library.hpp"
#include "validators/crypto/signer.hpp"

namespace baytrust::crypto {

struct PrivateKey::State {
  std::shared_ptr<void> token{};  // keeps an open token; freed after the key
  openssl::Key key{};
  KeyType type = KeyType::rsa2048;
};

// The type of a key that signer.hpp knows; empty for any other.
std::optional<KeyType> type_of(const EVP_PKEY* key);

}  // namespace baytrust::crypto
