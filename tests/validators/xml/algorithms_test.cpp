// Identifiers of XML signatures, and the two ways to write an ECDSA signature.
#include "validators/xml/algorithms.hpp"

#include <gtest/gtest.h>

#include "tests/validators/xml/documents.hpp"
#include "validators/der/writer.hpp"

namespace baytrust::xml {
namespace {

using crypto::Hash;
using crypto::Scheme;

TEST(Algorithms, PssMeansMgf1OfTheSameHashAndASaltOfItsSize) {
  // RFC 6931 2.3.10
  const auto algorithm =
      signature_algorithm("http://www.w3.org/2007/05/xmldsig-more#sha384-rsa-MGF1");
  ASSERT_TRUE(algorithm);
  EXPECT_EQ(*algorithm, (crypto::SignatureAlgorithm{.scheme = Scheme::rsa_pss,
                                                    .hash = Hash::sha384,
                                                    .mgf_hash = Hash::sha384,
                                                    .salt_length = 48}));
  auto other = *algorithm;
  other.salt_length = 20;
  EXPECT_FALSE(uri_of(other));
}

TEST(Algorithms, EachWayAndBack) {
  for (const std::string_view uri :
       {"http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
        "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512",
        "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1", "urn:oid:1.2.156.10197.1.501"}) {
    const auto algorithm = signature_algorithm(uri);
    ASSERT_TRUE(algorithm) << uri;
    EXPECT_EQ(uri_of(*algorithm), uri);
  }
  for (const Hash hash : {Hash::sha256, Hash::sha384, Hash::sha512, Hash::sm3}) {
    const auto uri = uri_of(hash);
    ASSERT_TRUE(uri);
    EXPECT_EQ(digest_algorithm(*uri), hash);
  }
}

TEST(Algorithms, RefusedByName) {
  for (const std::string_view uri :
       {"http://www.w3.org/2000/09/xmldsig#rsa-sha1", "http://www.w3.org/2000/09/xmldsig#dsa-sha1",
        "http://www.w3.org/2000/09/xmldsig#hmac-sha1",
        "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256",
        "http://www.w3.org/2001/04/xmldsig-more#rsa-md5",
        "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha1", ""}) {
    EXPECT_FALSE(signature_algorithm(uri)) << uri;
  }
  EXPECT_FALSE(digest_algorithm("http://www.w3.org/2000/09/xmldsig#sha1"));
  EXPECT_FALSE(digest_algorithm("http://www.w3.org/2001/04/xmldsig-more#md5"));
  EXPECT_FALSE(uri_of(Hash::sha1));
}

TEST(Algorithms, EcdsaOctetsAreAsLongAsTheField) {
  Bytes raw(132, 0);  // P-521: 66 octets each
  raw[65] = 5;
  raw[131] = 0x80;
  const auto der = ecdsa_to_der(raw, 521);
  ASSERT_TRUE(der);
  EXPECT_EQ(*der, der::sequence({der::integer(5), der::integer(0x80)}));
  EXPECT_EQ(ecdsa_to_raw(*der, 521), raw);
}

TEST(Algorithms, EcdsaOctetsOfAnotherSize) {
  EXPECT_FALSE(ecdsa_to_der(Bytes(63), 256));
  EXPECT_FALSE(ecdsa_to_der(Bytes(66), 256));
  EXPECT_FALSE(ecdsa_to_der({}, 0));
  EXPECT_FALSE(ecdsa_to_raw(der::sequence({der::integer(Bytes(33, 0x11)), der::integer(1)}), 256));
  EXPECT_FALSE(ecdsa_to_raw(der::sequence({der::integer(1)}), 256));
  EXPECT_FALSE(ecdsa_to_raw(der::integer(1), 256));
}

}  // namespace
}  // namespace baytrust::xml
