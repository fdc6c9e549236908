// CMS beside OpenSSL: what it signs holds here, what we sign holds there, and both refuse the same
// altered documents.
#include "tests/support/openssl_cms.hpp"
#include "tests/validators/signature/cms_support.hpp"

namespace baytrust::signature {
namespace {

using crypto::Hash;
using crypto::KeyType;
using crypto::Scheme;

test::OpensslCms::Signer openssl_signer(KeyType type, std::string options = "-md sha256") {
  return {identity(type).certificate, identity(type).key, std::move(options)};
}

class CmsOpenssl : public testing::Test {
 protected:
  void SetUp() override {
    if (!test::OpensslCms::installed()) GTEST_SKIP() << "no openssl command";
  }
  test::OpensslCms openssl_{root().certificate()};
};

// One way of signing, and what we remark on it.
struct Way {
  const char* name;
  KeyType key;
  const char* signer_options;
  const char* options;
  std::vector<std::string> remarks;
};

const std::vector<std::string> kUnbound{"cms.signing_certificate.missing"};
const Way kWays[] = {
    {"rsa attached", KeyType::rsa2048, "-md sha256", "-nodetach", kUnbound},
    {"rsa detached", KeyType::rsa2048, "-md sha256", "", kUnbound},
    {"rsa sha512", KeyType::rsa2048, "-md sha512", "-nodetach", kUnbound},
    {"rsa sha1", KeyType::rsa2048, "-md sha1", "-nodetach", kUnbound},
    {"rsa no attributes", KeyType::rsa2048, "-md sha256", "-nodetach -noattr", kUnbound},
    {"rsa no attributes detached", KeyType::rsa2048, "-md sha256", "-noattr", kUnbound},
    {"rsa streamed", KeyType::rsa2048, "-md sha256", "-nodetach -stream", kUnbound},
    {"rsa key id", KeyType::rsa2048, "-md sha256", "-nodetach -keyid", kUnbound},
    {"rsa cades", KeyType::rsa2048, "-md sha256", "-nodetach -cades", {}},
    {"pss", KeyType::rsa2048, "-md sha256 -keyopt rsa_padding_mode:pss", "-nodetach", kUnbound},
    {"pss sha384", KeyType::rsa2048, "-md sha384 -keyopt rsa_padding_mode:pss", "", kUnbound},
    {"pss cades",
     KeyType::rsa2048,
     "-md sha256 -keyopt rsa_padding_mode:pss",
     "-nodetach -cades",
     {}},
    {"p256", KeyType::p256, "-md sha256", "-nodetach", kUnbound},
    {"p256 sha512", KeyType::p256, "-md sha512", "-nodetach", kUnbound},
    {"p256 detached cades", KeyType::p256, "-md sha256", "-cades", {}},
    {"p256 no attributes streamed", KeyType::p256, "-md sha256", "-nodetach -noattr -stream",
     kUnbound},
    {"p384", KeyType::p384, "-md sha384", "-nodetach", kUnbound},
    {"p384 key id detached", KeyType::p384, "-md sha384", "-keyid", kUnbound},
    {"p521", KeyType::p521, "-md sha512", "-nodetach -cades -keyid", {}},
    {"brainpool", KeyType::brainpool_p256r1, "-md sha256", "-nodetach", kUnbound},
    {"no capabilities", KeyType::p256, "-md sha256", "-nodetach -nosmimecap", kUnbound},
};

TEST_F(CmsOpenssl, WhatItSignsHolds) {
  for (const Way& way : kWays) {
    SCOPED_TRACE(way.name);
    const Bytes cms =
        openssl_.sign(kText, {openssl_signer(way.key, way.signer_options)}, way.options);
    ASSERT_FALSE(cms.empty());
    const bool attached = std::string_view(way.options).find("-nodetach") != std::string::npos;
    const auto facts = verify_one(cms, attached ? VerifyInputs{} : with_content(kText));
    EXPECT_THAT(facts, is_good_but(way.remarks));
    EXPECT_EQ(facts.signer, identity(way.key).certificate);
    if (!attached) {
      EXPECT_THAT(verify_one(cms, with_content("Other content.")),
                  testing::Not(is_good_but(way.remarks)));
      EXPECT_THAT(verify_one(cms), is_unknown("cms.content.absent"));
    }
  }
}

TEST_F(CmsOpenssl, SeveralSignersHoldEachByItself) {
  const Bytes cms = openssl_.sign(kText,
                                  {openssl_signer(KeyType::p256), openssl_signer(KeyType::rsa2048),
                                   openssl_signer(KeyType::p384, "-md sha384")},
                                  "-nodetach -cades -stream");
  const auto facts = verify_all(cms);
  ASSERT_EQ(facts.size(), 3U);
  for (const auto& one : facts) EXPECT_THAT(one, is_good());
}

TEST_F(CmsOpenssl, ACertificateItLeavesOutIsFoundElsewhere) {
  const Bytes cms = openssl_.sign(kText, {openssl_signer(KeyType::p256)}, "-nodetach -nocerts");
  EXPECT_THAT(verify_one(cms), is_unknown("cms.signer.not_found"));
  const std::vector<x509::Certificate> held{identity(KeyType::p256).certificate};
  EXPECT_THAT(verify_one(cms, {.certificates = held}), is_good_but(kUnbound));
}

TEST_F(CmsOpenssl, HoldsWhatWeSign) {
  for (const KeyType type :
       {KeyType::rsa2048, KeyType::p256, KeyType::p384, KeyType::p521, KeyType::brainpool_p384r1}) {
    CmsSigner signer = identity(type).signer();
    signer.signing_time = test::kNoon;
    for (const auto packing : {CmsContent::Packing::attached, CmsContent::Packing::detached}) {
      for (const auto attributes :
           {CmsSigner::SignedAttributes::written, CmsSigner::SignedAttributes::none}) {
        signer.signed_attributes = attributes;
        const Bytes cms = must(sign_cms({.octets = as_bytes(kText), .packing = packing}, signer));
        const bool attached = packing == CmsContent::Packing::attached;
        EXPECT_TRUE(openssl_.verifies(cms, attached ? "" : kText));
        if (!attached) {
          EXPECT_FALSE(openssl_.verifies(cms, "Other content."));
        }
      }
    }
  }
}

TEST_F(CmsOpenssl, HoldsOurPssOurKeyIdsAndOurSecondSigner) {
  CmsSigner pss = identity(KeyType::rsa2048).signer();
  pss.algorithm = crypto::SignatureAlgorithm{
      .scheme = Scheme::rsa_pss, .hash = Hash::sha256, .mgf_hash = Hash::sha256, .salt_length = 32};
  const Bytes first = must(sign_cms({.octets = as_bytes(kText)}, pss));
  EXPECT_TRUE(openssl_.verifies(first));
  CmsSigner second = identity(KeyType::p384).signer();
  second.named_by = CmsSigner::NamedBy::key_id;
  EXPECT_TRUE(openssl_.verifies(must(add_signer(must(SignedData::parse(first)), {}, second))));
}

// Its cms command knows neither algorithm; its verification of a message does.
TEST_F(CmsOpenssl, HoldsOurEd25519AndSm2OverTheAttributes) {
  const std::pair<KeyType, const char*> kCases[] = {
      {KeyType::ed25519, ""}, {KeyType::sm2, "-digest sm3 -pkeyopt distid:1234567812345678"}};
  for (const auto& [type, options] : kCases) {
    const Identity& who = identity(type);
    const auto cms =
        must(SignedData::parse(must(sign_cms({.octets = as_bytes(kText)}, who.signer()))));
    const SignerInfo& signer = cms->signers[0];
    const Bytes spki = who.key.public_key_info();
    Bytes message = signed_octets(*signer.signed_attributes, AttributeOrder::as_sent);
    EXPECT_TRUE(openssl_.verifies_raw(spki, message, signer.signature_value, options));
    message.back() ^= 1U;
    EXPECT_FALSE(openssl_.verifies_raw(spki, message, signer.signature_value, options));
  }
}

}  // namespace
}  // namespace baytrust::signature
