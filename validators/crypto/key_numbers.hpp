// The numbers inside keys and signatures, as unsigned big-endian octets without leading zeros, and
// what may be said of them before any library sees them: shape, parity, order and size. Both
// backends read keys through here, so they refuse the same ones. Not here: whether a point is on
// its curve or a modulus has two prime factors.
#pragma once

#include <boost/system/result.hpp>
#include <optional>

#include "validators/crypto/verifier.hpp"

namespace baytrust::crypto {

// Bounds on the work one verification may cost; OpenSSL has the same for moduli.
inline constexpr std::size_t kMaxRsaBits = 16384;
inline constexpr std::size_t kMaxRsaExponentBits = 64;
inline constexpr std::size_t kMaxDsaBits = 10000;

// Why not: key_malformed, or unsupported for numbers beyond the bounds.
template <class T>
using NumbersOf = boost::system::result<T, Verdict>;

struct RsaNumbers {
  ByteView modulus;
  ByteView exponent;
};
NumbersOf<RsaNumbers> rsa_numbers(const PublicKeyInfo& key);

struct DsaNumbers {
  ByteView p, q, g, y;
};
// inherited: Dss-Parms for a key without its own (RFC 3279 2.3.2).
NumbersOf<DsaNumbers> dsa_numbers(const PublicKeyInfo& key, ByteView inherited);

// RFC 5480 2.2: uncompressed or compressed, of the curve's length; no hybrid form, not infinity.
bool is_point_shaped(const PublicKeyInfo& key);

// ECDSA-Sig-Value, Dss-Sig-Value (RFC 3279 2.2.2, 2.2.3), SM2's the same: SEQUENCE { r, s }, strict
// DER, both positive.
struct SignaturePair {
  ByteView r, s;
};
std::optional<SignaturePair> parse_signature_pair(ByteView signature);

}  // namespace baytrust::crypto
