// PEM blocks and files of certificates and CRLs.
#include <gmock/gmock.h>

#include "tests/support/authority.hpp"
#include "validators/x509/certificate.hpp"
#include "validators/x509/crl.hpp"

namespace baytrust::x509 {
namespace {

TEST(Pem, WhatIsWrittenIsReadAgain) {
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{1}, std::size_t{48}, std::size_t{49}, std::size_t{1000}}) {
    const Bytes payload(size, 0xA7);
    const std::string text = to_pem(payload, "THING");
    const auto blocks = parse_pem(as_bytes(text), "THING");
    ASSERT_TRUE(blocks);
    EXPECT_EQ(*blocks, std::vector<Bytes>{payload});
  }
  EXPECT_EQ(to_pem(Bytes{1, 2, 3}, "X"), "-----BEGIN X-----\nAQID\n-----END X-----\n");
}

TEST(Pem, TextAroundAndOtherBlocksAreIgnored) {
  const std::string text = "subject=CN=A\n" + to_pem(Bytes{1}, "CERTIFICATE") + "junk\n" +
                           to_pem(Bytes{2}, "PRIVATE KEY") + to_pem(Bytes{3}, "CERTIFICATE");
  EXPECT_EQ(*parse_pem(as_bytes(text), "CERTIFICATE"), (std::vector<Bytes>{{1}, {3}}));
  EXPECT_TRUE(parse_pem(as_bytes("nothing"), "CERTIFICATE")->empty());
}

TEST(Pem, BrokenBlocksAreRefused) {
  const auto error = [](std::string_view text) {
    const auto blocks = parse_pem(as_bytes(text), "X");
    return blocks ? std::string("ok") : describe(blocks.error());
  };
  EXPECT_EQ(error("-----BEGIN X-----\nAQID\n"), "x509.pem.malformed file label=X");
  EXPECT_EQ(error("-----BEGIN X-----\nAQI*\n-----END X-----\n"), "x509.pem.malformed file label=X");
  EXPECT_EQ(error("-----BEGIN X-----\nAQI\n-----END X-----\n"), "x509.pem.malformed file label=X");
  EXPECT_EQ(error("-----BEGIN X-----\nAQID\n-----END Y-----\n"), "x509.pem.malformed file label=X");
}

TEST(Pem, FilesAreDerOrPem) {
  const auto root = test::make_authority("Root");
  const auto leaf = root.issue();
  const auto one = parse_certificates(root.certificate()->der);
  ASSERT_TRUE(one);
  EXPECT_EQ(one->at(0), root.certificate());
  const std::string text =
      to_pem(leaf->der, "CERTIFICATE") + to_pem(root.certificate()->der, "CERTIFICATE");
  const auto two = parse_certificates(as_bytes(text));
  ASSERT_TRUE(two);
  ASSERT_EQ(two->size(), 2U);
  EXPECT_EQ(two->at(0), leaf);
  const auto crl = root.issue_crl();
  EXPECT_EQ(parse_crls(crl->der)->at(0)->fingerprint, crl->fingerprint);
  EXPECT_EQ(parse_crls(as_bytes(to_pem(crl->der, "X509 CRL")))->size(), 1U);
}

TEST(Pem, FilesWithoutAnyAreRefused) {
  const auto error = [](std::string_view text) {
    return describe(parse_certificates(as_bytes(text)).error());
  };
  EXPECT_EQ(error(""), "x509.pem.none file label=CERTIFICATE");
  EXPECT_EQ(error("0123456789"), "x509.pem.none file label=CERTIFICATE");
  EXPECT_EQ(error(to_pem(Bytes{1}, "X509 CERTIFICATE")), "x509.pem.none file label=CERTIFICATE");
  EXPECT_EQ(error(to_pem(Bytes{1}, "TRUSTED CERTIFICATE")), "x509.pem.none file label=CERTIFICATE");
  EXPECT_EQ(error(to_pem(Bytes{1}, "CERTIFICATE")).substr(0, 18), "der.tag.unexpected");
  EXPECT_EQ(parse_crls(as_bytes("")).error().code().id, "x509.pem.none");
  EXPECT_EQ(parse_crls(as_bytes(to_pem(Bytes{1}, "X509 CRL"))).error().code().id,
            "der.tag.unexpected");
}

}  // namespace
}  // namespace baytrust::x509
