#include "trustlists/write.hpp"

#include <gtest/gtest.h>

#include "tests/support/corpus.hpp"
#include "tests/trustlists/sample_list.hpp"
#include "trustlists/uris.hpp"
#include "validators/xml/sign.hpp"
#include "validators/xml/signed_xml.hpp"

namespace baytrust::trustlists {
namespace {

using namespace test;

TEST(Write, WhatIsWrittenReadsBackEqual) {
  const TrustList list = sample_list();
  const auto back = read(xml_of(list));
  ASSERT_TRUE(back) << describe(back.error());
  EXPECT_EQ(*back, list);
  EXPECT_EQ(xml_of(*back), xml_of(list));
}

TEST(Write, AListOfNothingReadsBackEqual) {
  TrustList list = sample_list();
  list.providers.clear();
  list.scheme.next_update.reset();
  list.scheme.next_signer.reset();
  list.scheme.assurance = {};
  list.scheme.community_rules.clear();
  list.scheme.legal_notice.clear();
  list.scheme.distribution_points.clear();
  list.scheme.territory = "CN-GD";
  list.scheme.version = 5;
  const auto back = read(xml_of(list));
  ASSERT_TRUE(back) << describe(back.error());
  EXPECT_EQ(*back, list);
}

TEST(Write, RefusesWhatWouldNotReadBackEqual) {
  TrustList list = sample_list();
  list.providers[0].name[0].text = "Demo Provider ";
  EXPECT_THAT(write(list), FailsWith("list.model.not_writable"));
  list = sample_list();
  list.scheme.type += "\n";
  EXPECT_THAT(write(list), FailsWith("list.model.not_writable"));
}

TEST(Write, RefusesWhatAReaderWouldRefuse) {
  TrustList list = sample_list();
  list.scheme.sequence_number = 0;
  EXPECT_THAT(write(list), FailsWith("xml.field.number"));
  list = sample_list();
  list.providers[0].services.clear();
  EXPECT_THAT(write(list), FailsWith("xml.field.missing"));
  list = sample_list();
  list.providers[0].services[1].current.types[0].assurance_level = "undeclared";
  EXPECT_THAT(write(list), FailsWith("list.levels.unknown"));
  list = sample_list();
  list.scheme.name[0].text = std::string("a\x01");
  EXPECT_THAT(write(list), FailsWith("xml.write.character"));
}

TEST(Write, UriOfTheListType) {
  EXPECT_EQ(tsl_type_uri("CN-GD"), "http://uri.etsi.org/TrstSvc/TrustedList/TSLType/CN-GDlist");
}

struct Signed {
  Bytes document;
  std::vector<xml::PinnedSigner> pins;
};
Signed signed_sample(crypto::KeyType type) {
  const Authority signer = baytrust::test::make_authority("Demo list signer", {.key_type = type});
  const auto& certificate = signer.certificate();
  const auto unsigned_list = write(sample_list());
  auto document = xml::sign_enveloped({.document = *unsigned_list,
                                       .key = signer.key(),
                                       .certificate = certificate->der,
                                       .signing_time = kIssued});
  if (!document) ADD_FAILURE() << describe(document.error());
  return {document ? *document : Bytes(),
          {{certificate->fingerprint, to_bytes(certificate->der),
            to_bytes(certificate->subject_public_key_info.spki)}}};
}

class SignedList : public testing::TestWithParam<crypto::KeyType> {};

TEST_P(SignedList, IsReadFromTheOctetsThatWereSigned) {
  const Signed list = signed_sample(GetParam());
  crypto::Verifier verifier;
  const auto verified = xml::verify_enveloped(list.document, list.pins, verifier);
  ASSERT_TRUE(verified) << describe(verified.error());
  const auto parsed = parse(verified->document);
  ASSERT_TRUE(parsed) << describe(parsed.error());
  EXPECT_EQ(*parsed, sample_list());
}

INSTANTIATE_TEST_SUITE_P(Keys, SignedList,
                         testing::Values(crypto::KeyType::p256, crypto::KeyType::rsa2048,
                                         crypto::KeyType::sm2));

TEST(SignedListRefused, WhenChangedAfterSigning) {
  const Signed list = signed_sample(crypto::KeyType::p256);
  const std::string changed =
      replaced(std::string(as_text(list.document)), "deprecatedat", "recognisedat");
  crypto::Verifier verifier;
  const auto verified = xml::verify_enveloped(as_bytes(changed), list.pins, verifier);
  ASSERT_TRUE(verified.has_error());
  EXPECT_EQ(verified.error().code().id, "xml.digest.mismatch");
}

TEST(SignedListRefused, WhenTheSignerIsNotPinned) {
  const Signed list = signed_sample(crypto::KeyType::p256);
  const Signed other = signed_sample(crypto::KeyType::p256);
  crypto::Verifier verifier;
  const auto verified = xml::verify_enveloped(list.document, other.pins, verifier);
  ASSERT_TRUE(verified.has_error());
  EXPECT_EQ(verified.error().code().id, "xml.signer.not_pinned");
}

TEST(SignedListRefused, WhenACommentSplitsAStatusOfAnUnsignedDraftOnly) {
  // Canonical form has no comments: the status that was signed is the status that is read.
  const Signed list = signed_sample(crypto::KeyType::p256);
  const std::string split =
      replaced(std::string(as_text(list.document)), "deprecatedatnationallevel",
               "deprecatedat<!-- -->nationallevel");
  crypto::Verifier verifier;
  const auto verified = xml::verify_enveloped(as_bytes(split), list.pins, verifier);
  ASSERT_TRUE(verified) << describe(verified.error());
  const auto parsed = parse(verified->document);
  ASSERT_TRUE(parsed) << describe(parsed.error());
  EXPECT_EQ(*parsed, sample_list());
}

TEST(Write, RealCaCertificatesSurviveTheRoundTrip) {
  const auto corpora = baytrust::test::corpora();
  if (!corpora) GTEST_SKIP() << "no corpora beside the checkout";
  TrustList list = sample_list();
  Service service = root_service();
  std::size_t unreadable = 0;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(*corpora / "gba-real-certs" / "certs")) {
    if (!entry.is_regular_file()) continue;
    const Bytes file = baytrust::test::read_file(entry.path());
    const auto parsed = x509::parse_certificates(file);
    service.current.identity = {};
    if (parsed) {
      service.current.identity.certificates = *parsed;
    } else {
      const auto pem = x509::parse_pem(file, "CERTIFICATE");
      service.current.identity.unreadable = {pem && !pem->empty() ? pem->front() : file};
      ++unreadable;
    }
    list.providers[1].services.push_back(service);
  }
  EXPECT_EQ(list.providers[1].services.size(), 226U);
  const auto back = read(xml_of(list));
  ASSERT_TRUE(back) << describe(back.error());
  EXPECT_EQ(*back, list);
  EXPECT_EQ(unreadable, 4U);
  EXPECT_EQ(reservations(*back).size(), 4U);
}

}  // namespace
}  // namespace baytrust::trustlists
