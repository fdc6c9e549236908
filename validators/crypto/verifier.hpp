// Verifier: public-key signature verification, with the keys it has loaded. One per process, made
// in main and passed by reference; it changes speed, never results. Thread-safe.
// Loading a key costs 5 to 15 verifications, so loaded keys are kept by SPKI digest, bounded.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "validators/base/bytes.hpp"
#include "validators/base/digest.hpp"
#include "validators/crypto/algorithm.hpp"

namespace baytrust::crypto {

// fastest: per algorithm, the library measured faster (SM2 and P-384: Botan; the rest: OpenSSL).
enum class Backend : std::uint8_t { fastest, botan, openssl };
std::string_view to_string(Backend backend);  // "fastest", "botan", "openssl"

// GM/T 0009: the signer id where none is agreed.
inline constexpr std::string_view kDefaultSm2Id = "1234567812345678";
// Z counts the id's bits in 16 bits (GM/T 0003.2 5.5); OpenSSL takes one octet less than that
// holds.
inline constexpr std::size_t kMaxSm2Id = 8190;

enum class Verdict : std::uint8_t {
  good,
  bad,            // the signature does not hold
  key_mismatch,   // this key cannot make signatures of this algorithm
  key_malformed,  // the key's numbers are not a key (point off curve, even modulus ...)
  unsupported,    // the backend has no such algorithm or curve, or the key is beyond its bounds
};
std::string_view to_string(Verdict verdict);  // "good", "key_mismatch"

// What Check::message holds. digest: the message's digest under the algorithm's hash, computed by
// who holds the message; for SM2 SM3(Z || message), Z from sm2_z(). Ed25519 and Ed448 hash message
// and key together and have no such form: unsupported.
enum class MessageForm : std::uint8_t { message, digest };

struct Check {
  SignatureAlgorithm algorithm;
  PublicKeyInfo key;
  ByteView dsa_parameters;  // inherited Dss-Parms SEQUENCE, else empty
  ByteView message;
  ByteView signature;                       // as in the certificate's BIT STRING
  std::string_view sm2_id = kDefaultSm2Id;  // explicit at every hop
  MessageForm form = MessageForm::message;
};

// GM/T 0003.2 5.5: Z, the hash of signer id, curve and key, which is hashed before the message.
// Empty where the key is no SM2 key, or the id is longer than kMaxSm2Id.
Bytes sm2_z(const PublicKeyInfo& key, std::string_view id = kDefaultSm2Id);

class Verifier {
 public:
  // kept_keys: loaded keys held at most; least recently used ones go first.
  explicit Verifier(Backend backend = Backend::fastest, std::size_t kept_keys = 4096);
  ~Verifier();
  Verifier(const Verifier&) = delete;
  Verifier& operator=(const Verifier&) = delete;

  Verdict verify(const Check& check);

  // The same, for an object seen often (a CA certificate, a CRL): a good verdict is kept under
  // (object, key) and not computed again. object = SHA-256 of the whole signed object, so that
  // algorithm, message and signature are all bound by it.
  Verdict verify_kept(const Digest& object, const Check& check);

  Backend backend() const;
  // How many keys were loaded so far (for the benchmark and the test that no key loads twice).
  std::uint64_t keys_loaded() const;
  std::size_t keys_kept() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace baytrust::crypto
