// Where the signatures of a document may stand. Internal to this folder.
#pragma once

#include <string_view>

#include "validators/base/error.hpp"
#include "validators/xml/signature_parts.hpp"
#include "validators/xml/signed_xml.hpp"
#include "validators/xml/tree.hpp"

namespace baytrust::xml {

// The document's only signature, a child of the root.
Result<Node> enveloped_signature(const Tree& tree);

// What an enveloped signature's reference to the content must be (TS 119 612 5.7.1): the whole
// document, as "" or as the root's Id; other publishers' canonicalisations are read as well.
ContentReference enveloped_reference(const Tree& tree);

// The content of a document of `shape`: the root's first child, whose later siblings are the
// document's signatures, all of them. There may be none.
Result<Node> detached_content(const Tree& tree, const DetachedShape& shape);

ContentReference detached_reference(const DetachedShape& shape);

}  // namespace baytrust::xml
