// Trust lists under a second opinion: xmlsec1 verifies the lists that we write and sign, and we
// verify and read the lists that it signs.
#include "tests/support/xmlsec.hpp"

#include <gtest/gtest.h>

#include "tests/trustlists/sample_list.hpp"
#include "trustlists/parse.hpp"
#include "trustlists/write.hpp"
#include "validators/crypto/digest.hpp"
#include "validators/xml/sign.hpp"

namespace baytrust::trustlists {
namespace {

using crypto::Hash;
using crypto::KeyType;
using crypto::Scheme;
using crypto::SignatureAlgorithm;

struct SignedList {
  std::string document;
  std::string key_pem;
  std::vector<xml::PinnedSigner> pins;
};

SignedList signed_sample(KeyType type, Scheme scheme, Hash hash) {
  const auto publisher = baytrust::test::make_authority("Publisher", {.key_type = type});
  const auto& certificate = publisher.certificate();
  const Bytes plain = *write(test::sample_list());
  const auto document =
      xml::sign_enveloped({.document = plain,
                           .key = publisher.key(),
                           .certificate = certificate->der,
                           .signing_time = test::kIssued,
                           .algorithm = SignatureAlgorithm{.scheme = scheme, .hash = hash}});
  EXPECT_TRUE(document.has_value());
  return {.document = std::string(as_text(*document)),
          .key_pem = publisher.key().to_pem(),
          .pins = {{.certificate_sha256 = certificate->fingerprint,
                    .certificate = to_bytes(certificate->der),
                    .spki = to_bytes(certificate->subject_public_key_info.spki)}}};
}

class ListsAndXmlsec : public testing::Test {
 protected:
  void SetUp() override {
    if (!baytrust::test::Xmlsec::installed()) GTEST_SKIP() << "xmlsec1 is not installed";
    for (const Hash hash : {Hash::sha256, Hash::sha384, Hash::sha512}) {
      lists_.push_back(signed_sample(KeyType::rsa2048, Scheme::rsa_pkcs1, hash));
      lists_.push_back(signed_sample(KeyType::p256, Scheme::ecdsa, hash));
    }
  }

  baytrust::test::Xmlsec xmlsec_{{"http://uri.etsi.org/02231/v2#:TrustServiceStatusList"}};
  std::vector<SignedList> lists_;
  crypto::Verifier verifier_;
};

TEST_F(ListsAndXmlsec, ItVerifiesTheListsThatWeSign) {
  for (const auto& list : lists_) {
    EXPECT_TRUE(xmlsec_.verifies(list.document, list.pins.front().spki));
    const auto changed =
        test::replaced(list.document, "<TSLSequenceNumber>", "<TSLSequenceNumber>1");
    EXPECT_FALSE(xmlsec_.verifies(changed, list.pins.front().spki));
  }
}

TEST_F(ListsAndXmlsec, WeVerifyAndReadTheListsThatItSigns) {
  for (const auto& list : lists_) {
    const auto document =
        xmlsec_.sign(baytrust::test::Xmlsec::as_template(list.document), list.key_pem);
    ASSERT_NE(document, "");
    const auto verified = xml::verify_enveloped(as_bytes(document), list.pins, verifier_);
    ASSERT_TRUE(verified.has_value()) << describe(verified.error());
    EXPECT_TRUE(verified->findings.empty());
    const auto read_back = parse(verified->document);
    ASSERT_TRUE(read_back.has_value()) << describe(read_back.error());
    EXPECT_EQ(read_back->scheme.sequence_number, test::sample_list().scheme.sequence_number);
  }
}

}  // namespace
}  // namespace baytrust::trustlists
