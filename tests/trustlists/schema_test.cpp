// Written lists against the ETSI schemas 2.1.1 and 2.4.1 (test data) and our own.
#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>

#include "tests/support/corpus.hpp"
#include "tests/support/temporary_directory.hpp"
#include "tests/trustlists/sample_list.hpp"
#include "trustlists/uris.hpp"
#include "trustlists/write.hpp"
#include "validators/xml/sign.hpp"

namespace baytrust::trustlists {
namespace {

using namespace test;
namespace fs = std::filesystem;

void put(const fs::path& path, std::string_view text) { std::ofstream(path) << text; }

// Where the schemas' imports are found without any network.
std::string catalog(const fs::path& schemas) {
  const std::pair<std::string_view, std::string_view> files[] = {
      {"http://www.w3.org/2001/xml.xsd", "specs-xmldsig/xml.xsd"},
      {"http://www.w3.org/TR/2002/REC-xmldsig-core-20020212/xmldsig-core-schema.xsd",
       "specs-xmldsig/xmldsig-core-schema.xsd"},
      {"http://www.w3.org/TR/2008/REC-xmldsig-core-20080610/xmldsig-core-schema.xsd",
       "specs-xmldsig/xmldsig-core-schema.xsd"}};
  std::string out = "<catalog xmlns=\"urn:oasis:names:tc:entity:xmlns:xml:catalog\">";
  for (const auto& [uri, file] : files) {
    const std::string target = "file://" + (schemas / file).string();
    out.append("<system systemId=\"").append(uri).append("\" uri=\"").append(target).append("\"/>");
    out.append("<uri name=\"").append(uri).append("\" uri=\"").append(target).append("\"/>");
  }
  return out + "</catalog>";
}

// One schema document that knows TS 119 612 and our extension.
std::string driver(const fs::path& etsi) {
  const fs::path ours = fs::path(BAYTRUST_SOURCE_DIR) / "docs/schemas/trust-list-1.xsd";
  return "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><xs:import namespace=\"" +
         std::string(kTslNamespace) + "\" schemaLocation=\"" + etsi.string() +
         "\"/><xs:import namespace=\"" + std::string(kListNamespace) + "\" schemaLocation=\"" +
         ours.string() + "\"/></xs:schema>";
}

class Schema : public testing::TestWithParam<std::string_view> {
 protected:
  void SetUp() override {
    const auto corpora = baytrust::test::corpora();
    if (!corpora) GTEST_SKIP() << "no corpora beside the checkout";
    if (std::system("xmllint --version >/dev/null 2>&1") != 0) {
      GTEST_SKIP() << "no xmllint (package libxml2-utils)";
    }
    const fs::path schemas = *corpora / "etsi-xsd";
    put(folder_.path() / "catalog.xml", catalog(schemas));
    put(folder_.path() / "driver.xsd", driver(schemas / GetParam()));
  }
  // What xmllint says; empty: valid.
  std::string errors_of(std::string_view list) {
    put(folder_.path() / "list.xml", list);
    const std::string base = folder_.path().string();
    const std::string command = "XML_CATALOG_FILES=" + base + "/catalog.xml xmllint --nonet " +
                                "--noout --schema " + base + "/driver.xsd " + base + "/list.xml >" +
                                base + "/out 2>&1";
    const int status = std::system(command.c_str());
    std::ifstream in(base + "/out");
    const std::string said((std::istreambuf_iterator<char>(in)), {});
    return status == 0 ? std::string() : said;
  }

 private:
  baytrust::test::TemporaryDirectory folder_;
};

TEST_P(Schema, AcceptsWhatIsWritten) {
  EXPECT_EQ(errors_of(xml_of(sample_list())), "");
  const Authority signer = baytrust::test::make_authority("Demo list signer");
  const auto signed_list = xml::sign_enveloped({.document = *write(sample_list()),
                                                .key = signer.key(),
                                                .certificate = signer.certificate()->der,
                                                .signing_time = kIssued});
  ASSERT_TRUE(signed_list) << describe(signed_list.error());
  EXPECT_EQ(errors_of(as_text(*signed_list)), "");
  TrustList closed = sample_list();
  closed.providers.clear();
  closed.scheme.next_update.reset();
  EXPECT_EQ(errors_of(xml_of(closed)), "");
}

TEST_P(Schema, RefusesWhatIsNotOfThem) {
  const std::string list = xml_of(sample_list());
  EXPECT_THAT(errors_of(replaced(list, "<TSLSequenceNumber>42</TSLSequenceNumber>", "")),
              testing::HasSubstr("TSLSequenceNumber"));
  EXPECT_THAT(errors_of(replaced(list, "<bt:Holder>person</bt:Holder>", "")),
              testing::HasSubstr("Holder"));
  EXPECT_THAT(errors_of(replaced(list, "at=\"2020-01-01T00:00:00Z\" source",
                                 "at=\"2020-01-01T00:00:00\" source")),
              testing::HasSubstr("at"));
}

INSTANTIATE_TEST_SUITE_P(Etsi, Schema,
                         testing::Values("specs-trusted-list-v211/ts_119612v020101_xsd.xsd",
                                         "specs-trusted-list/ts_119612v020401_xsd.xsd"),
                         [](const auto& test) {
                           return std::string(test.index == 0 ? "V211" : "V241");
                         });

}  // namespace
}  // namespace baytrust::trustlists
