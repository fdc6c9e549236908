// Exclusive C14N against the octets that independent implementations agreed on. The corpus needs a
// DOCTYPE for attribute defaults and XPath for node sets: this test has its own parser for both.
#include "validators/xml/canonical.hpp"

#include <boost/json.hpp>
#include <fstream>
#include <gtest/gtest.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <memory>
#include <sstream>

#include "tests/support/corpus.hpp"
#include "tests/validators/xml/documents.hpp"
#include "validators/xml/codes.hpp"
#include "validators/xml/guard.hpp"

namespace baytrust::xml {
namespace {

using test::RefusedWith;
using test::Succeeds;

using XmlDocument = std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)>;
using XPathContext = std::unique_ptr<xmlXPathContext, decltype(&xmlXPathFreeContext)>;
using XPathObject = std::unique_ptr<xmlXPathObject, decltype(&xmlXPathFreeObject)>;

XmlDocument load(const std::filesystem::path& path) {
  return {xmlReadFile(path.c_str(), nullptr,
                      XML_PARSE_DTDLOAD | XML_PARSE_DTDATTR | XML_PARSE_NOENT | XML_PARSE_NONET),
          xmlFreeDoc};
}

// The expression is the text of an <XPath> element whose namespace declarations it uses.
XPathObject select(xmlDoc* document, const std::filesystem::path& path) {
  const auto expression = load(path);
  const xmlNode* root = expression ? xmlDocGetRootElement(expression.get()) : nullptr;
  if (root == nullptr) return {nullptr, xmlXPathFreeObject};
  const XPathContext context(xmlXPathNewContext(document), xmlXPathFreeContext);
  for (const xmlNs* ns = root->nsDef; ns != nullptr; ns = ns->next) {
    xmlXPathRegisterNs(context.get(), ns->prefix, ns->href);
  }
  xmlChar* text = xmlNodeGetContent(root);
  XPathObject found(xmlXPathEvalExpression(text, context.get()), xmlXPathFreeObject);
  xmlFree(text);
  return found;
}

bool in_node_set(const xmlNodeSet* nodes, void* node, void* parent) {
  auto* plain = static_cast<xmlNode*>(node);
  if (plain->type != XML_NAMESPACE_DECL)
    return xmlXPathNodeSetContains(const_cast<xmlNodeSet*>(nodes), plain) != 0;
  // XPath's namespace nodes know their element through "next".
  xmlNs copy = *static_cast<xmlNs*>(node);
  copy.next = static_cast<xmlNs*>(parent);
  return xmlXPathNodeSetContains(const_cast<xmlNodeSet*>(nodes),
                                 reinterpret_cast<xmlNode*>(&copy)) != 0;
}

std::vector<std::string> words(const std::filesystem::path& path) {
  std::ifstream in(path);
  std::vector<std::string> out;
  for (std::string word; in >> word;) out.push_back(word);
  return out;
}

struct Case {
  std::string id;
  std::filesystem::path input;
  std::filesystem::path xpath;
  std::filesystem::path prefixes;  // empty: none
  std::filesystem::path expected;
};

std::vector<Case> exclusive_cases(const std::filesystem::path& folder) {
  std::vector<Case> cases;
  std::ifstream in(folder / "cases.jsonl");
  for (std::string line; std::getline(in, line);) {
    const auto c = boost::json::parse(line).as_object();
    const auto& tags = c.at("tags").as_array();
    if (std::ranges::find(tags, boost::json::value("exc-without-comments")) == tags.end()) continue;
    const auto& x = c.at("x").as_object();
    const auto path = [&](const char* key) {
      const auto* value = x.if_contains(key);
      if (value == nullptr) return std::filesystem::path{};
      return folder / std::string(value->as_string()).substr(std::string_view("file:").size());
    };
    cases.push_back({std::string(c.at("id").as_string()),
                     folder / std::string(c.at("leaf").as_string()), path("xpath"), path("ns"),
                     path("expected_output")});
  }
  return cases;
}

TEST(Canonical, EqualsTheCorpusOctetForOctet) {
  const auto corpora = baytrust::test::corpora();
  if (!corpora) GTEST_SKIP() << "no corpora beside the checkout";
  const auto cases = exclusive_cases(*corpora / "c14n");
  EXPECT_EQ(cases.size(), 18U);
  for (const auto& c : cases) {
    SCOPED_TRACE(c.id);
    const auto document = load(c.input);
    ASSERT_TRUE(document);
    const auto selected = select(document.get(), c.xpath);
    ASSERT_TRUE(selected);
    NodeSet nodes;
    nodes.visible = [&](void* node, void* parent) {
      return in_node_set(selected->nodesetval, node, parent);
    };
    if (!c.prefixes.empty()) nodes.inclusive_prefixes = words(c.prefixes);
    const auto octets = canonical_node_set(document.get(), nodes);
    ASSERT_THAT(octets, Succeeds());
    EXPECT_EQ(as_text(*octets), as_text(baytrust::test::read_file(c.expected)));
  }
}

std::string canonical(std::string_view document) {
  const auto octets = canonicalise(as_bytes(document));
  return octets.has_error() ? describe(octets.error()) : test::text(*octets);
}

TEST(Canonical, DropsWhatIsNotContent) {
  EXPECT_EQ(
      canonical("<?xml version='1.0'?><!-- c -->\n<a  b='1'\n a=\"2\" ><c/>x<!-- c -->y</a >"),
      R"(<a a="2" b="1"><c></c>xy</a>)");
  EXPECT_EQ(canonical("<a><![CDATA[<&>]]>&#65;&quot;\r\n</a>"), "<a>&lt;&amp;&gt;A\"\n</a>");
}

TEST(Canonical, DeclaresANamespaceWhereItIsUsed) {
  EXPECT_EQ(canonical("<a xmlns:p='urn:p' xmlns:q='urn:q'><p:b q:c='1'/></a>"),
            R"(<a><p:b xmlns:p="urn:p" xmlns:q="urn:q" q:c="1"></p:b></a>)");
}

TEST(Canonical, OfAnElementIsThatOfItsOwnDocument) {
  const std::string document =
      "<o:outer xmlns:o='urn:o' xmlns='urn:d'>\n <inner "
      "Id='i'><o:x>1</o:x></inner><next/></o:outer>";
  const auto tree = Tree::parse(as_bytes(document), {});
  ASSERT_THAT(tree, Succeeds());
  const auto octets = canonical_element(tree->root().children().front());
  ASSERT_THAT(octets, Succeeds());
  EXPECT_EQ(as_text(*octets),
            R"(<inner xmlns="urn:d" Id="i"><o:x xmlns:o="urn:o">1</o:x></inner>)");
  // ... and the document is whole again afterwards.
  EXPECT_EQ(as_text(*canonical_document(*tree)), canonical(document));
}

TEST(Canonical, RefusesRelativeNamespaces) {
  // C14N 1.0 1.3: an operation failure.
  const auto octets = canonicalise(as_bytes("<a xmlns:p='here'><p:b/></a>"));
  ASSERT_THAT(octets, RefusedWith(kCanonicalFailed));
  EXPECT_NE(test::fact(octets.error(), "reason"), "");
}

}  // namespace
}  // namespace baytrust::xml
