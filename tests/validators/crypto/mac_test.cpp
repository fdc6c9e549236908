// RFC 4231: test cases of HMAC-SHA-256.
#include "validators/crypto/mac.hpp"

#include <gtest/gtest.h>

#include "validators/crypto/random.hpp"

namespace baytrust::crypto {
namespace {

TEST(Mac, Rfc4231Case1) {
  const Bytes key(20, 0x0b);
  EXPECT_EQ(to_hex(hmac_sha256(key, as_bytes("Hi There"))),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
}

TEST(Mac, Rfc4231Case2) {
  EXPECT_EQ(to_hex(hmac_sha256(as_bytes("Jefe"), as_bytes("what do ya want for nothing?"))),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST(Mac, Rfc4231Case6KeyLongerThanABlock) {
  const Bytes key(131, 0xaa);
  EXPECT_EQ(
      to_hex(hmac_sha256(key, as_bytes("Test Using Larger Than Block-Size Key - Hash Key First"))),
      "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST(Random, NeverTheSameTwice) {
  const Bytes a = random_octets(32);
  EXPECT_EQ(a.size(), 32U);
  EXPECT_NE(a, random_octets(32));
}

}  // namespace
}  // namespace baytrust::crypto
