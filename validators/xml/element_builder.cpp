#include "validators/xml/element_builder.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <set>
#include <utility>

#include "validators/xml/characters.hpp"
#include "validators/xml/codes.hpp"

namespace baytrust::xml {
namespace {

bool is_letter(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
}

// Namespaces in XML [4] NCName, exact for ASCII.
bool is_ncname(std::string_view name) {
  if (name.empty() || !is_letter(static_cast<unsigned char>(name.front()))) return false;
  return std::ranges::all_of(name, [](char ch) {
    const auto c = static_cast<unsigned char>(ch);
    return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
  });
}

// C14N 1.0 2.3: how text and attribute values are written.
std::string_view escaped_text(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '\r':
      return "&#xD;";
    default:
      return {};
  }
}
std::string_view escaped_value(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '"':
      return "&quot;";
    case '\t':
      return "&#x9;";
    case '\n':
      return "&#xA;";
    case '\r':
      return "&#xD;";
    default:
      return {};
  }
}

}  // namespace

// One run of ElementBuilder::write: the prefixes of a whole document, then its text.
class ElementWriter {
 public:
  explicit ElementWriter(const WriteOptions& options) : options_(options) {}

  Result<Bytes> write(const ElementBuilder& root) {
    collect(root);
    declare();
    out_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    element(root, 0);
    out_ += '\n';
    if (refusal_) return *refusal_;
    return to_bytes(as_bytes(out_));
  }

 private:
  using OwnName = ElementBuilder::OwnName;

  void collect(const ElementBuilder& e) {
    note(e.name_.namespace_uri, element_namespaces_);
    for (const auto& a : e.attributes_) note(a.name.namespace_uri, attribute_namespaces_);
    for (const auto& part : e.content_) {
      if (const auto* child = std::get_if<ElementBuilder>(&part)) collect(*child);
    }
  }
  void note(const std::string& uri, std::set<std::string>& used) {
    if (used.insert(uri).second) order_.push_back(uri);
  }

  // Every namespace is declared once, on the root. The default namespace serves elements only, and
  // only in a document without elements in no namespace.
  void declare() {
    for (const auto& [prefix, uri] : options_.prefixes) {
      const bool usable = !prefix.empty() || !element_namespaces_.contains("");
      if (!uri.empty() && uri != kXmlNamespace && usable) bind(std::string(prefix), uri);
    }
    int next = 1;
    for (const auto& uri : order_) {
      if (uri.empty() || uri == kXmlNamespace) continue;
      const bool known = attribute_namespaces_.contains(uri) ? attribute_prefixes_.contains(uri)
                                                             : element_prefixes_.contains(uri);
      if (known) continue;
      std::string prefix;
      do prefix = "ns" + std::to_string(next++);
      while (prefixes_.contains(prefix));
      bind(std::move(prefix), uri);
    }
  }
  void bind(std::string prefix, std::string_view uri) {
    if (!prefix.empty() && (!is_ncname(prefix) || prefix.starts_with("xml"))) {
      refuse(Error(kWriteName, "document", {{"name", prefix}}));
      return;
    }
    if (!prefixes_.insert(prefix).second) return;
    declarations_.emplace_back(prefix, uri);
    element_prefixes_.emplace(uri, prefix);
    if (!prefix.empty()) attribute_prefixes_.emplace(uri, prefix);
  }

  std::string qualified(const OwnName& name, const std::map<std::string, std::string>& prefixes) {
    if (!is_ncname(name.local)) refuse(Error(kWriteName, "document", {{"name", name.local}}));
    if (name.namespace_uri == kXmlNamespace) return "xml:" + name.local;
    const auto found = prefixes.find(name.namespace_uri);
    if (found == prefixes.end() || found->second.empty()) return name.local;
    return found->second + ":" + name.local;
  }

  void element(const ElementBuilder& e, std::size_t level) {
    const auto name = qualified(e.name_, element_prefixes_);
    out_.append("<").append(name);
    if (level == 0) {
      for (const auto& [prefix, uri] : declarations_) {
        attribute(prefix.empty() ? "xmlns" : "xmlns:" + prefix, uri);
      }
    }
    for (const auto& a : e.attributes_) {
      attribute(a.name.namespace_uri.empty() ? qualified(a.name, {})
                                             : qualified(a.name, attribute_prefixes_),
                a.value);
    }
    if (e.content_.empty()) {
      out_ += "/>";
      return;
    }
    out_ += '>';
    content(e, level);
    out_.append("</").append(name).append(">");
  }

