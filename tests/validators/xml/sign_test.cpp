// Making signatures: what is kept, what is refused.
#include "validators/xml/sign.hpp"

#include <gtest/gtest.h>

#include "tests/validators/xml/documents.hpp"
#include "validators/xml/codes.hpp"

namespace baytrust::xml {
namespace {

using crypto::KeyType;
using test::fact;
using test::kBook;
using test::RefusedWith;
using test::replaced;
using test::signature_of;
using test::signer;
using test::Succeeds;

SignInputs inputs(std::string_view document, const test::Signer& by) {
  return {.document = as_bytes(document),
          .key = by.key,
          .certificate = by.pin.certificate,
          .signing_time = test::kSigned};
}

TEST(Sign, TheDocumentsOctetsAreKept) {
  const auto& by = signer(KeyType::p256);
  const auto list = test::signed_list(by);
  EXPECT_EQ(replaced(list, signature_of(list), ""), test::plain_list());
  const auto one = test::signed_book(by);
  EXPECT_EQ(replaced(one, signature_of(one), ""), test::plain_book());
  const auto two = test::co_signed(one, signer(KeyType::sm2));
  EXPECT_THAT(two, testing::StartsWith(one.substr(0, one.find("</b:SignedBook>"))));
}

TEST(Sign, EqualInputsGiveEqualDocuments) {
  // RSA PKCS#1 has no randomness.
  const auto& by = signer(KeyType::rsa2048);
  EXPECT_EQ(test::signed_list(by), test::signed_list(by));
}

TEST(Sign, BaselineB) {
  // EN 319 132-1 6.3: what level B must carry, beside what verification asks for.
  const auto signature = signature_of(test::signed_list(signer(KeyType::p256)));
  EXPECT_THAT(signature, testing::HasSubstr("<xades:SigningTime>2026-01-01T00:00:00Z<"));
  EXPECT_THAT(signature, testing::HasSubstr("<xades:SigningCertificateV2>"));
  EXPECT_THAT(signature, testing::HasSubstr("<xades:MimeType>text/xml</xades:MimeType>"));
  EXPECT_THAT(signature, testing::HasSubstr("<ds:X509Certificate>"));
}

TEST(Sign, Sm2UsesTheIdentifiersOfTheProfile) {
  const auto signature = signature_of(test::signed_list(signer(KeyType::sm2)));
  EXPECT_THAT(signature,
              testing::HasSubstr("SignatureMethod Algorithm=\"urn:oid:1.2.156.10197.1.501\""));
  EXPECT_THAT(signature,
              testing::HasSubstr("DigestMethod Algorithm=\"urn:oid:1.2.156.10197.1.401\""));
}

TEST(Sign, AnEnvelopedSignatureStandsAlone) {
  const auto& by = signer(KeyType::p256);
  EXPECT_THAT(sign_enveloped(inputs(test::signed_list(by), by)), RefusedWith(kSignRefused));
}

TEST(Sign, NowhereToPutIt) {
  const auto& by = signer(KeyType::p256);
  EXPECT_THAT(sign_enveloped(inputs("<a/>", by)), RefusedWith(kSignRefused));
  EXPECT_THAT(sign_enveloped(inputs("<a></a><!-- end -->", by)), RefusedWith(kSignRefused));
  EXPECT_THAT(sign_enveloped(inputs("<!-- </a>--><a/>", by)), RefusedWith(kSignRefused));
  EXPECT_THAT(sign_enveloped(inputs("<a></a><?end?>", by)), RefusedWith(kSignRefused));
  EXPECT_THAT(sign_enveloped(inputs("<a></a\n>\n \t", by)), Succeeds());
}

TEST(Sign, ABookNeedsItsShape) {
  const auto& by = signer(KeyType::p256);
  const auto sign = [&](const std::string& document) {
    return sign_detached(inputs(document, by), kBook);
  };
  const auto book = test::plain_book();
  const auto refused = sign(replaced(book, "Id=\"book\"", "Id=\"other\""));
  ASSERT_THAT(refused, RefusedWith(kShape));
  EXPECT_EQ(fact(refused.error(), "found"), "Id other");
  EXPECT_THAT(sign(replaced(book, "</b:Book>", "</b:Book><b:More/>")), RefusedWith(kShape));
  EXPECT_THAT(sign(test::plain_list()), RefusedWith(kShape));
}

TEST(Sign, TheGuardComesFirst) {
  const auto& by = signer(KeyType::p256);
  EXPECT_THAT(sign_enveloped(inputs("<!DOCTYPE a><a></a>", by)), RefusedWith(kDoctype));
  EXPECT_THAT(sign_detached(inputs("<a", by), kBook), RefusedWith(kNotWellFormed));
}

TEST(Sign, AlgorithmsThatAreNotVerifiedAreNotMade) {
  const auto& ed25519 = signer(KeyType::ed25519);
  const auto refused = sign_enveloped(inputs(test::plain_list(), ed25519));
  ASSERT_THAT(refused, RefusedWith(kAlgorithmNotAllowed));
  EXPECT_EQ(fact(refused.error(), "algorithm"), "Ed25519");
  const auto document = test::plain_list();
  auto weak = inputs(document, signer(KeyType::rsa2048));
  weak.algorithm = {.scheme = crypto::Scheme::rsa_pkcs1, .hash = crypto::Hash::sha1};
  EXPECT_THAT(sign_enveloped(weak), RefusedWith(kAlgorithmNotAllowed));
}

TEST(Sign, AKeyThatCannotSignThatWay) {
  const auto document = test::plain_list();
  auto mixed = inputs(document, signer(KeyType::p256));
  mixed.algorithm = {.scheme = crypto::Scheme::rsa_pkcs1, .hash = crypto::Hash::sha256};
  EXPECT_TRUE(sign_enveloped(mixed).has_error());
}

}  // namespace
}  // namespace baytrust::xml
