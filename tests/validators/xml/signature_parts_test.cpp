// A ds:Signature that is not put together as XML Signature and XAdES say.
#include "validators/xml/signature_parts.hpp"

#include <gtest/gtest.h>

#include "tests/validators/xml/documents.hpp"
#include "validators/xml/codes.hpp"

namespace baytrust::xml {
namespace {

using crypto::KeyType;
using test::fact;
using test::part;
using test::RefusedWith;
using test::replaced;

const test::Signer& alice() { return test::signer(KeyType::p256); }
std::string list() { return test::signed_list(alice()); }
Result<EnvelopedDocument> verify(const std::string& document) {
  return test::verify_list(document, {alice().pin});
}
Result<EnvelopedDocument> verify_with(std::string_view from, std::string_view to) {
  return verify(replaced(list(), from, to));
}

TEST(SignatureParts, Shorten) {
  EXPECT_EQ(shorten("abc"), "abc");
  EXPECT_EQ(shorten(std::string(121, 'a')), std::string(120, 'a') + "...");
  // Never in the middle of a character.
  EXPECT_EQ(shorten(std::string(119, 'a') + "é…"), std::string(119, 'a') + "...");
}

TEST(SignatureParts, Children) {
  const auto document = list();
  const auto value = part(document, "<ds:SignatureValue>", "</ds:SignatureValue>");
  const auto info = part(document, "<ds:SignedInfo>", "</ds:SignedInfo>");
  EXPECT_THAT(verify(replaced(document, value, "")), RefusedWith(kSignatureMalformed));
  EXPECT_THAT(verify(replaced(document, info, "")), RefusedWith(kSignatureMalformed));
  EXPECT_THAT(verify(replaced(document, info + value, value + info)),
              RefusedWith(kSignatureMalformed));
  EXPECT_THAT(verify(replaced(document, info, info + info)), RefusedWith(kIdDuplicate));
  const auto refused = verify_with("<ds:Object>", "<Other/><ds:Object>");
  ASSERT_THAT(refused, RefusedWith(kSignatureMalformed));
  EXPECT_EQ(fact(refused.error(), "element"), "{urn:example:list:1}Other");
}

TEST(SignatureParts, ChildrenOfSignedInfo) {
  const auto document = list();
  const auto method = part(document, "<ds:SignatureMethod", "</ds:SignatureMethod>");
  EXPECT_THAT(verify(replaced(document, method, "")), RefusedWith(kSignatureMalformed));
  EXPECT_THAT(verify(replaced(document, method, method + "<Other/>")),
              RefusedWith(kSignatureMalformed));
  EXPECT_THAT(verify(replaced(document, method, "<ds:SignatureMethod/>")),
              RefusedWith(kSignatureMalformed));
}

TEST(SignatureParts, ChildrenOfReference) {
  const auto document = list();
  const auto content = part(document, "<ds:Reference Id=", "</ds:Reference>");
  const auto value = part(content, "<ds:DigestValue>", "</ds:DigestValue>");
  const auto with = [&](std::string_view other) {
    return verify(replaced(document, content, replaced(content, value, other)));
  };
  EXPECT_THAT(with("<ds:DigestValue>AAAA</ds:DigestValue>"), RefusedWith(kSignatureMalformed));
  EXPECT_THAT(with("<ds:DigestValue>!!!!</ds:DigestValue>"), RefusedWith(kSignatureMalformed));
  EXPECT_THAT(with("<ds:DigestValue><b/></ds:DigestValue>"), RefusedWith(kSignatureMalformed));
  EXPECT_THAT(with("<ds:DigestValue/>"), RefusedWith(kSignatureMalformed));
  EXPECT_THAT(with("<Other/>"), RefusedWith(kSignatureMalformed));
  EXPECT_THAT(with(value + value), RefusedWith(kSignatureMalformed));
}

TEST(SignatureParts, SignatureWithoutId) {
  const auto document = list();
  const auto at = document.find(" Id=\"signature-");
  const auto end = document.find('"', at + 5);
  auto without = document;
  without.erase(at, end + 1 - at);
  EXPECT_THAT(verify(without), RefusedWith(kSignatureMalformed));
}

TEST(SignedPropertiesOf, AnotherTarget) {
  const auto refused = verify_with("Target=\"#", "Target=\"#another-");
  ASSERT_THAT(refused, RefusedWith(kSignedPropertiesTarget));
  EXPECT_THAT(fact(refused.error(), "target"), testing::StartsWith("#another-"));
}

TEST(SignedPropertiesOf, NotInsideTheSignature) {
  const auto document = list();
  const auto object = part(document, "<ds:Object>", "</ds:Object>");
  EXPECT_THAT(verify(replaced(document, object, "")), RefusedWith(kSignedPropertiesMisplaced));
  // Beside the signature instead of in it.
  const auto moved =
      "<Service xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">" + object + "</Service></List>";
  EXPECT_THAT(verify(replaced(replaced(document, object, ""), "</List>", moved)),
              RefusedWith(kSignedPropertiesMisplaced));
}

TEST(SignedPropertiesOf, MoreThanOne) {
  EXPECT_THAT(verify_with("</ds:Object>",
                          "<xades:QualifyingProperties "
                          "xmlns:xades=\"http://uri.etsi.org/01903/v1.3.2#\"/></ds:Object>"),
              RefusedWith(kSignedPropertiesMisplaced));
  EXPECT_THAT(verify_with("</xades:QualifyingProperties>",
                          "<xades:SignedProperties/></xades:QualifyingProperties>"),
              RefusedWith(kSignedPropertiesMisplaced));
}

TEST(SignedPropertiesOf, WithoutIdOrParts) {
  const auto document = list();
  const auto parts =
      part(document, "<xades:SignedSignatureProperties>", "</xades:SignedSignatureProperties>");
  EXPECT_THAT(verify(replaced(document, parts, "")), RefusedWith(kSignedPropertiesMisplaced));
  EXPECT_THAT(verify_with("<xades:SignedProperties Id=", "<xades:SignedProperties name="),
              RefusedWith(kSignedPropertiesMisplaced));
}

TEST(SignedPropertiesOf, SigningTime) {
  EXPECT_THAT(verify_with("<xades:SigningTime>2026-01-01T00:00:00Z</xades:SigningTime>", ""),
              RefusedWith(kSigningTime));
  const auto refused = verify_with("2026-01-01T00:00:00Z", "2026-01-01T00:00:00");
  ASSERT_THAT(refused, RefusedWith(kSigningTime));
  EXPECT_EQ(fact(refused.error(), "value"), "2026-01-01T00:00:00");
}

TEST(SignedPropertiesOf, SigningCertificate) {
  const auto document = list();
  const auto v2 = part(document, "<xades:SigningCertificateV2>", "</xades:SigningCertificateV2>");
  EXPECT_THAT(verify(replaced(document, v2, "")), RefusedWith(kSigningCertificate));
  EXPECT_THAT(verify(replaced(document, v2, v2 + v2)), RefusedWith(kSigningCertificate));
  const auto certificate = part(document, "<xades:Cert>", "</xades:Cert>");
  EXPECT_THAT(verify(replaced(document, certificate, certificate + certificate)),
              RefusedWith(kSigningCertificate));
  EXPECT_THAT(verify(replaced(document, certificate, "<xades:Cert/>")),
              RefusedWith(kSigningCertificate));
}

TEST(SignedPropertiesOf, SigningCertificateByAWeakDigest) {
  const auto document = list();
  const auto digest = part(document, "<xades:CertDigest>", "</xades:CertDigest>");
  const auto weak = replaced(digest, "http://www.w3.org/2001/04/xmlenc#sha256",
                             "http://www.w3.org/2000/09/xmldsig#sha1");
  const auto refused = verify(replaced(document, digest, weak));
  ASSERT_THAT(refused, RefusedWith(kAlgorithmNotAllowed));
  EXPECT_EQ(fact(refused.error(), "use"), "signing certificate digest");
}

TEST(SignedPropertiesOf, TheOlderSigningCertificateIsRead) {
  const auto document = list();
  const auto v2 = part(document, "<xades:SigningCertificateV2>", "</xades:SigningCertificateV2>");
  auto v1 = replaced(v2, "<xades:SigningCertificateV2>", "<xades:SigningCertificate>");
  v1 = replaced(v1, "</xades:SigningCertificateV2>", "</xades:SigningCertificate>");
  EXPECT_THAT(verify(test::resigned_list(replaced(document, v2, v1), alice())), test::Succeeds());
  EXPECT_THAT(verify(replaced(document, v2, v2 + v1)), RefusedWith(kSigningCertificate));
}

}  // namespace
}  // namespace baytrust::xml
