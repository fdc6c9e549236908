#include "gateway/authoring/values.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace baytrust::authoring {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr int kHongKong = 8 * 60;

std::string date(std::string_view text, Day day = Day::first) {
  const auto instant = parse_date(text, day, kHongKong);
  return instant ? to_string(*instant) : "none";
}

// "Starts 00:00 Hong Kong time" is 16:00 of the day before in UTC.
TEST(Dates, AreOnTheClockOfTheJurisdiction) {
  EXPECT_EQ(date("2016-08-01"), "2016-07-31T16:00:00Z");
  EXPECT_EQ(date("2016年8月1日"), "2016-07-31T16:00:00Z");
  EXPECT_EQ(date("1 August 2016"), "2016-07-31T16:00:00Z");
  EXPECT_EQ(date("2016-08-01T00:00:00Z"), "2016-08-01T00:00:00Z");
}

TEST(Dates, ALastDayCountsToItsEnd) {
  EXPECT_EQ(date("2016-08-31", Day::last), "2016-08-31T16:00:00Z");
  EXPECT_EQ(date("2016-08-31T12:00:00+08:00", Day::last), "2016-08-31T04:00:00Z");
}

TEST(Dates, WhatCouldBeTwoDaysIsNone) {
  for (const char* text : {"1/8/2016", "01-08-2016", "2016-8-1", "2016-02-30", "1 Aug 2016",
                           "2016-08-01T00:00:00", "8月1日", "2016年", "年月日", "", "tomorrow"}) {
    EXPECT_EQ(date(text), "none") << text;
  }
}

TEST(Dates, UntilFurtherNoticeIsKnownInFourLanguages) {
  for (const char* text : {"until further notice", "Until Further Notice", "直至另行通知",
                           "另行通知为止", "até nova comunicação", "ATÉ NOVA COMUNICAÇÃO"}) {
    EXPECT_TRUE(is_until_further_notice(text)) << text;
  }
  EXPECT_FALSE(is_until_further_notice("until further"));
  EXPECT_FALSE(is_until_further_notice(""));
}

std::string family(std::string_view text) {
  const auto read = parse_family(text);
  return read ? to_string(read->prefix) + " + " + std::to_string(read->version_nodes) : "none";
}

TEST(Families, AreReadAsTheyArePublished) {
  EXPECT_EQ(family("2.16.344.8.2.2008.810.2.xxxx.x.x"), "2.16.344.8.2.2008.810.2 + 3");
  EXPECT_EQ(family("1.3.6.1.4.1.16030.1.1.52"), "1.3.6.1.4.1.16030.1.1.52 + 0");
  EXPECT_EQ(family("2.999.*.n"), "2.999 + 2");
  EXPECT_EQ(family("2.999.x.1"), "none");
  EXPECT_EQ(family("2.999..1"), "none");
  EXPECT_EQ(family("x.x"), "none");
  EXPECT_EQ(family("2.999.1."), "none");
  EXPECT_EQ(family("2.999.01"), "none");
  EXPECT_EQ(family("2.999.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x"), "none");
}

std::string amount(std::string_view text) {
  const auto read = parse_amount(text);
  return read ? read->currency + " " + std::to_string(read->amount) : "none";
}

TEST(Amounts, HaveACurrencyAndWholeUnits) {
  EXPECT_EQ(amount("HKD 200,000"), "HKD 200000");
  EXPECT_EQ(amount("200000 HKD"), "HKD 200000");
  EXPECT_EQ(amount("MOP 0"), "MOP 0");
  EXPECT_EQ(amount("HKD 1,234,567"), "HKD 1234567");
  for (const char* text : {"200000", "HK$ 200000", "HKD 20,0000", "HKD 1,23", "HKD ,200", "HKD 2.5",
                           "HKD -1", "hkd 1", "HKD 9007199254740992", "HKD  1", "HKD ", ""}) {
    EXPECT_EQ(amount(text), "none") << text;
  }
}

TEST(Markers, AreAttributesByNameOrNumberAndExtensions) {
  EXPECT_EQ(parse_marker_place("ou")->oid, Oid::literal("2.5.4.11"));
  EXPECT_EQ(parse_marker_place("2.5.4.10")->where, x509::Marker::Where::subject_attribute);
  EXPECT_EQ(parse_marker_place("extension 1.2.3.4")->where, x509::Marker::Where::extension);
  EXPECT_FALSE(parse_marker_place("organisation"));
  EXPECT_FALSE(parse_marker_place("extension"));
}

TEST(Lists, PartsKeepTheirSpacesWordsDoNot) {
  EXPECT_THAT(parts_of("a b | c||"), ElementsAre("a b", "c", "", ""));
  EXPECT_THAT(parts_of(""), IsEmpty());
  EXPECT_THAT(words_of(" a, b;c |d "), ElementsAre("a", "b", "c", "d"));
  EXPECT_THAT(uris_of("ldap://h/a,b;c | http://x"), ElementsAre("ldap://h/a,b;c", "http://x"));
}

TEST(Fingerprints, MayHaveColons) {
  const std::string hex(64, 'a');
  EXPECT_EQ(to_hex(*parse_fingerprint(hex)), hex);
  std::string colons = "AA";
  for (int i = 1; i < 32; ++i) colons += ":AA";
  EXPECT_EQ(to_hex(*parse_fingerprint(colons)), hex);
  EXPECT_FALSE(parse_fingerprint("aa"));
}

}  // namespace
}  // namespace baytrust::authoring
