#include "gateway/authoring/csv.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gateway/authoring/codes.hpp"

namespace baytrust::authoring {
namespace {

using ::testing::ElementsAre;

std::vector<std::vector<std::string>> fields(std::string_view text) {
  const auto records = parse_csv(text, "t.csv");
  std::vector<std::vector<std::string>> out;
  if (!records) return {{"refused", describe(records.error())}};
  for (const CsvRecord& record : *records) out.push_back(record.fields);
  return out;
}
std::string refusal(std::string_view text, const CsvLimits& limits = {}) {
  const auto records = parse_csv(text, "t.csv", limits);
  return records ? "read" : describe(records.error());
}

TEST(Csv, ReadsQuotesLineEndsAndTheByteOrderMark) {
  EXPECT_THAT(fields("\xEF\xBB\xBF"
                     "a,b\r\n1,\"two, \"\"2\"\"\r\nlines\"\r\n\r\n3,\n"),
              ElementsAre(ElementsAre("a", "b"), ElementsAre("1", "two, \"2\"\r\nlines"),
                          ElementsAre("3", "")));
  EXPECT_THAT(fields("a,b\n1,\"2\""), ElementsAre(ElementsAre("a", "b"), ElementsAre("1", "2")));
}

TEST(Csv, TheHeadingsShowTheSeparator) {
  EXPECT_THAT(fields("\"a,1\";b\n1,5;2\n"),
              ElementsAre(ElementsAre("a,1", "b"), ElementsAre("1,5", "2")));
  EXPECT_THAT(fields("a\tb\n1\t2\n"), ElementsAre(ElementsAre("a", "b"), ElementsAre("1", "2")));
}

TEST(Csv, LinesAreCountedThroughQuotesAndEmptyOnes) {
  const auto records = parse_csv("a,b\n\n\"x\ny\",2\n,\n5,6\n", "t.csv");
  ASSERT_TRUE(records) << describe(records.error());
  ASSERT_EQ(records->size(), 3u);
  EXPECT_EQ((*records)[1].line, 3u);
  EXPECT_EQ((*records)[2].line, 6u);
}

TEST(Csv, RefusesWhatIsNoTableAndNamesTheLine) {
  EXPECT_EQ(refusal("a,b\n1,2,3\n"), "author.table.width t.csv line=2 found=3 expected=2");
  EXPECT_EQ(refusal("a,b\n1,\"2\"x\n"), "author.table.quote t.csv line=2");
  EXPECT_EQ(refusal("a,b\n1,2\"\n"), "author.table.quote t.csv line=2");
  EXPECT_EQ(refusal("a,b\n\n1,\"2\n\n"), "author.table.quote t.csv line=3");
  EXPECT_EQ(refusal("a,b\n\xC3,2\n"), "author.table.not_utf8 t.csv line=2");
  EXPECT_EQ(refusal("\xFF\xFE"
                    "a"),
            "author.table.not_utf8 t.csv line=1");
  EXPECT_EQ(refusal("a,b\n1,\x01\n"), "author.table.control t.csv line=2");
  EXPECT_EQ(refusal("a,b\n"), "author.table.empty t.csv");
  EXPECT_EQ(refusal(""), "author.table.empty t.csv");
}

TEST(Csv, RefusesIllFormedUtf8) {
  for (const std::string_view bad : {"\xC0\x80", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF",
                                     "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\x80", "\xE4\xB8"}) {
    EXPECT_EQ(refusal("a\n" + std::string(bad)), "author.table.not_utf8 t.csv line=2");
  }
  EXPECT_EQ(refusal("a\n香港\xF0\x9F\x98\x80\n"), "read");
}

TEST(Csv, IsBounded) {
  EXPECT_EQ(refusal("a,b\n1,2\n", {.bytes = 7}), "author.table.too_large t.csv size=8 limit=7");
  EXPECT_EQ(refusal("a\n1\n2\n3\n", {.records = 2}),
            "author.table.too_many t.csv line=5 what=rows limit=2");
  EXPECT_EQ(refusal("a,b,c\n1,2,3\n", {.fields = 2}),
            "author.table.too_many t.csv line=1 what=columns limit=2");
  EXPECT_EQ(refusal("a\nlong\n", {.field_bytes = 3}),
            "author.table.too_many t.csv line=2 what=octets limit=3");
}

}  // namespace
}  // namespace baytrust::authoring
