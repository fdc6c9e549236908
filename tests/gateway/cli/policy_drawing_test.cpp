#include "gateway/cli/policy_drawing.hpp"

#include <cstdlib>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <regex>

#include "tests/support/temporary_directory.hpp"

namespace baytrust::cli {
namespace {

using decision::PolicyEdge;
using Origin = PolicyEdge::Origin;
using ::testing::HasSubstr;
using ::testing::Not;

// Names as a hostile certificate would choose them.
constexpr std::string_view kHostile =
    "\"><script>alert(1)</script> & 'x' \x1b[31m \xE2\x80\xAE \xFF\xFE ]]> &#x0;";

PolicyDrawing drawing_of(std::size_t policies, std::string_view name) {
  std::vector<PolicyEdge> edges;
  const Oid any = Oid::literal("2.5.29.32.0");
  for (std::size_t i = 0; i < policies; ++i) {
    const Oid ours = *Oid::parse("2.999.853." + std::to_string(i));
    edges.push_back({any, ours, Origin::mapping_register, std::string(name)});
    for (std::size_t k = 0; k < policies; ++k) {
      const Oid theirs = *Oid::parse("2.16.344.8.2.2008.810.2.2018.1." + std::to_string(k));
      edges.push_back({ours, theirs, Origin::mapping_register, std::string(name)});
    }
  }
  return {.title = std::string(name),
          .graphs = {{std::string(name), "no policy is left", service::picture_of(edges, 2)},
                     {"空的圖", "沒有剩餘的政策", {}}},
          .any_policy = "任何政策",
          .from_register = "來自登記冊",
          .from_certificate = "來自證書",
          .notes = {"path[0]  " + std::string(name)}};
}

// The judgement of an independent program.
bool is_well_formed(const std::string& svg) {
  const test::TemporaryDirectory directory;
  const std::string file = directory / "drawing.svg";
  std::ofstream(file, std::ios::binary) << svg;
  return std::system(("xmllint --noout --nonet '" + file + "' 2>&1").c_str()) == 0;
}

TEST(PolicyDrawing, IsWellFormedWhateverNamesSay) {
  if (std::system("xmllint --version >/dev/null 2>&1") != 0) GTEST_SKIP() << "xmllint is not here";
  EXPECT_TRUE(is_well_formed(to_svg(drawing_of(3, "mo-hk-personal"))));
  EXPECT_TRUE(is_well_formed(to_svg(drawing_of(1, kHostile))));
  EXPECT_FALSE(is_well_formed("<svg>" + std::string(kHostile) + "</svg>")) << "the check checks";
}

TEST(PolicyDrawing, HasNoScriptAndNothingFromOutside) {
  const std::string svg = to_svg(drawing_of(2, kHostile));
  EXPECT_THAT(svg, Not(HasSubstr("<script")));
  EXPECT_THAT(svg, Not(HasSubstr("href")));
  EXPECT_THAT(svg, Not(HasSubstr("@import")));
  EXPECT_THAT(svg, Not(HasSubstr("\x1b")));
  // The namespace and the arrow heads of the drawing itself are the only addresses.
  const std::regex address(R"(url\(([^)]*)\)|https?://[^"]*)");
  for (std::sregex_iterator it(svg.begin(), svg.end(), address), end; it != end; ++it) {
    EXPECT_TRUE(it->str() == "http://www.w3.org/2000/svg" || it->str().starts_with("url(#"))
        << it->str();
  }
  EXPECT_THAT(svg, HasSubstr("Noto Sans CJK"));
}

TEST(PolicyDrawing, IsTheSameEachTime) {
  EXPECT_EQ(to_svg(drawing_of(4, "x")), to_svg(drawing_of(4, "x")));
  EXPECT_EQ(to_dot(drawing_of(4, "x")), to_dot(drawing_of(4, "x")));
}

struct Box {
  int x, y, w, h;
};

// The boxes of policies and the grounds of labels, as the file has them.
std::vector<Box> boxes_in(const std::string& svg) {
  const std::regex kBox(
      R"re(<rect class="(policy|any|label)" x="(-?\d+)" y="(-?\d+)" width="(\d+)" height="(\d+)")re");
  std::vector<Box> boxes;
  for (std::sregex_iterator it(svg.begin(), svg.end(), kBox), end; it != end; ++it) {
    boxes.push_back(
        {std::stoi((*it)[2]), std::stoi((*it)[3]), std::stoi((*it)[4]), std::stoi((*it)[5])});
  }
  return boxes;
}

TEST(PolicyDrawing, LetsNoLabelCoverAnother) {
  for (const std::size_t policies : {1U, 2U, 5U}) {
    const std::string svg = to_svg(drawing_of(policies, "mo-hk-personal"));
    const auto boxes = boxes_in(svg);
    ASSERT_EQ(boxes.size(), 1 + 2 * policies + policies + policies * policies);
    std::smatch size;
    ASSERT_TRUE(std::regex_search(svg, size, std::regex(R"re(viewBox="0 0 (\d+) (\d+)")re")));
    for (std::size_t i = 0; i < boxes.size(); ++i) {
      const Box& a = boxes[i];
      EXPECT_GE(a.x, 0);
      EXPECT_LE(a.x + a.w, std::stoi(size[1]));
      EXPECT_LE(a.y + a.h, std::stoi(size[2]));
      for (std::size_t k = 0; k < i; ++k) {
        const Box& b = boxes[k];
        const bool apart =
            a.x >= b.x + b.w || b.x >= a.x + a.w || a.y >= b.y + b.h || b.y >= a.y + a.h;
        EXPECT_TRUE(apart) << i << " covers " << k << " of " << policies;
      }
    }
  }
}

TEST(PolicyDrawing, SaysWhereNoPolicyIsLeft) {
  EXPECT_THAT(to_svg(drawing_of(1, "x")), HasSubstr("沒有剩餘的政策"));
  EXPECT_THAT(to_dot(drawing_of(1, "x")), HasSubstr("沒有剩餘的政策"));
}

TEST(PolicyDrawing, IsGraphvizSource) {
  const std::string dot = to_dot(drawing_of(1, "mo-hk"));
  EXPECT_THAT(dot, HasSubstr("digraph policies {"));
  EXPECT_THAT(dot, HasSubstr("g0_1 -> g0_2 [label=\"mo-hk\", penwidth=2];"));
  EXPECT_THAT(to_dot(drawing_of(1, "a\"; b\\")), HasSubstr("label=\"a\\\"; b\\\\\""));
}

TEST(XmlText, EscapesMarkupAndWhatXmlCannotHold) {
  EXPECT_EQ(xml_text("a<b>&\"c'"), "a&lt;b&gt;&amp;&quot;c&#39;");
  EXPECT_EQ(xml_text("證書"), "證書");
  EXPECT_EQ(xml_text("a\x01z"), "a\xEF\xBF\xBDz");
  EXPECT_EQ(xml_text("a\xFFz"), "a\xEF\xBF\xBDz");
}

}  // namespace
}  // namespace baytrust::cli
