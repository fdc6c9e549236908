// A second opinion: xmlsec1 verifies what we sign, and we verify what it signs.
#include "tests/support/xmlsec.hpp"

#include <gtest/gtest.h>
#include <string>

#include "tests/validators/xml/documents.hpp"
#include "tests/validators/xml/foreign_forms.hpp"
#include "validators/xml/codes.hpp"

namespace baytrust::xml {
namespace {

using crypto::Hash;
using crypto::KeyType;
using crypto::Scheme;
using crypto::SignatureAlgorithm;
using test::replaced;
using test::signer;
using test::Succeeds;

class Xmlsec : public testing::Test {
 protected:
  void SetUp() override {
    if (!baytrust::test::Xmlsec::installed()) GTEST_SKIP() << "xmlsec1 is not installed";
  }
  // With the signer's public key alone: KeyInfo is not asked here either.
  bool verified_by_xmlsec(const std::string& document, const test::Signer& by) const {
    return xmlsec_.verifies(document, by.pin.spki);
  }
  std::string signed_by_xmlsec(const std::string& unsigned_document, const test::Signer& by) const {
    auto document = xmlsec_.sign(unsigned_document, by.key.to_pem());
    EXPECT_NE(document, "");
    return document;
  }
  static std::string as_template(const std::string& document) {
    return baytrust::test::Xmlsec::as_template(document);
  }

 private:
  baytrust::test::Xmlsec xmlsec_{{"urn:example:list:1:List", "urn:example:book:1:Book"}};
};

// Without RSA-PSS, which xmlsec1 has since 1.3 only.
std::vector<std::pair<KeyType, SignatureAlgorithm>> variants() {
  std::vector<std::pair<KeyType, SignatureAlgorithm>> out;
  for (const Hash hash : {Hash::sha256, Hash::sha384, Hash::sha512}) {
    out.push_back({KeyType::rsa2048, {.scheme = Scheme::rsa_pkcs1, .hash = hash}});
    out.push_back({KeyType::p256, {.scheme = Scheme::ecdsa, .hash = hash}});
    out.push_back({KeyType::p384, {.scheme = Scheme::ecdsa, .hash = hash}});
  }
  return out;
}

TEST_F(Xmlsec, VerifiesOurEnvelopedSignatures) {
  for (const auto& [key, algorithm] : variants()) {
    SCOPED_TRACE(crypto::to_string(algorithm));
    const auto& by = signer(key);
    const auto document = test::signed_list(by, algorithm);
    EXPECT_TRUE(verified_by_xmlsec(document, by));
  }
}

TEST_F(Xmlsec, RefusesAChangedDocument) {
  const auto& by = signer(KeyType::p256);
  EXPECT_FALSE(verified_by_xmlsec(replaced(test::signed_list(by), "1.2.3.4", "1.2.3.5"), by));
}

TEST_F(Xmlsec, VerifiesOurDetachedSignatures) {
  for (const KeyType key : {KeyType::rsa2048, KeyType::p256}) {
    const auto& by = signer(key);
    EXPECT_TRUE(verified_by_xmlsec(test::signed_book(by), by));
  }
}

TEST_F(Xmlsec, ItsSignaturesAreVerifiedByUs) {
  for (const auto& [key, algorithm] : variants()) {
    SCOPED_TRACE(crypto::to_string(algorithm));
    const auto& by = signer(key);
    const auto document = as_template(test::signed_list(by, algorithm));
    ASSERT_TRUE(test::verify_list(document, {by.pin}).has_error());
    EXPECT_THAT(test::verify_list(signed_by_xmlsec(document, by), {by.pin}), Succeeds());
  }
}

TEST_F(Xmlsec, ItsSignaturesOverTheRootsIdAreVerifiedByUs) {
  const auto& by = signer(KeyType::p256);
  const auto document = replaced(as_template(test::signed_list(by)), "URI=\"\"", "URI=\"#list-1\"");
  EXPECT_THAT(test::verify_list(signed_by_xmlsec(document, by), {by.pin}), Succeeds());
}

TEST_F(Xmlsec, ItsDetachedSignaturesAreVerifiedByUs) {
  const auto& by = signer(KeyType::rsa2048);
  const auto document = as_template(test::signed_book(by));
  EXPECT_THAT(test::verify_book(signed_by_xmlsec(document, by), {by.pin}), Succeeds());
}

TEST_F(Xmlsec, VerifiesTheForeignFormsThatWeVerify) {
  const auto& by = signer(KeyType::p256);
  for (const auto& form : test::foreign_forms()) {
    SCOPED_TRACE(form.name);
    EXPECT_TRUE(verified_by_xmlsec(test::foreign_list(form, by), by));
  }
}

TEST_F(Xmlsec, ItsForeignFormsAreVerifiedByUs) {
  for (const KeyType key : {KeyType::rsa2048, KeyType::p384}) {
    const auto& by = signer(key);
    for (const auto& form : test::foreign_forms()) {
      SCOPED_TRACE(form.name);
      const auto document = as_template(test::foreign_list(form, by));
      const auto verified = test::verify_list(signed_by_xmlsec(document, by), {by.pin});
      ASSERT_THAT(verified, Succeeds());
      EXPECT_EQ(verified->findings.size(), form.codes.size());
    }
  }
}

}  // namespace
}  // namespace baytrust::xml
