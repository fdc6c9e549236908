#include "validators/base/digest.hpp"

#include <gtest/gtest.h>

namespace baytrust {
namespace {

TEST(Digest, HexBothWays) {
  const std::string hex = "00ff10a5" + std::string(56, '7');
  const auto digest = parse_digest(hex);
  ASSERT_TRUE(digest);
  EXPECT_EQ(to_hex(*digest), hex);
  EXPECT_EQ(digest->octets[1], 0xFF);
  EXPECT_EQ(parse_digest("00FF10A5" + std::string(56, '7')), digest);
}

TEST(Digest, NothingButSixtyFourDigits) {
  EXPECT_FALSE(parse_digest(""));
  EXPECT_FALSE(parse_digest(std::string(63, '0')));
  EXPECT_FALSE(parse_digest(std::string(65, '0')));
  EXPECT_FALSE(parse_digest(std::string(63, '0') + "g"));
  EXPECT_FALSE(parse_digest(" " + std::string(63, '0')));
}

TEST(Digest, OrderIsThatOfTheOctets) {
  const auto low = *parse_digest("00" + std::string(62, 'f'));
  const auto high = *parse_digest("01" + std::string(62, '0'));
  EXPECT_LT(low, high);
  EXPECT_NE(std::hash<Digest>{}(low), std::hash<Digest>{}(high));
}

TEST(Bytes, HexAndViews) {
  EXPECT_EQ(to_hex(Bytes{0x00, 0x0F, 0xF0, 0xFF}), "000ff0ff");
  EXPECT_EQ(to_hex(Bytes{}), "");
  EXPECT_EQ(as_text(as_bytes("abc")), "abc");
  EXPECT_TRUE(equal(as_bytes("abc"), as_bytes("abc")));
  EXPECT_FALSE(equal(as_bytes("abc"), as_bytes("abd")));
  EXPECT_FALSE(equal(as_bytes("abc"), as_bytes("ab")));
  EXPECT_EQ(to_bytes(as_bytes("a")), Bytes{'a'});
  EXPECT_EQ(*share(Bytes{1, 2}), (Bytes{1, 2}));
}

}  // namespace
}  // namespace baytrust
