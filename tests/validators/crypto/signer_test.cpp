#include "validators/crypto/signer.hpp"

#include <gtest/gtest.h>

#include "validators/crypto/verifier.hpp"

namespace baytrust::crypto {
namespace {

constexpr std::array kAllTypes{
    KeyType::rsa2048,
    KeyType::rsa3072,
    KeyType::rsa4096,
    KeyType::p256,
    KeyType::p384,
    KeyType::p521,
    KeyType::brainpool_p256r1,
    KeyType::brainpool_p384r1,
    KeyType::brainpool_p512r1,
    KeyType::ed25519,
    KeyType::ed448,
    KeyType::sm2,
};

class EveryType : public testing::TestWithParam<KeyType> {};
INSTANTIATE_TEST_SUITE_P(PrivateKey, EveryType, testing::ValuesIn(kAllTypes));

TEST_P(EveryType, SignsWhatBothBackendsVerify) {
  const auto key = PrivateKey::generate(GetParam());
  ASSERT_TRUE(key) << describe(key.error());
  const Bytes spki = key->public_key_info();
  const auto info = parse_public_key_info(spki);
  ASSERT_TRUE(info) << describe(info.error());
  const auto message = as_bytes("message");
  const auto signature = key->sign(key->default_algorithm(), message);
  ASSERT_TRUE(signature) << describe(signature.error());
  for (const auto b : {Backend::openssl, Backend::botan, Backend::fastest}) {
    Verifier v(b);
    if (b == Backend::botan && GetParam() == KeyType::ed448) continue;
    EXPECT_EQ(v.verify({.algorithm = key->default_algorithm(),
                        .key = *info,
                        .dsa_parameters = {},
                        .message = message,
                        .signature = *signature}),
              Verdict::good)
        << to_string(b) << to_string(*info);
  }
  const auto again = PrivateKey::from_pem(key->to_pem());
  ASSERT_TRUE(again);
  EXPECT_EQ(again->type(), key->type());
  EXPECT_EQ(again->public_key_info(), spki);
}

}  // namespace
}  // namespace baytrust::crypto
