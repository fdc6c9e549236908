#include "validators/x509/identity.hpp"

#include <gmock/gmock.h>

#include "tests/support/authority.hpp"
#include "validators/der/writer.hpp"

namespace baytrust::x509 {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> read(std::string_view oid, Bytes value) {
  static const auto ca = test::make_authority("CA");
  const auto leaf = ca.issue({.extra = {{Oid::literal(oid), false, std::move(value)}}});
  std::vector<std::string> out;
  for (const auto& identity : identities(leaf)) {
    EXPECT_EQ(identity.oid, Oid::literal(oid));
    EXPECT_EQ(identity.masked, mask(identity.value));
    out.push_back(std::string(to_string(identity.kind)) + " " + identity.value);
  }
  return out;
}

const Bytes kText = der::text(der::kPrintableString, "440301190001011234");

TEST(Identity, EveryKnownExtensionHasItsKind) {
  EXPECT_THAT(read("1.2.156.10260.4.1.2", kText),
              ElementsAre("social-insurance 440301190001011234"));
  EXPECT_THAT(read("1.2.156.10260.4.1.3", kText),
              ElementsAre("business-registration 440301190001011234"));
  EXPECT_THAT(read("1.2.156.10260.4.1.4", kText), ElementsAre("organisation 440301190001011234"));
  EXPECT_THAT(read("1.2.156.10260.4.1.5", kText), ElementsAre("tax 440301190001011234"));
  EXPECT_THAT(read("1.2.86.11.7.1", kText), ElementsAre("person 440301190001011234"));
  EXPECT_THAT(read("1.2.86.11.7.3", kText),
              ElementsAre("business-registration 440301190001011234"));
  EXPECT_THAT(read("1.2.86.11.7.4", kText), ElementsAre("organisation 440301190001011234"));
  EXPECT_THAT(read("1.2.86.11.7.5", kText), ElementsAre("tax 440301190001011234"));
  EXPECT_THAT(read("1.3.6.1.4.1.18760.1.12.11", kText), ElementsAre("vendor 440301190001011234"));
  EXPECT_THAT(read("1.2.156.10260.4.1.6", kText), IsEmpty());
  EXPECT_THAT(read("1.2.86.11.7.2", kText), IsEmpty());
}

TEST(Identity, PersonsAreWrittenInSeveralWays) {
  constexpr std::string_view kPerson = "1.2.156.10260.4.1.1";
  const auto person = ElementsAre("person 440301190001011234");
  // SET { [0] PrintableString }: explicit and implicit, and a bare string.
  EXPECT_THAT(read(kPerson, der::encode(der::kSet, {der::explicitly(0, kText)})), person);
  EXPECT_THAT(
      read(kPerson, der::encode(der::kSet, {der::text(der::context(0), "440301190001011234")})),
      person);
  EXPECT_THAT(read(kPerson, der::sequence({kText})), person);
  EXPECT_THAT(read(kPerson, kText), person);
  EXPECT_THAT(read(kPerson, to_bytes(as_bytes("440301190001011234"))), person);
  EXPECT_THAT(read(kPerson, der::octet_string(as_bytes("440301190001011234"))), person);
  // Two numbers in one extension are two identities.
  EXPECT_THAT(read(kPerson, der::encode(der::kSet, {der::explicitly(0, kText),
                                                    der::text(der::context(2), "E12345678")})),
              ElementsAre("person 440301190001011234", "person E12345678"));
  EXPECT_THAT(read(kPerson, der::text(der::kUtf8String, "粵字第1号")),
              ElementsAre("person 粵字第1号"));
}

TEST(Identity, WhatNobodyCanReadIsHexadecimal) {
  constexpr std::string_view kPerson = "1.2.156.10260.4.1.1";
  EXPECT_THAT(read(kPerson, Bytes{0xDE, 0xAD}), ElementsAre("person dead"));
  EXPECT_THAT(read(kPerson, Bytes{}), ElementsAre("person "));
  EXPECT_THAT(read(kPerson, der::integer(5)), ElementsAre("person 020105"));
  EXPECT_THAT(read(kPerson, der::sequence({kText, der::integer(5)})).at(0).substr(0, 11),
              "person 3017");
  // Too deep, too many.
  Bytes deep = kText;
  for (int i = 0; i < 5; ++i) deep = der::sequence({deep});
  EXPECT_EQ(read(kPerson, deep).at(0), "person " + to_hex(deep));
  const Bytes many = der::sequence(std::vector<Bytes>(17, kText));
  EXPECT_THAT(read(kPerson, many), ElementsAre("person " + to_hex(many)));
}

TEST(Identity, ExtensionsThatOnlyLookAlikeAreLeftAlone) {
  EXPECT_THAT(read("2.999.1", kText), IsEmpty());
  EXPECT_THAT(read("1.2.156.10260.4.1.1.1", kText), IsEmpty());
}

TEST(Mask, ShowsAtMostTwoCharactersAtEachEnd) {
  EXPECT_EQ(mask("440301190001011234"), "44**************34");
  EXPECT_EQ(mask("123456789"), "12*****89");
  EXPECT_EQ(mask("12345678"), "1******8");
  EXPECT_EQ(mask("12345"), "1***5");
  EXPECT_EQ(mask("1234"), "****");
  EXPECT_EQ(mask("1"), "*");
  EXPECT_EQ(mask(""), "");
}

TEST(Mask, CountsCharactersNotOctets) {
  EXPECT_EQ(mask("粵字第一二三四五号"), "粵字*****五号");
  EXPECT_EQ(mask("\xFF\xFF\xFF\xFF\xFF"), "\xEF\xBF\xBD***\xEF\xBF\xBD");
  EXPECT_EQ(mask("\x1B"
                 "bcdef"),
            "\xEF\xBF\xBD****f");
}

}  // namespace
}  // namespace baytrust::x509
