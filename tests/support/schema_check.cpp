#include "tests/support/schema_check.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "tests/support/corpus.hpp"

namespace baytrust::test {
namespace {

void put(const std::string& path, std::string_view text) { std::ofstream(path) << text; }

std::string catalog() {
  constexpr std::pair<std::string_view, std::string_view> kFiles[] = {
      {"http://www.w3.org/2001/xml.xsd", "xml.xsd"},
      {"http://www.w3.org/TR/2002/REC-xmldsig-core-20020212/xmldsig-core-schema.xsd",
       "xmldsig-core-schema.xsd"},
      {"http://www.w3.org/TR/2008/REC-xmldsig-core-20080610/xmldsig-core-schema.xsd",
       "xmldsig-core-schema.xsd"}};
  std::string out = "<catalog xmlns=\"urn:oasis:names:tc:entity:xmlns:xml:catalog\">";
  for (const auto& [uri, file] : kFiles) {
    const auto path = *corpora() / "etsi-xsd" / "specs-xmldsig" / file;
    for (const auto& [element, key] : {std::pair("system", "systemId"), std::pair("uri", "name")}) {
      out.append("<").append(element).append(" ").append(key).append("=\"").append(uri);
      out.append("\" uri=\"file://").append(path.string()).append("\"/>");
    }
  }
  return out + "</catalog>";
}

}  // namespace

std::optional<std::string> no_schema_check() {
  if (!corpora()) return "no corpora beside the checkout";
  if (std::system("xmllint --version >/dev/null 2>&1") != 0) {
    return "no xmllint (package libxml2-utils)";
  }
  return std::nullopt;
}

SchemaCheck::SchemaCheck(std::span<const SchemaOf> schemas) {
  put(folder_ / "catalog.xml", catalog());
  std::string driver = "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">";
  for (const auto& [name, path] : schemas) {
    driver.append("<xs:import namespace=\"").append(name).append("\" schemaLocation=\"");
    driver.append(path.string()).append("\"/>");
  }
  put(folder_ / "driver.xsd", driver + "</xs:schema>");
}

std::string SchemaCheck::errors_of(std::string_view document) const {
  put(folder_ / "document.xml", document);
  const std::string base = folder_.path().string();
  const std::string command = "XML_CATALOG_FILES=" + base + "/catalog.xml xmllint --nonet " +
                              "--noout --schema " + base + "/driver.xsd " + base +
                              "/document.xml >" + base + "/said 2>&1";
  if (std::system(command.c_str()) == 0) return {};
  std::ifstream in(folder_ / "said");
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace baytrust::test
