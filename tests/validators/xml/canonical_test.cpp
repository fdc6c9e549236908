// Canonical XML against the octets that independent implementations agreed on. The corpus needs a
// DOCTYPE for attribute defaults and XPath for node sets: this test has its own parser for both.
#include "validators/xml/canonical.hpp"

#include <boost/json.hpp>
#include <fstream>
#include <gtest/gtest.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <map>
#include <memory>

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
                      XML_PARSE_DTDLOAD | XML_PARSE_DTDATTR | XML_PARSE_NOENT | XML_PARSE_NONET |
                          XML_PARSE_NOWARNING),
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
  std::string algorithm;
  std::filesystem::path input;
  std::filesystem::path xpath;     // empty: the whole document
  std::filesystem::path prefixes;  // empty: none
  std::filesystem::path expected;
};

std::vector<Case> cases_of(const std::filesystem::path& folder) {
  std::vector<Case> cases;
  std::ifstream in(folder / "cases.jsonl");
  for (std::string line; std::getline(in, line);) {
    const auto c = boost::json::parse(line).as_object();
    const auto& x = c.at("x").as_object();
    const auto path = [&](const char* key) {
      const auto* value = x.if_contains(key);
      if (value == nullptr) return std::filesystem::path{};
      return folder / std::string(value->as_string()).substr(std::string_view("file:").size());
    };
    cases.push_back({std::string(c.at("id").as_string()),
                     std::string(x.at("algorithm").as_string()),
                     folder / std::string(c.at("leaf").as_string()), path("xpath"), path("ns"),
                     path("expected_output")});
  }
  return cases;
}

Result<Bytes> canonical_of(const Case& c, C14nMethod method) {
  const auto document = load(c.input);
  if (!document) return Error(kNotWellFormed, c.input);
  if (!c.prefixes.empty()) method.inclusive_prefixes = words(c.prefixes);
  if (c.xpath.empty()) return canonical_node_set(document.get(), {}, method);
  const auto selected = select(document.get(), c.xpath);
  if (!selected) return Error(kNotWellFormed, c.xpath);
  return canonical_node_set(
      document.get(),
      [&](void* node, void* parent) { return in_node_set(selected->nodesetval, node, parent); },
      method);
}

