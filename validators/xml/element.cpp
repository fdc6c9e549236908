#include "validators/xml/element.hpp"

#include <algorithm>
#include <pugixml.hpp>
#include <utility>

#include "validators/xml/codes.hpp"

namespace baytrust::xml {
namespace {

// Octets in canonical form: no comments, CDATA sections, entities or line ends to normalise. The
// first text of an element is kept in the element itself, which saves a node for most of them.
constexpr unsigned kFlags = pugi::parse_escapes | pugi::parse_ws_pcdata | pugi::parse_embed_pcdata;

pugi::xml_node as_node(const void* raw) {
  return pugi::xml_node(static_cast<pugi::xml_node_struct*>(const_cast<void*>(raw)));
}

const void* first_element(pugi::xml_node node) {
  while (node && node.type() != pugi::node_element) node = node.next_sibling();
  return node.internal_object();
}

struct QualifiedName {
  std::string_view prefix;
  std::string_view local;
};
QualifiedName split(std::string_view name) {
  const auto colon = name.find(':');
  if (colon == std::string_view::npos) return {{}, name};
  return {name.substr(0, colon), name.substr(colon + 1)};
}

// Namespaces in XML 6: what the nearest declaration of the prefix says.
std::string_view resolve(pugi::xml_node node, std::string_view prefix) {
  if (prefix == "xml") return kXmlNamespace;
  for (; node; node = node.parent()) {
    for (const auto attribute : node.attributes()) {
      const std::string_view name = attribute.name();
      if (!name.starts_with("xmlns")) continue;
      const auto declared = name.size() > 6 ? name.substr(6) : std::string_view{};
      if (declared == prefix) return attribute.value();
    }
  }
  return {};
}

bool declares_namespace(std::string_view attribute) {
  return attribute == "xmlns" || attribute.starts_with("xmlns:");
}

}  // namespace

std::string_view Element::name() const { return split(as_node(node_).name()).local; }

std::string_view Element::namespace_uri() const {
  const auto node = as_node(node_);
  return resolve(node, split(node.name()).prefix);
}

bool Element::is(const Name& name) const {
  return this->name() == name.local && namespace_uri() == name.namespace_uri;
}

std::string Element::text() const {
  const auto node = as_node(node_);
  std::string out(node.value());
  for (const auto child : node.children()) {
    if (child.type() == pugi::node_pcdata) out.append(child.value());
  }
  return out;
}

std::string_view Element::text_view() const {
  const auto node = as_node(node_);
  return node.first_child() ? std::string_view{} : std::string_view(node.value());
}

bool Element::has_children() const {
  return first_element(as_node(node_).first_child()) != nullptr;
}

std::optional<std::string_view> Element::attribute(std::string_view local) const {
  return attribute(Name{{}, local});
}

std::optional<std::string_view> Element::attribute(const Name& name) const {
  const auto node = as_node(node_);
  for (const auto attribute : node.attributes()) {
    const auto found = split(attribute.name());
    if (found.local != name.local || declares_namespace(attribute.name())) continue;
    // Namespaces in XML 6.2: the default namespace is not that of attributes.
    const auto uri = found.prefix.empty() ? std::string_view{} : resolve(node, found.prefix);
    if (uri == name.namespace_uri) return attribute.value();
  }
  return std::nullopt;
}

std::vector<Attribute> Element::attributes() const {
  std::vector<Attribute> out;
  const auto node = as_node(node_);
  for (const auto attribute : node.attributes()) {
    if (declares_namespace(attribute.name())) continue;
    const auto found = split(attribute.name());
    const auto uri = found.prefix.empty() ? std::string_view{} : resolve(node, found.prefix);
    out.push_back({{uri, found.local}, attribute.value()});
  }
  return out;
}

ElementRange Element::children() const {
  return ElementRange(first_element(as_node(node_).first_child()));
}

std::vector<Element> Element::children(const Name& name) const {
  std::vector<Element> out;
  for (const Element child : children()) {
    if (child.is(name)) out.push_back(child);
  }
  return out;
}

std::optional<Element> Element::child(const Name& name) const {
  for (const Element child : children()) {
    if (child.is(name)) return child;
  }
  return std::nullopt;
}

std::optional<Element> Element::parent() const {
  const auto parent = as_node(node_).parent();
  if (parent.type() != pugi::node_element) return std::nullopt;
  return Element(parent.internal_object());
}

std::string Element::location() const {
  std::string out;
  if (const auto outer = parent()) out = outer->location();
  out.append("/").append(name());
  const auto node = as_node(node_);
  std::size_t before = 0;
  bool others = false;
  for (const auto sibling : node.parent().children(node.name())) {
    if (sibling == node) break;
    ++before;
  }
  others = before > 0 || node.next_sibling(node.name());
  if (others) out.append("[").append(std::to_string(before + 1)).append("]");
  return out;
}

ElementRange::iterator& ElementRange::iterator::operator++() {
  node_ = first_element(as_node(node_).next_sibling());
  return *this;
}

ElementRange::iterator ElementRange::iterator::operator++(int) {
  auto before = *this;
  ++*this;
  return before;
}

// The tree's names and texts are inside `octets`.
struct Document::State {
  Bytes octets;
  pugi::xml_document tree;
};

Document::Document(std::unique_ptr<State> state) : state_(std::move(state)) {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

Element Document::root() const { return Element(first_element(state_->tree.first_child())); }

Result<Document> Document::parse(Bytes canonical) {
  auto state = std::make_unique<State>();
  state->octets = std::move(canonical);
  const auto parsed = state->tree.load_buffer_inplace(state->octets.data(), state->octets.size(),
                                                      kFlags, pugi::encoding_utf8);
  if (!parsed || !state->tree.document_element()) {
    return Error(kCanonicalFailed, "document", {{"reason", parsed.description()}});
  }
  return Document(std::move(state));
}

Result<Document> read(const SignedOctets& octets) {
  return Document::parse(to_bytes(octets.octets()));
}

Result<Document> read_unsigned(ByteView document, const GuardLimits& limits) {
  auto canonical = canonicalise(document, limits);
  if (canonical.has_error()) return canonical.error();
  return Document::parse(*std::move(canonical));
}

}  // namespace baytrust::xml
