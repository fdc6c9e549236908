// SipHash-1-3 (Aumasson, Bernstein 2012): a keyed hash for tables whose keys an attacker chooses.
// Not a message digest: nothing is identified or signed by it.
#pragma once

#include <bit>
#include <cstdint>

#include "validators/base/bytes.hpp"

namespace baytrust::x509 {

class SipHash {
 public:
  SipHash(std::uint64_t k0, std::uint64_t k1) : k0_(k0), k1_(k1) {}

  std::uint64_t operator()(ByteView data) const {
    State s{k0_ ^ 0x736f6d6570736575, k1_ ^ 0x646f72616e646f6d, k0_ ^ 0x6c7967656e657261,
            k1_ ^ 0x7465646279746573};
    const std::size_t whole = data.size() / 8 * 8;
    for (std::size_t i = 0; i < whole; i += 8) absorb(s, word(data.subspan(i, 8)));
    const std::uint64_t size = data.size() & 0xFF;
    absorb(s, word(data.subspan(whole)) | size << 56);
    s.v2 ^= 0xFF;
    for (int i = 0; i < 3; ++i) round(s);
    return s.v0 ^ s.v1 ^ s.v2 ^ s.v3;
  }

 private:
  struct State {
    std::uint64_t v0, v1, v2, v3;
  };

  // Little-endian, at most 8 octets.
  static std::uint64_t word(ByteView octets) {
    std::uint64_t value = 0;
    for (std::size_t i = octets.size(); i-- > 0;) value = value << 8 | octets[i];
    return value;
  }
  static void absorb(State& s, std::uint64_t m) {
    s.v3 ^= m;
    round(s);
    s.v0 ^= m;
  }
  static void round(State& s) {
    s.v0 += s.v1;
    s.v1 = std::rotl(s.v1, 13) ^ s.v0;
    s.v0 = std::rotl(s.v0, 32);
    s.v2 += s.v3;
    s.v3 = std::rotl(s.v3, 16) ^ s.v2;
    s.v0 += s.v3;
    s.v3 = std::rotl(s.v3, 21) ^ s.v0;
    s.v2 += s.v1;
    s.v1 = std::rotl(s.v1, 17) ^ s.v2;
    s.v2 = std::rotl(s.v2, 32);
  }

  std::uint64_t k0_, k1_;
};

}  // namespace baytrust::x509
