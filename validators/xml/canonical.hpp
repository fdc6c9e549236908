// Exclusive XML Canonicalization 1.0 without comments. Internal to this folder and its tests: trees
// are libxml2's, passed as void* so that no header includes it.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "validators/base/bytes.hpp"
#include "validators/base/error.hpp"
#include "validators/xml/tree.hpp"

namespace baytrust::xml {

// The whole document as it now is, detached elements left out.
Result<Bytes> canonical_document(const Tree& tree);

// One element with everything inside (a same-document reference to it). expected_size: octets to
// make room for at once, where the element is most of its document.
Result<Bytes> canonical_element(Node apex, std::size_t expected_size = 0);

// A node set of any document (xmlDoc*), as XPath selections make them; only tests need more than
// the two above. visible: asked of every node (xmlNode*, or xmlNs*) with its parent (xmlNode*).
struct NodeSet {
  std::function<bool(void* node, void* parent)> visible;
  std::vector<std::string> inclusive_prefixes;  // C14N 2: InclusiveNamespaces PrefixList
};
Result<Bytes> canonical_node_set(void* document, const NodeSet& selected);

}  // namespace baytrust::xml
