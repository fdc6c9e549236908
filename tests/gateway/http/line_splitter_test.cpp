#include "gateway/http/line_splitter.hpp"

#include <gtest/gtest.h>

#include "gateway/http/codes.hpp"

namespace baytrust::http {
namespace {

// "1:a|b|" for a group that begins with line 1; the code of an error ends it.
std::string drained(LineSplitter& splitter) {
  std::string out;
  for (;;) {
    const auto group = splitter.next();
    if (!group) return out + std::string(group.error().code().id);
    if (!*group) return out;
    out += std::to_string((*group)->first) + ":";
    for (const auto line : (*group)->lines()) out += std::string(line) + "|";
  }
}

TEST(LineSplitter, GivesWhatIsCompleteInGroups) {
  LineSplitter splitter({.bytes_per_line = 10, .lines = 100}, 2);
  splitter.add("a");
  EXPECT_EQ(drained(splitter), "");
  splitter.add("b\nc\r\n\nd\ne");
  EXPECT_EQ(drained(splitter), "1:ab|c|3:|d|");
  splitter.add("f");
  EXPECT_EQ(drained(splitter), "");
  splitter.finish();
  EXPECT_EQ(drained(splitter), "5:ef|");
  splitter.finish();
  EXPECT_EQ(drained(splitter), "");
}

// However the octets are cut, the lines are the same.
TEST(LineSplitter, DoesNotDependOnThePieces) {
  const std::string text = "one\n\ntwo\r\nthree\nfour";
  for (std::size_t size = 1; size < text.size(); ++size) {
    LineSplitter splitter({.bytes_per_line = 10, .lines = 100}, 1);
    std::string out;
    for (std::size_t at = 0; at < text.size(); at += size) {
      splitter.add(std::string_view(text).substr(at, size));
      out += drained(splitter);
    }
    splitter.finish();
    EXPECT_EQ(out + drained(splitter), "1:one|2:|3:two|4:three|5:four|") << size;
  }
}

TEST(LineSplitter, KnowsWhenAWholeGroupIsThere) {
  LineSplitter splitter({.bytes_per_line = 1 << 20, .lines = 100}, 3);
  splitter.add("a\nb\nc");
  EXPECT_FALSE(splitter.has_whole_group());
  splitter.add("\n\n\n\n");
  EXPECT_TRUE(splitter.has_whole_group());
  ASSERT_TRUE(splitter.next());
  EXPECT_TRUE(splitter.has_whole_group()) << "three empty lines are left";
  ASSERT_TRUE(splitter.next());
  EXPECT_FALSE(splitter.has_whole_group());
  splitter.add(std::string(LineSplitter::kGroupBytes, 'x'));
  EXPECT_TRUE(splitter.has_whole_group()) << "as much as one connection may hold";
}

TEST(LineSplitter, GivesTheGoodLinesBeforeABadOne) {
  LineSplitter longer({.bytes_per_line = 3, .lines = 100}, 10);
  longer.add("abc\nab\nabcd");
  EXPECT_EQ(drained(longer), "1:abc|ab|http.lines.too_long");
  LineSplitter more({.bytes_per_line = 3, .lines = 2}, 10);
  more.add("a\nb\nc\n");
  EXPECT_EQ(drained(more), "1:a|b|http.lines.too_many");
}

}  // namespace
}  // namespace baytrust::http
