#include "trustlists/opaque.hpp"

#include "validators/xml/codes.hpp"

namespace baytrust::trustlists {
namespace {

constexpr std::size_t kMaxOpaque = 1U << 20;

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

xml::ElementBuilder normal(const xml::Element& element) {
  xml::ElementBuilder builder({element.namespace_uri(), element.name()});
  for (const xml::Attribute& attribute : element.attributes()) {
    builder.set(attribute.name, attribute.value);
  }
  const std::string text = element.text();
  if (!is_blank(text)) builder.text(text);
  for (const xml::Element child : element.children()) builder.add(normal(child));
  return builder;
}

}  // namespace

Result<Opaque> opaque_of(const xml::Element& element) {
  const auto document = normal(element).write();
  if (!document) return document.error();
  if (document->size() > kMaxOpaque) {
    return Error(
        xml::kFieldTooLong, element.location(),
        {{"length", std::to_string(document->size())}, {"limit", std::to_string(kMaxOpaque)}});
  }
  return Opaque{expanded_name(element), std::string(as_text(*document))};
}

Result<xml::ElementBuilder> builder_of(const Opaque& opaque) {
  const auto tree = xml::read_unsigned(as_bytes(opaque.xml));
  if (!tree) return tree.error();
  return normal(tree->root());
}

std::string expanded_name(const xml::Element& element) {
  std::string name = "{";
  name.append(element.namespace_uri().substr(0, 200)).append("}");
  return name.append(element.name().substr(0, 100));
}

}  // namespace baytrust::trustlists
