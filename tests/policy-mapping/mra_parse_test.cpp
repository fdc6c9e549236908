#include "policy-mapping/mra_parse.hpp"

#include <algorithm>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>

#include "policy-mapping/mra.hpp"
#include "policy-mapping/mra_codes.hpp"
#include "policy-mapping/register_parse.hpp"
#include "policy-mapping/write.hpp"
#include "tests/policy-mapping/sample_register.hpp"
#include "tests/support/corpus.hpp"
#include "tests/support/schema_check.hpp"
#include "tests/support/source_tree.hpp"
#include "validators/xml/element.hpp"

namespace baytrust::policy_mapping {
namespace {

using namespace test;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr Instant kNow{1772323200};  // 2026-03-01T00:00:00Z

std::string agreement_xml(std::string_view name = "01-agreement") {
  std::ifstream in(baytrust::test::source_tree() / "tests/data/mra" / (std::string(name) + ".xml"));
  if (!in) ADD_FAILURE() << "no file for " << name;
  return {std::istreambuf_iterator<char>(in), {}};
}

Result<MraDraft> import(std::string_view document) {
  const auto tree = xml::read_unsigned(as_bytes(document));
  if (!tree) return tree.error();
  return import_mra(tree->root(), kNow, kNow + 30 * kDay);
}

MraDraft must_import(std::string_view document) {
  auto draft = import(document);
  if (draft) return *std::move(draft);
  ADD_FAILURE() << describe(draft.error());
  return {};
}

// The codes about one subject, in their order.
std::vector<std::string_view> codes_of(const Findings& findings, std::string_view subject) {
  std::vector<std::string_view> codes;
  for (const Finding& finding : findings) {
    if (finding.subject().name() == subject) codes.push_back(finding.code().id);
  }
  return codes;
}

std::string said(const Findings& findings) {
  std::string all;
  for (const Finding& finding : findings) all += describe(finding) + "\n";
  return all;
}

TEST(Mra, SamplesAreWhatTheSchemaSays) {
  if (const auto reason = baytrust::test::no_schema_check()) GTEST_SKIP() << *reason;
  const auto etsi = *baytrust::test::corpora() / "etsi-xsd";
  const auto folder = etsi / "specs-trusted-list";
  const baytrust::test::SchemaOf schemas[] = {
      {xml::kXadesNamespace, etsi / "specs-xades/XAdES.xsd"},
      {mra::kTslNamespace, folder / "ts_119612v020401_xsd.xsd"},
      {mra::kSieNamespace, folder / "ts_119612v020401_sie_xsd.xsd"},
      {mra::kAdditionalNamespace, folder / "ts_119612v020401_additionaltypes_xsd.xsd"},
      {mra::kNamespace, folder / "mra/mra_schema_v2_19612v020401.xsd"}};
  const baytrust::test::SchemaCheck check(schemas);
  EXPECT_EQ(check.errors_of(agreement_xml()), "");
  EXPECT_EQ(check.errors_of(agreement_xml("02-only-services-without-counterpart")), "");
}

TEST(Mra, EquivalencesOfCasAndTimeStampsBecomeEntriesOfOneDirection) {
  const Register draft = must_import(agreement_xml()).draft;
  EXPECT_EQ(draft.publisher, "XA");
  EXPECT_THAT(draft.publisher_name, SizeIs(2));
  EXPECT_EQ(draft.issued, kNow);
  ASSERT_THAT(draft.recognitions, SizeIs(3));
  for (const Recognition& r : draft.recognitions) {
    EXPECT_EQ(r.relying, "XA");
    EXPECT_EQ(r.issuing, "XB");
    EXPECT_THAT(r.ca_pairs, IsEmpty());
    EXPECT_THAT(r.evidence, SizeIs(2));
  }
  EXPECT_EQ(draft.recognitions[0].id, "mra-XA-XB-1");
  EXPECT_EQ(draft.recognitions[0].kind, Kind::certificate);
  EXPECT_EQ(draft.recognitions[1].kind, Kind::timestamp);
  EXPECT_EQ(draft.recognitions[0].legal_basis, (xml::Texts{{"und", "Article 3 (signatures)"}}));
}

TEST(Mra, StatusesBecomeAHistoryInTheOrderOfTime) {
  const Register draft = must_import(agreement_xml()).draft;
  const Recognition& r = draft.recognitions.at(0);
  std::vector<std::string> story;
  for (const StatusChange& change : r.status) {
    story.push_back(std::string(to_string(change.status)) + " " + to_string(change.effective_from));
  }
  EXPECT_THAT(story, ElementsAre("in-force 2024-06-01T00:00:00Z", "withdrawn 2025-06-01T00:00:00Z",
                                 "in-force 2026-01-01T00:00:00Z"));
  EXPECT_EQ(to_string(r.period.from.instant), "2024-06-01T00:00:00Z");
  EXPECT_EQ(r.period.to.kind, Bound::Kind::open);
  // A status nobody here knows recognises nothing.
  EXPECT_EQ(draft.recognitions.at(2).status.back().status, Status::suspended);
}

TEST(Mra, PoliciesUsagesAndPurposesAreWhatAnEntryCanSay) {
  const Recognition r = must_import(agreement_xml()).draft.recognitions.at(0);
  EXPECT_THAT(r.counts_as.policies, ElementsAre(RelyingPolicy(Oid::literal("2.999.10.1"))));
  EXPECT_EQ(to_string(r.policy_family), "2.999.20.1.* only 5, 7");
  EXPECT_THAT(r.required.key_usage_all, ElementsAre(x509::KeyUsageBit::content_commitment));
  EXPECT_THAT(r.required.extended_key_usage, ElementsAre(Oid::literal("1.3.6.1.5.5.7.3.4")));
}

TEST(Mra, WhatHasNoCounterpartIsAFindingEach) {
  const MraDraft draft = must_import(agreement_xml());
  EXPECT_THAT(codes_of(draft.findings, "XA"),
              ElementsAre("mra.list.not_verified", "mra.attribute.no_counterpart",
                          "mra.attribute.no_counterpart", "mra.attribute.no_counterpart",
                          "mra.service_type.no_counterpart"))
      << said(draft.findings);
  EXPECT_THAT(codes_of(draft.findings, "mra-XA-XB-1"),
              ElementsAre("mra.history.content_dropped", "mra.history.content_dropped",
                          "mra.period.open", "mra.service_information.no_counterpart",
                          "mra.status_list.no_counterpart", "mra.status_list.no_counterpart",
                          "mra.qualifier.no_counterpart", "mra.qualifier.no_counterpart",
                          "mra.content.no_counterpart", "mra.content.no_counterpart",
                          "mra.ca_pair.missing", "mra.certificate_type.missing"))
      << said(draft.findings);
  // Two policies under different arcs are no family.
  EXPECT_THAT(codes_of(draft.findings, "mra-XA-XB-2"),
              ElementsAre("mra.period.open", "mra.status_list.no_counterpart",
                          "mra.status_list.no_counterpart", "mra.policy_family.missing",
                          "mra.ca_pair.missing"))
      << said(draft.findings);
  EXPECT_THAT(said(draft.findings), HasSubstr("found=2.999.30.1 | 2.999.40.1"));
  const auto third = codes_of(draft.findings, "mra-XA-XB-3");
  EXPECT_THAT(third, testing::Contains("mra.status.unknown"));
  EXPECT_THAT(third, testing::Contains("mra.counts_as.missing"));
}

TEST(Mra, HalfAConditionIsNoCondition) {
  // The pointed side asks for a statement besides the policies: the policies alone would let in
  // more than was agreed.
  const std::string xml = agreement_xml();
  const std::string from = "<sie:otherCriteriaList>\n";
  const std::size_t at = xml.find(from, xml.find("2.999.20.1.7"));
  ASSERT_NE(at, std::string::npos);
  std::string more = xml;
  more.insert(at + from.size(), "<mra:QcStatementSet/>");
  const MraDraft draft = must_import(more);
  const Recognition& r = draft.draft.recognitions.at(0);
  EXPECT_EQ(r.policy_family.prefix, Oid());
  EXPECT_THAT(r.counts_as.policies, IsEmpty());
  EXPECT_THAT(codes_of(draft.findings, r.id), testing::Contains("mra.policy_family.missing"));
}

TEST(Mra, ADraftIsWrittenAndNoReaderOfRegistersAcceptsIt) {
  const MraDraft draft = must_import(agreement_xml());
  const auto written = write_draft(draft.draft);
  ASSERT_TRUE(written) << describe(written.error());
  EXPECT_THAT(std::string(as_text(*written)), HasSubstr("key=\"mra-XA-XB-1\""));
  const auto tree = xml::read_unsigned(*written);
  ASSERT_TRUE(tree);
  const auto refused = parse(*tree->root().child(kRegisterShape.content));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code().id, "xml.field.missing") << describe(refused.error());
  EXPECT_THAT(write(draft.draft), testing::Truly([](const auto& r) { return r.has_error(); }));
}

TEST(Mra, ACompletedDraftIsARegister) {
  Register draft = must_import(agreement_xml()).draft;
  draft.recognitions.resize(1);
  Recognition& r = draft.recognitions[0];
  r.ca_pairs = simple().ca_pairs;
  r.certificate_type = simple().certificate_type;
  const auto written = write(draft);
  ASSERT_TRUE(written) << describe(written.error());
}

TEST(Mra, ServicesOfAnotherKindMakeNoEntry) {
  const MraDraft draft = must_import(agreement_xml("02-only-services-without-counterpart"));
  EXPECT_THAT(draft.draft.recognitions, IsEmpty());
  EXPECT_THAT(codes_of(draft.findings, "XA"), testing::Contains("mra.entry.none"));
}

struct Hostile {
  std::string_view name, from, to, code;
};
class HostileAgreement : public testing::TestWithParam<Hostile> {};
TEST_P(HostileAgreement, IsRefusedByItsOwnCode) {
  std::string xml = agreement_xml();
  const std::size_t at = xml.find(GetParam().from);
  ASSERT_NE(at, std::string::npos) << GetParam().from;
  xml.replace(at, GetParam().from.size(), GetParam().to);
  const auto draft = import(xml);
  ASSERT_FALSE(draft);
  EXPECT_EQ(draft.error().code().id, GetParam().code) << describe(draft.error());
}
const Hostile kHostile[] = {
    {"Root", "TrustServiceStatusList", "Other", "xml.not_well_formed"},
    {"NoVersion", " version=\"2\"", "", "xml.field.attribute.missing"},
    {"UnknownAttribute", " version=\"2\"", " version=\"2\" trust=\"all\"",
     "xml.field.attribute.unexpected"},
    {"NotADate", "2024-06-01T00:00:00Z", "2024-06-31T00:00:00Z", "xml.field.date"},
    {"NoOffset", "2024-06-01T00:00:00Z", "2024-06-01T00:00:00", "xml.field.date.without_offset"},
    {"TwoStatuses", "<mra:TrustServiceEquivalenceStatusStartingTime>",
     "<mra:TrustServiceEquivalenceStatus>x</mra:TrustServiceEquivalenceStatus>"
     "<mra:TrustServiceEquivalenceStatusStartingTime>",
     "xml.field.missing"},
    {"UnknownElement", "<mra:TrustServiceLegalIdentifier>",
     "<mra:More/><mra:TrustServiceLegalIdentifier>", "xml.field.missing"},
    {"KeyUsageWord", ">true</sie:KeyUsageBit>", ">perhaps</sie:KeyUsageBit>", "xml.field.keyword"},
    {"NoTerritory", "<SchemeTerritory>XB</SchemeTerritory>", "", "mra.territory"},
    {"BadTerritory", "<SchemeTerritory>XB<", "<SchemeTerritory>../x<", "mra.territory"},
    {"OwnTerritory", "<SchemeTerritory>XB<", "<SchemeTerritory>XA<", "mra.territory"},
    {"NoListTerritory", "<SchemeTerritory>XA</SchemeTerritory>", "", "mra.territory"},
};
INSTANTIATE_TEST_SUITE_P(Field, HostileAgreement, testing::ValuesIn(kHostile),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(Mra, AListWithoutAgreementHasNone) {
  for (const std::string& xml :
       {agreement_xml("03-no-agreement"),
        std::string("<TrustServiceStatusList xmlns=\"http://uri.etsi.org/02231/v2#\"/>")}) {
    const auto draft = import(xml);
    ASSERT_FALSE(draft);
    EXPECT_EQ(draft.error().code().id, "mra.none");
  }
}

TEST(Mra, CriteriaAreBoundedInDepth) {
  std::string xml = agreement_xml();
  std::string deep;
  std::string close;
  for (int i = 0; i < 17; ++i) {
    deep += "<sie:CriteriaList assert=\"all\">";
    close += "</sie:CriteriaList>";
  }
  const std::size_t at = xml.find("</mra:CertificateContentDeclarationPointingParty>");
  xml.insert(at, deep + close);
  const auto draft = import(xml);
  ASSERT_FALSE(draft);
  EXPECT_EQ(draft.error().code().id, "xml.field.too_many") << describe(draft.error());
}

}  // namespace
}  // namespace baytrust::policy_mapping
