#include "policy-mapping/register_parse.hpp"

#include <gtest/gtest.h>

#include "tests/policy-mapping/sample_register.hpp"

namespace baytrust::policy_mapping {
namespace {

using namespace test;

const std::string& sample_xml() {
  static const std::string xml = xml_of(sample_register());
  return xml;
}

// One field spoiled, the code that names what is wrong, and a part of where.
struct Hostile {
  std::string_view name;
  std::string_view from;
  std::string_view to;
  std::string_view code;
  std::string_view where;
};
class HostileField : public testing::TestWithParam<Hostile> {};

TEST_P(HostileField, IsRefusedByItsOwnCodeAndPlace) {
  const Hostile& h = GetParam();
  EXPECT_THAT(read(replaced(sample_xml(), h.from, h.to)), FailsAt(h.code, h.where));
}

const Hostile kRegister[] = {
    {"RegisterAttribute", "Id=\"register\"", "Id=\"register\" version=\"2\"",
     "xml.field.attribute.unexpected", "/Register"},
    {"Publisher", "jurisdiction=\"MO\"", "jurisdiction=\"mo\"", "register.identifier.malformed",
     "Publisher"},
    {"PublisherDash", "jurisdiction=\"MO\"", "jurisdiction=\"MO-\"",
     "register.identifier.malformed", "Publisher"},
    {"PublisherName", "<Name xml:lang=\"en\">", "<Name>", "xml.field.attribute.missing",
     "Publisher/Name"},
    {"SequenceZero", "<SequenceNumber>7<", "<SequenceNumber>0<", "xml.field.number",
     "SequenceNumber"},
    {"SequenceAttribute", "<SequenceNumber>", "<SequenceNumber base=\"16\">",
     "xml.field.attribute.unexpected", "SequenceNumber"},
    {"IssuedWithoutOffset", "<IssueDateTime>2026-03-01T00:00:00Z<",
     "<IssueDateTime>2026-03-01T00:00:00<", "xml.field.date.without_offset", "IssueDateTime"},
    {"NextUpdateMissing", "<NextUpdate>2026-05-30T00:00:00Z</NextUpdate>", "", "xml.field.missing",
     "/Register"},
    {"NextSigner", "<NextSigner sha256=\"", "<NextSigner sha256=\"0", "xml.field.digest",
     "NextSigner"},
    {"NextSignerFrom", "from=\"2026-03-31T00:00:00Z\"", "from=\"2026-03-31\"", "xml.field.date",
     "NextSigner"},
    {"EntryTwice", "key=\"hk-mo\"", "key=\"mo-hk-personal\"", "register.entry.repeated",
     "/Register"},
    {"EntryAfterwards", "</Register>", "<Extra/></Register>", "xml.field.unexpected", "/Register"},
};

const Hostile kEntry[] = {
    {"Key", "key=\"mo-hk-personal\"", "key=\"mo hk\"", "register.identifier.malformed",
     "Recognition[1]"},
    {"KeyLong", "key=\"mo-hk-personal\"",
     "key=\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"",
     "register.identifier.malformed", "Recognition[1]"},
    {"Kind", "kind=\"certificate\"", "kind=\"certificates\"", "xml.field.keyword",
     "Recognition[1]"},
    {"Relying", "relying=\"MO\"", "relying=\"Macao\"", "register.identifier.malformed",
     "Recognition[1]"},
    {"SameJurisdiction", "issuing=\"HK\"", "issuing=\"MO\"", "register.entry.same_jurisdiction",
     "Recognition[1]"},
    {"Attribute", "issuing=\"HK\"", "issuing=\"HK\" only=\"x\"", "xml.field.attribute.unexpected",
     "Recognition[1]"},
    {"StatusMissing",
     "<Status value=\"in-force\" effectiveFrom=\"2020-01-01T00:00:00Z\" reason=\"agreement\"/>", "",
     "xml.field.missing", "Recognition[1]"},
    {"StatusWord", "value=\"in-force\"", "value=\"In-Force\"", "xml.field.keyword", "Status"},
    {"StatusReason", "reason=\"agreement\"", "reason=\"because\"", "xml.field.keyword", "Status"},
    {"StatusDate", "effectiveFrom=\"2020-01-01T00:00:00Z\"",
     "effectiveFrom=\"2020-01-01T00:00:00\"", "xml.field.date.without_offset", "Status"},
    {"StatusOrder", "effectiveFrom=\"2024-01-01T00:00:00Z\"",
     "effectiveFrom=\"2021-01-01T00:00:00Z\"", "register.status.order", "Recognition[2]"},
    {"EvidenceDigest", "pdf\" sha256=\"", "pdf\" sha256=\"x", "xml.field.digest", "Evidence"},
    {"EvidenceUri", "<Evidence uri=\"https://example.org/list\"/>", "<Evidence/>",
     "xml.field.attribute.missing", "Evidence"},
    {"ReviewedDate", "next=\"2024-01-01T00:00:00Z\"", "next=\"2024\"", "xml.field.date",
     "Reviewed"},
    {"PeriodKind", "<From kind=\"at\" at=\"2020-01-01T00:00:00Z\"/>",
     "<From kind=\"on\" at=\"2020-01-01T00:00:00Z\"/>", "xml.field.keyword", "Period/From"},
    {"PeriodAtMissing", "<From kind=\"at\" at=\"2020-01-01T00:00:00Z\"/>", "<From kind=\"at\"/>",
     "xml.field.attribute.missing", "Period/From"},
    {"PeriodOpenWithDate", "<To kind=\"open\"/>", "<To kind=\"open\" at=\"2020-01-01T00:00:00Z\"/>",
     "xml.field.attribute.unexpected", "Period/To"},
    {"PeriodOffset", "<From kind=\"at\" at=\"2020-01-01T00:00:00Z\"/>",
     "<From kind=\"at\" at=\"2020-01-01T00:00:00\"/>", "xml.field.date.without_offset",
     "Period/From"},
    {"PeriodReviewedWhereKnown", "<To kind=\"open\"/>",
     "<To kind=\"open\"><ReviewedBound at=\"2020-01-01T00:00:00Z\" by=\"x\" "
     "reviewedAt=\"2020-01-01T00:00:00Z\"/></To>",
     "xml.field.unexpected", "Period/To"},
    {"PeriodEmpty", "<To kind=\"open\"/>", "<To kind=\"at\" at=\"2020-01-01T00:00:00Z\"/>",
     "register.interval.reversed", "Period"},
    {"ReviewedBy", "by=\"J. Doe\"", "by=\"\"", "xml.field.empty", "ReviewedBound"},
    {"PairDigest", "<CaPair root=\"", "<CaPair root=\"f", "xml.field.digest", "CaPair"},
    {"PairReversed", "<From kind=\"unknown\" source=\"not published\"/>",
     "<From kind=\"at\" at=\"2025-01-01T00:00:00Z\"/>", "register.interval.reversed", "CaPair"},
    {"TypeMissing", "<CertificateType where=\"extension\" oid=\"2.999.7\"/>", "",
     "register.type.missing", "Recognition[2]"},
    {"TypeWithoutValue", "<Value>Demo e-Cert (Personal)</Value>", "", "xml.field.missing",
     "CertificateType"},
    {"TypeTwice", "<Value>Demo e-Cert (Personal)</Value>",
     "<Value>Demo e-Cert (Personal)</Value><Value>Demo e-Cert (Personal)</Value>",
     "register.value.repeated", "CertificateType"},
    {"TypeOid", "oid=\"2.5.4.11\"", "oid=\"OU\"", "xml.field.oid", "CertificateType"},
};

const Hostile kMore[] = {
    {"FamilyPrefix", "prefix=\"2.16.344.8.2.2008.810.2\"", "prefix=\"2.16.344.8.2.2008.810.2.\"",
     "xml.field.oid", "PolicyFamily"},
    {"FamilyNodes", "versionNodes=\"3\"", "versionNodes=\"0\"", "xml.field.number", "PolicyFamily"},
    {"FamilyReleaseText", "minRelease=\"2018.1.1\"", "minRelease=\"2018.01.1\"",
     "register.family.malformed", "PolicyFamily"},
    {"FamilyReleaseLength", "minRelease=\"2018.1.1\"", "minRelease=\"2018\"",
     "register.family.malformed", "PolicyFamily"},
    {"FamilyRange", "minRelease=\"2018.1.1\"", "minRelease=\"2027.1.1\"",
     "register.family.malformed", "PolicyFamily"},
    {"FamilyPinTwice", "<Only>7</Only>", "<Only>3</Only>", "register.value.repeated",
     "PolicyFamily"},
    {"FamilyPinText", "<Only>7</Only>", "<Only>7.x</Only>", "register.family.malformed", "Only"},
    {"FamilyPinAndBound", "versionNodes=\"1\"", "versionNodes=\"1\" maxRelease=\"9\"",
     "register.family.malformed", "PolicyFamily"},
    {"RequiresUnknown", "<Requires>", "<Requires><Moon/>", "xml.field.unexpected", "Requires"},
    {"RequiresBit", "<All>digitalSignature<", "<All>digital<", "xml.field.keyword", "KeyUsage/All"},
    {"RequiresBitTwice", "<Any>keyEncipherment<", "<Any>nonRepudiation<", "register.value.repeated",
     "KeyUsage"},
    {"RequiresAbsent", "absent=\"allowed\"", "absent=\"yes\"", "xml.field.keyword", "KeyUsage"},
    {"RequiresKey", "kind=\"RSA\"", "kind=\"rsa\"", "xml.field.keyword", "Key"},
    {"RequiresCurve", "curve=\"P-256\"", "curve=\"P-255\"", "xml.field.keyword", "Key"},
    {"RequiresBits", "minBits=\"2048\"", "minBits=\"-1\"", "xml.field.number", "Key"},
    {"RequiresHash", "<Hash>SM3<", "<Hash>SHA-3<", "xml.field.keyword", "Hash"},
    {"RequiresHashTwice", "<Hash>SM3<", "<Hash>SHA-256<", "register.value.repeated", "Requires"},
    {"RequiresHolder", "<Holder>role<", "<Holder>person<", "register.value.repeated", "Requires"},
    {"RequiresEku", "<ExtendedKeyUsage>1.3.6.1.5.5.7.3.4<", "<ExtendedKeyUsage>mail<",
     "xml.field.oid", "ExtendedKeyUsage"},
    {"RequiresCustody", "<Custody>device<", "<Custody>cloud<", "xml.field.keyword", "Custody"},
    {"RequiresFreshness", "maxSeconds=\"86400\"", "maxSeconds=\"0\"", "xml.field.number",
     "RevocationFreshness"},
    {"CountsNothing", "<Policy>2.999.853.1</Policy>", "", "xml.field.missing", "CountsAs"},
    {"CountsAnyPolicy", "<Policy>2.999.853.1<", "<Policy>2.5.29.32.0<",
     "register.counts_as.any_policy", "CountsAs/Policy"},
    {"CountsTwice", "<Policy>2.999.853.2<", "<Policy>2.999.853.1<", "register.value.repeated",
     "CountsAs"},
    {"CountsLevel", "<RelyingLevel>mo-qualified<", "<RelyingLevel>mo qualified<",
     "register.identifier.malformed", "RelyingLevel"},
    {"CountsPurpose", "<Purpose>contract<", "<Purpose>filing<", "register.value.repeated",
     "CountsAs"},
    {"CountsCurrency", "currency=\"HKD\"", "currency=\"HK$\"", "register.currency.malformed",
     "RelianceLimit"},
    {"CountsAmount", "amount=\"200000\"", "amount=\"200000.50\"", "xml.field.number",
     "RelianceLimit"},
    {"ConstraintText", "<Permitted>DNS:example.hk<", "<Permitted>example.hk<",
     "register.constraint.malformed", "Constraints"},
};

std::string name_of(const testing::TestParamInfo<Hostile>& test) {
  return std::string(test.param.name);
}
INSTANTIATE_TEST_SUITE_P(Register, HostileField, testing::ValuesIn(kRegister), name_of);
INSTANTIATE_TEST_SUITE_P(Entry, HostileField, testing::ValuesIn(kEntry), name_of);
INSTANTIATE_TEST_SUITE_P(More, HostileField, testing::ValuesIn(kMore), name_of);

TEST(RegisterParse, RefusesAnotherRoot) {
  EXPECT_THAT(read("<Register/>"), FailsWith("xml.field.root"));
}

TEST(RegisterParse, ReadsLocalMidnightAsTheInstantItIs) {
  const auto reg = read(replaced(sample_xml(), "<From kind=\"at\" at=\"2020-01-01T00:00:00Z\"/>",
                                 "<From kind=\"at\" at=\"2020-01-01T00:00:00+08:00\"/>"));
  ASSERT_TRUE(reg) << describe(reg.error());
  EXPECT_EQ(reg->recognitions[0].period.from.instant, kFirst - 8 * kHour);
}

TEST(RegisterParse, CountsAreBounded) {
  const std::string value = "<Value>Demo e-Cert (Personal)</Value>";
  std::string values;
  for (int i = 0; i < 257; ++i) values += "<Value>" + std::to_string(i) + "</Value>";
  EXPECT_THAT(read(replaced(sample_xml(), value, values)), FailsWith("xml.field.too_many"));
  std::string pairs;
  for (int i = 0; i < 1001; ++i) pairs += "<CaPair/>";
  EXPECT_THAT(read(replaced(sample_xml(), "<CaPair ", pairs + "<CaPair ")),
              FailsWith("xml.field.attribute.missing"));
}

TEST(RegisterParse, AnEntryWithoutRequirementsAsksNothing) {
  const auto reg = read(sample_xml());
  ASSERT_TRUE(reg) << describe(reg.error());
  EXPECT_EQ(reg->recognitions[0].required, Requirements());
  EXPECT_EQ(reg->recognitions[0].constraints, Constraints());
}

}  // namespace
}  // namespace baytrust::policy_mapping
