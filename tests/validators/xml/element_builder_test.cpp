// What is written is what is read.
#include "validators/xml/element_builder.hpp"

#include <gtest/gtest.h>

#include "tests/validators/xml/documents.hpp"
#include "validators/xml/codes.hpp"

namespace baytrust::xml {
namespace {

using test::fact;
using test::RefusedWith;
using test::Succeeds;

constexpr std::string_view kDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

std::string written(const ElementBuilder& root, const WriteOptions& options = {}) {
  const auto octets = root.write(options);
  if (octets.has_error()) return describe(octets.error());
  const auto all = test::text(*octets);
  EXPECT_EQ(all.substr(0, kDeclaration.size()), kDeclaration);
  EXPECT_EQ(all.back(), '\n');
  return all.substr(kDeclaration.size(), all.size() - kDeclaration.size() - 1);
}

std::string canonical(const ElementBuilder& root) {
  const auto octets = canonicalise(*root.write());
  return octets.has_error() ? describe(octets.error()) : test::text(*octets);
}

TEST(ElementBuilder, PrefixesAreDeclaredOnTheRoot) {
  ElementBuilder a({"urn:1", "a"});
  a.add(ElementBuilder({"urn:2", "b"}).set(Name{"urn:3", "n"}, "1")).add({"urn:1", "c"}, "text");
  EXPECT_EQ(written(a, {.prefixes = {{"", "urn:1"}, {"two", "urn:2"}}}),
            R"(<a xmlns="urn:1" xmlns:two="urn:2" xmlns:ns1="urn:3">)"
            R"(<two:b ns1:n="1"/><c>text</c></a>)");
  EXPECT_EQ(written(a), R"(<ns1:a xmlns:ns1="urn:1" xmlns:ns2="urn:2" xmlns:ns3="urn:3">)"
                        R"(<ns2:b ns3:n="1"/><ns1:c>text</ns1:c></ns1:a>)");
}

TEST(ElementBuilder, AttributesNeedAPrefixEvenInTheDefaultNamespace) {
  ElementBuilder a({"urn:1", "a"});
  a.set(Name{"urn:1", "n"}, "1").set("n", "2").set({kXmlNamespace, "lang"}, "pt");
  EXPECT_EQ(written(a, {.prefixes = {{"", "urn:1"}}}),
            R"(<a xmlns="urn:1" xmlns:ns1="urn:1" ns1:n="1" n="2" xml:lang="pt"/>)");
}

TEST(ElementBuilder, NoDefaultNamespaceBesideElementsInNone) {
  ElementBuilder a({"urn:1", "a"});
  a.add({"", "b"}, "");
  EXPECT_EQ(written(a, {.prefixes = {{"", "urn:1"}}}), R"(<ns1:a xmlns:ns1="urn:1"><b/></ns1:a>)");
}

TEST(ElementBuilder, AGivenPrefixIsNotGivenAgain) {
  ElementBuilder a({"urn:1", "a"});
  EXPECT_EQ(written(a, {.prefixes = {{"ns1", "urn:2"}}}),
            R"(<ns2:a xmlns:ns1="urn:2" xmlns:ns2="urn:1"/>)");
}

TEST(ElementBuilder, EveryCharacterComesBack) {
  const std::string hard = "<&>\"'\t\n\r ]]> 香港 \xF0\x9F\x8C\x8F <!-- --> &amp;";
  ElementBuilder a({"", "a"});
  a.set("n", hard).text(hard);
  const auto octets = a.write();
  ASSERT_THAT(octets, Succeeds());
  const auto document = read_unsigned(*octets);
  ASSERT_THAT(document, Succeeds());
  EXPECT_EQ(document->root().attribute("n"), hard);
  EXPECT_EQ(document->root().text(), hard);
}

TEST(ElementBuilder, WrittenTextIsAlreadyCanonical) {
  ElementBuilder a({"", "a"});
  a.set("b", "\"&<>\t").text("<>&\"\r");
  EXPECT_EQ(written(a), canonical(a));
}

TEST(ElementBuilder, IndentedWhereThereIsNoText) {
  ElementBuilder a({"", "a"});
  a.add(ElementBuilder({"", "b"}).add({"", "c"}, "1"))
      .add(ElementBuilder({"", "d"}).text("x").add({"", "e"}, ""));
  EXPECT_EQ(written(a, {.layout = Layout::indented}),
            "<a>\n  <b>\n    <c>1</c>\n  </b>\n  <d>x<e/></d>\n</a>");
}

TEST(ElementBuilder, TheLastValueOfAnAttributeWins) {
  EXPECT_EQ(written(ElementBuilder({"", "a"}).set("n", "1").set("n", "2")), R"(<a n="2"/>)");
}

TEST(ElementBuilder, CopiesAreEqualInCanonicalForm) {
  for (const auto& source : {test::plain_list(), test::plain_book(),
                             std::string("<a> x<b> </b>y <c><!-- --></c>z</a>")}) {
    const auto document = read_unsigned(as_bytes(source));
    ASSERT_THAT(document, Succeeds());
    const auto copy = ElementBuilder::copy_of(document->root());
    const auto octets = copy.write({.prefixes = {{"", test::kListNamespace},
                                                 {"x", "urn:example:extra:1"},
                                                 {"b", test::kBookNamespace}}});
    ASSERT_THAT(octets, Succeeds());
    EXPECT_EQ(as_text(*canonicalise(*octets)), as_text(*canonicalise(as_bytes(source))));
  }
}

TEST(ElementBuilder, CharactersThatXmlCannotCarry) {
  for (const std::string_view bad : {"ab\x01", "ab\xC3", "ab\xEF\xBF\xBF", "ab\xED\xA0\x80"}) {
    const auto in_text = ElementBuilder({"", "a"}).text(bad).write();
    ASSERT_THAT(in_text, RefusedWith(kWriteCharacter));
    EXPECT_EQ(fact(in_text.error(), "offset"), "2");
    EXPECT_THAT(ElementBuilder({"", "a"}).set("n", bad).write(), RefusedWith(kWriteCharacter));
    EXPECT_THAT(ElementBuilder({bad, "a"}).write(), RefusedWith(kWriteCharacter));
  }
}

TEST(ElementBuilder, NamesThatAreNone) {
  for (const std::string_view bad : {"", "1a", "a b", "a:b", "-a", "a>"}) {
    EXPECT_THAT(ElementBuilder({"", bad}).write(), RefusedWith(kWriteName)) << bad;
    EXPECT_THAT(ElementBuilder({"", "a"}).set(bad, "").write(), RefusedWith(kWriteName)) << bad;
  }
  const ElementBuilder a({"urn:1", "a"});
  EXPECT_THAT(a.write({.prefixes = {{"xmlx", "urn:1"}}}), RefusedWith(kWriteName));
  EXPECT_THAT(a.write({.prefixes = {{"p q", "urn:1"}}}), RefusedWith(kWriteName));
}

}  // namespace
}  // namespace baytrust::xml