  void content(const ElementBuilder& e, std::size_t level) {
    const bool lines =
        options_.layout == Layout::indented && std::ranges::none_of(e.content_, [](const auto& p) {
          return std::holds_alternative<std::string>(p);
        });
    for (const auto& part : e.content_) {
      if (lines) out_.append("\n").append(2 * (level + 1), ' ');
      if (const auto* text = std::get_if<std::string>(&part)) {
        characters(*text, escaped_text);
      } else {
        element(std::get<ElementBuilder>(part), level + 1);
      }
    }
    if (lines) out_.append("\n").append(2 * level, ' ');
  }

  void attribute(std::string_view name, std::string_view value) {
    out_.append(" ").append(name).append("=\"");
    characters(value, escaped_value);
    out_ += '"';
  }

  void characters(std::string_view text, std::string_view (*escaped)(char)) {
    if (const auto offset = first_non_character(as_bytes(text))) {
      refuse(Error(kWriteCharacter, "document", {{"offset", std::to_string(*offset)}}));
      return;
    }
    for (const char c : text) {
      const auto replacement = escaped(c);
      if (replacement.empty()) {
        out_ += c;
      } else {
        out_ += replacement;
      }
    }
  }

  void refuse(Error error) {
    if (!refusal_) refusal_ = std::move(error);
  }

  const WriteOptions& options_;
  std::string out_;
  std::optional<Error> refusal_;  // the first
  std::set<std::string> element_namespaces_;
  std::set<std::string> attribute_namespaces_;
  std::vector<std::string> order_;
  std::set<std::string> prefixes_;
  std::vector<std::pair<std::string, std::string>> declarations_;
  std::map<std::string, std::string> element_prefixes_;  // by namespace
  std::map<std::string, std::string> attribute_prefixes_;
};

ElementBuilder::ElementBuilder(const Name& name)
    : name_{std::string(name.namespace_uri), std::string(name.local)} {}

ElementBuilder ElementBuilder::copy_of(const Element& element) {
  ElementBuilder copy(Name{element.namespace_uri(), element.name()});
  for (const auto& a : element.attributes()) copy.set(a.name, a.value);
  const pugi::xml_node node(static_cast<pugi::xml_node_struct*>(const_cast<void*>(element.node_)));
  copy.text(node.value());
  for (const auto child : node.children()) {
    if (child.type() == pugi::node_pcdata) copy.text(child.value());
    if (child.type() == pugi::node_element) copy.add(copy_of(Element(child.internal_object())));
  }
  return copy;
}

ElementBuilder& ElementBuilder::set(std::string_view local, std::string_view value) {
  return set(Name{{}, local}, value);
}

ElementBuilder& ElementBuilder::set(const Name& name, std::string_view value) {
  OwnName own{std::string(name.namespace_uri), std::string(name.local)};
  const auto found = std::ranges::find(attributes_, own, &OwnAttribute::name);
  if (found != attributes_.end()) {
    found->value = value;
  } else {
    attributes_.push_back({std::move(own), std::string(value)});
  }
  return *this;
}

ElementBuilder& ElementBuilder::text(std::string_view text) {
  if (text.empty()) return *this;
  if (!content_.empty()) {
    if (auto* last = std::get_if<std::string>(&content_.back())) {
      last->append(text);
      return *this;
    }
  }
  content_.emplace_back(std::string(text));
  return *this;
}

ElementBuilder& ElementBuilder::add(ElementBuilder child) {
  content_.emplace_back(std::move(child));
  return *this;
}

ElementBuilder& ElementBuilder::add(const Name& name, std::string_view text) {
  ElementBuilder child(name);
  child.text(text);
  return add(std::move(child));
}

Result<Bytes> ElementBuilder::write(const WriteOptions& options) const {
  return ElementWriter(options).write(*this);
}

}  // namespace baytrust::xml
