// What is made canonical while it is read, beside what libxml2 makes of the same document.
#include "validators/xml/canonical_stream.hpp"

#include <gtest/gtest.h>

#include "tests/validators/xml/documents.hpp"
#include "validators/xml/canonical.hpp"

namespace baytrust::xml {
namespace {

using crypto::KeyType;
using test::Succeeds;

constexpr std::string_view kGaveUp = "(gave up)";

std::string streamed(std::string_view document) {
  CanonicalStream stream(document.size());
  const auto tree = Tree::parse_beside(as_bytes(document), {}, stream);
  if (tree.has_error()) return describe(tree.error());
  const auto octets = stream.take();
  return octets ? test::text(*octets) : std::string(kGaveUp);
}
// By libxml2, without the signature.
std::string by_libxml2(std::string_view document) {
  auto tree = Tree::parse(as_bytes(document), {});
  if (tree.has_error()) return describe(tree.error());
  if (!tree->signatures().empty()) tree->detach(tree->signatures().front());
  const auto octets = canonical_document(*tree);
  return octets.has_error() ? describe(octets.error()) : test::text(*octets);
}

TEST(CanonicalStream, EqualsLibxml2) {
  for (const std::string_view document : {
           "<a/>",
           "\xEF\xBB\xBF<?xml version='1.0' encoding='utf-8'?>\n<!-- c --><a >x<!-- y -->z</a >\n",
           "<a b='1' a='2' c=\"3\"/>",
           "<a x='&amp;&lt;&gt;&quot;&apos;&#9;&#10;&#13;&#38;&#x26;amp;' y='\t\n  '/>",
           "<a>&amp;&lt;&gt;&quot;&apos;&#9;&#10;&#13;\r\n\r<![CDATA[<&>]]]]>&#x9999;香</a>",
           "<a xmlns='urn:a'><b/><c xmlns=''><d/><e xmlns='urn:a'/></c></a>",
           "<a xmlns:p='urn:p' xmlns:q='urn:q' p:z='1' q:a='2' b='3' p:a='4'><p:b/><q:b/></a>",
           "<p:a xmlns:p='urn:p'><p:b xmlns:p='urn:q'><p:c/><p:d xmlns:p='urn:p'/></p:b></p:a>",
           "<p:a xmlns:p='urn:p'><b xmlns='urn:p' p:x='1'><c p:y='2'/></b></p:a>",
           "<a xml:lang='zh' xml:space='preserve' xml:id='i'><b xml:lang='en'/></a>",
           "<a xmlns:z='urn:z' xmlns:b='urn:b' xmlns:m='urn:m' z:q='1' b:q='1' m:q='1'/>",
           "<é xmlns:ü='urn:ü' ü:ö='ä'>\xF0\x9F\x98\x80</é>",
           "<a><b></b> <b/>\n\t<b>\n</b></a>",
           "<p:a xmlns:p='urn:1'><p:b/><p:b xmlns:p='urn:2' xmlns:q='urn:1' q:c='1'/><p:b/></p:a>",
       }) {
    EXPECT_EQ(streamed(document), by_libxml2(document)) << document;
    EXPECT_NE(streamed(document), kGaveUp) << document;
  }
}

TEST(CanonicalStream, LeavesTheSignatureOut) {
  for (const std::string& document :
       {test::signed_list(test::signer(KeyType::p256)),
        std::string("<a><ds:Signature xmlns:ds='http://www.w3.org/2000/09/xmldsig#' Id='s'><b>t"
                    "</b></ds:Signature>x<c/></a>")}) {
    EXPECT_EQ(streamed(document), by_libxml2(document));
    EXPECT_NE(streamed(document), kGaveUp);
  }
}

TEST(CanonicalStream, ItsTreeHoldsTheRootAndTheSignatureOnly) {
  const auto document = test::signed_list(test::signer(KeyType::p256));
  CanonicalStream stream(0);
  const auto beside = Tree::parse_beside(as_bytes(document), {}, stream);
  const auto whole = Tree::parse(as_bytes(document), {});
  ASSERT_THAT(beside, Succeeds());
  ASSERT_THAT(whole, Succeeds());
  EXPECT_EQ(beside->root().attribute("Id"), "list-1");
  ASSERT_EQ(beside->root().children().size(), 1U);
  ASSERT_EQ(beside->signatures().size(), 1U);
  for (const auto form : {C14nForm::exclusive, C14nForm::inclusive_1_0}) {
    EXPECT_EQ(canonical_element(beside->signatures().front(), {.form = form}).value(),
              canonical_element(whole->signatures().front(), {.form = form}).value());
  }
}

TEST(CanonicalStream, GivesUpWhereItWouldHaveToGuess) {
  const std::string signature =
      "<ds:Signature xmlns:ds='http://www.w3.org/2000/09/xmldsig#'></ds:Signature>";
  for (const std::string_view document : {"<?x y?><a/>", "<a/><?x y?>", "<a xmlns='relative'/>",
                                          "<a xmlns='http://x/?a=1&amp;b=2'/>"}) {
    EXPECT_EQ(streamed(document), kGaveUp) << document;
  }
  EXPECT_EQ(streamed("<a><b>" + signature + "</b></a>"), kGaveUp);
  EXPECT_EQ(streamed("<a>" + signature + signature + "</a>"), kGaveUp);
  EXPECT_EQ(streamed(signature), kGaveUp);
}

}  // namespace
}  // namespace baytrust::xml
