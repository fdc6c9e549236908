// Lists of other publishers: read whole, kept whole, and nothing trusted by what is not understood.
#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>

#include "tests/support/corpus.hpp"
#include "tests/support/schema_check.hpp"
#include "tests/support/source_tree.hpp"
#include "tests/trustlists/foreign_lists.hpp"
#include "tests/trustlists/sample_list.hpp"
#include "trustlists/anchors.hpp"
#include "trustlists/deviation_codes.hpp"
#include "trustlists/uris.hpp"
#include "trustlists/write.hpp"

namespace baytrust::trustlists {
namespace {

using namespace test;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

ReadList must_read(std::string_view name) {
  auto read = read_all(foreign_xml(name));
  if (read) return *std::move(read);
  ADD_FAILURE() << name << ": " << describe(read.error());
  return {};
}

std::vector<std::string_view> codes_of(const Findings& findings) {
  std::vector<std::string_view> codes;
  for (const Finding& finding : findings) {
    if (std::find(codes.begin(), codes.end(), finding.code().id) == codes.end()) {
      codes.push_back(finding.code().id);
    }
  }
  return codes;
}

std::string said(const Findings& findings) {
  std::string all;
  for (const Finding& finding : findings) all += describe(finding) + "\n";
  return all;
}

std::string name_of(const testing::TestParamInfo<ForeignList>& test) {
  std::string name(test.param.name.substr(3));
  std::erase(name, '-');
  return name;
}

class Foreign : public testing::TestWithParam<ForeignList> {};

TEST_P(Foreign, WhatIsReadIsWrittenAgain) {
  const TrustList list = must_read(GetParam().name).list;
  const auto written = write(list);
  ASSERT_TRUE(written) << describe(written.error());
  const auto back = read(as_text(*written));
  ASSERT_TRUE(back) << describe(back.error());
  EXPECT_EQ(*back, list);
  const auto again = write(*back);
  ASSERT_TRUE(again) << describe(again.error());
  EXPECT_EQ(as_text(*again), as_text(*written));
}

TEST_P(Foreign, IsWhatItsSchemasSay) {
  if (const auto reason = baytrust::test::no_schema_check()) GTEST_SKIP() << *reason;
  const auto etsi = *baytrust::test::corpora() / "etsi-xsd";
  const baytrust::test::SchemaOf v211[] = {
      {xml::kXadesNamespace, etsi / "specs-xades/XAdES.xsd"},
      {kTslNamespace, etsi / "specs-trusted-list-v211/ts_119612v020101_xsd.xsd"},
      {kSieNamespace, etsi / "specs-trusted-list-v211/ts_119612v020101_sie_xsd.xsd"},
      {kAdditionalNamespace,
       etsi / "specs-trusted-list-v211/ts_119612v020101_additionaltypes_xsd.xsd"}};
  const baytrust::test::SchemaOf v241[] = {
      {xml::kXadesNamespace, etsi / "specs-xades/XAdES.xsd"},
      {kTslNamespace, etsi / "specs-trusted-list/ts_119612v020401_xsd.xsd"},
      {kSieNamespace, etsi / "specs-trusted-list/ts_119612v020401_sie_xsd.xsd"},
      {kAdditionalNamespace, etsi / "specs-trusted-list/ts_119612v020401_additionaltypes_xsd.xsd"}};
  const std::string as_published = foreign_xml(GetParam().name);
  const auto list = read(as_published);
  ASSERT_TRUE(list) << describe(list.error());
  const Bytes as_written = *write(*list);
  const auto agrees = [&](const auto& schemas, bool valid) {
    const baytrust::test::SchemaCheck check(schemas);
    EXPECT_EQ(check.errors_of(as_published).empty(), valid) << check.errors_of(as_published);
    if (valid) {
      EXPECT_EQ(check.errors_of(as_text(as_written)), "");
    }
  };
  agrees(v211, GetParam().valid == Validity::both);
  agrees(v241, GetParam().valid != Validity::none);
}

INSTANTIATE_TEST_SUITE_P(Lists, Foreign, testing::ValuesIn(foreign_lists()), name_of);

TEST(ForeignLists, AreAllInTheFolder) {
  std::size_t files = 0;
  const auto folder = baytrust::test::source_tree() / "tests/data/trust-lists";
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    files += file.path().extension() == ".xml" ? 1U : 0U;
  }
  EXPECT_EQ(files, foreign_lists().size());
}

TEST(ForeignList, SchemaValidOnesDeviateInNothingButWhatTheyLeaveOpen) {
  for (const ForeignList& foreign : foreign_lists()) {
    if (foreign.valid == Validity::none) continue;
    for (const Finding& finding : must_read(foreign.name).deviations) {
      const std::string_view code = finding.code().id;
      const bool optional = finding.code() == deviation::kMissing &&
                            finding.facts().back().value == "SchemeTerritory";
      EXPECT_TRUE(optional || code == deviation::kNoCertificate.id ||
                  code == deviation::kSeveralCertificates.id || code == deviation::kExtension.id)
          << foreign.name << ": " << describe(finding);
    }
  }
}

TEST(ForeignList, NationalListKeepsQualificationsAndAnchorsNothingByThem) {
  const TrustList list = must_read("01-national-v5").list;
  const auto& services = list.providers.at(0).services;
  ASSERT_THAT(services, SizeIs(3));
  const EtsiExtensions& extensions = services[0].current.extensions;
  ASSERT_THAT(extensions.additional, SizeIs(2));
  EXPECT_TRUE(extensions.additional[0].critical);
  EXPECT_EQ(short_form(extensions.additional[0].uri.text), "ForeSignatures");
  ASSERT_THAT(extensions.qualifications, SizeIs(1));
  const auto& elements = extensions.qualifications[0].elements;
  ASSERT_THAT(elements, SizeIs(2));
  EXPECT_THAT(elements[0].qualifiers, SizeIs(2));
  EXPECT_EQ(elements[0].criteria.assertion, Assert::all);
  ASSERT_THAT(elements[0].criteria.policy_sets, SizeIs(1));
  EXPECT_EQ(oid_of(elements[0].criteria.policy_sets[0][1]), Oid::literal("2.999.1.2"));
  EXPECT_THAT(elements[1].criteria.key_usages,
              ElementsAre(ElementsAre(KeyUsageBit{"nonRepudiation", true},
                                      KeyUsageBit{"digitalSignature", false})));
  EXPECT_THAT(services[0].history.at(0).extensions.qualifications, SizeIs(1));
  // The CA with the critical extensions is no anchor; the root without any is.
  const auto anchors = ServiceIndex(list).anchors_at(kIssued);
  ASSERT_THAT(anchors, SizeIs(1));
  EXPECT_EQ(anchors[0], root().certificate());
  const auto reserved = reservations(list);
  EXPECT_THAT(codes_of(reserved), UnorderedElementsAre("list.extension.critical_not_applied",
                                                       "list.qualifications.without_types"))
      << said(reserved);
}

TEST(ForeignList, TypedSupplyPointsKeepTheirTypes) {
  const TrustList list = must_read("02-national-v6-typed-supply-points").list;
  const auto& points = list.providers.at(0).services.at(0).supply_points;
  ASSERT_THAT(points, SizeIs(4));
  EXPECT_EQ(points[0].kind, SupplyPoint::Kind::crl);
  EXPECT_EQ(points[1].kind, SupplyPoint::Kind::ocsp);
  EXPECT_EQ(points[2].kind, SupplyPoint::Kind::unspecified);
  EXPECT_EQ(points[2].type, "https://example.org/other");
  EXPECT_EQ(points[3].type, "");
}

TEST(ForeignList, ListOfListsKeepsItsPointersWithSignersAndKinds) {
  const TrustList list = must_read("03-list-of-lists").list;
  EXPECT_THAT(list.providers, IsEmpty());
  ASSERT_THAT(list.scheme.pointers, SizeIs(3));
  const Pointer& self = list.scheme.pointers[0];
  EXPECT_THAT(self.identities, SizeIs(2));
  EXPECT_EQ(self.identities[1].certificates.at(0), issuing().certificate());
  EXPECT_EQ(self.location, "https://example.org/lotl.xml");
  EXPECT_EQ(self.territory, "EU");
  EXPECT_EQ(short_form(self.type), "EUlistofthelists");
  EXPECT_EQ(self.operator_name, (xml::Texts{{"en", "Example Commission"}}));
  EXPECT_THAT(self.community_rules, SizeIs(1));
  EXPECT_EQ(self.mime_type, "application/vnd.etsi.tsl+xml");
  EXPECT_EQ(list.scheme.pointers[2].mime_type, "application/pdf");
}

TEST(ForeignList, SiblingSchemeKeepsWhatNobodyHereKnows) {
  const TrustList list = must_read("04-sibling-scheme").list;
  ASSERT_THAT(list.scheme.pointers, SizeIs(2));
  EXPECT_THAT(list.scheme.pointers[0].textual, SizeIs(1));
  ASSERT_THAT(list.scheme.pointers[0].other, SizeIs(1));
  EXPECT_THAT(list.scheme.pointers[0].other[0].xml, HasSubstr("urn:example:treaty"));
  EXPECT_THAT(list.scheme.pointers[1].identities, IsEmpty());
}

TEST(ForeignList, CertificatesThatCannotBeReadHideNoOther) {
  const TrustList list = must_read("08-unreadable-certificates").list;
  const auto& services = list.providers.at(0).services;
  // RFC 5280 4.1.2.2: readers shall handle serial numbers that are long, negative or zero.
  for (const std::size_t i : {0U, 1U, 3U}) {
    EXPECT_THAT(services[i].current.identity.certificates, SizeIs(1)) << i;
  }
  EXPECT_THAT(services[2].current.identity.certificates, IsEmpty());
  EXPECT_THAT(services[2].current.identity.unreadable, SizeIs(1));
  EXPECT_THAT(ServiceIndex(list).anchors_at(kIssued), SizeIs(3));
  EXPECT_THAT(codes_of(reservations(list)), ElementsAre("list.certificate.unreadable"));
}

TEST(ForeignList, TakeOverAndExpiryAreKept) {
  const TrustList list = must_read("09-taken-over").list;
  const EtsiExtensions& extensions = list.providers.at(0).services.at(0).current.extensions;
  ASSERT_THAT(extensions.taken_over, SizeIs(1));
  EXPECT_EQ(extensions.taken_over[0].provider, (xml::Texts{{"en", "Successor"}}));
  EXPECT_EQ(extensions.taken_over[0].territory, "XB");
  EXPECT_THAT(extensions.taken_over[0].other, SizeIs(1));
  ASSERT_THAT(extensions.expired_revocation, SizeIs(1));
  EXPECT_EQ(to_string(extensions.expired_revocation[0].since), "2016-06-30T22:00:00Z");
}

TEST(ForeignList, CriteriaNestAndKeepOtherCriteria) {
  const TrustList list = must_read("10-nested-criteria").list;
  const auto& extensions = list.providers.at(0).services.at(0).current.extensions;
  const CriteriaList& outer = extensions.qualifications.at(0).elements.at(0).criteria;
  ASSERT_THAT(outer.nested, SizeIs(1));
  EXPECT_EQ(outer.nested[0].assertion, Assert::at_least_one);
  EXPECT_EQ(outer.nested[0].nested.at(0).assertion, Assert::none);
  EXPECT_EQ(oid_of(outer.nested[0].nested[0].policy_sets.at(0).at(0)), Oid::literal("2.999.1.3"));
  EXPECT_EQ(outer.description, "Nested (DEMO)");
  EXPECT_EQ(oid_of(outer.extended_key_usages.at(0).at(0)), Oid::literal("1.3.6.1.5.5.7.3.4"));
  EXPECT_THAT(outer.subject_attributes.at(0), SizeIs(2));
  ASSERT_THAT(outer.other, SizeIs(1));
  EXPECT_EQ(outer.other[0].name, "{urn:example:criteria}Own");
}

TEST(ForeignList, IdentitiesOfEveryKindAreKept) {
  const ReadList read = must_read("11-identities");
  const auto& services = read.list.providers.at(0).services;
  const DigitalIdentity& all = services[0].current.identity;
  EXPECT_THAT(all.certificates, SizeIs(2));
  EXPECT_THAT(all.subject_names, ElementsAre("CN=Demo Root"));
  EXPECT_THAT(all.subject_key_ids, SizeIs(1));
  ASSERT_THAT(all.key_values, SizeIs(1));
  EXPECT_THAT(all.key_values[0].xml, HasSubstr("AQAB"));
  ASSERT_THAT(all.others, SizeIs(1));
  EXPECT_EQ(services[2].current.identity.others.at(0).name, "{http://uri.etsi.org/02231/v2#}Other");
  EXPECT_THAT(codes_of(read.deviations), UnorderedElementsAre("list.deviation.several_certificates",
                                                              "list.deviation.no_certificate"));
}

TEST(ForeignList, UnknownExtensionsAreKeptEverywhereAndCriticalOnesTrustNothing) {
  const ReadList read = must_read("12-unknown-extensions");
  EXPECT_THAT(read.list.scheme.extensions, SizeIs(2));
  EXPECT_THAT(read.list.providers.at(0).extensions, SizeIs(2));
  const auto anchors = ServiceIndex(read.list).anchors_at(kIssued);
  ASSERT_THAT(anchors, SizeIs(1));
  EXPECT_EQ(anchors[0], root().certificate());
  EXPECT_THAT(codes_of(reservations(read.list)),
              UnorderedElementsAre("list.extension.scheme_unknown_critical",
                                   "list.extension.unknown_critical"));
  EXPECT_THAT(codes_of(read.deviations), Contains("list.deviation.extension"));
}

TEST(ForeignList, LinksAreKept) {
  const TrustList list = must_read("13-links").list;
  EXPECT_THAT(list.scheme.policy, SizeIs(2));
  EXPECT_THAT(list.scheme.legal_notice, IsEmpty());
  const Service& service = list.providers.at(0).services.at(0);
  EXPECT_THAT(service.scheme_definition_uri, SizeIs(1));
  EXPECT_THAT(service.definition_uri, SizeIs(2));
  EXPECT_EQ(service.current.extensions.additional.at(0).value, "value");
  EXPECT_TRUE(service.current.extensions.additional[0].other.has_value());
}

TEST(ForeignList, DeviationsAreNotedOneByOneWithTheirPlace) {
  const ReadList read = must_read("14-deviations");
  EXPECT_THAT(
      codes_of(read.deviations),
      UnorderedElementsAre(
          "list.deviation.tag", "list.deviation.order", "list.deviation.missing",
          "list.deviation.empty", "list.deviation.element", "list.deviation.language",
          "list.deviation.territory", "list.deviation.date", "list.deviation.date_without_offset",
          "list.deviation.uri", "list.deviation.base64", "list.deviation.keyword",
          "list.deviation.object_identifier", "list.deviation.history_order",
          "list.deviation.history_after_current", "list.deviation.extension_unreadable"))
      << said(read.deviations);
  for (const Finding& finding : read.deviations) {
    ASSERT_FALSE(finding.facts().empty()) << describe(finding);
    EXPECT_EQ(finding.facts().front().name, "place");
    EXPECT_THAT(finding.facts().front().value, testing::StartsWith("/TrustServiceStatusList"));
    EXPECT_LE(finding.effect(), Effect::warning) << describe(finding);
  }
}

TEST(ForeignList, DeviatingValuesHaveTheMeaningThatIsLeft) {
  const TrustList list = must_read("14-deviations").list;
  EXPECT_EQ(list.scheme.version, 5);
  EXPECT_EQ(list.scheme.sequence_number, 7);
  EXPECT_EQ(list.scheme.operator_name,
            (xml::Texts{{"", "Body without a language"}, {"EN", "Body in capitals"}}));
  EXPECT_EQ(list.scheme.list_issue_date_time, kIssued);
  EXPECT_EQ(list.scheme.next_update, std::nullopt);  // never in force: ages.hpp
  const auto& services = list.providers.at(0).services;
  EXPECT_EQ(services[0].current.status_starting_time, kThird);
  EXPECT_THAT(services[0].current.identity.certificates, ElementsAre(root().certificate()));
  EXPECT_EQ(services[0].history.at(0).status_starting_time.seconds, 1514764800);
  // Without its Critical attribute an extension is critical, and so nothing is trusted.
  EXPECT_TRUE(services[0].current.extensions.qualifications.at(0).critical);
  EXPECT_THAT(ServiceIndex(list).anchors_at(kIssued), IsEmpty());
}

TEST(ForeignList, APastAfterThePresentIsTrustedAtNoTime) {
  const TrustList list = must_read("14-deviations").list;
  const Service& service = list.providers.at(0).services.at(1);
  for (const Instant t : {kFirst, kThird, kIssued}) {
    EXPECT_EQ(standing_at(service, t), Standing::unknown) << to_string(t);
    EXPECT_EQ(standing_period_at(service, t).standing, Standing::unknown) << to_string(t);
  }
  EXPECT_EQ(standing_at(service, kFirst - 1), Standing::ended);
}

TEST(ForeignList, TheSameDeviationsRefuseAListOfOurProfile) {
  const std::string foreign = foreign_xml("14-deviations");
  // By our namespace anywhere, whatever the list's type.
  EXPECT_THAT(read(replaced(foreign, "<VendorNote>unknown</VendorNote>",
                            "<SchemeExtensions><Extension Critical=\"false\"><NextSigner "
                            "xmlns=\"urn:baytrust:trust-list:1\" sha256=\"" +
                                std::string(64, 'a') +
                                "\" from=\"2026-03-31T00:00:00Z\"/></Extension>"
                                "</SchemeExtensions>")),
              FailsWith("xml.field.keyword"));
  // By our kind of list type.
  EXPECT_THAT(read(replaced(replaced(foreign, "EUgeneric", "XAlist"), ">xa<", ">XA<")),
              FailsWith("xml.field.keyword"));
}

// What leaves a value without meaning, or two to choose from.
struct Meaningless {
  std::string_view name, from, to, code;
};
class MeaninglessField : public testing::TestWithParam<Meaningless> {};
TEST_P(MeaninglessField, RefusesAForeignListToo) {
  const Meaningless& m = GetParam();
  EXPECT_THAT(read(replaced(foreign_xml("01-national-v5"), m.from, m.to)), FailsWith(m.code));
}
const Meaningless kMeaningless[] = {
    {"Version", ">5</TSLVersionIdentifier>", ">4</TSLVersionIdentifier>",
     "list.version.unsupported"},
    {"NoSequence", "<TSLSequenceNumber>7</TSLSequenceNumber>", "", "xml.field.missing"},
    {"TwoSequences", "<TSLSequenceNumber>7</TSLSequenceNumber>",
     "<TSLSequenceNumber>7</TSLSequenceNumber><TSLSequenceNumber>8</TSLSequenceNumber>",
     "xml.field.unexpected"},
    {"TwoStatuses", "<StatusStartingTime>",
     "<ServiceStatus>http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/withdrawn</ServiceStatus>"
     "<StatusStartingTime>",
     "xml.field.unexpected"},
    {"NoIssueTime", "<ListIssueDateTime>2026-03-01T00:00:00Z</ListIssueDateTime>", "",
     "xml.field.missing"},
    {"NotADate", "2026-08-01T00:00:00Z", "2026-08-32T00:00:00Z", "xml.field.date"},
    {"OnlyADay", "2026-08-01T00:00:00Z", "2026-08-01", "xml.field.date"},
    {"NoStartingTime", "<StatusStartingTime>2024-01-01T00:00:00Z</StatusStartingTime>", "",
     "xml.field.missing"},
    {"MarkupInAName", ">Example Supervisory Body<", ">Example <b>Body</b><",
     "xml.field.unexpected"},
};
INSTANTIATE_TEST_SUITE_P(Field, MeaninglessField, testing::ValuesIn(kMeaningless),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(ForeignList, CountsAreBounded) {
  const std::string list = foreign_xml("10-nested-criteria");
  const std::string open = "<sie:CriteriaList assert=\"all\">";
  std::string deep = open;
  std::string close = "</sie:CriteriaList>";
  for (int i = 0; i < 16; ++i) {
    deep += open;
    close += "</sie:CriteriaList>";
  }
  const std::string xml = replaced(list, "<sie:Description>", deep + close + "<sie:Description>");
  const auto read = read_all(xml);
  ASSERT_TRUE(read) << describe(read.error());
  // Too deep: the extension is kept unread, and is not ours to apply.
  const auto& extensions = read->list.providers.at(0).services.at(0).current.extensions;
  EXPECT_THAT(extensions.qualifications, IsEmpty());
  EXPECT_THAT(extensions.unknown, SizeIs(1));
  EXPECT_THAT(said(read->deviations), HasSubstr("reason=xml.field.too_many"));

  const std::string pointers = foreign_xml("04-sibling-scheme");
  const std::string one = "<OtherTSLPointer><TSLLocation>u</TSLLocation></OtherTSLPointer>";
  std::string many;
  for (int i = 0; i < 1000; ++i) many += one;
  EXPECT_THAT(test::read(replaced(pointers, "<OtherTSLPointer>", many + "<OtherTSLPointer>")),
              FailsWith("xml.field.too_many"));
}

TEST(ForeignList, FindingsAreBounded) {
  std::string names;
  for (int i = 0; i < 999; ++i) names += "<Name>x</Name>";
  std::string xml = replaced(foreign_xml("01-national-v5"), "<TSPName>", "<TSPName>" + names);
  xml = replaced(xml, "<SchemeName>", "<SchemeName>" + names);
  const auto read = read_all(xml);
  ASSERT_TRUE(read) << describe(read.error());
  ASSERT_THAT(read->deviations, SizeIs(1001));
  EXPECT_EQ(read->deviations.back().code().id, "list.deviation.more");
  EXPECT_THAT(read->deviations.back().facts(), Contains(Fact{"count", "998"}));
}

}  // namespace
}  // namespace baytrust::trustlists
