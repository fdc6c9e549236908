// Times, which certificates write in ways of their own (RFC 5280 4.1.2.5).
#include "validators/der/decode.hpp"

#include <gtest/gtest.h>

#include "validators/der/reader.hpp"
#include "validators/der/writer.hpp"

namespace baytrust::der {
namespace {

std::string read(Tag tag, std::string_view digits) {
  const Bytes encoded = encode(tag, as_bytes(digits));
  const auto result = Reader(encoded).time();
  return result ? to_string(*result) : std::string(result.error().code().id);
}
std::string utc(std::string_view digits) { return read(kUtcTime, digits); }
std::string generalized(std::string_view digits) { return read(kGeneralizedTime, digits); }

TEST(Time, UtcTimeTurnsAtFifty) {
  EXPECT_EQ(utc("500101000000Z"), "1950-01-01T00:00:00Z");
  EXPECT_EQ(utc("491231235959Z"), "2049-12-31T23:59:59Z");
  EXPECT_EQ(utc("000229120000Z"), "2000-02-29T12:00:00Z");
}

TEST(Time, GeneralizedTimeReachesTheLastSecondOf9999) {
  EXPECT_EQ(generalized("99991231235959Z"), "9999-12-31T23:59:59Z");
  EXPECT_EQ(generalized("00000101000000Z"), "0000-01-01T00:00:00Z");
}

TEST(Time, SecondsMayNotBeMissing) {
  EXPECT_EQ(utc("2601010000Z"), "der.time.no_seconds");
  EXPECT_EQ(generalized("202601010000Z"), "der.time.no_seconds");
}

TEST(Time, OffsetsAreNotAllowed) {
  EXPECT_EQ(utc("260101000000+0800"), "der.time.offset");
  EXPECT_EQ(utc("260101000000-0100"), "der.time.offset");
  EXPECT_EQ(utc("2601010000+0800"), "der.time.offset");
  EXPECT_EQ(generalized("20260101000000+0800"), "der.time.offset");
}

TEST(Time, FractionsAreNotAllowed) {
  EXPECT_EQ(generalized("20260101000000.5Z"), "der.time.fraction");
  EXPECT_EQ(generalized("20260101000000,5Z"), "der.time.fraction");
}

TEST(Time, EverythingElseIsMalformed) {
  for (const char* text :
       {"", "Z", "26", "260101", "2601010000", "260101000000", "260101000000z", "260101000000ZZ",
        "260101000000 Z", "260230000000Z", "260101240000Z", "260101006000Z", "260101000060Z",
        "261301000000Z", "26010100000aZ", "-60101000000Z", "2601010000007Z", "20260101000000Z"}) {
    EXPECT_EQ(utc(text), "der.time.malformed") << text;
  }
  for (const char* text :
       {"", "2026", "20260101000000", "20260229000000Z", "202601010000000Z", "2026010100000:Z"}) {
    EXPECT_EQ(generalized(text), "der.time.malformed") << text;
  }
}

TEST(Time, EitherTypeIsReadWhereATimeStands) {
  const Bytes early = time(Instant{0});
  const Bytes late = time(Instant{253402300799});
  EXPECT_EQ(early[0], kUtcTime);
  EXPECT_EQ(late[0], kGeneralizedTime);
  EXPECT_EQ(*Reader(early).time(), Instant{0});
  EXPECT_EQ(*Reader(late).time(), Instant{253402300799});
  EXPECT_EQ(Reader(null()).time().error().code().id, "der.tag.unexpected");
  EXPECT_EQ(Reader(early).generalized_time().error().code().id, "der.tag.unexpected");
  EXPECT_EQ(decode_time(*Reader(null()).any()).error().code().id, "der.tag.unexpected");
}

TEST(Time, WhatIsWrittenIsReadAgainAcrossTheTurn) {
  for (const int year : {1949, 1950, 1999, 2000, 2049, 2050, 9999}) {
    const Instant t = *from_civil(year, 12, 31, 23, 59, 59);
    const Bytes written = time(t);
    EXPECT_EQ(written[0], year >= 1950 && year <= 2049 ? kUtcTime : kGeneralizedTime) << year;
    EXPECT_EQ(*Reader(written).time(), t);
  }
}

}  // namespace
}  // namespace baytrust::der
