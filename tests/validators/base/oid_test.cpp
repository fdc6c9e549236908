#include "validators/base/oid.hpp"

#include <gmock/gmock.h>
#include <set>

namespace baytrust {
namespace {

using testing::ElementsAre;

std::string hex(const Oid& oid) { return to_hex(as_bytes(oid.view().der())); }

TEST(Oid, EncodesAndDecodesArcsOfEverySize) {
  EXPECT_EQ(hex(Oid::literal("1.2.840.113549")), "2a864886f70d");
  EXPECT_EQ(hex(Oid::literal("2.999.3")), "883703");
  EXPECT_EQ(hex(Oid::literal("0.39")), "27");
  EXPECT_EQ(hex(Oid::literal("2.0")), "50");
  for (const char* text : {
           "0.0",
           "0.39",
           "1.0",
           "1.39",
           "2.0",
           "2.47",
           "2.48",
           "2.999",
           "1.2.840.113549.1.1.11",
           "2.16.344.8.2.2008.810.2.2018.1.1",
           // An UUID arc, and one beyond 128 bits.
           "2.25.329800735698586629295641978511506172918",
           "1.3.6.340282366920938463463374607431768211456.5",
           "2.340282366920938463463374607431768211456999.1",
       }) {
    EXPECT_EQ(to_string(Oid::literal(text)), text);
    EXPECT_TRUE(is_oid_content(as_bytes(Oid::literal(text).view().der()))) << text;
  }
}

TEST(Oid, TextThatIsNoIdentifierIsRefused) {
  for (const char* text : {"", ".", "1", "1.", ".1", "1..2", "3.1", "0.40", "1.40", "1.100", "01.2",
                           "1.02", "1.2.00", "1.2 ", " 1.2", "1.2.a", "1.-2", "1.2.", "10.2"}) {
    EXPECT_FALSE(Oid::parse(text)) << text;
  }
  EXPECT_FALSE(Oid::parse("2.1" + std::string(4094, '1')));
  EXPECT_TRUE(Oid::parse("2.1" + std::string(4093, '1')));
}

TEST(Oid, LiteralMistakesEndTheProcess) { EXPECT_DEATH(Oid::literal("1.2.x"), ""); }

TEST(Oid, ContentOctetsAreCheckedForPaddingAndEnd) {
  const auto valid = [](Bytes content) { return is_oid_content(content); };
  EXPECT_TRUE(valid({0x2A}));
  EXPECT_TRUE(valid({0x2A, 0x86, 0x48}));
  EXPECT_FALSE(valid({}));
  EXPECT_FALSE(valid({0x2A, 0x86}));             // unfinished
  EXPECT_FALSE(valid({0x80, 0x01}));             // padded first arc
  EXPECT_FALSE(valid({0x2A, 0x80, 0x01}));       // padded later arc
  EXPECT_TRUE(valid({0x2A, 0x81, 0x80, 0x01}));  // 0x80 inside an arc is no padding
}

TEST(Oid, SubidentifiersAreTheEncodedArcs) {
  const Oid oid = Oid::literal("1.2.840.5");
  EXPECT_THAT(subidentifiers(oid), ElementsAre("\x2A", "\x86\x48", "\x05"));
  EXPECT_TRUE(subidentifiers(OidView()).empty());
}

TEST(Oid, OrderIsThatOfTheEncodings) {
  // Shorter first, then octet by octet: not the order of the numbers' text.
  std::set<Oid> sorted{Oid::literal("2.5.29.32"), Oid::literal("1.2"), Oid::literal("1.2.840"),
                       Oid::literal("1.3")};
  std::vector<std::string> texts;
  for (const auto& oid : sorted) texts.push_back(to_string(oid));
  EXPECT_THAT(texts, ElementsAre("1.2", "1.3", "1.2.840", "2.5.29.32"));
}

TEST(Oid, ViewsAndOwnersCompareAndHashAlike) {
  const Oid oid = Oid::literal("2.5.29.15");
  const std::string copy(oid.view().der());
  EXPECT_EQ(oid, OidView(copy));
  EXPECT_EQ(std::hash<Oid>{}(oid), std::hash<OidView>{}(OidView(copy)));
  EXPECT_TRUE(Oid().empty());
  EXPECT_FALSE(oid.empty());
}

}  // namespace
}  // namespace baytrust
