#include "validators/crypto/token_uri.hpp"

#include <gtest/gtest.h>

namespace baytrust::crypto {
namespace {

std::string refused(std::string_view uri) {
  const auto read = parse_token_uri(uri);
  return read ? "read" : std::string(read.error().facts().front().value);
}

TEST(TokenUri, NamesATokenAndAKey) {
  const auto uri = parse_token_uri("pkcs11:token=My%20List;object=hk;id=%01%00%FF;type=private");
  ASSERT_TRUE(uri) << describe(uri.error());
  EXPECT_EQ(uri->token, "My List");
  EXPECT_EQ(uri->object, "hk");
  EXPECT_EQ(uri->id, (Bytes{0x01, 0x00, 0xFF}));
  EXPECT_TRUE(parse_token_uri("pkcs11:serial=12;id=%01;manufacturer=m;model=n"));
}

TEST(TokenUri, WhatItDoesNotUnderstandItRefuses) {
  EXPECT_EQ(refused("pkcs11:object=hk"), "token");
  EXPECT_EQ(refused("pkcs11:token=list"), "object");
  EXPECT_EQ(refused("pkcs11:token=list;object=hk;object=mo"), "object");
  EXPECT_EQ(refused("pkcs11:token=list;object=hk;type=public"), "type");
  EXPECT_EQ(refused("pkcs11:token=list;object=hk;slot-id=1"), "slot-id");
  EXPECT_EQ(refused("pkcs11:token=li%2;object=hk"), "token");
  EXPECT_EQ(refused("pkcs11:token=li%zz;object=hk"), "token");
  EXPECT_EQ(refused("pkcs11:token=li%00;object=hk"), "token");
  EXPECT_EQ(refused("pkcs11:token=;object=hk"), "token");
  EXPECT_EQ(refused("pkcs11:token"), "token");
  EXPECT_EQ(refused("file:key"), "file:ke");
}

TEST(TokenUri, ASecretInItIsRefusedAndNotRepeated) {
  const auto uri = parse_token_uri("pkcs11:token=list;object=hk?pin-value=1234");
  ASSERT_FALSE(uri);
  EXPECT_EQ(describe(uri.error()).find("1234"), std::string::npos);
  EXPECT_EQ(refused("pkcs11:token=list;object=hk?pin-value=1234"), "?pin-value");
}

}  // namespace
}  // namespace baytrust::crypto
