// A message signed by a key of our own, and the Check that asks about it: tests change one thing.
#pragma once

#include <array>
#include <gtest/gtest.h>
#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "validators/crypto/digest.hpp"
#include "validators/crypto/signer.hpp"
#include "validators/crypto/verifier.hpp"

namespace baytrust::crypto {

inline std::ostream& operator<<(std::ostream& out, Verdict v) { return out << to_string(v); }
inline std::ostream& operator<<(std::ostream& out, Backend b) { return out << to_string(b); }

inline constexpr std::array kBackends{Backend::openssl, Backend::botan, Backend::fastest};

inline Bytes from_hex(std::string_view hex) {
  Bytes out;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    out.push_back(
        static_cast<std::uint8_t>(std::stoul(std::string(hex.substr(i, 2)), nullptr, 16)));
  }
  return out;
}
inline Bytes from_base64(std::string_view text) { return base64_decode(text).value(); }

template <class T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(describe(result.error()));
  return *std::move(result);
}

struct SignedMessage {
  Bytes spki;
  SignatureAlgorithm algorithm;
  Bytes signature;
  Bytes message = to_bytes(as_bytes("message"));
  Bytes dsa_parameters{};
  std::string sm2_id{kDefaultSm2Id};

  // Views into *this.
  Check check() const {
    return {.algorithm = algorithm,
            .key = must(parse_public_key_info(spki)),
            .dsa_parameters = dsa_parameters,
            .message = message,
            .signature = signature,
            .sm2_id = sm2_id};
  }
  Verdict verdict(Backend backend) const { return Verifier(backend).verify(check()); }
};

inline SignedMessage sign(const PrivateKey& key, const SignatureAlgorithm& algorithm,
                          std::string_view sm2_id = kDefaultSm2Id) {
  SignedMessage out{.spki = key.public_key_info(), .algorithm = algorithm, .signature = {}};
  out.sm2_id = sm2_id;
  out.signature = must(key.sign(algorithm, out.message, sm2_id));
  return out;
}
inline SignedMessage sign(KeyType type) {
  const PrivateKey key = must(PrivateKey::generate(type));
  return sign(key, key.default_algorithm());
}

}  // namespace baytrust::crypto
