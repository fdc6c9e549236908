#include "validators/x509/strings.hpp"

#include <gtest/gtest.h>

namespace baytrust::x509 {
namespace {

std::string key(der::Tag tag, std::string_view octets) {
  KeyText text;
  return text.prepared(tag, as_bytes(octets)) ? text.take() : "(no characters)";
}
std::string utf8_key(std::string_view text) { return key(der::kUtf8String, text); }
std::string utf8(der::Tag tag, std::string_view octets) { return utf8_of(tag, as_bytes(octets)); }

// Octets that contain zeros.
template <std::size_t N>
std::string_view raw(const char (&octets)[N]) {
  return {octets, N - 1};
}

TEST(Strings, EveryTypeBecomesUtf8) {
  EXPECT_EQ(utf8(der::kPrintableString, "Example CA"), "Example CA");
  EXPECT_EQ(utf8(der::kUtf8String, "粵港澳"), "粵港澳");
  EXPECT_EQ(utf8(der::kTeletexString, "Caf\xE9"), "Café");
  EXPECT_EQ(utf8(der::kBmpString, raw("\x7C\xB5\x00\x41")), "粵A");
  EXPECT_EQ(utf8(der::kBmpString, raw("\xD8\x40\xDC\x0B")), "\xF0\xA0\x80\x8B");  // U+2000B
  EXPECT_EQ(utf8(der::kUniversalString, raw("\x00\x00\x7C\xB5\x00\x02\x00\x0B")),
            "粵\xF0\xA0\x80\x8B");
  EXPECT_EQ(utf8(der::kIa5String, "a@b.c"), "a@b.c");
  EXPECT_EQ(utf8(der::kNumericString, "12 3"), "12 3");
  EXPECT_EQ(utf8(der::kVisibleString, "~"), "~");
  // What CAs put into PrintableString all the same.
  EXPECT_EQ(utf8(der::kPrintableString, "深圳"), "深圳");
}

TEST(Strings, OctetsThatAreNoCharactersBecomeReplacements) {
  const std::string r = "\xEF\xBF\xBD";
  EXPECT_EQ(utf8(der::kUtf8String, "a\xFFz"), "a" + r + "z");
  EXPECT_EQ(utf8(der::kUtf8String, "\xC0\xAF"), r + r);                  // overlong
  EXPECT_EQ(utf8(der::kUtf8String, "\xE0\x80\xAF"), r + r + r);          // overlong
  EXPECT_EQ(utf8(der::kUtf8String, "\xED\xA0\x80"), r + r + r);          // surrogate
  EXPECT_EQ(utf8(der::kUtf8String, "\xF4\x90\x80\x80"), r + r + r + r);  // above U+10FFFF
  EXPECT_EQ(utf8(der::kUtf8String, "\xE7\xB2"), r + r);                  // cut
  EXPECT_EQ(utf8(der::kUtf8String, "\xF0\xA0\x80"), r + r + r);          // cut
  EXPECT_EQ(utf8(der::kUtf8String, "\x80"), r);
  EXPECT_EQ(utf8(der::kBmpString, raw("\x00\x41\x00")), "A" + r);      // half a character
  EXPECT_EQ(utf8(der::kBmpString, raw("\xD8\x40\x00\x41")), r + "A");  // lone surrogate
  EXPECT_EQ(utf8(der::kBmpString, raw("\xDC\x0B")), r);
  EXPECT_EQ(utf8(der::kUniversalString, raw("\x00\x11\x00\x00")), r);
  EXPECT_EQ(utf8(der::kUniversalString, raw("\x00\x00\xD8\x00")), r);
}

TEST(Strings, SpacesAtTheEndsGoAndRunsBecomeOne) {
  EXPECT_EQ(utf8_key("  Example \t  CA\n"), "example ca");
  EXPECT_EQ(utf8_key("Example\xC2\xA0\xE3\x80\x80"
                     "CA"),
            "example ca");
  EXPECT_EQ(utf8_key("   "), "");
  EXPECT_EQ(utf8_key(""), "");
}

TEST(Strings, CaseIsFolded) {
  EXPECT_EQ(utf8_key("ÀÖØÞ Ÿ ĀŐŽ ſ"), utf8_key("àöøþ ÿ āőž S"));
  EXPECT_EQ(utf8_key("ΑΒΓ ΆΈΌΏ ΟΔΟΣ"), utf8_key("αβγ άέόώ οδος"));
  EXPECT_EQ(utf8_key("ЀЏ АЯ ҐӁӀ"), utf8_key("ѐџ ая ґӂӏ"));
  EXPECT_EQ(utf8_key("ԱՖ"), utf8_key("աֆ"));
  EXPECT_EQ(utf8_key("ＡＺ"), utf8_key("ａｚ"));
  EXPECT_EQ(utf8_key("µ"), utf8_key("μ"));
}

TEST(Strings, WhatIsNoLetterStays) {
  EXPECT_EQ(fold_case(U'×'), U'×');
  EXPECT_EQ(fold_case(U'÷'), U'÷');
  EXPECT_EQ(fold_case(U'ß'), U'ß');
  EXPECT_EQ(fold_case(U'中'), U'中');
  EXPECT_EQ(fold_case(U'@'), U'@');
  EXPECT_EQ(fold_case(U'['), U'[');
  EXPECT_EQ(fold_case(U'\u03A2'), U'\u03A2');
}

// Law: folding twice changes nothing more, and never maps a letter to nothing.
TEST(Strings, FoldingIsIdempotent) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    const char32_t folded = fold_case(c);
    ASSERT_EQ(fold_case(folded), folded) << std::hex << static_cast<std::uint32_t>(c);
  }
}

