#include "trustlists/parse.hpp"

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

const Hostile kFields[] = {
    {"Version", "<TSLVersionIdentifier>6<", "<TSLVersionIdentifier>4<", "list.version.unsupported",
     "/SchemeInformation/TSLVersionIdentifier"},
    {"VersionText", "<TSLVersionIdentifier>6<", "<TSLVersionIdentifier>six<", "xml.field.number",
     "TSLVersionIdentifier"},
    {"SequenceZero", "<TSLSequenceNumber>42<", "<TSLSequenceNumber>0<", "xml.field.number",
     "TSLSequenceNumber"},
    {"SequenceHuge", "<TSLSequenceNumber>42<", "<TSLSequenceNumber>9223372036854775808<",
     "xml.field.number", "TSLSequenceNumber"},
    {"SequenceTail", "<TSLSequenceNumber>42<", "<TSLSequenceNumber>42 1<", "xml.field.number",
     "TSLSequenceNumber"},
    {"SequenceTwice", "<TSLSequenceNumber>42</TSLSequenceNumber>",
     "<TSLSequenceNumber>42</TSLSequenceNumber><TSLSequenceNumber>43</TSLSequenceNumber>",
     "xml.field.unexpected", "/SchemeInformation"},
    {"TypeTwice", "TSLType/HKlist</TSLType>", "TSLType/HKlist</TSLType><TSLType/>",
     "xml.field.unexpected", "/SchemeInformation"},
    {"Tag", "TSLTag=\"http://uri.etsi.org/19612/TSLTag\"", "TSLTag=\"urn:other\"",
     "xml.field.keyword", "TrustServiceStatusList"},
    {"TagMissing", "TSLTag=\"http://uri.etsi.org/19612/TSLTag\"", "", "xml.field.attribute.missing",
     "TrustServiceStatusList"},
    {"TerritoryMissing", "<SchemeTerritory>HK</SchemeTerritory>", "", "xml.field.missing",
     "/SchemeInformation"},
    {"TerritoryLower", "<SchemeTerritory>HK<", "<SchemeTerritory>hk<", "list.territory.malformed",
     "SchemeTerritory"},
    {"TerritoryDash", "<SchemeTerritory>HK<", "<SchemeTerritory>HK-<", "list.territory.malformed",
     "SchemeTerritory"},
    {"TerritoryLong", "<SchemeTerritory>HK<", "<SchemeTerritory>HONGKONG<",
     "list.territory.malformed", "SchemeTerritory"},
    {"IssueWithoutOffset", "<ListIssueDateTime>2026-03-01T00:00:00Z<",
     "<ListIssueDateTime>2026-03-01T00:00:00<", "xml.field.date.without_offset",
     "ListIssueDateTime"},
    {"IssueNotADate", "<ListIssueDateTime>2026-03-01T00:00:00Z<",
     "<ListIssueDateTime>2026-02-30T00:00:00Z<", "xml.field.date", "ListIssueDateTime"},
    {"IssueOnlyADay", "<ListIssueDateTime>2026-03-01T00:00:00Z<", "<ListIssueDateTime>2026-03-01<",
     "xml.field.date", "ListIssueDateTime"},
    {"NameWithoutLanguage", "<Name xml:lang=\"en\">Demo Scheme Operator<",
     "<Name>Demo Scheme Operator<", "xml.field.attribute.missing", "SchemeOperatorName/Name"},
    {"NameLanguage", "<Name xml:lang=\"en\">Demo Scheme Operator<",
     "<Name xml:lang=\"english!\">Demo Scheme Operator<", "xml.field.language",
     "SchemeOperatorName/Name"},
    {"NameEmpty", ">Demo Scheme Operator<", ">  <", "xml.field.empty", "SchemeOperatorName/Name"},
    {"NameWithChildren", ">Demo Scheme Operator<", ">Demo<b/>Operator<", "xml.field.unexpected",
     "SchemeOperatorName/Name"},
    {"AddressLanguage", "<PostalAddress xml:lang=\"en\">", "<PostalAddress>",
     "xml.field.attribute.missing", "PostalAddress"},
    {"AddressWithoutStreet", "<StreetAddress>1 Demo Road</StreetAddress>", "", "xml.field.missing",
     "PostalAddress"},
    {"TextBetween", "<SchemeTerritory>HK</SchemeTerritory>",
     "<SchemeTerritory>HK</SchemeTerritory>HK", "xml.field.unexpected", "/SchemeInformation"},
    {"UnknownElement", "<SchemeTerritory>HK</SchemeTerritory>",
     "<SchemeTerritory>HK</SchemeTerritory><SchemeTerritory2/>", "xml.field.unexpected",
     "/SchemeInformation"},
    {"ForeignNamespace", "<SchemeTerritory>HK<", "<SchemeTerritory xmlns=\"urn:x\">HK<",
     "xml.field.unexpected", "/SchemeInformation"},
    {"LeftOver", "</SchemeInformation>", "</SchemeInformation><Extra/>", "xml.field.unexpected",
     "TrustServiceStatusList"},
    {"CertificateBase64", "<X509Certificate>MII", "<X509Certificate>M!I", "xml.field.base64",
     "X509Certificate"},
    {"SkiEmpty", "<X509SKI>", "<X509SKI><!-- none --></X509SKI></DigitalId><DigitalId><X509SKI>",
     "xml.field.empty", "X509SKI"},
    {"StatusMissing",
     "<ServiceStatus>http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/"
     "recognisedatnationallevel</ServiceStatus>",
     "", "xml.field.missing", "/ServiceInformation"},
    {"StatusTimeWithoutOffset", "<StatusStartingTime>2020-01-01T00:00:00Z<",
     "<StatusStartingTime>2020-01-01T00:00:00<", "xml.field.date.without_offset",
     "StatusStartingTime"},
    {"HistoryAfterCurrent", "<StatusStartingTime>2022-01-01T00:00:00Z<",
     "<StatusStartingTime>2025-01-01T00:00:00Z<", "list.history.after_current", "TSPService[2]"},
};

