// SM2 with SM3 (GM/T 0003.2): the signer id and the hash Z take part, which is where
// implementations part ways.
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>

#include "tests/support/source_tree.hpp"
#include "tests/validators/crypto/signed_message.hpp"
#include "validators/der/writer.hpp"

namespace baytrust::crypto {
namespace {

const SignatureAlgorithm kSm2{.scheme = Scheme::sm2, .hash = Hash::sm3};

Bytes spki_of(std::string_view x, std::string_view y) {
  Bytes point = {0x04};
  for (const auto coordinate : {x, y}) {
    const Bytes octets = from_hex(coordinate);
    point.insert(point.end(), octets.begin(), octets.end());
  }
  return der::sequence({der::sequence({der::oid(Oid::literal("1.2.840.10045.2.1")),
                                       der::oid(Oid::literal("1.2.156.10197.1.301"))}),
                        der::bit_string(point)});
}

Bytes signature_of(std::string_view r, std::string_view s) {
  const Bytes r_octets = from_hex(r);
  const Bytes s_octets = from_hex(s);
  return der::sequence({der::integer(ByteView(r_octets)), der::integer(ByteView(s_octets))});
}

// GM/T 0003.5 A.2: the worked example on the recommended curve.
SignedMessage standard_example() {
  SignedMessage out{
      .spki = spki_of("09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020",
                      "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13"),
      .algorithm = kSm2,
      .signature = signature_of("F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3",
                                "B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA"),
  };
  out.message = to_bytes(as_bytes("message digest"));
  return out;
}

TEST(Sm2, TheStandardsExampleHolds) {
  for (const auto backend : kBackends) {
    EXPECT_EQ(standard_example().verdict(backend), Verdict::good) << backend;
  }
}

TEST(Sm2, TheIdIsPartOfTheSignature) {
  SignedMessage message = standard_example();
  for (const std::string id : {"", "1234567812345679", "12345678", "ALICE123@YAHOO.COM"}) {
    message.sm2_id = id;
    for (const auto backend : kBackends) EXPECT_EQ(message.verdict(backend), Verdict::bad) << id;
  }
}

TEST(Sm2, AnyIdSignsAndVerifies) {
  const PrivateKey key = must(PrivateKey::generate(KeyType::sm2));
  // A comma, a zero octet, no octet, other hash names: nothing of an id may be read as a parameter.
  const std::vector<std::string> ids{
      "",
      "a",
      ",",
      "a,SHA-256",
      "a,Raw",
      ",SM3",
      std::string("a\0b", 3),
      "\xE4\xB8\x80",
      std::string(kMaxSm2Id, 'x'),
  };
  for (const auto& id : ids) {
    const SignedMessage good = sign(key, kSm2, id);
    SignedMessage other = good;
    other.sm2_id = id == "a" ? "b" : "a";
    for (const auto backend : kBackends) {
      EXPECT_EQ(good.verdict(backend), Verdict::good) << backend << " " << id.substr(0, 20);
      EXPECT_EQ(other.verdict(backend), Verdict::bad) << backend << " " << id.substr(0, 20);
    }
  }
}

TEST(Sm2, AnIdThatZCannotHoldIsRefused) {
  const PrivateKey key = must(PrivateKey::generate(KeyType::sm2));
  SignedMessage message = sign(key, kSm2);
  // 2^13 octets are 2^16 bits: the length field would be 0.
  for (const std::size_t size : {kMaxSm2Id + 1, std::size_t{8192}, std::size_t{1} << 20U}) {
    message.sm2_id = std::string(size, 'x');
    for (const auto backend : kBackends) EXPECT_EQ(message.verdict(backend), Verdict::bad);
    EXPECT_FALSE(key.sign(kSm2, message.message, message.sm2_id));
  }
}

TEST(Sm2, AKeyOnItsCurveNeverDoesEcdsa) {
  SignedMessage message = sign(KeyType::sm2);
  message.algorithm = {.scheme = Scheme::ecdsa, .hash = Hash::sha256};
  for (const auto backend : kBackends) EXPECT_EQ(message.verdict(backend), Verdict::key_mismatch);
  SignedMessage p256 = sign(KeyType::p256);
  p256.algorithm = kSm2;
  for (const auto backend : kBackends) EXPECT_EQ(p256.verdict(backend), Verdict::key_mismatch);
}

std::string field(const std::string& line, std::string_view name) {
  const std::string head = std::string(name) + " = ";
  return line.starts_with(head) ? line.substr(head.size()) : "";
}

// The vectors give the private number only; the library finds the point from it.
PrivateKey from_number(const std::string& hex) {
  const Bytes number = from_hex(hex.substr(2));
  const Bytes der =
      der::sequence({der::integer(1), der::octet_string(number),
                     der::explicitly(0, der::oid(Oid::literal("1.2.156.10197.1.301")))});
  return must(PrivateKey::from_pem("-----BEGIN EC PRIVATE KEY-----\n" + base64_encode(der) +
                                   "\n-----END EC PRIVATE KEY-----\n"));
}

TEST(Sm2, PublishedVectorsHold) {
  const std::filesystem::path file =
      test::source_tree() / "../shared/corpora/sm2/botan/sm2_sig.vec";
  std::ifstream in(file);
  if (!in) GTEST_SKIP() << "no test data at " << file;
  std::string line, curve, hash, id, message, number;
  int compared = 0;
  while (std::getline(in, line)) {
    const auto keep = [&line](std::string_view name, std::string& value) {
      if (line.starts_with(std::string(name) + " = ")) value = field(line, name);
    };
    keep("Oid", curve);
    keep("Hash", hash);
    keep("Ident", id);
    keep("Msg", message);
    keep("x", number);
    const std::string signature = field(line, "Signature");
    if (signature.empty() || curve != "1.2.156.10197.1.301" || hash != "SM3") continue;
    const PrivateKey key = from_number(number);
    SignedMessage published{
        .spki = key.public_key_info(),
        .algorithm = kSm2,
        .signature = signature_of(signature.substr(0, 64), signature.substr(64)),
        .message = from_hex(message),
    };
    published.sm2_id = id;
    for (const auto backend : kBackends) {
      EXPECT_EQ(published.verdict(backend), Verdict::good) << backend;
    }
    ++compared;
  }
  EXPECT_GE(compared, 1);
}

}  // namespace
}  // namespace baytrust::crypto
