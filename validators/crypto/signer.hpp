// Private keys: loading, generating, signing. For list and register publishers, tests and the demo;
// nothing that judges includes this header.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "validators/base/bytes.hpp"
#include "validators/base/error.hpp"
#include "validators/crypto/algorithm.hpp"
#include "validators/crypto/verifier.hpp"

namespace baytrust::crypto {

struct TokenUri;  // token_uri.hpp

// This program was built with libp11.
bool has_tokens();

enum class KeyType : std::uint8_t {
  rsa2048,
  rsa3072,
  rsa4096,
  p256,
  p384,
  p521,
  brainpool_p256r1,
  brainpool_p384r1,
  brainpool_p512r1,
  ed25519,
  ed448,
  sm2,
};

class PrivateKey {
 public:
  static Result<PrivateKey> generate(KeyType type);
  // PKCS#8 PEM (EC and RSA traditional forms too). Encrypted: crypto.private_key.passphrase unless
  // it is decrypted by the passphrase; nobody is asked for one.
  static Result<PrivateKey> from_pem(std::string_view pem,
                                     std::optional<std::string_view> passphrase = {});
  // The PEM text says that its key is encrypted (RFC 5958 3, or the older Proc-Type header).
  static bool is_encrypted(std::string_view pem);
  // A key on a PKCS#11 token, signing there. Exactly one token and one key must fit the URI.
  // crypto.token.*. The PIN is used once.
  static Result<PrivateKey> from_token(const TokenUri& uri, const std::string& module,
                                       const std::string& pin);
  std::string to_pem() const;  // PKCS#8; not of a token's key
  // PKCS#8, encrypted (PBES2 with AES-256-CBC).
  std::string to_encrypted_pem(std::string_view passphrase) const;

  Bytes public_key_info() const;  // DER SubjectPublicKeyInfo; SM2 as id-ecPublicKey + SM2 curve
  KeyType type() const;
  SignatureAlgorithm default_algorithm() const;  // SHA-256 (or the curve's), SM3 for SM2

  // The signature as a certificate's BIT STRING holds it (ECDSA, SM2: SEQUENCE{r,s}).
  Result<Bytes> sign(const SignatureAlgorithm& algorithm, ByteView message,
                     std::string_view sm2_id = kDefaultSm2Id) const;

 private:
  struct State;
  explicit PrivateKey(std::shared_ptr<const State> state);
  std::shared_ptr<const State> state_;
};

}  // namespace baytrust::crypto
