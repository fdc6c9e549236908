#include "gateway/authoring/draft_register.hpp"

#include <gmock/gmock.h>

#include "policy-mapping/register_parse.hpp"
#include "tests/gateway/authoring/office.hpp"
#include "validators/xml/element.hpp"

namespace baytrust::authoring {
namespace {

using baytrust::test::make_authority;

using namespace policy_mapping;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

class DraftRegister : public test::Office {
 protected:
  Register must(const std::vector<test::Cells>& rows) {
    const Drafted drafted = reg(rows);
    EXPECT_TRUE(drafted.draft) << told(drafted);
    if (!drafted.draft) return {};
    const auto tree = xml::read_unsigned(drafted.draft->document);
    auto content = parse(*tree->root().child(kRegisterShape.content));
    EXPECT_TRUE(content) << describe(content.error());
    return *std::move(content);
  }
};

TEST_F(DraftRegister, OneRowGivesOneEntry) {
  const Register content = must({entry()});
  EXPECT_EQ(content.publisher, "MO");
  EXPECT_EQ(content.sequence_number, 3);
  ASSERT_THAT(content.recognitions, SizeIs(1));
  const Recognition& r = content.recognitions[0];
  // 00:00 in Macao, and no end.
  EXPECT_EQ(to_string(r.period.from.instant), "2025-02-28T16:00:00Z");
  EXPECT_EQ(r.period.from.source, "Notice 12");
  EXPECT_EQ(r.period.to.kind, Bound::Kind::open);
  ASSERT_THAT(r.ca_pairs, SizeIs(1));
  EXPECT_EQ(r.ca_pairs[0].root_sha256, root_.certificate()->fingerprint);
  EXPECT_EQ(r.ca_pairs[0].issuer_sha256, ca15_.certificate()->fingerprint);
  EXPECT_EQ(to_string(r.policy_family), "2.16.344.8.2.2008.810.2.*.*.*");
  EXPECT_EQ(r.reviewed->by, "Bao Chan");
  EXPECT_EQ(to_string(*r.reviewed->next), "2027-02-19T16:00:00Z");
  EXPECT_EQ(r.status[0].effective_from, r.period.from.instant);
}

TEST_F(DraftRegister, AFurtherRowAddsAPair) {
  const Register content = must({entry(), entry({{"issuing ca", "Hongkong Post e-Cert CA 2 - 17"},
                                                 {"pair first day", "2025-06-01"},
                                                 {"pair first day source", "Notice 13"},
                                                 {"pair last day", "2026-05-31"},
                                                 {"pair last day source", "Notice 14"}})});
  ASSERT_THAT(content.recognitions, SizeIs(1));
  ASSERT_THAT(content.recognitions[0].ca_pairs, SizeIs(2));
  EXPECT_EQ(to_string(content.recognitions[0].ca_pairs[1].period.to.instant),
            "2026-05-31T16:00:00Z");
}

TEST_F(DraftRegister, FurtherRowsMustSayTheSameAndAnotherPair) {
  EXPECT_THAT(codes(reg({entry(), entry()})), ElementsAre("author.row.repeated"));
  const Drafted drafted = reg({entry(), entry({{"counts as", "2.999.853.2"}})});
  EXPECT_THAT(codes(drafted), ElementsAre("author.cell.contradicts"));
  EXPECT_THAT(told(drafted), HasSubstr("counts_as"));
}

TEST_F(DraftRegister, WhatAnEntryMayAskIsRead) {
  const Register content = must({entry({{"policy family", "2.16.344.8.2.2008.810.2.xxxx.x.x"},
                                        {"min release", "2018.1.1"},
                                        {"max release", "2030.1.1"},
                                        {"relying level", "mo-qualified"},
                                        {"issuing level", "recognized"},
                                        {"purposes", "contracts filings"},
                                        {"reliance limit", "MOP 1,000"},
                                        {"required key usage", "digitalSignature nonRepudiation"},
                                        {"required holder", "person"},
                                        {"required custody", "file, device"},
                                        {"required eku", "1.3.6.1.5.5.7.3.4"},
                                        {"revocation age", "12h"},
                                        {"permitted names", "DNS:example.hk"},
                                        {"evidence uri", "https://example.invalid/notice"},
                                        {"evidence sha256", std::string(64, 'a')},
                                        {"evidence title (en)", "Notice 12"},
                                        {"status", "suspended"},
                                        {"status from", "2025-05-01"},
                                        {"status reason", "review"}})});
  const Recognition& r = content.recognitions[0];
  EXPECT_EQ(to_string(*r.policy_family.min_release), "2018.1.1");
  EXPECT_THAT(r.counts_as.purposes, ElementsAre("contracts", "filings"));
  EXPECT_EQ(r.counts_as.reliance_limit->amount, 1000);
  EXPECT_THAT(r.required.custody, ElementsAre(Custody::file, Custody::device));
  EXPECT_EQ(r.required.max_revocation_age_seconds, 12 * kHour);
  EXPECT_THAT(r.constraints.permitted(), ElementsAre("DNS:example.hk"));
  EXPECT_THAT(r.evidence, SizeIs(1));
  EXPECT_EQ(r.status[0].status, Status::suspended);
  EXPECT_EQ(to_string(r.status[0].effective_from), "2025-04-30T16:00:00Z");
}

TEST_F(DraftRegister, PinnedReleasesAreOnlyThese) {
  const Register content = must({entry({{"only releases", "2018.1.1 2026.1.1"}})});
  EXPECT_EQ(content.recognitions[0].policy_family.accept, PolicyFamily::Accept::only);
  EXPECT_THAT(codes(reg({entry({{"only releases", "2018.1"}})})), ElementsAre("author.cell.bad"));
  EXPECT_THAT(codes(reg({entry({{"min release", "2018.1"}})})), ElementsAre("author.cell.bad"));
}

TEST_F(DraftRegister, ADateThatIsNotPublishedIsUnknown) {
  const Register content = must({entry(
      {{"first day", ""}, {"first day source", "not published"}, {"status from", "2025-03-01"}})});
  EXPECT_EQ(content.recognitions[0].period.from.kind, Bound::Kind::unknown);
  EXPECT_EQ(content.recognitions[0].period.from.source, "not published");
}

TEST_F(DraftRegister, EveryErrorOfEveryRowIsTold) {
  const Drafted drafted = reg({entry({{"relying", "CN-GD"}, {"counts as", "policy"}}),
                               entry({{"id", "b"},
                                      {"policy family", "2.999"},
                                      {"reviewer", ""},
                                      {"evidence title (en)", "t"},
                                      {"revocation age", "1w"},
                                      {"permitted names", "nobody"}})});
  EXPECT_THAT(codes(drafted), ElementsAre("author.cell.bad", "author.cell.bad", "author.cell.bad",
                                          "author.cell.bad", "author.cell.bad",
                                          "author.cell.missing", "author.cell.missing"))
      << told(drafted);
}

TEST_F(DraftRegister, APairThatDoesNotChainIsRefused) {
  give("other.pem",
       make_authority("x", {.subject = "C=HK,CN=Hongkong Post Root CA 1"}).certificate());
  EXPECT_THAT(codes(reg({entry({{"root ca", "Hongkong Post Root CA 1"}})})),
              ElementsAre("author.chain.broken"));
}

TEST_F(DraftRegister, TheSchemeIsNeeded) {
  register_scheme_ = "sequence = 0\n";
  EXPECT_THAT(codes(reg({entry()})), ElementsAre("config.value.bad"));
}

}  // namespace
}  // namespace baytrust::authoring
