#include "validators/base/instant.hpp"

#include <gtest/gtest.h>

namespace baytrust {
namespace {

TEST(Instant, KnownDays) {
  EXPECT_EQ(from_civil(1970, 1, 1, 0, 0, 0), Instant{0});
  EXPECT_EQ(from_civil(2000, 2, 29, 12, 0, 0), Instant{951825600});
  EXPECT_EQ(from_civil(1950, 1, 1, 0, 0, 0), Instant{-631152000});
  EXPECT_EQ(from_civil(9999, 12, 31, 23, 59, 59), Instant{253402300799});
  EXPECT_EQ(from_civil(0, 1, 1, 0, 0, 0), Instant{-62167219200});
}

TEST(Instant, CalendarFieldsComeBackFromEveryDayOfFourCenturies) {
  for (Instant t = *from_civil(1899, 12, 31, 23, 59, 59); t < *from_civil(2301, 1, 1, 0, 0, 0);
       t = t + kDay) {
    const Civil c = to_civil(t);
    ASSERT_EQ(from_civil(c.year, c.month, c.day, c.hour, c.minute, c.second), t) << to_string(t);
  }
}

TEST(Instant, DaysThatDoNotExistAreRefused) {
  EXPECT_FALSE(from_civil(2023, 2, 29, 0, 0, 0));
  EXPECT_FALSE(from_civil(1900, 2, 29, 0, 0, 0));
  EXPECT_TRUE(from_civil(2000, 2, 29, 0, 0, 0));
  EXPECT_FALSE(from_civil(2024, 4, 31, 0, 0, 0));
  EXPECT_FALSE(from_civil(2024, 0, 1, 0, 0, 0));
  EXPECT_FALSE(from_civil(2024, 13, 1, 0, 0, 0));
  EXPECT_FALSE(from_civil(2024, 1, 0, 0, 0, 0));
  EXPECT_FALSE(from_civil(2024, 1, 1, 24, 0, 0));
  EXPECT_FALSE(from_civil(2024, 1, 1, 0, 60, 0));
  EXPECT_FALSE(from_civil(2024, 1, 1, 0, 0, 60));
  EXPECT_FALSE(from_civil(2024, 1, 1, -1, 0, 0));
  EXPECT_FALSE(from_civil(10000, 1, 1, 0, 0, 0));
  EXPECT_FALSE(from_civil(-1, 1, 1, 0, 0, 0));
}

TEST(Instant, Rfc3339WithItsOffset) {
  EXPECT_EQ(parse_rfc3339("2026-03-03T12:00:00Z"), Instant{1772539200});
  EXPECT_EQ(parse_rfc3339("2026-03-03T20:00:00+08:00"), Instant{1772539200});
  EXPECT_EQ(parse_rfc3339("2026-03-03T08:30:00-03:30"), Instant{1772539200});
  EXPECT_EQ(parse_rfc3339("2026-03-03t12:00:00.999z"), Instant{1772539200});
  for (const char* text :
       {"", "2026-03-03", "2026-03-03T12:00:00", "2026-03-03 12:00:00Z", "2026-03-03T12:00Z",
        "2026-03-03T12:00:00+0800", "2026-03-03T12:00:00+24:00", "2026-03-03T12:00:00+08:60",
        "2026-03-03T12:00:00.Z", "2026-03-03T12:00:60Z", "2026-02-30T12:00:00Z",
        "2026-03-03T12:00:00Zx", "+026-03-03T12:00:00Z", "2026-3-03T12:00:00Z ",
        "0000-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01"}) {
    EXPECT_FALSE(parse_rfc3339(text)) << text;
  }
  EXPECT_TRUE(parse_rfc3339("0000-01-01T00:00:00Z"));
  EXPECT_TRUE(parse_rfc3339("9999-12-31T23:59:59Z"));
}

TEST(Instant, TextIsUtcOrAJurisdictionsClock) {
  EXPECT_EQ(to_string(Instant{253402300799}), "9999-12-31T23:59:59Z");
  EXPECT_EQ(to_string(Instant{-1}), "1969-12-31T23:59:59Z");
  EXPECT_EQ(to_string(Instant{1772539200}, 480), "2026-03-03T20:00:00+08:00");
  EXPECT_EQ(to_string(Instant{1772539200}, -210), "2026-03-03T08:30:00-03:30");
  EXPECT_EQ(to_string(Instant{1772539200}, 0), "2026-03-03T12:00:00+00:00");
}

TEST(Instant, Arithmetic) {
  const Instant t{1000};
  EXPECT_EQ(t + kMinute, Instant{1060});
  EXPECT_EQ(t - kHour, Instant{-2600});
  EXPECT_EQ((t + kDay) - t, kDay);
  EXPECT_LT(t, t + 1);
}

}  // namespace
}  // namespace baytrust