TEST(Strings, InvisibleCharactersDoNotTellNamesApart) {
  EXPECT_EQ(utf8_key("Exa\xE2\x80\x8Bmple"), "example");  // zero width space
  EXPECT_EQ(utf8_key("Exa\xC2\xADmple"), "example");      // soft hyphen
  EXPECT_EQ(utf8_key("Exa\x01mple"), "example");          // control
  EXPECT_EQ(utf8_key("Exa\xE2\x80\xAEmple"), "example");  // right-to-left override
}

TEST(Strings, TypesCompareByTheirCharacters) {
  EXPECT_EQ(key(der::kTeletexString, "CAF\xC9"), key(der::kUtf8String, "café"));
  EXPECT_EQ(key(der::kBmpString, raw("\x00\x43\x00\x41")), key(der::kPrintableString, "ca"));
}

TEST(Strings, UnreadableStringsHaveNoKey) {
  EXPECT_EQ(utf8_key("a\xFF"), "(no characters)");
  EXPECT_EQ(key(der::kBmpString, raw("\x00\x41\x00")), "(no characters)");
}

TEST(Strings, DeceptiveCharactersAreNamed) {
  EXPECT_TRUE(is_deceptive('\n'));
  EXPECT_TRUE(is_deceptive(0x1B));
  EXPECT_TRUE(is_deceptive(0x202E));
  EXPECT_TRUE(is_deceptive(0x2066));
  EXPECT_FALSE(is_deceptive('a'));
  EXPECT_FALSE(is_deceptive(U'中'));
  EXPECT_EQ(harmless("a\x1B[31mb"), "a\xEF\xBF\xBD[31mb");
  EXPECT_EQ(harmless("\xFF"), "\xEF\xBF\xBD");
}

TEST(Strings, NumbersInKeysAreBigEndian) {
  KeyText text;
  text.number(0x01020304);
  text.octets("x");
  text.set_number(0, 5);
  EXPECT_EQ(text.take(), raw("\x00\x00\x00\x05x"));
}

}  // namespace
}  // namespace baytrust::x509
