#include "gateway/authoring/draft_list.hpp"

#include <gmock/gmock.h>

#include "tests/gateway/authoring/office.hpp"
#include "trustlists/parse.hpp"
#include "trustlists/uris.hpp"
#include "validators/xml/element.hpp"

namespace baytrust::authoring {
namespace {

using baytrust::test::Authority;
using baytrust::test::kNoon;
using baytrust::test::make_authority;

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

trustlists::TrustList read(const Draft& draft) {
  const auto tree = xml::read_unsigned(draft.document);
  auto list = trustlists::parse(tree->root());
  EXPECT_TRUE(list) << describe(list.error());
  return *std::move(list);
}

class DraftList : public test::Office {
 protected:
  // The draft, or an empty list after the complaints were printed.
  trustlists::TrustList must(const std::vector<test::Cells>& rows) {
    const Drafted drafted = list(rows);
    EXPECT_TRUE(drafted.draft) << told(drafted);
    return drafted.draft ? read(*drafted.draft) : trustlists::TrustList();
  }
};

TEST_F(DraftList, OneRowGivesTheRootTheCaAndItsType) {
  const auto list = must({row()});
  ASSERT_THAT(list.providers, SizeIs(1));
  EXPECT_EQ(list.providers[0].name, (xml::Texts{{"en", "Hongkong Post"}, {"zh-Hant", "香港郵政"}}));
  ASSERT_THAT(list.providers[0].services, SizeIs(2));
  const auto& root = list.providers[0].services[0];
  const auto& ca = list.providers[0].services[1];
  EXPECT_EQ((*root.certificate())->fingerprint, root_.certificate()->fingerprint);
  EXPECT_THAT(root.current.types, IsEmpty());
  EXPECT_EQ((*ca.certificate())->fingerprint, ca15_.certificate()->fingerprint);
  // 00:00 in Hong Kong.
  EXPECT_EQ(to_string(ca.current.status_starting_time), "2016-07-31T16:00:00Z");
  ASSERT_THAT(ca.current.types, SizeIs(1));
  const auto& type = ca.current.types[0];
  EXPECT_EQ(type.id, "e-cert-personal");
  EXPECT_EQ(type.marker.oid, Oid::literal("2.5.4.10"));
  ASSERT_THAT(type.families, SizeIs(1));
  EXPECT_EQ(to_string(type.families[0].prefix), "2.16.344.8.2.2008.810.2");
  EXPECT_EQ(type.families[0].version_nodes, 3u);
  EXPECT_EQ(ca.supply_points[0].kind, trustlists::SupplyPoint::Kind::crl);
  EXPECT_EQ(list.scheme.sequence_number, 7);
  EXPECT_EQ(to_string(list.scheme.list_issue_date_time), "2026-02-28T16:00:00Z");
}

TEST_F(DraftList, IsTheSameOctetsEveryTime) {
  const Drafted first = list({row()});
  const Drafted second = list({row()});
  ASSERT_TRUE(first.draft && second.draft) << told(first);
  EXPECT_EQ(first.draft->document, second.draft->document);
}

TEST_F(DraftList, WhatIsTheSameForAProviderMayStandInOneRow) {
  const test::Cells bare{{"street (en)", ""}, {"e-mail", ""}, {"country", ""}};
  const auto list = must({row(bare), row({{"issuing ca", "Hongkong Post e-Cert CA 2 - 17"}})});
  ASSERT_THAT(list.providers, SizeIs(1));
  EXPECT_THAT(list.providers[0].services, SizeIs(3));
  const Drafted differing = this->list({row(), row({{"country", "MO"}, {"type id", "b"}})});
  EXPECT_THAT(codes(differing), ElementsAre("author.cell.contradicts"));
}

TEST_F(DraftList, TheHistoryFollowsFromFirstAndLastDays) {
  const auto list =
      must({row({{"type id", "a"}, {"last day", "2019-12-31"}, {"last day source", "Gazette 9"}}),
            row({{"type id", "b"},
                 {"first day", "2018-01-01"},
                 {"last day", "2021-06-30"},
                 {"last day source", "Gazette 10"}})});
  const auto& ca = list.providers[0].services[1];
  EXPECT_EQ(ca.current.status, trustlists::kDeprecated);
  EXPECT_EQ(to_string(ca.current.status_starting_time), "2021-06-30T16:00:00Z");
  ASSERT_THAT(ca.history, SizeIs(3));
  EXPECT_THAT(ca.history[0].types, SizeIs(1));
  EXPECT_EQ(to_string(ca.history[0].status_starting_time), "2019-12-31T16:00:00Z");
  EXPECT_THAT(ca.history[1].types, SizeIs(2));
  EXPECT_THAT(ca.history[2].types, SizeIs(1));
  // The root stood from the first to the last of them.
  const auto& root = list.providers[0].services[0];
  EXPECT_EQ(root.current.status, trustlists::kDeprecated);
  ASSERT_THAT(root.history, SizeIs(1));
}

TEST_F(DraftList, ALastDayToComeIsInTheReviewRecordOnly) {
  const Drafted drafted =
      list({row({{"last day", "2030-12-31"}, {"last day source", "Gazette 9"}})});
  ASSERT_TRUE(drafted.draft) << told(drafted);
  EXPECT_EQ(read(*drafted.draft).providers[0].services[1].current.status, trustlists::kRecognised);
  ASSERT_THAT(drafted.draft->dates, SizeIs(2));
  EXPECT_EQ(drafted.draft->dates[1].written, "2030-12-31");
}

TEST_F(DraftList, RootsTimeStampingAndOcspHaveRowsOfTheirOwn) {
  const auto tsa = root_.issue({.subject = "CN=Stamp 1"});
  give("tsa.pem", tsa);
  const auto only = [&](const test::Cells& more) {
    test::Cells out = provider();
    out.insert({{"first day", "2016-08-01"},
                {"first day source", "Gazette 1"},
                {"reviewer", "Ana Lei"},
                {"reviewed on", "2026-02-20"}});
    return test::with(std::move(out), more);
  };
  const auto list = must({row(),
                          only({{"service", "root"},
                                {"root ca", "Hongkong Post Root CA 3"},
                                {"first day", "2003-05-15"}}),
                          only({{"service", "TSA"}, {"service certificate", "Stamp 1"}})});
  ASSERT_THAT(list.providers[0].services, SizeIs(3));
  EXPECT_EQ(to_string(list.providers[0].services[1].current.status_starting_time),
            "2003-05-14T16:00:00Z");
  EXPECT_EQ(list.providers[0].services[2].current.type, trustlists::kTsa);
}

TEST_F(DraftList, PreviousCasKeepTheirDatesAndSources) {
  const auto list = must({row({{"previous ca",
                                "Hongkong Post e-Cert CA 2 - 17 | Hongkong Post "
                                "Root CA 3"},
                               {"previous first day", "2010-01-01 |"},
                               {"previous source", "CPS 2010 | not published"},
                               {"audit", "WebTrust for CAs"},
                               {"audit date", "2025-06-01"},
                               {"reliance limit", "HKD 200,000"}})});
  const auto& type = list.providers[0].services[1].current.types[0];
  ASSERT_THAT(type.previous, SizeIs(2));
  EXPECT_EQ(type.previous[0].certificate_sha256, ca17_.certificate()->fingerprint);
  EXPECT_TRUE(type.previous[0].from.at);
  EXPECT_FALSE(type.previous[1].from.at);
  EXPECT_EQ(type.previous[1].from.source, "not published");
  EXPECT_THAT(type.audits, SizeIs(1));
  EXPECT_EQ(type.reliance_limit->amount, 200000);
}

TEST_F(DraftList, AnnouncesTheNextSigner) {
  next_signer_ = NextSigner{ca17_.certificate()->fingerprint, kNoon};
  EXPECT_EQ(must({row()}).scheme.next_signer->from, kNoon);
}

// ---- What is refused

TEST_F(DraftList, EveryErrorOfEveryRowIsToldAtOnce) {
  const Drafted drafted =
      list({row({{"issuing ca", "Nobody"}, {"use", "sealing"}, {"reviewer", ""}}),
            row({{"first day", "1/8/2016"}, {"type id", "x y"}, {"custody", ""}, {"web", "w"}})});
  EXPECT_FALSE(drafted.draft);
  EXPECT_THAT(codes(drafted),
              ElementsAre("author.name.unknown", "author.cell.bad", "author.cell.missing",
                          "author.cell.bad", "author.cell.bad", "author.cell.missing"))
      << told(drafted);
  EXPECT_THAT(told(drafted), HasSubstr("line=3 column=first day value=1/8/2016"));
}

TEST_F(DraftList, TheSameNameTwiceNeedsAFingerprint) {
  const Authority again = root_.subordinate({.subject = "C=HK,CN=Hongkong Post e-Cert CA 2 - 15"});
  give("again.pem", again.certificate());
  const Drafted drafted = list({row()});
  EXPECT_THAT(codes(drafted), ElementsAre("author.name.ambiguous"));
  for (const auto& certificate : {ca15_.certificate(), again.certificate()}) {
    EXPECT_THAT(told(drafted), HasSubstr(to_hex(certificate->fingerprint)));
  }
  const auto pinned =
      must({row({{"issuing ca sha256", to_hex(again.certificate()->fingerprint)}})});
  EXPECT_EQ((*pinned.providers[0].services[1].certificate())->fingerprint,
            again.certificate()->fingerprint);
}

TEST_F(DraftList, ADashIsNotAHyphen) {
  EXPECT_THAT(codes(list({row({{"issuing ca", "Hongkong Post e-Cert CA 2 – 15"}})})),
              ElementsAre("author.name.differs"));
  const auto pinned =
      must({row({{"issuing ca", "Hongkong Post e-Cert CA 2 – 15"},
                 {"issuing ca sha256", to_hex(ca15_.certificate()->fingerprint)}})});
  EXPECT_THAT(pinned.providers[0].services, SizeIs(2));
  // A name that fits exactly is refused as well while another looks like it.
  give("dash.pem",
       root_.subordinate({.subject = "C=HK,CN=Hongkong Post e-Cert CA 2 – 15"}).certificate());
  EXPECT_THAT(codes(list({row()})), ElementsAre("author.name.ambiguous"));
}

TEST_F(DraftList, FingerprintsMustBeAmongTheCertificatesAndWellFormed) {
  EXPECT_THAT(codes(list({row({{"issuing ca sha256", std::string(64, '0')}})})),
              ElementsAre("author.fingerprint.unknown"));
  EXPECT_THAT(codes(list({row({{"issuing ca sha256", "12"}})})), ElementsAre("author.cell.bad"));
}

TEST_F(DraftList, APairThatDoesNotChainIsRefused) {
  const Authority other = make_authority("x", {.subject = "C=HK,CN=Hongkong Post Root CA 1"});
  give("other.pem", other.certificate());
  EXPECT_THAT(codes(list({row({{"root ca", "Hongkong Post Root CA 1"}})})),
              ElementsAre("author.chain.broken"));
}

TEST_F(DraftList, DatesNeedASourceAndTheirOrder) {
  EXPECT_THAT(codes(list({row({{"first day source", ""}})})),
              ElementsAre("author.date.source_missing"));
  EXPECT_THAT(codes(list({row({{"first day", "2026-12-01"}})})), ElementsAre("author.date.future"));
  EXPECT_THAT(codes(list({row({{"last day", "2016-07-30"}, {"last day source", "Gazette 2"}})})),
              ElementsAre("author.date.order"));
}

TEST_F(DraftList, TheSameTypeOfACaTwiceIsRefused) {
  EXPECT_THAT(codes(list({row(), row()})), ElementsAre("author.row.repeated"));
}

TEST_F(DraftList, CellsThatMeanNothingInTheRowAreRefused) {
  EXPECT_THAT(codes(list({row({{"custody holder", "Somebody"}})})),
              ElementsAre("author.cell.idle"));
  EXPECT_THAT(codes(list({row({{"service", "root"}})})),
              ::testing::Each(std::string("author.cell.idle")));
}

TEST_F(DraftList, AProviderNeedsItsAddress) {
  EXPECT_THAT(codes(list({row({{"street (en)", ""}, {"information uri (en)", ""}})})),
              ElementsAre("author.cell.missing", "author.cell.missing"));
}

TEST_F(DraftList, LevelsAreThoseOfTheScheme) {
  const Drafted drafted = list({row({{"assurance level", "qualified"}})});
  EXPECT_THAT(told(drafted), HasSubstr("value=qualified expected=recognized"));
}

TEST_F(DraftList, WithoutCertificatesOrSchemeThereIsNoDraft) {
  certificates_.clear();
  EXPECT_THAT(codes(list({row()})), ::testing::Contains("author.certificates.none"));
  SetUp();
  list_scheme_ = "sequence = 1\n";
  EXPECT_THAT(codes(list({row()})), ElementsAre("config.key.missing"));
  list_scheme_ = std::string(test::kListScheme) + "above = [\"nothing\"]\n";
  EXPECT_THAT(codes(list({row()})), ElementsAre("list.levels.unknown"));
}

TEST_F(DraftList, ATableOfOneCaIsBounded) {
  std::vector<test::Cells> rows;
  for (int i = 0; i < 258; ++i) rows.push_back(row({{"type id", "t" + std::to_string(i)}}));
  EXPECT_THAT(codes(list(rows)), ElementsAre("author.table.too_many", "author.table.too_many"));
}

TEST_F(DraftList, FilesThatAreNoCertificatesAreToldAndBearNoName) {
  certificates_.push_back({"broken.pem", share(to_bytes(as_bytes("nothing")))});
  const Drafted drafted = list({row()});
  ASSERT_TRUE(drafted.draft) << told(drafted);
  ASSERT_THAT(drafted.draft->unreadable, SizeIs(1));
  EXPECT_EQ(drafted.draft->unreadable[0].subject(), "broken.pem");
}

TEST_F(DraftList, TheReviewRecordSaysWhoReviewedWhatAndWhereDatesWereRead) {
  const Drafted drafted = list({row()});
  ASSERT_TRUE(drafted.draft) << told(drafted);
  const service::NamedFile table{"t.csv", share(Bytes{})};
  const std::string record = review_record({.table = table,
                                            .scheme = table,
                                            .certificates = {},
                                            .directory = "ca",
                                            .jurisdiction = *config_.jurisdiction("HK"),
                                            .next_signer = {},
                                            .now = kNoon},
                                           *drafted.draft, {"Bao Chan", "2026-03-01", {}});
  EXPECT_THAT(record, HasSubstr(R"("pairings_reviewed_by":"Bao Chan")"));
  EXPECT_THAT(record, HasSubstr(R"("source":"Gazette 1","written":"2016-08-01")"));
  EXPECT_THAT(record, HasSubstr(R"("reviewer":"Ana Lei")"));
}

}  // namespace
}  // namespace baytrust::authoring
