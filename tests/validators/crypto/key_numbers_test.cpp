// Keys and signatures whose numbers are not what they should be: refused before a library sees
// them, and by both backends alike.
#include "validators/crypto/key_numbers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/validators/crypto/old_keys.hpp"
#include "tests/validators/crypto/signed_message.hpp"
#include "validators/der/writer.hpp"

namespace baytrust::crypto {
namespace {

Bytes spki(const Bytes& algorithm, ByteView key_bits) {
  return der::sequence({algorithm, der::bit_string(key_bits)});
}

void expect_verdict(const SignedMessage& message, Verdict expected) {
  for (const auto backend : kBackends) {
    EXPECT_EQ(message.verdict(backend), expected) << backend << " " << to_hex(message.spki);
  }
}

// --- RSA ---

Bytes odd(std::size_t octets) {
  Bytes out(octets, 0xA5);
  out.front() = 0xC5;
  return out;
}

Verdict rsa(const Bytes& modulus_tlv, const Bytes& exponent_tlv, Backend backend) {
  const Bytes algorithm =
      der::sequence({der::oid(Oid::literal("1.2.840.113549.1.1.1")), der::null()});
  SignedMessage message{.spki = spki(algorithm, der::sequence({modulus_tlv, exponent_tlv})),
                        .algorithm = {.scheme = Scheme::rsa_pkcs1},
                        .signature = Bytes(256, 1)};
  return message.verdict(backend);
}

TEST(RsaNumbers, ThatAreNoKeyAreMalformed) {
  const Bytes n = der::integer(ByteView(odd(256)));
  const Bytes e = der::integer(65537);
  Bytes even = odd(256);
  even.back() = 0xA4;
  for (const auto backend : kBackends) {
    EXPECT_EQ(rsa(n, e, backend), Verdict::bad);  // a key, if an odd one
    EXPECT_EQ(rsa(der::integer(ByteView(even)), e, backend), Verdict::key_malformed);
    EXPECT_EQ(rsa(n, der::integer(1), backend), Verdict::key_malformed);
    EXPECT_EQ(rsa(n, der::integer(0), backend), Verdict::key_malformed);
    EXPECT_EQ(rsa(n, der::integer(-3), backend), Verdict::key_malformed);
    EXPECT_EQ(rsa(n, der::integer(65536), backend), Verdict::key_malformed);
    EXPECT_EQ(rsa(der::integer(0), e, backend), Verdict::key_malformed);
    EXPECT_EQ(rsa(der::integer(-15), e, backend), Verdict::key_malformed);
    EXPECT_EQ(rsa(e, n, backend), Verdict::key_malformed);
    EXPECT_EQ(rsa(n, n, backend), Verdict::key_malformed);
  }
}

TEST(RsaNumbers, BeyondTheBoundsAreUnsupported) {
  const Bytes e = der::integer(65537);
  const Bytes largest = der::integer(ByteView(odd(kMaxRsaBits / 8)));
  const Bytes too_large = der::integer(ByteView(odd(kMaxRsaBits / 8 + 1)));
  const Bytes huge = der::integer(ByteView(odd(1U << 20U)));
  for (const auto backend : kBackends) {
    EXPECT_EQ(rsa(largest, e, backend), Verdict::bad);
    EXPECT_EQ(rsa(too_large, e, backend), Verdict::unsupported);
    EXPECT_EQ(rsa(huge, e, backend), Verdict::unsupported);
    EXPECT_EQ(rsa(der::integer(ByteView(odd(256))), der::integer(ByteView(odd(9))), backend),
              Verdict::unsupported);
  }
}

TEST(RsaNumbers, ASignatureIsExactlyAsLongAsTheModulus) {
  const PrivateKey key = must(PrivateKey::generate(KeyType::rsa2048));
  for (const auto scheme : {Scheme::rsa_pkcs1, Scheme::rsa_pss}) {
    const SignedMessage good = sign(key, {.scheme = scheme});
    SignedMessage padded = good;
    padded.signature.insert(padded.signature.begin(), 0);
    expect_verdict(padded, Verdict::bad);
  }
}

// --- DSA ---

struct DsaParts {
  Bytes p, q, g, y;
};

DsaParts dsa_parts() {
  const Bytes der = from_base64(kDsa1024Key);
  const auto numbers = dsa_numbers(must(parse_public_key_info(der)), {});
  return {to_bytes(numbers->p), to_bytes(numbers->q), to_bytes(numbers->g), to_bytes(numbers->y)};
}

SignedMessage dsa(const DsaParts& parts) {
  const auto number = [](const Bytes& octets) { return der::integer(ByteView(octets)); };
  const Bytes algorithm =
      der::sequence({der::oid(Oid::literal("1.2.840.10040.4.1")),
                     der::sequence({number(parts.p), number(parts.q), number(parts.g)})});
  return {.spki = spki(algorithm, number(parts.y)),
          .algorithm = {.scheme = Scheme::dsa, .hash = Hash::sha1},
          .signature = from_base64(kDsa1024Sha1)};
}

TEST(DsaNumbers, ThatAreNoKeyAreMalformed) {
  const DsaParts good = dsa_parts();
  expect_verdict(dsa(good), Verdict::good);
  const auto changed = [&](auto change) {
    DsaParts parts = good;
    change(parts);
    return dsa(parts);
  };
  expect_verdict(changed([](auto& k) { k.p.back() ^= 1U; }), Verdict::key_malformed);
  expect_verdict(changed([](auto& k) { k.q.back() ^= 1U; }), Verdict::key_malformed);
  expect_verdict(changed([](auto& k) { k.q = Bytes(129, 0xFF); }), Verdict::key_malformed);
  expect_verdict(changed([](auto& k) { k.g = {1}; }), Verdict::key_malformed);
  expect_verdict(changed([](auto& k) { k.g = {}; }), Verdict::key_malformed);
  expect_verdict(changed([](auto& k) { k.g = k.p; }), Verdict::key_malformed);
  expect_verdict(changed([](auto& k) { k.y = {1}; }), Verdict::key_malformed);
  expect_verdict(changed([](auto& k) { k.y = k.p; }), Verdict::key_malformed);
  expect_verdict(changed([](auto& k) { k.y = {}; }), Verdict::key_malformed);
}

TEST(DsaNumbers, BeyondTheBoundsAreUnsupported) {
  DsaParts parts = dsa_parts();
  parts.q = Bytes(24, 0xFF);  // 192 bits: no such size
  expect_verdict(dsa(parts), Verdict::unsupported);
  parts = dsa_parts();
  parts.p = Bytes(kMaxDsaBits / 8 + 1, 0xFF);
  expect_verdict(dsa(parts), Verdict::unsupported);
}

// --- points ---

TEST(Points, ThatAreNoKeyAreMalformed) {
  for (const auto type :
       {KeyType::p256, KeyType::p384, KeyType::p521, KeyType::brainpool_p256r1, KeyType::sm2}) {
    const SignedMessage good = sign(type);
    const auto info = must(parse_public_key_info(good.spki));
    const Bytes algorithm = to_bytes(info.algorithm.full);
    const Bytes point = to_bytes(info.key_bits);
    const auto with = [&](auto change) {
      SignedMessage out = good;
      Bytes changed = point;
      change(changed);
      out.spki = spki(algorithm, changed);
      return out;
    };
    expect_verdict(with([](Bytes& k) { k.back() ^= 1U; }), Verdict::key_malformed);  // off curve
    expect_verdict(with([](Bytes& k) { k.pop_back(); }), Verdict::key_malformed);
    expect_verdict(with([](Bytes& k) { k.push_back(0); }), Verdict::key_malformed);
    expect_verdict(with([](Bytes& k) { k = {0}; }), Verdict::key_malformed);  // infinity
    expect_verdict(with([](Bytes& k) { k.clear(); }), Verdict::key_malformed);
    expect_verdict(with([](Bytes& k) { std::fill(k.begin() + 1, k.end(), 0); }),
                   Verdict::key_malformed);
    expect_verdict(with([](Bytes& k) { std::fill(k.begin() + 1, k.end(), 0xFF); }),
                   Verdict::key_malformed);
    // RFC 5480 2.2: the hybrid form MUST NOT be used.
    expect_verdict(with([](Bytes& k) { k[0] = static_cast<std::uint8_t>(6U + (k.back() & 1U)); }),
                   Verdict::key_malformed);
  }
}

// --- signatures ---

TEST(SignaturePair, IsStrictDer) {
  const Bytes r = der::integer(0x1234);
  EXPECT_TRUE(parse_signature_pair(der::sequence({r, r})));
  const std::vector<Bytes> refused{
      {},
      der::sequence({}),
      der::sequence({r}),
      der::sequence({r, r, r}),
      der::sequence({r, der::integer(0)}),
      der::sequence({der::integer(0), r}),
      der::sequence({r, der::integer(-1)}),
      der::sequence({r, {0x02, 0x00}}),
      der::sequence({r, {0x02, 0x02, 0x00, 0x12}}),  // padded
      der::sequence({r, {0x02, 0x81, 0x01, 0x12}}),  // length not minimal
      {0x30, 0x81, 0x06, 0x02, 0x01, 0x01, 0x02, 0x01, 0x01},
      {0x30, 0x80, 0x02, 0x01, 0x01, 0x02, 0x01, 0x01, 0x00, 0x00},
      {0x30, 0x06, 0x02, 0x01, 0x01, 0x02, 0x01, 0x01, 0x00},  // trailing
      {0x31, 0x06, 0x02, 0x01, 0x01, 0x02, 0x01, 0x01},
  };
  for (const auto& der : refused) EXPECT_FALSE(parse_signature_pair(der)) << to_hex(der);
}

TEST(SignaturePair, OtherEncodingsOfAGoodSignatureAreBad) {
  for (const auto type : {KeyType::p256, KeyType::sm2}) {
    const SignedMessage good = sign(type);
    const auto pair = parse_signature_pair(good.signature);
    ASSERT_TRUE(pair);
    const auto padded = [](ByteView number) {
      Bytes content(2, 0);
      content.insert(content.end(), number.begin(), number.end());
      return der::encode(der::kInteger, content);
    };
    SignedMessage other = good;
    other.signature = der::sequence({padded(pair->r), der::integer(pair->s)});
    expect_verdict(other, Verdict::bad);
    other.signature = der::sequence({der::integer(pair->r), der::integer(pair->s), der::null()});
    expect_verdict(other, Verdict::bad);
    other.signature = good.signature;
    other.signature.insert(other.signature.begin() + 1, 0x81);
    expect_verdict(other, Verdict::bad);
  }
}

TEST(SignaturePair, NumbersAtOrBeyondTheOrderAreBad) {
  for (const auto type : {KeyType::p256, KeyType::p521, KeyType::sm2}) {
    SignedMessage message = sign(type);
    const Bytes beyond = der::integer(ByteView(Bytes(66, 0xFF)));
    const Bytes wide = der::integer(ByteView(Bytes(4096, 0xFF)));
    for (const auto& n : {beyond, wide}) {
      message.signature = der::sequence({n, n});
      expect_verdict(message, Verdict::bad);
      message.signature = der::sequence({der::integer(1), n});
      expect_verdict(message, Verdict::bad);
    }
    message.signature = der::sequence({der::integer(1), der::integer(1)});
    expect_verdict(message, Verdict::bad);
  }
}

}  // namespace
}  // namespace baytrust::crypto