std::string name_of(const testing::TestParamInfo<Hostile>& info) {
  return std::string(info.param.name);
}
INSTANTIATE_TEST_SUITE_P(Scheme, HostileField, testing::ValuesIn(kFields), name_of);

TEST(Parse, RefusesAnotherRoot) {
  EXPECT_THAT(read("<TrustServiceStatusList/>"), FailsWith("xml.field.root"));
  EXPECT_THAT(read("<other xmlns=\"http://uri.etsi.org/02231/v2#\"/>"),
              FailsWith("xml.field.root"));
}

TEST(Parse, ReadsLocalMidnightAsTheInstantItIs) {
  const auto list = read(replaced(sample_xml(), "<StatusStartingTime>2020-01-01T00:00:00Z<",
                                  "<StatusStartingTime>2020-01-01T00:00:00+08:00<"));
  ASSERT_TRUE(list) << describe(list.error());
  EXPECT_EQ(list->providers[0].services[0].current.status_starting_time, kFirst - 8 * kHour);
}

TEST(Parse, CountsServicesOverAllProviders) {
  EXPECT_TRUE(read(sample_xml(), {.services = 3}));
  EXPECT_THAT(read(sample_xml(), {.services = 2}), FailsWith("xml.field.too_many"));
  EXPECT_THAT(read(sample_xml(), {.providers = 1}), FailsWith("xml.field.too_many"));
}

TEST(Parse, BoundsTextsAndHistories) {
  const std::string name = "<Name xml:lang=\"en\">Demo Scheme Operator</Name>";
  std::string names;
  for (int i = 0; i < 1001; ++i) names += name;
  EXPECT_THAT(read(replaced(sample_xml(), name, names)), FailsWith("xml.field.too_many"));
  EXPECT_THAT(read(replaced(sample_xml(), "Demo Scheme Operator", std::string(16385, 'a'))),
              FailsWith("xml.field.too_long"));
  EXPECT_TRUE(read(replaced(sample_xml(), "Demo Scheme Operator", std::string(16384, 'a'))));
  EXPECT_THAT(read(replaced(sample_xml(), "<X509SKI>", "<X509SKI>" + std::string(2000, 'A'))),
              FailsWith("xml.field.too_long"));
}

TEST(Parse, SortsAHistoryThatIsOutOfOrder) {
  TrustList list = sample_list();
  auto& history = list.providers[0].services[1].history;
  std::string xml = xml_of(list);
  // Swap the two starting times, and nothing else.
  xml = replaced(xml, "<StatusStartingTime>2022-01-01T00:00:00Z<", "<StatusStartingTime>X<");
  const std::size_t second =
      xml.rfind("<StatusStartingTime>2020-01-01T00:00:00Z<", xml.find("Demo TSA"));
  xml.replace(second, 41, "<StatusStartingTime>2022-01-01T00:00:00Z<");
  xml = replaced(xml, "<StatusStartingTime>X<", "<StatusStartingTime>2020-01-01T00:00:00Z<");
  const auto read_back = read(xml);
  ASSERT_TRUE(read_back) << describe(read_back.error());
  const auto& sorted = read_back->providers[0].services[1].history;
  ASSERT_EQ(sorted.size(), 2U);
  EXPECT_EQ(sorted[0].status_starting_time, kSecond);
  EXPECT_EQ(sorted[0].status, history[1].status);
  EXPECT_EQ(sorted[1].status_starting_time, kFirst);
}

TEST(Parse, KeepsACertificateItCannotReadApart) {
  const auto list = read(replaced(sample_xml(), "<X509Certificate>MII", "<X509Certificate>AII"));
  ASSERT_TRUE(list) << describe(list.error());
  const auto& identity = list->providers[0].services[0].current.identity;
  EXPECT_TRUE(identity.certificates.empty());
  EXPECT_EQ(identity.unreadable.size(), 1U);
  EXPECT_EQ(list->providers[0].services[0].certificate(), nullptr);
}

TEST(Parse, LeavesAnEnvelopedSignatureOfADraftAlone) {
  const std::string xml = replaced(
      sample_xml(), "</TrustServiceStatusList>",
      "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"/></TrustServiceStatusList>");
  const auto list = read(xml);
  ASSERT_TRUE(list) << describe(list.error());
  EXPECT_EQ(*list, sample_list());
}

}  // namespace
}  // namespace baytrust::trustlists
