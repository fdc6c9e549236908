#include "policy-mapping/write.hpp"

#include <gtest/gtest.h>

#include "tests/policy-mapping/sample_register.hpp"
#include "validators/xml/sign.hpp"
#include "validators/xml/signed_xml.hpp"

namespace baytrust::policy_mapping {
namespace {

using namespace test;

TEST(Write, WhatIsWrittenReadsBackEqual) {
  const Register reg = sample_register();
  const auto back = read(xml_of(reg));
  ASSERT_TRUE(back) << describe(back.error());
  EXPECT_EQ(*back, reg);
  EXPECT_EQ(xml_of(*back), xml_of(reg));
}

TEST(Write, ARegisterOfNothingReadsBackEqual) {
  Register reg = sample_register();
  reg.recognitions.clear();
  reg.next_signer.reset();
  const auto back = read(xml_of(reg));
  ASSERT_TRUE(back) << describe(back.error());
  EXPECT_EQ(*back, reg);
}

TEST(Write, RefusesWhatWouldNotReadBackEqual) {
  Register reg = sample_register();
  reg.publisher_name[0].text += " ";
  EXPECT_THAT(write(reg), FailsWith("register.model.not_writable"));
  reg = sample_register();
  reg.recognitions[1].certificate_type->values = {" x"};
  const auto refused = write(reg);
  EXPECT_THAT(refused, FailsWith("register.model.not_writable"));
  EXPECT_EQ(refused.error().facts().front().value, "entry " + full().id);
  reg = sample_register();
  reg.recognitions[0].period.to.instant = kThird;  // of an open end
  EXPECT_THAT(write(reg), FailsWith("register.model.not_writable"));
}

TEST(Write, RefusesWhatAReaderWouldRefuse) {
  Register reg = sample_register();
  reg.recognitions[1].id = reg.recognitions[0].id;
  EXPECT_THAT(write(reg), FailsWith("register.entry.repeated"));
  reg = sample_register();
  reg.recognitions[0].policy_family.version_nodes = 0;
  EXPECT_THAT(write(reg), FailsWith("xml.field.number"));
}

struct Signer {
  Authority authority;
  xml::PinnedSigner pin;
};
Signer signer(std::string_view name, crypto::KeyType type = crypto::KeyType::p256) {
  const Authority authority = baytrust::test::make_authority(name, {.key_type = type});
  const auto& certificate = authority.certificate();
  return {authority,
          {certificate->fingerprint, to_bytes(certificate->der),
           to_bytes(certificate->subject_public_key_info.spki)}};
}

Bytes sign(ByteView document, const Signer& by) {
  const auto signed_document = xml::sign_detached({.document = document,
                                                   .key = by.authority.key(),
                                                   .certificate = by.authority.certificate()->der,
                                                   .signing_time = kIssued},
                                                  kRegisterShape);
  if (!signed_document) ADD_FAILURE() << describe(signed_document.error());
  return signed_document ? *signed_document : Bytes();
}

Result<xml::DetachedDocument> verify(ByteView document, const Signer& required) {
  crypto::Verifier verifier;
  const std::vector<xml::PinnedSigner> pins{required.pin};
  return xml::verify_detached(
      {.document = document, .shape = kRegisterShape, .required = pins, .others = {}}, verifier);
}

class SignedRegister : public testing::TestWithParam<crypto::KeyType> {};

TEST_P(SignedRegister, IsReadFromTheOctetsThatWereSigned) {
  const Signer publisher = signer("Demo register signer", GetParam());
  const auto verified = verify(sign(*write(sample_register()), publisher), publisher);
  ASSERT_TRUE(verified) << describe(verified.error());
  const auto parsed = parse(verified->content);
  ASSERT_TRUE(parsed) << describe(parsed.error());
  EXPECT_EQ(*parsed, sample_register());
}
INSTANTIATE_TEST_SUITE_P(Keys, SignedRegister,
                         testing::Values(crypto::KeyType::p256, crypto::KeyType::sm2));

TEST(SignedRegisters, CoSigningKeepsTheIdentity) {
  const Signer publisher = signer("Demo register signer");
  const Signer counterpart = signer("Demo counterpart");
  const Bytes once = sign(*write(sample_register()), publisher);
  const Bytes twice = sign(once, counterpart);
  const auto first = verify(once, publisher);
  const auto second = verify(twice, publisher);
  ASSERT_TRUE(first) << describe(first.error());
  ASSERT_TRUE(second) << describe(second.error());
  EXPECT_EQ(first->content.sha256(), second->content.sha256());
  EXPECT_EQ(second->unknown.size(), 1U);
}

TEST(SignedRegisters, ChangedAfterSigningAreRefused) {
  const Signer publisher = signer("Demo register signer");
  const Bytes signed_document = sign(*write(sample_register()), publisher);
  const std::string changed =
      replaced(std::string(as_text(signed_document)), "value=\"withdrawn\"", "value=\"in-force\"");
  const auto verified = verify(as_bytes(changed), publisher);
  ASSERT_TRUE(verified.has_error());
  EXPECT_EQ(verified.error().code().id, "xml.digest.mismatch");
}

TEST(SignedRegisters, SignedByOthersOnlyAreRefused) {
  const Signer publisher = signer("Demo register signer");
  const Signer other = signer("Demo counterpart");
  const auto verified = verify(sign(*write(sample_register()), other), publisher);
  ASSERT_TRUE(verified.has_error());
  EXPECT_EQ(verified.error().code().id, "xml.signer.not_pinned");
}

TEST(SignedRegisters, ACommentInsideAnOidChangesNothingThatIsRead) {
  const Signer publisher = signer("Demo register signer");
  const Bytes signed_document = sign(*write(sample_register()), publisher);
  const std::string split =
      replaced(std::string(as_text(signed_document)), "<Policy>2.999.853.1</Policy>",
               "<Policy>2.999.8<!-- -->53.1</Policy>");
  const auto verified = verify(as_bytes(split), publisher);
  ASSERT_TRUE(verified) << describe(verified.error());
  const auto parsed = parse(verified->content);
  ASSERT_TRUE(parsed) << describe(parsed.error());
  EXPECT_EQ(*parsed, sample_register());
}

}  // namespace
}  // namespace baytrust::policy_mapping
