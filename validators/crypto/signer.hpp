// Private keys: loading, generating, signing. For list and register publishers, tests and the demo;
// nothing that judges includes this header.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "validators/base/bytes.hpp"
#include "validators/base/error.hpp"
#include "validators/crypto/algorithm.hpp"
#include "validators/crypto/verifier.hpp"

namespace baytrust::crypto {

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
  // PKCS#8 PEM, unencrypted (EC and RSA traditional forms too).
  static Result<PrivateKey> from_pem(std::string_view pem);
  std::string to_pem() const;  // PKCS#8

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
