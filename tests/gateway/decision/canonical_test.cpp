#include "gateway/decision/canonical.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

namespace baytrust::decision {
namespace {

std::string text_of(std::string_view text) { return CanonicalWriter().string(text).take(); }

TEST(Canonical, WritesMembersWithoutSpace) {
  CanonicalWriter out;
  out.begin_object().key("a").begin_array().integer(std::int64_t{1}).string("x").end_array();
  out.key("b").begin_object().end_object().key("c").begin_array().end_array().end_object();
  EXPECT_EQ(out.take(), R"({"a":[1,"x"],"b":{},"c":[]})");
}

// RFC 8785 3.2.2.2.
TEST(Canonical, EscapesOnlyWhatMustBe) {
  EXPECT_EQ(text_of("\b\t\n\f\r\"\\/"), R"("\b\t\n\f\r\"\\/")");
  EXPECT_EQ(text_of(std::string_view("\0\x0F\x1F\x7F", 4)), "\"\\u0000\\u000f\\u001f\x7F\"");
  EXPECT_EQ(text_of("證書 certificação €𝄞"), "\"證書 certificação €𝄞\"");
}

TEST(Canonical, ReplacesEveryIllFormedOctet) {
  const std::string kReplaced = "\xEF\xBF\xBD";
  EXPECT_EQ(text_of("a\x80z"), "\"a" + kReplaced + "z\"");
  EXPECT_EQ(text_of("\xC0\xAF"), "\"" + kReplaced + kReplaced + "\"");                  // overlong
  EXPECT_EQ(text_of("\xED\xA0\x80"), "\"" + kReplaced + kReplaced + kReplaced + "\"");  // surrogate
  EXPECT_EQ(text_of("\xF4\x90\x80\x80"),
            "\"" + kReplaced + kReplaced + kReplaced + kReplaced + "\"");  // beyond U+10FFFF
  EXPECT_EQ(text_of("\xE2\x82"), "\"" + kReplaced + kReplaced + "\"");     // cut off
  EXPECT_EQ(text_of("\xF0\x80\x80\x80"),
            "\"" + kReplaced + kReplaced + kReplaced + kReplaced + "\"");
  EXPECT_EQ(text_of("\xE0\x80\x80"), "\"" + kReplaced + kReplaced + kReplaced + "\"");
}

TEST(Canonical, WritesIntegersBeyondTheExactRangeAsStrings) {
  const auto signed_text = [](std::int64_t v) { return CanonicalWriter().integer(v).take(); };
  const auto unsigned_text = [](std::uint64_t v) { return CanonicalWriter().integer(v).take(); };
  EXPECT_EQ(signed_text(9007199254740991), "9007199254740991");
  EXPECT_EQ(signed_text(9007199254740992), "\"9007199254740992\"");
  EXPECT_EQ(signed_text(-9007199254740991), "-9007199254740991");
  EXPECT_EQ(signed_text(-9007199254740992), "\"-9007199254740992\"");
  EXPECT_EQ(unsigned_text(18446744073709551615U), "\"18446744073709551615\"");
  EXPECT_EQ(unsigned_text(0), "0");
}

TEST(Canonical, WritesTheProjectsValues) {
  Digest digest;
  digest.octets[0] = 0xAB;
  CanonicalWriter out;
  out.begin_array().value(digest).value(Instant{0}).value(Oid::literal("2.999.1").view());
  EXPECT_EQ(out.end_array().take(),
            "[\"ab" + std::string(62, '0') + R"(","1970-01-01T00:00:00Z","2.999.1"])");
}

TEST(Canonical, WhatItWritesIsReadBackEqual) {
  const std::string hostile = "\x01\xFF\"\\\u2028 證";
  const auto read = boost::json::parse(CanonicalWriter().string(hostile).take());
  EXPECT_EQ(read.as_string(), "\x01\xEF\xBF\xBD\"\\\u2028 證");
}

using CanonicalDeathTest = testing::Test;
TEST(CanonicalDeathTest, RefusesWhatWouldNotBeCanonical) {
  const auto unsorted = [] {
    CanonicalWriter out;
    out.begin_object().key("b").string("").key("a");
  };
  const auto repeated = [] {
    CanonicalWriter out;
    out.begin_object().key("a").string("").key("a");
  };
  const auto unended = [] { CanonicalWriter().begin_array().take(); };
  const auto crossed = [] { CanonicalWriter().begin_array().end_object(); };
  const auto keyless = [] { CanonicalWriter().begin_object().string("x"); };
  const auto two = [] { CanonicalWriter().string("x").string("y"); };
  EXPECT_DEATH(unsorted(), "");
  EXPECT_DEATH(repeated(), "");
  EXPECT_DEATH(unended(), "");
  EXPECT_DEATH(crossed(), "");
  EXPECT_DEATH(keyless(), "");
  EXPECT_DEATH(two(), "");
}

}  // namespace
}  // namespace baytrust::decision
