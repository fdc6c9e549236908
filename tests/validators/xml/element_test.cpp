// Reading what was signed: names by namespace, texts with all their white space.
#include "validators/xml/element.hpp"

#include <gtest/gtest.h>

#include "tests/validators/xml/documents.hpp"
#include "validators/xml/codes.hpp"

namespace baytrust::xml {
namespace {

using test::RefusedWith;
using test::Succeeds;

Document document(std::string_view text) {
  auto read = read_unsigned(as_bytes(text));
  EXPECT_THAT(read, Succeeds());
  return *std::move(read);
}

TEST(Element, NamesAreNamespacesAndLocalParts) {
  const auto d = document(
      "<a xmlns='urn:1' xmlns:p='urn:2'><p:b><c/></p:b><b xmlns=''><d xmlns='urn:3'/></b></a>");
  const Element a = d.root();
  EXPECT_TRUE(a.is({"urn:1", "a"}));
  EXPECT_FALSE(a.is({"urn:2", "a"}));
  EXPECT_FALSE(a.is({"", "a"}));
  const auto pb = a.child({"urn:2", "b"});
  ASSERT_TRUE(pb);
  EXPECT_EQ(pb->name(), "b");
  EXPECT_TRUE((*pb->children().begin()).is({"urn:1", "c"}));
  const auto b = a.child({"", "b"});
  ASSERT_TRUE(b);
  EXPECT_TRUE((*b->children().begin()).is({"urn:3", "d"}));
}

TEST(Element, APrefixMeansWhatItsNearestDeclarationSays) {
  const auto d = document("<p:a xmlns:p='urn:1'><p:a xmlns:p='urn:2'><p:a/></p:a><p:a/></p:a>");
  const auto children = d.root().children({"urn:1", "a"});
  ASSERT_EQ(children.size(), 1U);
  const auto inner = d.root().child({"urn:2", "a"});
  ASSERT_TRUE(inner);
  EXPECT_EQ((*inner->children().begin()).namespace_uri(), "urn:2");
}

TEST(Element, TextKeepsWhiteSpaceAndDropsMarkup) {
  const auto d = document("<a> 1 <!-- c --><b> x </b>\t2<![CDATA[<3>]]>&amp;\r\n&#13;</a>");
  EXPECT_EQ(d.root().text(), " 1 \t2<3>&\n\r");
  EXPECT_EQ(d.root().text_view(), "");  // has child elements
  EXPECT_EQ((*d.root().children().begin()).text_view(), " x ");
  EXPECT_EQ((*d.root().children().begin()).text(), " x ");
}

TEST(Element, EmptyAndBlankTexts) {
  const auto d = document("<a><b/><c> </c>\n</a>");
  auto child = d.root().children().begin();
  EXPECT_EQ((*child).text(), "");
  EXPECT_EQ((*++child).text(), " ");
  EXPECT_EQ(d.root().text(), "\n");
}

TEST(Element, AttributesByNamespace) {
  const auto d = document(
      "<a xmlns='urn:1' xmlns:p='urn:2' n='&lt;1&#10;' p:n='2' xml:lang='zh-Hant'><b/></a>");
  const Element a = d.root();
  EXPECT_EQ(a.attribute("n"), "<1\n");
  EXPECT_EQ(a.attribute(Name{"urn:2", "n"}), "2");
  EXPECT_EQ(a.attribute({kXmlNamespace, "lang"}), "zh-Hant");
  EXPECT_EQ(a.attribute(Name{"urn:1", "n"}),
            std::nullopt);  // the default namespace is not for them
  EXPECT_EQ(a.attribute("p"), std::nullopt);
  EXPECT_EQ(a.attribute("xmlns"), std::nullopt);
  EXPECT_EQ(a.attributes().size(), 3U);
}

TEST(Element, ChildrenInDocumentOrder) {
  const auto d = document("<a>x<b n='1'/>y<c/>z<b n='2'/></a>");
  std::string names;
  for (const Element child : d.root().children()) names += child.name();
  EXPECT_EQ(names, "bcb");
  EXPECT_EQ(d.root().child({"", "b"})->attribute("n"), "1");
  EXPECT_EQ(d.root().child({"", "x"}), std::nullopt);
  EXPECT_TRUE(d.root().has_children());
  EXPECT_TRUE(d.root().child({"", "c"})->children().empty());
  auto iterator = d.root().children().begin();
  EXPECT_EQ((*iterator++).name(), "b");
  EXPECT_EQ((*iterator).name(), "c");
}

TEST(Element, LocationsAndParents) {
  const auto d = document("<a><b/><c><b/><b><d/></b></c></a>");
  EXPECT_EQ(d.root().location(), "/a");
  EXPECT_EQ(d.root().parent(), std::nullopt);
  const auto c = d.root().child({"", "c"});
  const auto second = c->children({"", "b"})[1];
  EXPECT_EQ((*second.children().begin()).location(), "/a/c/b[2]/d");
  EXPECT_EQ(c->children({"", "b"})[0].location(), "/a/c/b[1]");
  EXPECT_EQ(second.parent(), c);
}

TEST(Element, WhatWasSignedIsRead) {
  const auto& by = test::signer(crypto::KeyType::p256);
  const auto verified = test::verify_list(test::signed_list(by), {by.pin});
  ASSERT_THAT(verified, Succeeds());
  const auto d = read(verified->document);
  ASSERT_THAT(d, Succeeds());
  EXPECT_EQ(d->root().children({test::kListNamespace, "Service"}).size(), 3U);
  EXPECT_EQ(d->root().child({kDsNamespace, "Signature"}), std::nullopt);
  const auto properties = read(verified->signature.signed_properties);
  ASSERT_THAT(properties, Succeeds());
  EXPECT_TRUE(properties->root().is({kXadesNamespace, "SignedProperties"}));
}

TEST(Element, ADocumentMayMove) {
  auto first = document("<a>1</a>");
  const Document second = std::move(first);
  EXPECT_EQ(second.root().text(), "1");
}

TEST(Element, UnsignedDocumentsPassTheGuard) {
  EXPECT_THAT(read_unsigned(as_bytes("<!DOCTYPE a><a/>")), RefusedWith(kDoctype));
  EXPECT_THAT(read_unsigned(as_bytes("<?p x?><a/>")), Succeeds());
}

}  // namespace
}  // namespace baytrust::xml
