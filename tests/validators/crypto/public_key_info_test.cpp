#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/validators/crypto/signed_message.hpp"
#include "validators/crypto/algorithm.hpp"
#include "validators/crypto/codes.hpp"
#include "validators/der/codes.hpp"
#include "validators/der/writer.hpp"

namespace baytrust::crypto {
namespace {

Bytes oid(std::string_view text) { return der::oid(Oid::literal(text)); }
Bytes spki(const Bytes& algorithm, const Bytes& key_bits, unsigned unused_bits = 0) {
  return der::sequence({algorithm, der::bit_string(key_bits, unused_bits)});
}
const Bytes kRsaAlgorithm = der::sequence({oid("1.2.840.113549.1.1.1"), der::null()});
Bytes rsa_key(const Bytes& modulus, std::int64_t exponent = 65537) {
  return der::sequence({der::integer(ByteView(modulus)), der::integer(exponent)});
}
Bytes ec(std::string_view curve) { return der::sequence({oid("1.2.840.10045.2.1"), oid(curve)}); }

std::string_view refused(const Bytes& der) {
  const auto parsed = parse_public_key_info(der);
  return parsed ? "" : parsed.error().code().id;
}

TEST(PublicKeyInfo, GeneratedKeysAreWhatTheyAre) {
  struct Expected {
    KeyType type;
    KeyKind kind;
    Curve curve;
    std::uint32_t bits;
    std::string_view name;
  };
  for (const auto& e : std::vector<Expected>{
           {KeyType::rsa2048, KeyKind::rsa, Curve::none, 2048, "RSA-2048"},
           {KeyType::p256, KeyKind::ec, Curve::p256, 256, "P-256"},
           {KeyType::p384, KeyKind::ec, Curve::p384, 384, "P-384"},
           {KeyType::p521, KeyKind::ec, Curve::p521, 521, "P-521"},
           {KeyType::brainpool_p256r1, KeyKind::ec, Curve::brainpool_p256r1, 256,
            "brainpoolP256r1"},
           {KeyType::brainpool_p384r1, KeyKind::ec, Curve::brainpool_p384r1, 384,
            "brainpoolP384r1"},
           {KeyType::brainpool_p512r1, KeyKind::ec, Curve::brainpool_p512r1, 512,
            "brainpoolP512r1"},
           {KeyType::ed25519, KeyKind::ed25519, Curve::none, 255, "Ed25519"},
           {KeyType::ed448, KeyKind::ed448, Curve::none, 448, "Ed448"},
           {KeyType::sm2, KeyKind::sm2, Curve::sm2, 256, "SM2"},
       }) {
    const Bytes der = must(PrivateKey::generate(e.type)).public_key_info();
    const auto info = must(parse_public_key_info(der));
    EXPECT_EQ(info.kind, e.kind) << e.name;
    EXPECT_EQ(info.curve, e.curve) << e.name;
    EXPECT_EQ(info.bits, e.bits) << e.name;
    EXPECT_EQ(to_string(info), e.name);
    EXPECT_EQ(to_bytes(info.spki), der);
  }
}

TEST(PublicKeyInfo, CurvesAreTheStandardsOids) {
  const std::vector<std::pair<std::string_view, Curve>> curves{
      {"1.2.840.10045.3.1.7", Curve::p256},
      {"1.3.132.0.34", Curve::p384},
      {"1.3.132.0.35", Curve::p521},
      {"1.3.36.3.3.2.8.1.1.7", Curve::brainpool_p256r1},
      {"1.3.36.3.3.2.8.1.1.11", Curve::brainpool_p384r1},
      {"1.3.36.3.3.2.8.1.1.13", Curve::brainpool_p512r1},
      {"1.2.156.10197.1.301", Curve::sm2},
  };
  ASSERT_EQ(curves.size() + 1, kCurveCount);
  for (const auto& [text, curve] : curves) {
    const Bytes der = spki(ec(text), {4});
    EXPECT_EQ(must(parse_public_key_info(der)).curve, curve) << text;
  }
}

TEST(PublicKeyInfo, Sm2KeysMayBearTheCurvesOidAsAlgorithm) {
  SignedMessage good = sign(KeyType::sm2);
  const Bytes key = to_bytes(must(parse_public_key_info(good.spki)).key_bits);
  const auto named = [](std::string_view curve) {
    return der::sequence({oid("1.2.156.10197.1.301"), oid(curve)});
  };
  good.spki = spki(named("1.2.156.10197.1.301"), key);
  for (const auto backend : kBackends) EXPECT_EQ(good.verdict(backend), Verdict::good);
  const Bytes other = spki(named("1.2.840.10045.3.1.7"), key);
  EXPECT_EQ(must(parse_public_key_info(other)).kind, KeyKind::unknown);
}

TEST(PublicKeyInfo, RsaBitsAreTheModulus) {
  for (const auto& [modulus, bits] : std::vector<std::pair<Bytes, std::uint32_t>>{
           {{0x80}, 8}, {{0x7F}, 7}, {{0x01, 0x00}, 9}, {{0x01}, 1}, {{}, 0}}) {
    const Bytes der = spki(kRsaAlgorithm, rsa_key(modulus));
    EXPECT_EQ(must(parse_public_key_info(der)).bits, bits);
  }
  const Bytes negative = spki(kRsaAlgorithm, der::sequence({der::integer(-5), der::integer(3)}));
  EXPECT_EQ(must(parse_public_key_info(negative)).bits, 0U);
}

TEST(PublicKeyInfo, UnknownAlgorithmsAndCurvesAreKeptByOid) {
  for (const auto& der : {
           spki(der::sequence({oid("1.3.101.110")}), {1, 2, 3}),               // X25519
           spki(ec("1.3.132.0.10"), {4}),                                      // secp256k1
           spki(der::sequence({oid("1.2.840.10045.2.1"), der::null()}), {4}),  // implicitCurve
           spki(der::sequence({oid("1.2.840.10045.2.1"), der::sequence({})}), {4}),  // explicit
           spki(der::sequence({oid("1.2.3")}), {1}, 0),
       }) {
    const auto info = must(parse_public_key_info(der));
    EXPECT_EQ(info.kind, KeyKind::unknown);
    EXPECT_EQ(info.bits, 0U);
    EXPECT_EQ(to_string(info), to_string(info.algorithm.oid));
    SignedMessage message{.spki = der, .algorithm = {.scheme = Scheme::ecdsa}, .signature = {}};
    for (const auto backend : kBackends) {
      EXPECT_EQ(message.verdict(backend), Verdict::unsupported);
    }
  }
}

TEST(PublicKeyInfo, KnownAlgorithmsWithTheWrongStructureAreMalformed) {
  const Bytes key = rsa_key({0xC5});
  const Bytes ed = der::sequence({oid("1.3.101.112")});
  const Bytes dsa_parameters = der::sequence({der::integer(7), der::integer(5), der::integer(3)});
  const auto dsa = [](const Bytes& parameters) {
    return der::sequence({oid("1.2.840.10040.4.1"), parameters});
  };
  for (const auto& der : {
           spki(der::sequence({oid("1.2.840.113549.1.1.1")}), key),  // RFC 3279 2.3.1: NULL
           spki(der::sequence({oid("1.2.840.113549.1.1.1"), der::integer(1)}), key),
           spki(kRsaAlgorithm, {}),
           spki(kRsaAlgorithm, der::null()),
           spki(kRsaAlgorithm, der::sequence({der::integer(77)})),
           spki(kRsaAlgorithm, der::sequence({der::integer(77), der::integer(3), der::null()})),
           spki(kRsaAlgorithm, der::sequence({rsa_key({5}), rsa_key({5})})),
           spki(kRsaAlgorithm, {0x30, 0x80, 0x00, 0x00}),
           spki(kRsaAlgorithm, {0xFF, 0xFE}, 1),                  // unused bits
           spki(der::sequence({oid("1.2.840.10045.2.1")}), {4}),  // no curve
           spki(ed, Bytes(31)),
           spki(ed, Bytes(33)),
           spki(der::sequence({oid("1.3.101.112"), der::null()}), Bytes(32)),
           spki(der::sequence({oid("1.3.101.113")}), Bytes(56)),
           spki(dsa(der::null()), der::integer(2)),
           spki(dsa(der::sequence({der::integer(7), der::integer(5)})), der::integer(2)),
           spki(dsa(dsa_parameters), der::null()),
           spki(dsa(dsa_parameters), der::sequence({der::integer(2)})),
       }) {
    EXPECT_EQ(refused(der), "crypto.key.malformed") << to_hex(der);
  }
  const auto refusal = parse_public_key_info(spki(ed, Bytes(31)), 1000);
  EXPECT_EQ(refusal.error().facts(), (Facts{{"algorithm", "1.3.101.112"}, {"offset", "1009"}}));
}

TEST(PublicKeyInfo, PssKeysMayCarryARestriction) {
  const Bytes key = rsa_key({0xC5});
  const Bytes bare = spki(der::sequence({oid("1.2.840.113549.1.1.10")}), key);
  const auto free = must(parse_public_key_info(bare));
  EXPECT_EQ(free.kind, KeyKind::rsa_pss);
  EXPECT_EQ(free.pss_restriction, std::nullopt);
  const SignatureAlgorithm restriction{
      .scheme = Scheme::rsa_pss, .hash = Hash::sha384, .mgf_hash = Hash::sha256, .salt_length = 48};
  const Bytes bound = spki(encode(restriction), key);
  EXPECT_EQ(must(parse_public_key_info(bound)).pss_restriction, restriction);
  const Bytes wrong = der::sequence({oid("1.2.840.113549.1.1.10"), der::null()});
  EXPECT_EQ(refused(spki(wrong, key)), "crypto.algorithm.malformed");
}

TEST(PublicKeyInfo, DsaParametersMayBeInherited) {
  const Bytes der = spki(der::sequence({oid("1.2.840.10040.4.1")}), der::integer(2));
  const auto info = must(parse_public_key_info(der));
  EXPECT_TRUE(info.inherits_parameters);
  EXPECT_EQ(to_string(info), "DSA");
  const Bytes parameters =
      der::sequence({der::integer(ByteView(Bytes(128, 0xFF))), der::integer(5), der::integer(3)});
  EXPECT_EQ(dsa_parameter_bits(parameters), 1024U);
  EXPECT_EQ(dsa_parameter_bits({}), std::nullopt);
  EXPECT_EQ(dsa_parameter_bits(der::null()), std::nullopt);
  const Bytes own = spki(der::sequence({oid("1.2.840.10040.4.1"), parameters}), der::integer(2));
  EXPECT_EQ(to_string(must(parse_public_key_info(own))), "DSA-1024");
}

TEST(PublicKeyInfo, TruncatedOrFlippedNeverCrashes) {
  const Bytes whole = must(PrivateKey::generate(KeyType::p256)).public_key_info();
  for (std::size_t n = 0; n < whole.size(); ++n) {
    EXPECT_FALSE(parse_public_key_info(
        Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(n))));
    for (const unsigned mask : {0x01U, 0x80U, 0xFFU}) {
      SignedMessage flipped{
          .spki = whole, .algorithm = {.scheme = Scheme::ecdsa}, .signature = Bytes(8)};
      flipped.spki[n] = static_cast<std::uint8_t>(flipped.spki[n] ^ mask);
      if (!parse_public_key_info(flipped.spki)) continue;
      for (const auto backend : kBackends) EXPECT_NE(flipped.verdict(backend), Verdict::good);
    }
  }
}

}  // namespace
}  // namespace baytrust::crypto
