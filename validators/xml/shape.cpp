#include "validators/xml/shape.hpp"

#include <string>
#include <utility>

#include "validators/xml/codes.hpp"

namespace baytrust::xml {
namespace {

constexpr Name kSignature{kDsNamespace, "Signature"};

Error misplaced(Node signature) {
  const auto parent = signature.parent();
  return Error(kSignatureMisplaced, "document",
               {{"parent", parent ? shorten(parent->qualified_name()) : "none"}});
}

Error wrong(std::string found, std::string expected) {
  return Error(kShape, "document",
               {{"found", shorten(std::move(found))}, {"expected", std::move(expected)}});
}

std::string to_text(const Name& name) {
  return "{" + std::string(name.namespace_uri) + "}" + std::string(name.local);
}

}  // namespace

Result<Node> enveloped_signature(const Tree& tree) {
  const auto& signatures = tree.signatures();
  if (signatures.empty()) return Error(kSignatureNone, "document");
  if (signatures.size() > 1) {
    return Error(kSignatureSeveral, "document", {{"count", std::to_string(signatures.size())}});
  }
  if (signatures.front().parent() != tree.root()) return misplaced(signatures.front());
  return signatures.front();
}

ContentReference enveloped_reference(const Tree& tree) {
  ContentReference expected{.uris = {""}, .enveloped = Enveloped::yes, .rules = Rules::foreign};
  if (const auto id = tree.root().attribute("Id")) expected.uris.push_back("#" + *id);
  return expected;
}

Result<Node> detached_content(const Tree& tree, const DetachedShape& shape) {
  const Node root = tree.root();
  if (!root.is(shape.root)) return wrong(root.qualified_name(), to_text(shape.root));
  if (root.has_text_between_children()) return wrong("text", "elements only");
  const auto children = root.children();
  if (children.empty()) return wrong("nothing", to_text(shape.content));
  const Node content = children.front();
  if (!content.is(shape.content)) return wrong(content.qualified_name(), to_text(shape.content));
  const auto id = content.attribute("Id");
  if (id != shape.id) return wrong("Id " + id.value_or("absent"), "Id " + std::string(shape.id));
  for (std::size_t i = 1; i < children.size(); ++i) {
    if (!children[i].is(kSignature)) {
      return wrong(children[i].qualified_name(), to_text(kSignature));
    }
  }
  for (const Node signature : tree.signatures()) {
    if (signature.parent() != root) return misplaced(signature);
  }
  return content;
}

ContentReference detached_reference(const DetachedShape& shape) {
  return {.uris = {"#" + std::string(shape.id)}};
}

}  // namespace baytrust::xml
