#include "gateway/authoring/table.hpp"

#include <array>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace baytrust::authoring {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Kind = ColumnSpec::Kind;

constexpr std::array kSpecs{ColumnSpec{"name", Kind::by_language}, ColumnSpec{"issuing ca"},
                            ColumnSpec{"use"}};

std::vector<std::string> told(const Errors& errors) {
  std::vector<std::string> out;
  for (const Error& error : errors) out.push_back(describe(error));
  return out;
}

TEST(Table, HeadingsAreReadWhateverTheirCaseAndLanguage) {
  Errors errors;
  const Table table = Table::read("Name (zh-Hant),NAME (en),Issuing  CA\n 名 , n ,  A  B \n",
                                  "t.csv", kSpecs, errors);
  ASSERT_THAT(told(errors), IsEmpty());
  Row row = table.row(0, errors);
  EXPECT_EQ(row.line(), 2u);
  EXPECT_EQ(row.texts("name"), (xml::Texts{{"zh-Hant", "名"}, {"en", "n"}}));
  EXPECT_EQ(row.text("issuing ca"), "A  B");  // the spaces inside are the name's own
  EXPECT_EQ(row.text("use"), "");
  row.finish();
  EXPECT_THAT(told(errors), IsEmpty());
}

TEST(Table, UnknownAndRepeatedHeadingsAreAllTold) {
  Errors errors;
  const Table table = Table::read("name,issuing ca,issuing CA,isuing ca,use (en)\n1,2,3,4,5\n",
                                  "t.csv", kSpecs, errors);
  EXPECT_EQ(table.size(), 0u);
  EXPECT_THAT(
      told(errors),
      ElementsAre("author.column.unknown t.csv column=name known=name (en), use, issuing ca",
                  "author.column.repeated t.csv column=issuing CA",
                  "author.column.unknown t.csv column=isuing ca known=issuing ca, name (en), use",
                  "author.column.unknown t.csv column=use (en) known=use, name (en), issuing ca"));
}

TEST(Table, ACellNobodyAskedForIsTold) {
  Errors errors;
  const Table table = Table::read("issuing ca,use,\nA,seal,\nB,,left\n", "t.csv", kSpecs, errors);
  EXPECT_THAT(told(errors), ElementsAre("author.cell.idle t.csv line=3 column=#3 value=left"));
  errors.clear();
  const Table sound = Table::read("issuing ca,use,\nA,seal,\nB,,\n", "t.csv", kSpecs, errors);
  for (std::size_t i = 0; i < sound.size(); ++i) {
    Row row = sound.row(i, errors);
    row.required("issuing ca");
    row.finish();
  }
  EXPECT_THAT(told(errors), ElementsAre("author.cell.idle t.csv line=2 column=use value=seal"));
}

TEST(Table, AMissingCellNamesItsColumnEvenWhereThatIsMissing) {
  Errors errors;
  const Table table = Table::read("Issuing CA,use\n ,seal\n", "t.csv", kSpecs, errors);
  Row row = table.row(0, errors);
  row.required("issuing ca");
  row.required("name");
  EXPECT_THAT(told(errors), ElementsAre("author.cell.missing t.csv line=2 column=Issuing CA",
                                        "author.cell.missing t.csv line=2 column=name"));
}

}  // namespace
}  // namespace baytrust::authoring
