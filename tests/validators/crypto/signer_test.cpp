#include "validators/crypto/signer.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iterator>
#include <unistd.h>

#include "tests/support/temporary_directory.hpp"
#include "tests/validators/crypto/old_keys.hpp"
#include "tests/validators/crypto/signed_message.hpp"
#include "validators/crypto/codes.hpp"
#include "validators/der/writer.hpp"

namespace baytrust::crypto {
namespace {

class EveryType : public testing::TestWithParam<KeyType> {};
INSTANTIATE_TEST_SUITE_P(PrivateKey, EveryType,
                         testing::Values(KeyType::rsa2048, KeyType::rsa3072, KeyType::rsa4096,
                                         KeyType::p256, KeyType::p384, KeyType::p521,
                                         KeyType::brainpool_p256r1, KeyType::brainpool_p384r1,
                                         KeyType::brainpool_p512r1, KeyType::ed25519,
                                         KeyType::ed448, KeyType::sm2));

TEST_P(EveryType, SurvivesPemAndSigns) {
  const PrivateKey key = must(PrivateKey::generate(GetParam()));
  EXPECT_EQ(key.type(), GetParam());
  const std::string pem = key.to_pem();
  EXPECT_TRUE(pem.starts_with("-----BEGIN PRIVATE KEY-----\n"));
  const PrivateKey again = must(PrivateKey::from_pem(pem));
  EXPECT_EQ(again.type(), key.type());
  EXPECT_EQ(again.public_key_info(), key.public_key_info());
  EXPECT_EQ(again.to_pem(), pem);
  const SignedMessage message = sign(again, again.default_algorithm());
  EXPECT_EQ(message.verdict(Backend::openssl), Verdict::good);
  EXPECT_EQ(message.verdict(Backend::botan),
            GetParam() == KeyType::ed448 ? Verdict::unsupported : Verdict::good);
  EXPECT_FALSE(encode(again.default_algorithm()).empty());
}

TEST(PrivateKey, TwoKeysAreTwoKeys) {
  const PrivateKey a = must(PrivateKey::generate(KeyType::p256));
  const PrivateKey b = must(PrivateKey::generate(KeyType::p256));
  EXPECT_NE(a.public_key_info(), b.public_key_info());
}

TEST(PrivateKey, RefusesAlgorithmsOfOtherKeys) {
  const PrivateKey key = must(PrivateKey::generate(KeyType::p256));
  const PrivateKey sm2 = must(PrivateKey::generate(KeyType::sm2));
  const auto refusal = key.sign({.scheme = Scheme::rsa_pkcs1}, {});
  ASSERT_FALSE(refusal);
  EXPECT_EQ(refusal.error().code(), kSignMismatch);
  EXPECT_EQ(refusal.error().facts(), (Facts{{"algorithm", "SHA256-RSA"}}));
  EXPECT_FALSE(key.sign({.scheme = Scheme::sm2, .hash = Hash::sm3}, {}));
  EXPECT_FALSE(key.sign({.scheme = Scheme::dsa}, {}));
  EXPECT_FALSE(sm2.sign({.scheme = Scheme::ecdsa}, {}));
  EXPECT_FALSE(sm2.sign({.scheme = Scheme::sm2, .hash = Hash::sha256}, {}));
}

TEST(PrivateKey, SaysThatTheLibraryWouldNot) {
  const PrivateKey key = must(PrivateKey::generate(KeyType::rsa2048));
  // RFC 8017 9.1.1 step 3: the salt does not fit the modulus.
  const auto refusal = key.sign({.scheme = Scheme::rsa_pss, .salt_length = 2000}, {});
  ASSERT_FALSE(refusal);
  EXPECT_EQ(refusal.error().code(), kLibraryFailed);
  EXPECT_EQ(refusal.error().facts(), (Facts{{"operation", "sign"}}));
}

TEST(PrivateKey, SignsTheEmptyMessage) {
  for (const auto type : {KeyType::rsa2048, KeyType::p256, KeyType::ed25519, KeyType::sm2}) {
    const PrivateKey key = must(PrivateKey::generate(type));
    SignedMessage empty = sign(key, key.default_algorithm());
    empty.message.clear();
    empty.signature = must(key.sign(empty.algorithm, {}));
    for (const auto backend : kBackends) EXPECT_EQ(empty.verdict(backend), Verdict::good);
  }
}

std::string pem(std::string_view label, const Bytes& der) {
  const std::string name(label);
  return "-----BEGIN " + name + "-----\n" + base64_encode(der) + "\n-----END " + name + "-----\n";
}

TEST(PrivateKey, RefusesWhatIsNoPemPrivateKey) {
  const std::string good = must(PrivateKey::generate(KeyType::p256)).to_pem();
  for (const std::string& text : {
           std::string(),
           std::string("hello"),
           good.substr(0, good.size() / 2),
           pem("PRIVATE KEY", {}),
           pem("PRIVATE KEY", Bytes(100, 0x30)),
           pem("PUBLIC KEY", must(PrivateKey::generate(KeyType::p256)).public_key_info()),
           std::string(1U << 20U, '-'),
       }) {
    const auto refusal = PrivateKey::from_pem(text);
    ASSERT_FALSE(refusal) << text.substr(0, 40);
    EXPECT_EQ(refusal.error().code(), kPrivateKeyMalformed);
  }
}

// What cannot be decrypted is not told from what was encrypted wrongly.
TEST(PrivateKey, EncryptedAndUnreadableAsksForThePassphrase) {
  const auto refusal = PrivateKey::from_pem(pem("ENCRYPTED PRIVATE KEY", Bytes(100, 0x30)));
  ASSERT_FALSE(refusal);
  EXPECT_EQ(refusal.error().code(), kPrivateKeyPassphrase);
}

TEST(PrivateKey, RefusesCurvesItDoesNotKnow) {
  // secp256k1, private number 1.
  Bytes number(32, 0);
  number.back() = 1;
  const Bytes der = der::sequence({der::integer(1), der::octet_string(number),
                                   der::explicitly(0, der::oid(Oid::literal("1.3.132.0.10")))});
  const auto refusal = PrivateKey::from_pem(pem("EC PRIVATE KEY", der));
  ASSERT_FALSE(refusal);
  EXPECT_EQ(refusal.error().code(), kPrivateKeyUnsupported);
}

// --- OpenSSL's command line as the other party ---

class CommandLine : public testing::Test {
 protected:
  void SetUp() override {
    if (std::system("command -v openssl >/dev/null 2>&1") != 0) {
      GTEST_SKIP() << "the openssl command is not installed";
    }
  }
  bool openssl(const std::string& arguments) const {
    const std::string line =
        "cd '" + folder_.path().string() + "' && openssl " + arguments + " >/dev/null 2>&1";
    return std::system(line.c_str()) == 0;
  }
  void write(const std::string& name, std::string_view text) const {
    std::ofstream(folder_.path() / name, std::ios::binary) << text;
  }
  std::string read(const std::string& name) const {
    std::ifstream in(folder_.path() / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

 private:
  baytrust::test::TemporaryDirectory folder_;
};

TEST_F(CommandLine, ReadsTraditionalAndNewPrivateKeys) {
  ASSERT_TRUE(openssl("genrsa -traditional -out rsa 2048"));
  ASSERT_TRUE(openssl("ecparam -name prime256v1 -genkey -noout -out ec"));
  ASSERT_TRUE(openssl("ecparam -name SM2 -genkey -noout -out sm2"));
  ASSERT_TRUE(openssl("genpkey -algorithm SM2 -out sm2new"));
  ASSERT_TRUE(openssl("ecparam -name prime256v1 -genkey -out ecparams"));  // parameters come first
  for (const auto& [name, type] : std::vector<std::pair<std::string, KeyType>>{
           {"rsa", KeyType::rsa2048},
           {"ec", KeyType::p256},
           {"sm2", KeyType::sm2},
           {"sm2new", KeyType::sm2},
           {"ecparams", KeyType::p256},
       }) {
    const PrivateKey key = must(PrivateKey::from_pem(read(name)));
    EXPECT_EQ(key.type(), type) << name;
    const SignedMessage message = sign(key, key.default_algorithm());
    for (const auto backend : kBackends) EXPECT_EQ(message.verdict(backend), Verdict::good);
  }
}

TEST_F(CommandLine, NeverAsksForAPassphrase) {
  ASSERT_TRUE(openssl("genpkey -algorithm ED25519 -aes256 -pass pass:secret -out encrypted"));
  const auto refusal = PrivateKey::from_pem(read("encrypted"));
  ASSERT_FALSE(refusal);
  EXPECT_EQ(refusal.error().code(), kPrivateKeyPassphrase);
}

TEST_F(CommandLine, RefusesKeysItDoesNotSignWith) {
  ASSERT_TRUE(openssl("genrsa -out small 1024"));
  ASSERT_TRUE(openssl("genpkey -algorithm X25519 -out x25519"));
  for (const std::string name : {"small", "x25519"}) {
    const auto refusal = PrivateKey::from_pem(read(name));
    ASSERT_FALSE(refusal) << name;
    EXPECT_EQ(refusal.error().code(), kPrivateKeyUnsupported);
  }
}

TEST_F(CommandLine, VerifiesOurSignatures) {
  write("message", "message");
  for (const auto& [type, options] : std::vector<std::pair<KeyType, std::string>>{
           {KeyType::rsa2048, "-digest sha256"},
           {KeyType::p384, "-digest sha384"},
           {KeyType::brainpool_p256r1, "-digest sha256"},
           {KeyType::ed448, ""},
           {KeyType::sm2, "-digest sm3 -pkeyopt distid:1234567812345678"},
       }) {
    const PrivateKey key = must(PrivateKey::generate(type));
    const SignedMessage message = sign(key, key.default_algorithm());
    write("key", pem("PUBLIC KEY", message.spki));
    write("signature", as_text(message.signature));
    const std::string verify =
        "pkeyutl -verify -rawin -pubin -inkey key -sigfile signature -in message " + options;
    EXPECT_TRUE(openssl(verify)) << options;
    write("signature", as_text(sign(key, key.default_algorithm(), "other").signature));
    EXPECT_EQ(openssl(verify), type != KeyType::sm2) << "the id matters to SM2 only";
  }
}

TEST_F(CommandLine, ItsSignaturesHoldHere) {
  write("message", "message");
  ASSERT_TRUE(openssl("genpkey -algorithm SM2 -out sm2"));
  ASSERT_TRUE(openssl("pkey -in sm2 -pubout -outform DER -out spki"));
  ASSERT_TRUE(
      openssl("pkeyutl -sign -rawin -inkey sm2 -in message -out signature -digest sm3 "
              "-pkeyopt distid:1234567812345678"));
  SignedMessage sm2{.spki = to_bytes(as_bytes(read("spki"))),
                    .algorithm = {.scheme = Scheme::sm2, .hash = Hash::sm3},
                    .signature = to_bytes(as_bytes(read("signature")))};
  // A key that is for PSS only, with its own minimum salt.
  ASSERT_TRUE(
      openssl("genpkey -algorithm rsa-pss -pkeyopt rsa_keygen_bits:2048 -pkeyopt "
              "rsa_pss_keygen_md:sha256 -pkeyopt rsa_pss_keygen_mgf1_md:sha256 -pkeyopt "
              "rsa_pss_keygen_saltlen:32 -out pss"));
  ASSERT_TRUE(openssl("pkey -in pss -pubout -outform DER -out spki"));
  ASSERT_TRUE(openssl("dgst -sha256 -sign pss -sigopt rsa_pss_saltlen:32 -out signature message"));
  SignedMessage pss{
      .spki = to_bytes(as_bytes(read("spki"))),
      .algorithm = {.scheme = Scheme::rsa_pss, .mgf_hash = Hash::sha256, .salt_length = 32},
      .signature = to_bytes(as_bytes(read("signature")))};
  EXPECT_EQ(must(parse_public_key_info(pss.spki)).pss_restriction, pss.algorithm);
  for (const auto backend : kBackends) {
    EXPECT_EQ(sm2.verdict(backend), Verdict::good) << backend;
    EXPECT_EQ(pss.verdict(backend), Verdict::good) << backend;
  }
}

}  // namespace
}  // namespace baytrust::crypto