TEST(Canonical, EqualsTheCorpusOctetForOctetUnderEveryAlgorithm) {
  const auto corpora = baytrust::test::corpora();
  if (!corpora) GTEST_SKIP() << "no corpora beside the checkout";
  std::map<std::string, std::size_t> equal;
  std::map<std::string, std::size_t> not_run;  // by algorithm: not one of ours
  for (const auto& c : cases_of(*corpora / "c14n")) {
    SCOPED_TRACE(c.id);
    const auto method = c14n_method(c.algorithm);
    if (!method) {
      ++not_run[c.algorithm];
      continue;
    }
    EXPECT_EQ(uri_of(*method), c.algorithm);
    const auto octets = canonical_of(c, *method);
    ASSERT_THAT(octets, Succeeds());
    const bool same = *octets == baytrust::test::read_file(c.expected);
    EXPECT_TRUE(same) << as_text(*octets);
    equal[c.algorithm] += same ? 1 : 0;
  }
  EXPECT_THAT(
      equal, testing::ElementsAre(
                 testing::Pair("http://www.w3.org/2001/10/xml-exc-c14n#", 18),
                 testing::Pair("http://www.w3.org/2006/12/xml-c14n11", 28),
                 testing::Pair("http://www.w3.org/TR/2001/REC-xml-c14n-20010315", 20),
                 testing::Pair("http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments", 7)));
  EXPECT_THAT(not_run, testing::IsEmpty());
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

constexpr std::string_view kAround =
    "<o:outer xmlns:o='urn:o' xmlns='urn:d' xml:lang='zh' xml:base='http://a/b/' xml:id='x'>\n"
    "<inner xml:space='preserve' xml:base='c'><o:x>1</o:x></inner></o:outer>";

std::string canonical_inner(const C14nMethod& method) {
  const auto tree = Tree::parse(as_bytes(kAround), {});
  if (tree.has_error()) return describe(tree.error());
  const auto octets = canonical_element(tree->root().children().front(), method);
  return octets.has_error() ? describe(octets.error()) : test::text(*octets);
}

TEST(Canonical, InclusiveTakesNamespacesAndXmlAttributesFromAround) {
  // C14N 1.0 2.4: the nearest of each xml: attribute; the element's own before them.
  EXPECT_EQ(canonical_inner({.form = C14nForm::inclusive_1_0}),
            R"(<inner xmlns="urn:d" xmlns:o="urn:o" xml:base="c" xml:id="x" xml:lang="zh")"
            R"( xml:space="preserve"><o:x>1</o:x></inner>)");
}

TEST(Canonical, InclusiveOneOneJoinsBasesAndLeavesIdsWhereTheyAre) {
  // C14N 1.1 2.4
  EXPECT_EQ(canonical_inner({.form = C14nForm::inclusive_1_1}),
            R"(<inner xmlns="urn:d" xmlns:o="urn:o" xml:base="http://a/b/c" xml:lang="zh")"
            R"( xml:space="preserve"><o:x>1</o:x></inner>)");
}

TEST(Canonical, ExclusiveDeclaresTheListedPrefixesEverywhere) {
  EXPECT_EQ(canonical_inner({.inclusive_prefixes = {"o"}}),
            R"(<inner xmlns="urn:d" xmlns:o="urn:o" xml:base="c" xml:space="preserve">)"
            R"(<o:x>1</o:x></inner>)");
}

TEST(Canonical, TheDefaultNamespaceIsListedUnderItsOwnName) {
  const std::string document = "<o:a xmlns:o='urn:o' xmlns='urn:d'><o:b/></o:a>";
  const auto tree = Tree::parse(as_bytes(document), {});
  ASSERT_THAT(tree, Succeeds());
  EXPECT_EQ(as_text(*canonical_document(*tree, {.inclusive_prefixes = {"#default"}})),
            R"(<o:a xmlns="urn:d" xmlns:o="urn:o"><o:b></o:b></o:a>)");
  EXPECT_EQ(as_text(*canonical_document(*tree)), R"(<o:a xmlns:o="urn:o"><o:b></o:b></o:a>)");
}

TEST(Canonical, RefusesToJoinVeryLongBases) {
  const std::string document = "<a xml:base='http://a/" + std::string(3000, 'x') + "'><b/></a>";
  const auto tree = Tree::parse(as_bytes(document), {});
  ASSERT_THAT(tree, Succeeds());
  const Node inner = tree->root().children().front();
  EXPECT_THAT(canonical_element(inner, {.form = C14nForm::inclusive_1_1}),
              RefusedWith(kCanonicalFailed));
  EXPECT_THAT(canonical_element(inner, {.form = C14nForm::inclusive_1_0}), Succeeds());
}

TEST(Canonical, KnowsSixAlgorithmsByName) {
  for (const auto form : {C14nForm::exclusive, C14nForm::inclusive_1_0, C14nForm::inclusive_1_1}) {
    for (const auto comments : {C14nComments::without, C14nComments::with}) {
      const C14nMethod method{.form = form, .comments = comments};
      EXPECT_EQ(c14n_method(uri_of(method)), method) << uri_of(method);
    }
  }
  EXPECT_EQ(c14n_method("http://www.w3.org/2006/12/xml-c14n12"), std::nullopt);
}

TEST(Canonical, RefusesRelativeNamespaces) {
  // C14N 1.0 1.3: an operation failure.
  const auto octets = canonicalise(as_bytes("<a xmlns:p='here'><p:b/></a>"));
  ASSERT_THAT(octets, RefusedWith(kCanonicalFailed));
  EXPECT_NE(test::fact(octets.error(), "reason"), "");
}

}  // namespace
}  // namespace baytrust::xml
