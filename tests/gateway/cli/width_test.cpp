// Columns on a terminal, and what is never sent to one.
#include "gateway/cli/width.hpp"

#include <gtest/gtest.h>

namespace baytrust::cli {
namespace {

TEST(Width, CountsColumnsNotOctets) {
  EXPECT_EQ(width(""), 0U);
  EXPECT_EQ(width("abc"), 3U);
  EXPECT_EQ(width("登記冊"), 6U);
  EXPECT_EQ(width("HK（香港）"), 10U);
  EXPECT_EQ(width("Porquê"), 6U);
  EXPECT_EQ(width("e\xCC\x81"), 1U) << "a combining accent takes no column";
  EXPECT_EQ(width("\xF0\xA0\x80\x80"), 2U) << "U+20000";
  EXPECT_EQ(width("ｱ"), 1U) << "halfwidth katakana";
  EXPECT_EQ(width("Ａ"), 2U) << "fullwidth letter";
  EXPECT_EQ(width("→ …"), 3U);
}

TEST(Width, MalformedOctetsCountOneEach) {
  EXPECT_EQ(width("\xFF\xC0"), 2U);
  EXPECT_EQ(width("\xE7\x99"), 2U) << "cut short";
}

TEST(Printable, LeavesTextAlone) {
  EXPECT_EQ(printable("CN=陳大文, O=e-Cert ½ €"), "CN=陳大文, O=e-Cert ½ €");
}

TEST(Printable, NeverSendsControlCharacters) {
  EXPECT_EQ(printable("a\x1b[31mb\nc\x7f"),
            "a\xEF\xBF\xBD[31mb\xEF\xBF\xBD"
            "c\xEF\xBF\xBD");
  EXPECT_EQ(printable("\xC2\x9B"), "\xEF\xBF\xBD") << "C1 control sequence introducer";
  EXPECT_EQ(printable("pay\xE2\x80\xAEkh"), "pay\xEF\xBF\xBDkh") << "right-to-left override";
  EXPECT_EQ(printable("\xE2\x81\xA6x"), "\xEF\xBF\xBDx") << "left-to-right isolate";
}

TEST(Printable, ReplacesWhatIsNotUtf8) {
  EXPECT_EQ(printable("\xFF"), "\xEF\xBF\xBD");
  EXPECT_EQ(printable("\xC0\xAF"), "\xEF\xBF\xBD\xEF\xBF\xBD") << "overlong";
  EXPECT_EQ(printable("\xED\xA0\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD") << "surrogate";
  EXPECT_EQ(printable("\xF5\x80\x80\x80").size(), 12U) << "beyond U+10FFFF";
}

TEST(Padded, FillsToColumns) {
  EXPECT_EQ(padded("香港", 6), "香港  ");
  EXPECT_EQ(padded("HK", 6), "HK    ");
  EXPECT_EQ(padded("long enough", 3), "long enough");
}

}  // namespace
}  // namespace baytrust::cli
