// The guard against what is sent to hurt a parser. Every refusal is named, and none takes long.
#include "validators/xml/guard.hpp"

#include <gtest/gtest.h>
#include <string>

#include "tests/validators/xml/documents.hpp"
#include "validators/xml/characters.hpp"
#include "validators/xml/codes.hpp"

namespace baytrust::xml {
namespace {

using test::fact;
using test::RefusedWith;
using test::Succeeds;

Result<Bytes> guarded(std::string_view document, const GuardLimits& limits = {}) {
  return canonicalise(as_bytes(document), limits);
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  out.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

TEST(Guard, AcceptsWhatListsAreMadeOf) {
  EXPECT_THAT(guarded(test::plain_list()), Succeeds());
  EXPECT_THAT(guarded(test::plain_book()), Succeeds());
  EXPECT_THAT(guarded("<a/>"), Succeeds());
  EXPECT_THAT(guarded("\n <a/> \n"), Succeeds());
  EXPECT_THAT(guarded("<?xml version='1.0' encoding='utf-8'?><a/>"), Succeeds());
  EXPECT_THAT(guarded("<?xml-stylesheet href='a.css'?><a/><!-- end --><?end?>"), Succeeds());
}

TEST(Guard, NamespaceLookUps) {
  // 256 declarations in scope at each of many elements: what inclusive C14N would walk through.
  std::string document;
  for (int outer = 0; outer < 4; ++outer) {
    document += "<a";
    for (int i = 0; i < 64; ++i) {
      const auto name = std::to_string(outer * 64 + i);
      document += " xmlns:p" + name + "='urn:" + name + "'";
    }
    document += ">";
  }
  const auto refused = guarded(document + repeated("<b/>", 4'000) + repeated("</a>", 4));
  ASSERT_THAT(refused, RefusedWith(kTooMany));
  EXPECT_EQ(fact(refused.error(), "what"), "namespace look-ups");
  EXPECT_THAT(guarded(document + repeated("<b/>", 100) + repeated("</a>", 4)), Succeeds());
}

TEST(Guard, NamespacePrefixes) {
  const auto with = [](std::size_t octets) {
    const std::string prefix(octets, 'p');
    return guarded("<a><b xmlns:" + prefix + "='urn:p'/></a>");
  };
  EXPECT_THAT(with(64), Succeeds());
  const auto refused = with(65);
  ASSERT_THAT(refused, RefusedWith(kTooMany));
  EXPECT_EQ(fact(refused.error(), "what"), "octets of a namespace prefix");
}

TEST(Guard, Doctype) {
  const auto refused = guarded("<?xml version='1.0'?>\n<!DOCTYPE a>\n<a/>");
  ASSERT_THAT(refused, RefusedWith(kDoctype));
  EXPECT_EQ(fact(refused.error(), "offset"), "22");
  EXPECT_THAT(guarded("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>"), RefusedWith(kDoctype));
  EXPECT_THAT(guarded("<!-- <!DOCTYPE a> --><a/>"), Succeeds());
}

TEST(Guard, DoctypeThatTheParserWouldNotReach) {
  // Not well-formed before it, cut off in the middle of it: still a DOCTYPE, said first.
  EXPECT_THAT(guarded("<!DOCTYPE a ["), RefusedWith(kDoctype));
  EXPECT_THAT(guarded("<!DOCTYPE"), RefusedWith(kDoctype));
}

TEST(Guard, EntityBomb) {
  std::string bomb = "<!DOCTYPE a [<!ENTITY x0 \"ha\">";
  for (int i = 1; i < 30; ++i) {
    const auto inner = "&x" + std::to_string(i - 1) + ";";
    bomb += "<!ENTITY x" + std::to_string(i) + " \"" + inner + inner + "\">";
  }
  EXPECT_THAT(guarded(bomb + "]><a>&x29;</a>"), RefusedWith(kDoctype));
}

TEST(Guard, EntitiesOtherThanTheFivePredefined) {
  EXPECT_THAT(guarded("<a>&lt;&gt;&amp;&quot;&apos;&#65;&#x41;</a>"), Succeeds());
  EXPECT_THAT(guarded("<a>&nbsp;</a>"), RefusedWith(kNotWellFormed));
  EXPECT_THAT(guarded("<a b='&other;'/>"), RefusedWith(kNotWellFormed));
  EXPECT_THAT(guarded("<a>&#0;</a>"), RefusedWith(kNotWellFormed));
}

TEST(Guard, ExternalInclusionIsOnlyAnElement) {
  const auto octets = guarded(
      "<a xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='file:///etc/passwd'/></a>");
  ASSERT_THAT(octets, Succeeds());
  EXPECT_THAT(test::text(*octets), testing::HasSubstr("<xi:include"));
}

TEST(Guard, ProcessingInstructionInsideTheRoot) {
  const auto refused = guarded("<a>1<?split here?>2</a>");
  ASSERT_THAT(refused, RefusedWith(kProcessingInstruction));
  EXPECT_EQ(fact(refused.error(), "offset"), "4");
}

TEST(Guard, ProcessingInstructionThatHidesATag) {
  EXPECT_THAT(guarded("<?pi <a ?><b/>"), RefusedWith(kProcessingInstruction));
  EXPECT_THAT(guarded("<?<a?><b/>"), RefusedWith(kProcessingInstruction));
  EXPECT_THAT(guarded("<?"
                      "?><b/>"),
              RefusedWith(kProcessingInstruction));
}

TEST(Guard, ByteOrderMark) {
  // One in UTF-8 is skipped: the canonical octets have none.
  const auto octets = guarded("\xEF\xBB\xBF<a/>");
  ASSERT_THAT(octets, Succeeds());
  EXPECT_EQ(test::text(*octets), "<a></a>");
  EXPECT_THAT(guarded("\xEF\xBB\xBF\xEF\xBB\xBF<a/>"), RefusedWith(kNotWellFormed));
}

TEST(Guard, OtherEncodings) {
  EXPECT_THAT(guarded("\xFF\xFE<\0a\0/\0>\0"), RefusedWith(kEncoding));
  EXPECT_THAT(guarded("\xFE\xFF"), RefusedWith(kEncoding));
  EXPECT_THAT(guarded(std::string_view("<\0a\0/\0>\0", 8)), RefusedWith(kEncoding));
  EXPECT_THAT(guarded(std::string_view("\0\0\0<\0\0\0a", 8)), RefusedWith(kEncoding));
  EXPECT_THAT(guarded("\x4C\x6F\xA7\x94"), RefusedWith(kNotWellFormed));  // EBCDIC "<?xm"
  const auto refused = guarded("<?xml version='1.0' encoding='ISO-8859-1'?><a/>");
  ASSERT_THAT(refused, RefusedWith(kEncoding));
  EXPECT_EQ(fact(refused.error(), "encoding"), "ISO-8859-1");
  EXPECT_THAT(guarded("<?xml version='1.0' encoding='UTF-7'?><a/>"), RefusedWith(kEncoding));
}

TEST(Guard, OctetsThatAreNoCharacters) {
  for (const std::string_view bad :
       {"\x01", "\x0B", "\x1F", "\xC0\xAF", "\xED\xA0\x80", "\xEF\xBF\xBE", "\xEF\xBF\xBF", "\x80",
        "\xF4\x90\x80\x80", "\xF5", "\xC3", "\xE9\xA6", "\xE0\x80\xAF", "\xF0\x80\x80\xAF"}) {
    for (const std::size_t before : {0U, 31U, 32U, 100U}) {
      const auto document = "<a>" + std::string(before, 'x') + std::string(bad) + "</a>";
      EXPECT_EQ(first_non_character(as_bytes(document)), 3 + before) << to_hex(as_bytes(bad));
      EXPECT_THAT(guarded(document), RefusedWith(kNotWellFormed)) << to_hex(as_bytes(bad));
    }
  }
  EXPECT_THAT(guarded("<a>\t\n\r\x7F\xC2\x80\xED\x9F\xBF\xEE\x80\x80\xF4\x8F\xBF\xBF</a>"),
              Succeeds());
}

TEST(Guard, TrailingOctets) {
  EXPECT_THAT(guarded("<a/>x"), RefusedWith(kNotWellFormed));
  EXPECT_THAT(guarded("<a/><b/>"), RefusedWith(kNotWellFormed));
  EXPECT_THAT(guarded("<a/></a>"), RefusedWith(kNotWellFormed));
  EXPECT_THAT(guarded("<a/>\n<![CDATA[x]]>"), RefusedWith(kNotWellFormed));
}

TEST(Guard, TrailingOctetsBehindANul) {
  // A parser of C strings would stop there, and never see the rest.
  EXPECT_THAT(guarded(std::string_view("<a></a>\0<b/>", 12)), RefusedWith(kNotWellFormed));
}

TEST(Guard, SaysWhereItIsNotWellFormed) {
  const auto refused = guarded("<a>\n  <b>\n  </c>\n</a>");
  ASSERT_THAT(refused, RefusedWith(kNotWellFormed));
  EXPECT_EQ(fact(refused.error(), "line"), "3");
  EXPECT_NE(fact(refused.error(), "column"), "");
  EXPECT_NE(fact(refused.error(), "reason"), "");
  const auto character = guarded("<a>\n \x01</a>");
  EXPECT_EQ(fact(character.error(), "line"), "2");
  EXPECT_EQ(fact(character.error(), "column"), "2");
}

TEST(Guard, NotWellFormed) {
  for (const std::string_view document : {"",
                                          " ",
                                          "x",
                                          "<",
                                          "<a",
                                          "<a>",
                                          "</a>",
                                          "<a b='1' b='2'/>",
                                          "<a b=1/>",
                                          "<a b='<'/>",
                                          "<a><!-- -- --></a>",
                                          "<a>]]></a>",
                                          "<a><![CDATA[</a>",
                                          "<!-- a",
                                          "<?pi",
                                          "<a b='/>",
                                          "<1/>",
                                          "<p:a/>",
                                          "<a p:b='1'/>",
                                          "<a xmlns:p=''/>",
                                          "<a:b:c xmlns:a='urn:a'/>",
                                          "<!ELEMENT a ANY><a/>",
                                          "<?xml version='1.0' encoding=?><a/>",
                                          "<?xml <a/>",
                                          "<?xml version='1.0'<?><a/>",
                                          " <?xml version='1.0'?><a/>",
                                          "<a><b></a></b>",
                                          "<a x='1' <b/></a>"}) {
    EXPECT_TRUE(guarded(document).has_error()) << document;
  }
}

TEST(Guard, EveryTruncationIsRefused) {
  const auto document = test::plain_list();
  const auto end = document.rfind('>');
  for (std::size_t size = 0; size <= end; ++size) {
    EXPECT_TRUE(guarded(document.substr(0, size)).has_error()) << size;
  }
}

TEST(Guard, EveryFlippedOctetIsRefusedOrRead) {
  const auto document = test::plain_list();
  std::size_t read = 0;
  for (std::size_t i = 0; i < document.size(); ++i) {
    for (const char flip : {'\x01', '\x20', '\x7F'}) {
      auto flipped = document;
      flipped[i] = static_cast<char>(flipped[i] ^ flip);
      if (guarded(flipped).has_value()) ++read;
    }
  }
  EXPECT_GT(read, 0U);
  EXPECT_LT(read, 3 * document.size());
}

TEST(Guard, DuplicateIds) {
  const auto refused = guarded("<a Id='one'><b Id='two'/><c Id='one'/></a>");
  ASSERT_THAT(refused, RefusedWith(kIdDuplicate));
  EXPECT_EQ(fact(refused.error(), "id"), "one");
}

TEST(Guard, DuplicateIdsUnderOtherNames) {
  EXPECT_THAT(guarded("<a Id='x'><b ID='x'/></a>"), RefusedWith(kIdDuplicate));
  EXPECT_THAT(guarded("<a Id='x'><b id='x'/></a>"), RefusedWith(kIdDuplicate));
  EXPECT_THAT(guarded("<a Id='x'><b xml:id='x'/></a>"), RefusedWith(kIdDuplicate));
  EXPECT_THAT(guarded("<a Id='x' id='x'/>"), RefusedWith(kIdDuplicate));
}

TEST(Guard, DuplicateIdWrittenWithACharacterReference) {
  EXPECT_THAT(guarded("<a Id='x'><b Id='&#120;'/></a>"), RefusedWith(kIdDuplicate));
  EXPECT_THAT(guarded("<a Id='&amp;'><b Id='&#38;'/></a>"), RefusedWith(kIdDuplicate));
}

TEST(Guard, AttributesOfOtherNamespacesAreNoIds) {
  EXPECT_THAT(guarded("<a xmlns:p='urn:p' Id='x'><b p:Id='x'/></a>"), Succeeds());
}

TEST(Guard, DeepNesting) {
  const GuardLimits limits;
  const auto nested = [](std::size_t depth) {
    return repeated("<a>", depth) + repeated("</a>", depth);
  };
  EXPECT_THAT(guarded(nested(limits.depth)), Succeeds());
  const auto refused = guarded(nested(limits.depth + 1));
  ASSERT_THAT(refused, RefusedWith(kTooDeep));
  EXPECT_EQ(fact(refused.error(), "limit"), "128");
  EXPECT_THAT(guarded(repeated("<a>", 5'000'000)), RefusedWith(kTooDeep));
}

TEST(Guard, HundredMegabytes) {
  const std::string document(100U << 20, '<');
  const auto refused = guarded(document);
  ASSERT_THAT(refused, RefusedWith(kTooLarge));
  EXPECT_EQ(fact(refused.error(), "size"), "104857600");
  EXPECT_EQ(fact(refused.error(), "limit"), "33554432");
}

TEST(Guard, ManyElements) {
  const auto document = "<a>" + repeated("<b/>", 1'000'000) + "</a>";
  const auto refused = guarded(document);
  ASSERT_THAT(refused, RefusedWith(kTooMany));
  EXPECT_EQ(fact(refused.error(), "what"), "elements");
}

TEST(Guard, ManyAttributesOnOneElement) {
  // Parsers compare each with each: millions would take minutes.
  std::string document = "<a";
  for (int i = 0; i < 200'000; ++i) document += " a" + std::to_string(i) + "=''";
  EXPECT_THAT(guarded(document + "/>"), RefusedWith(kTooMany));
}

TEST(Guard, ManyAttributesBehindAnError) {
  // libxml2 goes on after its first error; it must not get to the flood.
  std::string flood = "<b";
  for (int i = 0; i < 500'000; ++i) flood += " a" + std::to_string(i) + "=''";
  EXPECT_THAT(guarded("<a><!-- -- " + flood + "/> --></a>"), RefusedWith(kNotWellFormed));
  EXPECT_THAT(guarded("<a><![CDATA[" + flood + "]]></b>"), RefusedWith(kNotWellFormed));
  EXPECT_THAT(guarded("<a>&x;<![CDATA[" + flood + "]]></a>"), RefusedWith(kNotWellFormed));
}

TEST(Guard, ManyAttributesInAll) {
  const auto document = "<a>" + repeated("<b c='' d='' e=''/>", 40) + "</a>";
  EXPECT_THAT(guarded(document, {.attributes = 120}), Succeeds());
  const auto refused = guarded(document, {.attributes = 119});
  ASSERT_THAT(refused, RefusedWith(kTooMany));
  EXPECT_EQ(fact(refused.error(), "what"), "attributes");
}

TEST(Guard, NamespaceFlood) {
  // Each declaration in scope makes every element after it dearer.
  std::string document;
  for (int depth = 0; depth < 20; ++depth) {
    document += "<a";
    for (int i = 0; i < 20; ++i) {
      const auto n = std::to_string(depth * 100 + i);
      document += " xmlns:p" + n + "='urn:" + n + "'";
    }
    document += ">";
  }
  const auto refused = guarded(document + repeated("</a>", 20));
  ASSERT_THAT(refused, RefusedWith(kTooMany));
  EXPECT_EQ(fact(refused.error(), "what"), "namespaces in scope");
}

TEST(Guard, ManySignatures) {
  const auto document = "<a xmlns:ds='http://www.w3.org/2000/09/xmldsig#'>" +
                        repeated("<ds:Signature/>", 33) + "</a>";
  const auto refused = guarded(document);
  ASSERT_THAT(refused, RefusedWith(kTooMany));
  EXPECT_EQ(fact(refused.error(), "what"), "signatures");
}

TEST(Guard, HugeNamesAndTexts) {
  EXPECT_THAT(guarded("<" + std::string(1'000'000, 'a') + "/>"), RefusedWith(kNotWellFormed));
  EXPECT_THAT(guarded("<a>" + std::string(1'000'000, ' ') + "</a>"), Succeeds());
  EXPECT_THAT(guarded("<a>" + repeated("\xE9\xA6\x99", 300'000) + "</a>"), Succeeds());
}

TEST(Guard, TwentyMegabytesAreRead) {
  const auto document =
      "<a>" + repeated("<b>" + std::string(2000, 'x') + "</b>\n", 10'000) + "</a>";
  EXPECT_THAT(guarded(document), Succeeds());
}

}  // namespace
}  // namespace baytrust::xml
