// SubjectPublicKeyInfo (RFC 5280 4.1.2.7): which algorithm, which curve, how many bits.
#include <algorithm>
#include <array>
#include <bit>

#include "validators/crypto/algorithm.hpp"
#include "validators/crypto/codes.hpp"
#include "validators/crypto/oids.hpp"
#include "validators/crypto/pss_parameters.hpp"
#include "validators/der/reader.hpp"

namespace baytrust::crypto {
namespace {

struct CurveEntry {
  Curve curve;
  std::string_view name;
  std::uint32_t bits;
  OidView oid;
};
constexpr std::array<CurveEntry, kCurveCount> kCurves{{
    {Curve::none, "none", 0, OidView()},
    {Curve::p256, "P-256", 256, oids::kP256},
    {Curve::p384, "P-384", 384, oids::kP384},
    {Curve::p521, "P-521", 521, oids::kP521},
    {Curve::brainpool_p256r1, "brainpoolP256r1", 256, oids::kBrainpoolP256r1},
    {Curve::brainpool_p384r1, "brainpoolP384r1", 384, oids::kBrainpoolP384r1},
    {Curve::brainpool_p512r1, "brainpoolP512r1", 512, oids::kBrainpoolP512r1},
    {Curve::sm2, "SM2", 256, oids::kSm2Curve},
}};

Error malformed(const PublicKeyInfo& key, std::size_t offset) {
  return Error(kKeyMalformed, "public key",
               {{"algorithm", to_string(key.algorithm.oid)}, {"offset", std::to_string(offset)}});
}

// Of an INTEGER's content octets; 0 for negative ones, which no key has.
std::uint32_t bit_length(ByteView integer) {
  if (integer.front() >= 0x80) return 0;
  if (integer.front() == 0) integer = integer.subspan(1);
  if (integer.empty()) return 0;
  return static_cast<std::uint32_t>(integer.size() * 8) -
         static_cast<std::uint32_t>(std::countl_zero(integer.front()));
}

// RFC 3279 2.3.1: RSAPublicKey ::= SEQUENCE { modulus INTEGER, publicExponent INTEGER }
Result<std::uint32_t> rsa_modulus_bits(ByteView key_bits) {
  der::Reader outer(key_bits);
  auto reader = outer.enter(der::kSequence);
  if (!reader) return reader.error();
  if (const auto end = outer.finish(); !end) return end.error();
  const auto modulus = reader->integer();
  if (!modulus) return modulus.error();
  if (const auto exponent = reader->integer(); !exponent) return exponent.error();
  if (const auto end = reader->finish(); !end) return end.error();
  return bit_length(*modulus);
}

Result<PublicKeyInfo> read_rsa(PublicKeyInfo key, std::size_t offset) {
  if (key.algorithm.oid == oids::kRsa) {
    // RFC 3279 2.3.1: the parameters field MUST have ASN.1 type NULL.
    if (!key.algorithm.parameters || !absent_or_null(key.algorithm)) return malformed(key, offset);
    key.kind = KeyKind::rsa;
  } else {
    key.kind = KeyKind::rsa_pss;
    if (key.algorithm.parameters) {
      const auto restriction = parse_pss_parameters(*key.algorithm.parameters);
      if (!restriction) return restriction.error().within("public key");
      key.pss_restriction = *restriction;
    }
  }
  const auto bits = rsa_modulus_bits(key.key_bits);
  if (!bits) return malformed(key, offset);
  key.bits = *bits;
  return key;
}

Result<PublicKeyInfo> read_ec(PublicKeyInfo key, std::size_t offset) {
  // RFC 5480 2.1.1: ECParameters MUST be present; only namedCurve is for certificates.
  if (!key.algorithm.parameters) return malformed(key, offset);
  der::Reader reader(*key.algorithm.parameters);
  if (!reader.next_is(der::kOidTag)) return key;
  const auto oid = reader.oid();
  if (!oid) return malformed(key, offset);
  const auto* const found = std::ranges::find(kCurves, *oid, &CurveEntry::oid);
  if (found == kCurves.end()) return key;
  // Some SM2 authorities write the curve's OID as the algorithm too: it means its own curve only.
  if (key.algorithm.oid == oids::kSm2Curve && found->curve != Curve::sm2) return key;
  key.kind = found->curve == Curve::sm2 ? KeyKind::sm2 : KeyKind::ec;
  key.curve = found->curve;
  key.bits = found->bits;
  return key;
}

Result<PublicKeyInfo> read_edwards(PublicKeyInfo key, std::size_t offset) {
  // RFC 8410 3: parameters MUST be absent.
  if (key.algorithm.parameters) return malformed(key, offset);
  const bool is_25519 = key.algorithm.oid == oids::kEd25519;
  key.kind = is_25519 ? KeyKind::ed25519 : KeyKind::ed448;
  key.bits = is_25519 ? 255 : 448;
  if (key.key_bits.size() != (is_25519 ? 32U : 57U)) return malformed(key, offset);
  return key;
}

Result<PublicKeyInfo> read_dsa(PublicKeyInfo key, std::size_t offset) {
  key.kind = KeyKind::dsa;
  der::Reader reader(key.key_bits);
  if (!reader.integer() || !reader.at_end()) return malformed(key, offset);
  // RFC 3279 2.3.2: omitted parameters are the issuer's.
  key.inherits_parameters = !key.algorithm.parameters;
  if (key.inherits_parameters) return key;
  const auto bits = dsa_parameter_bits(*key.algorithm.parameters);
  if (!bits) return malformed(key, offset);
  key.bits = *bits;
  return key;
}

}  // namespace

std::string_view to_string(Curve curve) { return kCurves[static_cast<std::size_t>(curve)].name; }

std::optional<std::uint32_t> dsa_parameter_bits(ByteView dss_parms) {
  der::Reader outer(dss_parms);
  auto reader = outer.enter(der::kSequence);
  if (!reader || !outer.at_end()) return std::nullopt;
  const auto p = reader->integer();
  if (!p || !reader->integer() || !reader->integer() || !reader->at_end()) return std::nullopt;
  return bit_length(*p);
}

Result<PublicKeyInfo> parse_public_key_info(ByteView spki, std::size_t offset) {
  der::Reader outer(spki, offset);
  auto reader = outer.enter(der::kSequence);
  if (!reader) return reader.error();
  if (const auto end = outer.finish(); !end) return end.error();
  const auto sequence = reader->expect(der::kSequence);
  if (!sequence) return sequence.error();
  const auto algorithm = parse_algorithm_identifier(sequence->full, sequence->offset);
  if (!algorithm) return algorithm.error();
  const std::size_t key_offset = reader->offset();
  const auto bits = reader->bit_string();
  if (!bits) return bits.error();
  if (const auto end = reader->finish(); !end) return end.error();

  PublicKeyInfo key{};
  key.algorithm = *algorithm;
  key.key_bits = bits->octets;
  key.spki = spki;
  const OidView oid = key.algorithm.oid;
  const bool rsa = oid == oids::kRsa || oid == oids::kRsaPss;
  const bool on_curve = oid == oids::kEcPublicKey || oid == oids::kSm2Curve;
  const bool edwards = oid == oids::kEd25519 || oid == oids::kEd448;
  if (!rsa && !on_curve && !edwards && oid != oids::kDsa) return key;
  // All keys known here are whole octets.
  if (bits->unused_bits != 0) return malformed(key, key_offset);
  if (rsa) return read_rsa(key, key_offset);
  if (on_curve) return read_ec(key, key_offset);
  if (edwards) return read_edwards(key, key_offset);
  return read_dsa(key, key_offset);
}

std::string to_string(const PublicKeyInfo& key) {
  switch (key.kind) {
    case KeyKind::rsa:
    case KeyKind::rsa_pss:
      return "RSA-" + std::to_string(key.bits);
    case KeyKind::ec:
    case KeyKind::sm2:
      return std::string(to_string(key.curve));
    case KeyKind::ed25519:
      return "Ed25519";
    case KeyKind::ed448:
      return "Ed448";
    case KeyKind::dsa:
      return key.inherits_parameters ? "DSA" : "DSA-" + std::to_string(key.bits);
    case KeyKind::unknown:
      break;
  }
  return to_string(key.algorithm.oid);
}

}  // namespace baytrust::crypto
