#include "validators/crypto/key_numbers.hpp"

#include <algorithm>
#include <bit>

#include "validators/der/reader.hpp"

namespace baytrust::crypto {
namespace {

// The next INTEGER, if it is positive.
std::optional<ByteView> positive(der::Reader& reader) {
  const auto integer = reader.integer();
  if (!integer || integer->front() >= 0x80) return std::nullopt;
  const ByteView octets = integer->front() == 0 ? integer->subspan(1) : *integer;
  if (octets.empty()) return std::nullopt;
  return octets;
}

std::size_t bits_of(ByteView number) {
  return number.size() * 8 - static_cast<std::size_t>(std::countl_zero(number.front()));
}
bool is_odd(ByteView number) { return (number.back() & 1U) != 0; }
bool less(ByteView a, ByteView b) {
  if (a.size() != b.size()) return a.size() < b.size();
  return std::ranges::lexicographical_compare(a, b);
}
bool is_one(ByteView number) { return number.size() == 1 && number.front() == 1; }

}  // namespace

NumbersOf<RsaNumbers> rsa_numbers(const PublicKeyInfo& key) {
  der::Reader outer(key.key_bits);
  auto reader = outer.enter(der::kSequence);
  if (!reader || !outer.at_end()) return Verdict::key_malformed;
  const auto modulus = positive(*reader);
  const auto exponent = positive(*reader);
  if (!modulus || !exponent || !reader->at_end()) return Verdict::key_malformed;
  // RFC 8017 3.1: the modulus is a product of odd primes; 3 <= e <= n - 1, e is coprime to the even
  // lambda(n), so odd.
  if (!is_odd(*modulus) || !is_odd(*exponent)) return Verdict::key_malformed;
  if (is_one(*exponent) || !less(*exponent, *modulus)) return Verdict::key_malformed;
  if (bits_of(*modulus) > kMaxRsaBits || bits_of(*exponent) > kMaxRsaExponentBits) {
    return Verdict::unsupported;
  }
  return RsaNumbers{.modulus = *modulus, .exponent = *exponent};
}

NumbersOf<DsaNumbers> dsa_numbers(const PublicKeyInfo& key, ByteView inherited) {
  const ByteView parameters =
      key.inherits_parameters ? inherited : key.algorithm.parameters.value_or(ByteView());
  der::Reader outer(parameters);
  auto reader = outer.enter(der::kSequence);
  if (!reader || !outer.at_end()) return Verdict::key_malformed;
  const auto p = positive(*reader);
  const auto q = positive(*reader);
  const auto g = positive(*reader);
  if (!p || !q || !g || !reader->at_end()) return Verdict::key_malformed;
  der::Reader bits(key.key_bits);
  const auto y = positive(bits);
  if (!y || !bits.at_end()) return Verdict::key_malformed;
  // FIPS 186-4 4.1: p and q odd primes, 1 < g < p, 1 < y < p.
  if (!is_odd(*p) || !is_odd(*q) || !less(*q, *p)) return Verdict::key_malformed;
  if (is_one(*g) || !less(*g, *p) || is_one(*y) || !less(*y, *p)) return Verdict::key_malformed;
  // FIPS 186-4 4.2: the sizes of q.
  const std::size_t q_bits = bits_of(*q);
  const bool known_q = q_bits == 160 || q_bits == 224 || q_bits == 256;
  if (!known_q || bits_of(*p) > kMaxDsaBits) return Verdict::unsupported;
  return DsaNumbers{.p = *p, .q = *q, .g = *g, .y = *y};
}

bool is_point_shaped(const PublicKeyInfo& key) {
  const std::size_t field = (key.bits + 7) / 8;
  if (key.key_bits.empty()) return false;
  switch (key.key_bits.front()) {
    case 0x04:
      return key.key_bits.size() == 1 + 2 * field;
    case 0x02:
    case 0x03:
      return key.key_bits.size() == 1 + field;
    default:
      return false;
  }
}

std::optional<SignaturePair> parse_signature_pair(ByteView signature) {
  der::Reader outer(signature);
  auto reader = outer.enter(der::kSequence);
  if (!reader || !outer.at_end()) return std::nullopt;
  const auto r = positive(*reader);
  const auto s = positive(*reader);
  if (!r || !s || !reader->at_end()) return std::nullopt;
  return SignaturePair{.r = *r, .s = *s};
}

}  // namespace baytrust::crypto
