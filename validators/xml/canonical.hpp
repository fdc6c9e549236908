// Canonical XML: Exclusive 1.0, inclusive 1.0 and inclusive 1.1, each with or without comments,
// with the InclusiveNamespaces PrefixList of the exclusive one. Internal to this folder and its
// tests: trees are libxml2's, passed as void* so that no header includes it.
// Our own documents are exclusive without comments; what else a foreign signature may use is
// decided in signature_parts.hpp. Trees of tree.hpp hold no comments, so only tests see those.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "validators/base/bytes.hpp"
#include "validators/base/error.hpp"
#include "validators/xml/tree.hpp"

namespace baytrust::xml {

enum class C14nForm : std::uint8_t { exclusive, inclusive_1_0, inclusive_1_1 };
enum class C14nComments : std::uint8_t { without, with };

// How something is made canonical. The default is that of our own documents.
struct C14nMethod {
  C14nForm form = C14nForm::exclusive;
  C14nComments comments = C14nComments::without;
  // Exclusive C14N 2: treated as inclusive C14N does; "#default" is the default namespace.
  std::vector<std::string> inclusive_prefixes = {};

  friend bool operator==(const C14nMethod&, const C14nMethod&) = default;
};

// XML-DSig 6.5: what an algorithm identifier means; empty for any other.
std::optional<C14nMethod> c14n_method(std::string_view uri);
std::string_view uri_of(const C14nMethod& method);

// The whole document as it now is, detached elements left out.
Result<Bytes> canonical_document(const Tree& tree, const C14nMethod& method = {});

// One element with everything inside (a same-document reference to it), in the place where it
// stands: inclusive forms take the namespaces and xml: attributes around it along. expected_size:
// octets to make room for at once, where the element is most of its document.
Result<Bytes> canonical_element(Node apex, const C14nMethod& method = {},
                                std::size_t expected_size = 0);

// A node set of any document (xmlDoc*), as XPath selections make them; only tests need more than
// the two above. visible: asked of every node (xmlNode*, or xmlNs*) with its parent (xmlNode*);
// empty: all of them.
using Visible = std::function<bool(void* node, void* parent)>;
Result<Bytes> canonical_node_set(void* document, const Visible& visible,
                                 const C14nMethod& method = {});

}  // namespace baytrust::xml
