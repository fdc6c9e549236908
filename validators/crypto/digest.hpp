// Message digests. SHA-256 is Baytrust's identity of byte strings; the others serve signatures.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "validators/base/bytes.hpp"
#include "validators/base/digest.hpp"
#include "validators/crypto/algorithm.hpp"

namespace baytrust::crypto {

Digest sha256(ByteView data);
Bytes digest(Hash hash, ByteView data);
// RFC 3174 octets, only for key identifiers (RFC 5280 4.2.1.2) and tests.
Bytes sha1(ByteView data);

// A digest of octets that come in pieces.
class Hasher {
 public:
  explicit Hasher(Hash hash);
  ~Hasher();
  Hasher(Hasher&&) noexcept;
  Hasher& operator=(Hasher&&) noexcept;

  void update(ByteView piece);
  // Once; the hasher is of no use after it.
  Bytes finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Base64 (RFC 4648 4) as XML signatures and PEM need it. decode: whitespace is skipped, anything
// else outside the alphabet, and wrong padding, is refused.
std::string base64_encode(ByteView data);
std::optional<Bytes> base64_decode(std::string_view text);

}  // namespace baytrust::crypto
