// The table of URIs in docs/schemas/README.md is the table in the code.
#include "trustlists/uri_table.hpp"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>
#include <string>
#include <vector>

#include "tests/support/source_tree.hpp"
#include "trustlists/uris.hpp"
#include "trustlists/write.hpp"

namespace baytrust::trustlists {
namespace {

// "| use | `uri` | handling | meaning |"
std::string row_of(const KnownUri& known) {
  const std::string_view handling = known.handling == Handling::written ? "written" : "read";
  std::string row = "| ";
  return row.append(to_string(known.use))
      .append(" | `")
      .append(known.uri)
      .append("` | ")
      .append(handling)
      .append(" | ")
      .append(known.meaning)
      .append(" |");
}

std::vector<std::string> documented_rows() {
  std::ifstream in(baytrust::test::source_tree() / "docs/schemas/README.md");
  std::vector<std::string> rows;
  bool inside = false;
  for (std::string line; std::getline(in, line);) {
    if (line == "### URIs of TS 119 612") inside = true;
    if (line == "### Lists of other publishers") inside = false;
    if (inside && line.starts_with("| ") && !line.starts_with("| use |")) rows.push_back(line);
  }
  return rows;
}

TEST(UriTable, IsTheOneOfTheDocumentation) {
  std::vector<std::string> rows;
  for (const KnownUri& known : known_uris()) rows.push_back(row_of(known));
  EXPECT_THAT(documented_rows(), testing::UnorderedElementsAreArray(rows));
}

TEST(UriTable, NamesEveryUriOnceForEachUse) {
  std::set<std::pair<UriUse, std::string_view>> seen;
  for (const KnownUri& known : known_uris()) {
    EXPECT_TRUE(seen.emplace(known.use, known.uri).second) << known.uri;
    EXPECT_EQ(known.kind != ServiceKind::other && known.use != UriUse::service_type, false);
    EXPECT_EQ(known.standing != Standing::unknown, known.use == UriUse::status) << known.uri;
  }
}

TEST(UriTable, MarksWhatIsWritten) {
  for (const std::string_view uri : {kCaPkc, kTsa, kOcsp}) {
    const KnownUri* known = find_uri(UriUse::service_type, uri);
    ASSERT_NE(known, nullptr) << uri;
    EXPECT_EQ(known->handling, Handling::written) << uri;
  }
  for (const std::string_view uri : {kRecognised, kDeprecated}) {
    const KnownUri* known = find_uri(UriUse::status, uri);
    ASSERT_NE(known, nullptr) << uri;
    EXPECT_EQ(known->handling, Handling::written) << uri;
  }
}

TEST(UriTable, KnowsListTypesByTheirTerritory) {
  const KnownUri* known = find_uri(UriUse::list_type, tsl_type_uri("CN-GD"));
  ASSERT_NE(known, nullptr);
  EXPECT_EQ(known->handling, Handling::written);
  EXPECT_EQ(find_uri(UriUse::list_type, tsl_type_uri("gd")), nullptr);
  EXPECT_EQ(find_uri(UriUse::list_type, tsl_type_uri("")), nullptr);
  EXPECT_EQ(find_uri(UriUse::status, kCaPkc), nullptr);
}

TEST(UriTable, ShortFormsAreWhatDistinguishes) {
  EXPECT_EQ(short_form(kCaQc), "CA/QC");
  EXPECT_EQ(short_form(kRecognised), "recognisedatnationallevel");
  EXPECT_EQ(short_form("urn:other"), "urn:other");
  EXPECT_EQ(short_form(kStatuses), kStatuses);
}

}  // namespace
}  // namespace baytrust::trustlists
