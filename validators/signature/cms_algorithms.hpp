// The algorithms of a SignerInfo, as values. CMS names digest and signature separately (RFC 5652
// 10.1, RFC 5754, 4056, 8419; GM/T 0010), and writers in the wild put other identifiers in both
// places: a signature's where a digest's belongs, a curve or key type where a signature's belongs.
// What can have one meaning only is read so, and said to be odd.
#pragma once

#include <cstdint>
#include <optional>

#include "validators/crypto/algorithm.hpp"

namespace baytrust::signature {

enum class Usage : std::uint8_t { normal, odd };

struct DigestReading {
  crypto::Hash hash = crypto::Hash::sha256;
  Usage usage = Usage::normal;
};
// Empty where the identifier names no hash known here.
std::optional<DigestReading> read_digest_algorithm(const crypto::AlgorithmIdentifier& identifier);

struct SignatureReading {
  crypto::SignatureAlgorithm algorithm;
  Usage usage = Usage::normal;
  // The value is r and s side by side, not a SEQUENCE (BSI TR-03111 5.2.1).
  bool plain = false;
};
// digest: of the same SignerInfo; the hash where the identifier names none (rsaEncryption). key: of
// the signer, which tells ECDSA from SM2 where only a curve or key type is named.
std::optional<SignatureReading> read_signature_algorithm(
    const crypto::AlgorithmIdentifier& identifier, crypto::Hash digest, crypto::KeyKind key);

// The signature's own hash is the one that SignerInfo names (RFC 5754 2; RFC 8419 3.1 for Ed25519
// with signed attributes; Ed448 wants SHAKE256, which nothing here computes).
bool fits(const crypto::SignatureAlgorithm& signature, crypto::Hash digest);

// The same algorithm and parameters; absent and NULL parameters are one.
bool same_algorithm(const crypto::AlgorithmIdentifier& a, const crypto::AlgorithmIdentifier& b);

// r and s side by side -> SEQUENCE { r, s }. Empty for an odd number of octets or none.
Bytes pair_of_plain(ByteView plain);

}  // namespace baytrust::signature
