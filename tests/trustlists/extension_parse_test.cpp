#include <gtest/gtest.h>

#include "tests/trustlists/sample_list.hpp"
#include "trustlists/uris.hpp"

namespace baytrust::trustlists {
namespace {

using namespace test;

const std::string& sample_xml() {
  static const std::string xml = xml_of(sample_list());
  return xml;
}

struct Hostile {
  std::string_view name;
  std::string_view from;
  std::string_view to;
  std::string_view code;
  std::string_view where;
};

class HostileExtension : public testing::TestWithParam<Hostile> {};

TEST_P(HostileExtension, IsRefusedByItsOwnCodeAndPlace) {
  const Hostile& h = GetParam();
  EXPECT_THAT(read(replaced(sample_xml(), h.from, h.to)), FailsAt(h.code, h.where));
}

const Hostile kExtensions[] = {
    {"CriticalMissing", "<Extension Critical=\"false\">", "<Extension>",
     "xml.field.attribute.missing", "Extension"},
    {"CriticalText", "<Extension Critical=\"false\">", "<Extension Critical=\"no\">",
     "xml.field.keyword", "Extension"},
    {"TypeKey", "key=\"personal\"", "key=\"per sonal\"", "list.identifier.malformed",
     "CertificateType"},
    {"TypeKeyLong", "key=\"personal\"",
     "key=\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"",
     "list.identifier.malformed", "CertificateType"},
    {"TypeKeyTwice", "key=\"role\"", "key=\"personal\"", "list.type.repeated", "CertificateType"},
    {"TypeKeyEmpty", "key=\"role\"", "key=\"\"", "xml.field.empty", "CertificateType"},
    {"AttributeUnknown", "key=\"role\"", "key=\"role\" future=\"1\"",
     "xml.field.attribute.unexpected", "CertificateType"},
    {"NameAttribute", "<bt:Name xml:lang=\"en\">Demo e-Cert",
     "<bt:Name a=\"1\" xml:lang=\"en\">Demo e-Cert", "xml.field.attribute.unexpected", "Name"},
    {"MarkerPlace", "where=\"subject-attribute\"", "where=\"issuer\"", "xml.field.keyword",
     "Marker"},
    {"MarkerOid", "oid=\"2.5.4.11\"", "oid=\"2.5.4.011\"", "xml.field.oid", "Marker"},
    {"MarkerWithoutValue", "<bt:Marker where=\"extension\" oid=\"2.999.7\"/>",
     "<bt:Marker where=\"subject-attribute\" oid=\"2.5.4.11\"/>", "xml.field.missing", "Marker"},
    {"Holder", "<bt:Holder>person<", "<bt:Holder>people<", "xml.field.keyword", "Holder"},
    {"UseMissing", "<bt:Use>encipherment</bt:Use>", "", "xml.field.missing", "CertificateType"},
    {"UseTwice", "<bt:Use>seal</bt:Use>", "<bt:Use>signature</bt:Use>", "list.type.use_repeated",
     "CertificateType"},
    {"UseTooMany", "<bt:Use>seal</bt:Use>",
     "<bt:Use>seal</bt:Use><bt:Use>seal</bt:Use><bt:Use>seal</bt:Use>", "xml.field.too_many",
     "CertificateType"},
    {"UseAttribute", "<bt:Use>seal<", "<bt:Use not=\"x\">seal<", "xml.field.attribute.unexpected",
     "Use"},
    {"CustodyWord", "<bt:Custody>file<", "<bt:Custody>drawer<", "xml.field.keyword", "Custody"},
    {"CustodyHolderMissing", "<bt:Custody holder=\"Demo Cloud &amp; Co\">", "<bt:Custody>",
     "list.type.custody_holder", "Custody"},
    {"CustodyHolderTooMuch", "<bt:Custody>file<", "<bt:Custody holder=\"x\">file<",
     "list.type.custody_holder", "Custody"},
    {"CustodyAttribute", "<bt:Custody>file<", "<bt:Custody keeper=\"x\">file<",
     "xml.field.attribute.unexpected", "Custody"},
    {"CustodyEmpty", "<bt:Custody>file<", "<bt:Custody><", "xml.field.empty", "Custody"},
    {"FamilyKind", "kind=\"cps\"", "kind=\"cpx\"", "xml.field.keyword", "PolicyFamily"},
    {"FamilyPrefix", "prefix=\"2.999.1.2\"", "prefix=\"2.999.1.\"", "xml.field.oid",
     "PolicyFamily"},
    {"FamilyNodes", "versionNodes=\"3\"", "versionNodes=\"17\"", "xml.field.number",
     "PolicyFamily"},
    {"LevelUndeclared", "<bt:AssuranceLevel>qualified<", "<bt:AssuranceLevel>golden<",
     "list.levels.unknown", "type personal"},
    {"Currency", "currency=\"HKD\"", "currency=\"hkd\"", "list.currency.malformed",
     "RelianceLimit"},
    {"CurrencyLong", "currency=\"HKD\"", "currency=\"HKDX\"", "list.currency.malformed",
     "RelianceLimit"},
    {"AmountNegative", "amount=\"200000\"", "amount=\"-1\"", "xml.field.number", "RelianceLimit"},
    {"AmountHuge", "amount=\"200000\"", "amount=\"9007199254740992\"", "xml.field.number",
     "RelianceLimit"},
    {"PreviousDigest", "<bt:PreviousCa sha256=\"", "<bt:PreviousCa sha256=\"00", "xml.field.digest",
     "PreviousCa"},
    {"PreviousSource", "source=\"gazette 12\"", "", "xml.field.attribute.missing",
     "PreviousCa/From"},
    {"PreviousReversed", "<bt:To source=", "<bt:To at=\"2019-01-01T00:00:00Z\" source=",
     "list.interval.reversed", "PreviousCa"},
    {"PreviousDate", "at=\"2020-01-01T00:00:00Z\" source", "at=\"2020-01-01T00:00:00\" source",
     "xml.field.date.without_offset", "PreviousCa/From"},
    {"AuditDate", "date=\"2022-01-01T00:00:00Z\"", "date=\"2022-01-01\"", "xml.field.date",
     "Audit"},
    {"AuditReversed", "expires=\"2024-01-01T00:00:00Z\"", "expires=\"2021-01-01T00:00:00Z\"",
     "list.interval.reversed", "Audit"},
    {"SupplyKind", "kind=\"ocsp\"", "kind=\"http\"", "xml.field.keyword", "SupplyPoint"},
    {"SupplyUnknown", "uri=\"http://ocsp.example.org\"", "uri=\"http://ocsp2.example.org\"",
     "list.supply_point.unknown", "ServiceInformation"},
    {"LevelTwice", "key=\"normalised\"", "key=\"qualified\"", "list.levels.repeated",
     "AssuranceLevels"},
    {"StepUnknown", "lower=\"normalised\"", "lower=\"none\"", "list.levels.unknown",
     "AssuranceLevels"},
    {"StepCycle", "lower=\"normalised\"", "lower=\"qualified\"", "list.levels.cycle",
     "AssuranceLevels"},
    {"NextSignerDigest", "<bt:NextSigner sha256=\"", "<bt:NextSigner sha256=\"zz",
     "xml.field.digest", "NextSigner"},
    {"NextSignerTime", "from=\"2026-03-31T00:00:00Z\"", "from=\"soon\"", "xml.field.date",
     "NextSigner"},
    {"NextSignerChild", "from=\"2026-03-31T00:00:00Z\"/>",
     "from=\"2026-03-31T00:00:00Z\"><bt:x/></bt:NextSigner>", "xml.field.unexpected", "NextSigner"},
    {"SchemeElementUnknown", "<bt:NextSigner ", "<bt:NextSigners ", "xml.field.unexpected",
     "NextSigners"},
    {"OursBesideOthers", "<bt:CertificateType key=\"personal\">",
     "<other xmlns=\"urn:x\"/><bt:CertificateType key=\"personal\">", "xml.field.missing",
     "Extension"},
};

std::string name_of(const testing::TestParamInfo<Hostile>& info) {
  return std::string(info.param.name);
}
INSTANTIATE_TEST_SUITE_P(Field, HostileExtension, testing::ValuesIn(kExtensions), name_of);

std::string with_extension(std::string_view extension) {
  return replaced(sample_xml(), "<ServiceInformationExtensions>",
                  "<ServiceInformationExtensions>" + std::string(extension));
}

TEST(Extension, UnknownOneThatIsNotCriticalIsKeptWhole) {
  const auto list =
      read(with_extension("<Extension Critical=\"0\"><x xmlns=\"urn:x\">text</x></Extension>"));
  ASSERT_TRUE(list) << describe(list.error());
  const auto& extensions = list->providers[0].services[1].current.extensions;
  ASSERT_EQ(extensions.unknown.size(), 1U);
  EXPECT_FALSE(extensions.unknown[0].critical);
  EXPECT_EQ(extensions.unknown[0].name, "{urn:x}x");
  EXPECT_THAT(extensions.unknown[0].whole.xml, testing::HasSubstr(">text</"));
  EXPECT_FALSE(has_critical(extensions));
}

TEST(Extension, UnknownCriticalOneIsKeptByName) {
  const auto list = read(with_extension(
      "<Extension Critical=\"true\"><x xmlns=\"urn:x\"/></Extension><Extension Critical=\"1\"/>"));
  ASSERT_TRUE(list) << describe(list.error());
  EXPECT_THAT(unknown_critical(list->providers[0].services[1].current.extensions.unknown),
              testing::ElementsAre("{urn:x}x", "{}"));
}

TEST(Extension, UnknownCriticalSchemeExtensionIsKeptByName) {
  const auto list = read(
      replaced(sample_xml(), "<SchemeExtensions>",
               "<SchemeExtensions><Extension Critical=\"true\"><x xmlns=\"urn:x\"/></Extension>"));
  ASSERT_TRUE(list) << describe(list.error());
  EXPECT_THAT(unknown_critical(list->scheme.extensions), testing::ElementsAre("{urn:x}x"));
}

TEST(Extension, ElementOfOursThatNobodyKnowsIsRefused) {
  EXPECT_THAT(read(with_extension("<Extension Critical=\"false\"><bt:Future/></Extension>")),
              FailsWith("xml.field.unexpected"));
  EXPECT_THAT(read(with_extension("<Extension Critical=\"false\"><bt:NextSigner/></Extension>")),
              FailsWith("xml.field.unexpected"));
}

TEST(Extension, SupplyPointsBelongToTheCurrentServiceOnly) {
  const std::string points =
      "<ServiceInformationExtensions><Extension Critical=\"false\"><bt:SupplyPoints>"
      "<bt:SupplyPoint kind=\"crl\" uri=\"https://example.org\"/></bt:SupplyPoints></Extension>";
  std::string xml = sample_xml();
  const std::string open = "<ServiceInformationExtensions>";
  xml.replace(xml.find(open, xml.find("<ServiceHistory>")), open.size(), points);
  EXPECT_THAT(read(xml), FailsAt("xml.field.unexpected", "ServiceHistoryInstance"));
}

TEST(Extension, CountOfTypesIsBounded) {
  std::string many;
  for (int i = 0; i < 301; ++i) many += "<Extension Critical=\"false\"/>";
  EXPECT_THAT(read(with_extension(many)), FailsWith("xml.field.too_many"));
}

}  // namespace
}  // namespace baytrust::trustlists
