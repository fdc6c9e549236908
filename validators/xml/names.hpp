// Names of XML documents: a namespace and a local part, never a prefix. The namespaces that XML
// signatures use; those of lists and registers belong to the folders that read them.
#pragma once

#include <string_view>

namespace baytrust::xml {

struct Name {
  std::string_view namespace_uri;  // empty: in no namespace
  std::string_view local;

  friend constexpr bool operator==(const Name&, const Name&) = default;
};

// Namespaces in XML 1.0, section 3: bound to the prefix "xml" without a declaration (xml:lang).
inline constexpr std::string_view kXmlNamespace = "http://www.w3.org/XML/1998/namespace";
// XML Signature Syntax and Processing 1.1, section 1.3.
inline constexpr std::string_view kDsNamespace = "http://www.w3.org/2000/09/xmldsig#";
// ETSI EN 319 132-1, clause 4.3: the namespace of XAdES 1.3.2.
inline constexpr std::string_view kXadesNamespace = "http://uri.etsi.org/01903/v1.3.2#";

}  // namespace baytrust::xml
