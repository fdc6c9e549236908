// Writing: a document put together from values and written as UTF-8. Every character is escaped as
// canonical XML escapes it, so that what is written is what is read. Text that XML cannot carry
// (control characters, ill-formed UTF-8) is refused, never dropped.
// Not here: signatures (sign.hpp), schemas.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "validators/base/bytes.hpp"
#include "validators/base/error.hpp"
#include "validators/xml/element.hpp"
#include "validators/xml/names.hpp"

namespace baytrust::xml {

// A prefix to declare on the root. The empty prefix is the default namespace.
struct Prefix {
  std::string_view prefix;
  std::string_view namespace_uri;
};

enum class Layout { compact, indented };

struct WriteOptions {
  // Namespaces not named here get the prefixes ns1, ns2 ... in the order they appear.
  std::vector<Prefix> prefixes = {};
  // indented: two spaces a level inside elements that hold only elements, one line each.
  Layout layout = Layout::compact;
};

class ElementBuilder {
 public:
  explicit ElementBuilder(const Name& name);
  // The same element, with everything inside.
  static ElementBuilder copy_of(const Element& element);

  // Each returns *this, to be chained. An attribute set twice keeps the last value.
  ElementBuilder& set(std::string_view local, std::string_view value);
  ElementBuilder& set(const Name& name, std::string_view value);
  ElementBuilder& text(std::string_view text);  // appended
  ElementBuilder& add(ElementBuilder child);
  ElementBuilder& add(const Name& name, std::string_view text);  // a child that holds only text

  // The whole document: XML declaration, the element, a line feed. Errors: xml.write.character,
  // xml.write.name.
  Result<Bytes> write(const WriteOptions& options = {}) const;

 private:
  friend class ElementWriter;
  struct OwnName {
    std::string namespace_uri;
    std::string local;
    friend auto operator<=>(const OwnName&, const OwnName&) = default;
  };
  struct OwnAttribute {
    OwnName name;
    std::string value;
  };
  OwnName name_;
  std::vector<OwnAttribute> attributes_;
  std::vector<std::variant<std::string, ElementBuilder>> content_;
};

}  // namespace baytrust::xml
