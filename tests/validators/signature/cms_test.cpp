// What a SignedData is read as, and what is refused before anything is verified.
#include "validators/signature/cms.hpp"

#include "tests/validators/signature/cms_support.hpp"
#include "validators/der/writer.hpp"

namespace baytrust::signature {
namespace {

std::string refusal(ByteView cms) {
  const auto parsed = SignedData::parse(cms);
  return parsed ? "read" : std::string(parsed.error().code().id);
}

// A SignedData of these parts in order, inside its ContentInfo.
Bytes signed_data(std::initializer_list<Bytes> parts) {
  return der::sequence({oid_der("1.2.840.113549.1.7.2"), der::explicitly(0, der::sequence(parts))});
}
Bytes no_algorithms() { return der::set_of({}); }
Bytes no_content() { return der::sequence({oid_der(kDataOid)}); }
Bytes no_signers() { return der::set_of({}); }

std::vector<Bytes> many(std::size_t count, const Bytes& one) { return {count, one}; }

TEST(Cms, ReadsEveryPart) {
  const Bytes cms = forge({});
  const auto read = must(SignedData::parse(cms));
  EXPECT_EQ(read->version, 1);
  ASSERT_EQ(read->digest_algorithms.size(), 1U);
  EXPECT_EQ(to_string(read->content_type), kDataOid);
  EXPECT_EQ(as_text(*read->content), kText);
  EXPECT_EQ(read->evidence.certificates.size(), 1U);
  ASSERT_EQ(read->signers.size(), 1U);
  EXPECT_TRUE(names(read->signers[0].sid, identity().certificate));
  EXPECT_EQ(read->signers[0].signed_attributes->list.size(), 2U);
  EXPECT_TRUE(read->deviations.empty());
}

TEST(Cms, ReadsDetachedAndCertificatesOnly) {
  EXPECT_FALSE(must(SignedData::parse(forge({.attached = false})))->content);
  const Bytes empty = signed_data({der::integer(1), no_algorithms(), no_content(), no_signers()});
  EXPECT_TRUE(must(SignedData::parse(empty))->signers.empty());
  EXPECT_TRUE(verify_all(empty).empty());
}

TEST(Cms, ReadsGmContentTypesAsTheSameStructure) {
  const auto read =
      must(SignedData::parse(forge({.who = &identity(crypto::KeyType::sm2),
                                    .outer_type = oid_der("1.2.156.10197.6.1.4.2.2"),
                                    .content_type = oid_der("1.2.156.10197.6.1.4.2.1")})));
  EXPECT_TRUE(is_data(read->content_type));
  EXPECT_TRUE(read->deviations.empty());
}

TEST(Cms, KeepsCrlsAndOcspRawAndCountsOtherChoices) {
  const Bytes ocsp = der::sequence({der::integer(1)});
  const Bytes revocation = der::encode(
      der::context_constructed(1),
      {to_bytes(root().issue_crl()->der),
       der::encode(der::context_constructed(1), {oid_der("1.3.6.1.5.5.7.16.2"), ocsp}),
       der::encode(der::context_constructed(1), {oid_der("1.3.6.1.5.5.7.48.1.1"), ocsp}),
       der::encode(der::context_constructed(1), {oid_der("2.999.1"), ocsp})});
  const Bytes certificates =
      der::encode(der::context_constructed(0), {to_bytes(root().certificate()->der),
                                                der::encode(der::context_constructed(2), ocsp),
                                                der::encode(der::context_constructed(1), ocsp),
                                                der::encode(der::context_constructed(3), ocsp)});
  const auto read = must(SignedData::parse(signed_data(
      {der::integer(5), no_algorithms(), no_content(), certificates, revocation, no_signers()})));
  EXPECT_EQ(read->evidence.crls.size(), 1U);
  EXPECT_TRUE(x509::Crl::parse(read->evidence.crls[0]));
  ASSERT_EQ(read->evidence.ocsp.size(), 2U);
  EXPECT_EQ(read->evidence.ocsp[0].form, OcspOctets::Form::response);
  EXPECT_EQ(read->evidence.ocsp[1].form, OcspOctets::Form::basic);
  EXPECT_EQ(read->other_revocation, 1U);
  EXPECT_EQ(read->other_certificates.size(), 3U);
  EXPECT_TRUE(read->deviations.empty());
}

TEST(Cms, ReadsCounterSignatures) {
  const Bytes counter = forge_signer({.content = "the signature value"});
  const Bytes cms = forge({.unsigned_attributes = {attribute(kCounterOid, {counter, counter}),
                                                   attribute(kCounterOid, {counter})}});
  EXPECT_EQ(must(SignedData::parse(cms))->signers[0].counter_signatures.size(), 3U);
}

TEST(Cms, RemarksOnWhatDoesNotMatter) {
  const auto version = must(SignedData::parse(forge({.version = 3, .signer_version = 1})));
  EXPECT_THAT(codes(version->deviations), testing::ElementsAre("cms.version.unexpected"));
  const Bytes broken = der::sequence({der::integer(1)});
  const Bytes held = to_bytes(identity().certificate->der);
  const auto unreadable = must(SignedData::parse(forge({.certificates = {broken, held, broken}})));
  EXPECT_THAT(codes(unreadable->deviations), testing::ElementsAre("cms.certificate.unreadable"));
  EXPECT_EQ(unreadable->evidence.certificates.size(), 1U);
}

TEST(Cms, RefusesOtherContentTypes) {
  EXPECT_EQ(refusal(forge({.outer_type = oid_der("1.2.840.113549.1.7.3")})),
            "cms.content_type.not_signed_data");
  EXPECT_EQ(refusal(der::sequence({oid_der(kDataOid), der::explicitly(0, der::octet_string({}))})),
            "cms.content_type.not_signed_data");
}

TEST(Cms, RefusesVersionsNobodyDefined) {
  EXPECT_EQ(refusal(forge({.version = 6})), "cms.version.unknown");
  EXPECT_EQ(refusal(forge({.signer_version = -1})), "cms.version.unknown");
}

TEST(Cms, RefusesWhatIsNotOfTheStructure) {
  EXPECT_EQ(refusal({}), "der.truncated");
  EXPECT_EQ(refusal(as_bytes("not cms")), "der.truncated");
  EXPECT_EQ(refusal(der::sequence({oid_der("1.2.840.113549.1.7.2")})), "cms.malformed");
  EXPECT_EQ(refusal(signed_data({der::integer(1), no_algorithms(), no_content()})),
            "cms.malformed");
  EXPECT_EQ(refusal(signed_data(
                {der::integer(1), no_algorithms(), no_content(), no_signers(), der::null()})),
            "cms.malformed");
  EXPECT_EQ(refusal(signed_data(
                {der::integer(1), no_algorithms(),
                 der::sequence({oid_der(kDataOid), der::explicitly(0, der::sequence({}))}),
                 no_signers()})),
            "cms.content.not_octets");
}

TEST(Cms, RefusesTrailingOctets) {
  Bytes cms = forge({});
  cms.push_back(0);
  EXPECT_EQ(refusal(cms), "der.trailing_data");
}

TEST(Cms, RefusesEveryTruncation) {
  const Bytes cms = forge({});
  for (std::size_t size = 0; size < cms.size(); ++size) {
    EXPECT_NE(refusal(ByteView(cms).first(size)), "read") << size;
  }
}

TEST(CmsBounds, GiantCountsAreRefusedEachWithItsCode) {
  EXPECT_EQ(refusal(forge({.copies = kMaxSigners})), "read");
  EXPECT_EQ(refusal(forge({.copies = kMaxSigners + 1})), "cms.signers.too_many");

  const Bytes held = to_bytes(identity().certificate->der);
  EXPECT_EQ(refusal(forge({.certificates = many(kMaxCertificates + 1, held)})),
            "cms.certificates.too_many");

  Bytes crls = der::set_of(many(kMaxCrls + 1, der::sequence({})));
  crls[0] = der::context_constructed(1);
  EXPECT_EQ(
      refusal(signed_data({der::integer(1), no_algorithms(), no_content(), crls, no_signers()})),
      "cms.crls.too_many");

  const Bytes algorithms =
      der::set_of(many(kMaxDigestAlgorithms + 1, identifier("2.16.840.1.101.3.4.2.1")));
  EXPECT_EQ(refusal(signed_data({der::integer(1), algorithms, no_content(), no_signers()})),
            "cms.digest_algorithms.too_many");

  const Bytes one = attribute("2.999.1", {der::null()});
  EXPECT_EQ(refusal(forge({.unsigned_attributes = many(kMaxAttributes, one)})), "read");
  EXPECT_EQ(refusal(forge({.unsigned_attributes = many(kMaxAttributes + 1, one)})),
            "cms.attributes.too_many");
  EXPECT_EQ(
      refusal(forge({.edit = [&](auto& list) { list.insert(list.end(), kMaxAttributes, one); }})),
      "cms.attributes.too_many");
  EXPECT_EQ(refusal(forge({.unsigned_attributes = {attribute(
                               "2.999.1", many(kMaxAttributeValues + 1, der::null()))}})),
            "cms.attribute.too_many_values");

  const Bytes counter = forge_signer({.content = "x"});
  EXPECT_EQ(refusal(forge({.unsigned_attributes = {attribute(
                               kCounterOid, many(kMaxCounterSignatures, counter))}})),
            "read");
  EXPECT_EQ(refusal(forge({.unsigned_attributes = {attribute(
                               kCounterOid, many(kMaxCounterSignatures + 1, counter))}})),
            "cms.counter_signatures.too_many");
}

TEST(CmsBounds, CounterSignaturesNestSoDeepAndNoDeeper) {
  const auto nested = [](std::size_t levels) {
    Bytes inner = forge_signer({.content = "x"});
    for (std::size_t i = 1; i < levels; ++i) {
      inner =
          forge_signer({.content = "x", .unsigned_attributes = {attribute(kCounterOid, {inner})}});
    }
    return forge({.unsigned_attributes = {attribute(kCounterOid, {inner})}});
  };
  EXPECT_EQ(refusal(nested(kMaxCounterDepth)), "read");
  EXPECT_EQ(refusal(nested(kMaxCounterDepth + 1)), "cms.counter_signatures.too_deep");
}

TEST(CmsBounds, IndefiniteBombsAndDeepNestingAreRefused) {
  Bytes bomb;
  for (int i = 0; i < 100'000; ++i) bomb.insert(bomb.end(), {0x30, 0x80});
  EXPECT_EQ(refusal(bomb), "der.ber.too_deep");
  Bytes strings;
  for (int i = 0; i < 100'000; ++i) strings.insert(strings.end(), {0x24, 0x80});
  EXPECT_EQ(refusal(strings), "der.ber.too_deep");
  Bytes deep = der::null();
  for (int i = 0; i < 80; ++i) deep = der::sequence({deep});
  EXPECT_EQ(refusal(forge({.unsigned_attributes = {attribute("2.999.1", {deep})}})),
            "der.ber.too_deep");
}

}  // namespace
}  // namespace baytrust::signature
