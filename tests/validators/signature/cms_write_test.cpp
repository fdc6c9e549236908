// What the writer makes holds, says what it was told, and is refused where it must be.
#include "tests/validators/signature/cms_support.hpp"
#include "validators/der/reader.hpp"

namespace baytrust::signature {
namespace {

using crypto::Hash;
using crypto::KeyType;
using crypto::Scheme;

class EveryKey : public testing::TestWithParam<KeyType> {};

TEST_P(EveryKey, SignsAttachedAndDetached) {
  const Identity& who = identity(GetParam());
  for (const auto packing : {CmsContent::Packing::attached, CmsContent::Packing::detached}) {
    const Bytes cms = must(sign_cms({.octets = as_bytes(kText), .packing = packing}, who.signer()));
    const bool attached = packing == CmsContent::Packing::attached;
    const auto facts = verify_one(cms, attached ? VerifyInputs{} : with_content(kText));
    EXPECT_THAT(facts, is_good());
    EXPECT_EQ(facts.content, attached ? ContentForm::attached : ContentForm::detached);
    EXPECT_EQ(facts.signature_algorithm, who.key.default_algorithm());
    EXPECT_EQ(facts.signer, who.certificate);
    EXPECT_TRUE(facts.signer_bound);
  }
}
INSTANTIATE_TEST_SUITE_P(CmsWrite, EveryKey,
                         testing::Values(KeyType::rsa2048, KeyType::p256, KeyType::p384,
                                         KeyType::p521, KeyType::brainpool_p256r1, KeyType::ed25519,
                                         KeyType::sm2));

TEST(CmsWrite, SignsWithPss) {
  CmsSigner signer = identity(KeyType::rsa2048).signer();
  signer.algorithm = crypto::SignatureAlgorithm{
      .scheme = Scheme::rsa_pss, .hash = Hash::sha384, .mgf_hash = Hash::sha384, .salt_length = 48};
  const auto facts = verify_one(must(sign_cms({.octets = as_bytes(kText)}, signer)));
  EXPECT_THAT(facts, is_good());
  EXPECT_EQ(facts.signature_algorithm, signer.algorithm);
}

TEST(CmsWrite, SignsWithGmContentTypes) {
  const Bytes cms = must(sign_cms({.octets = as_bytes(kText), .types = CmsContent::Types::gm},
                                  identity(KeyType::sm2).signer()));
  const auto facts = verify_one(cms);
  EXPECT_THAT(facts, is_good());
  EXPECT_EQ(to_string(facts.content_type), "1.2.156.10197.6.1.4.2.1");
  EXPECT_EQ(to_string(must(SignedData::parse(cms))->outer_type), "1.2.156.10197.6.1.4.2.2");
}

TEST(CmsWrite, NamesTheSignerByKeyIdAndSaysWhen) {
  CmsSigner signer = identity().signer();
  signer.named_by = CmsSigner::NamedBy::key_id;
  signer.signing_time = test::kNoon;
  const auto facts = verify_one(must(sign_cms({.octets = as_bytes(kText)}, signer)));
  EXPECT_THAT(facts, is_good());
  EXPECT_FALSE(facts.signer_name.subject_key_id.empty());
  EXPECT_EQ(facts.claimed_signing_time, test::kNoon);
}

TEST(CmsWrite, WritesNoAttributesWhereNoneAreWanted) {
  for (const KeyType type : {KeyType::rsa2048, KeyType::p256, KeyType::ed25519, KeyType::sm2}) {
    CmsSigner signer = identity(type).signer();
    signer.signed_attributes = CmsSigner::SignedAttributes::none;
    const auto facts = verify_one(must(sign_cms({.octets = as_bytes(kText)}, signer)));
    EXPECT_THAT(facts, is_good_but({"cms.signing_certificate.missing"}));
  }
}

TEST(CmsWrite, KeepsWhatElseItIsGivenToCarry) {
  const Bytes cms = must(sign_cms(
      {.octets = as_bytes(kText), .certificates = {root().certificate()}}, identity().signer()));
  EXPECT_EQ(verify_one(cms).evidence.certificates.size(), 2U);
}

TEST(CmsWrite, AddsASecondSigner) {
  for (const auto packing : {CmsContent::Packing::attached, CmsContent::Packing::detached}) {
    const Bytes first = must(sign_cms({.octets = as_bytes(kText), .packing = packing},
                                      identity(KeyType::p256).signer()));
    CmsSigner other = identity(KeyType::sm2).signer();
    other.named_by = CmsSigner::NamedBy::key_id;
    const Bytes both = must(add_signer(must(SignedData::parse(first)), as_bytes(kText), other));
    const auto facts = verify_all(both, with_content(kText));
    ASSERT_EQ(facts.size(), 2U);
    EXPECT_THAT(facts[0], is_good());
    EXPECT_THAT(facts[1], is_good());
    EXPECT_NE(facts[0].signer, facts[1].signer);
  }
}

TEST(CmsWrite, RefusesAKeyThatIsNotTheCertificates) {
  CmsSigner signer = identity().signer();
  signer.key = test::fresh_key();
  EXPECT_EQ(sign_cms({.octets = as_bytes(kText)}, signer).error().code().id,
            "cms.write.key_not_of_certificate");
}

TEST(CmsWrite, RefusesAlgorithmsItCannotName) {
  EXPECT_EQ(
      sign_cms({.octets = as_bytes(kText)}, identity(KeyType::ed448).signer()).error().code().id,
      "cms.write.algorithm");
}

TEST(CmsWrite, RefusesASecondSignerOfOtherContent) {
  const Bytes first = must(sign_cms({.octets = as_bytes(kText)}, identity().signer()));
  EXPECT_EQ(add_signer(must(SignedData::parse(first)), as_bytes("another"), identity().signer())
                .error()
                .code()
                .id,
            "cms.write.content");
}

}  // namespace
}  // namespace baytrust::signature
