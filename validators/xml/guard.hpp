// The guard: what a document must be before anything else looks at it. UTF-8 XML 1.0 with
// namespaces, at most one leading byte order mark (skipped; canonical form has none), no DOCTYPE
// and so no entity but the five predefined ones, no processing instruction inside the root element,
// no two equal Id values, nothing after the root but white space, comments and processing
// instructions, everything within the limits. Nothing is ever fetched, loaded or substituted.
// The limits are checked on the octets first, in linear time, before a parser sees them. Comments
// are dropped. Not here: signatures (signed_xml.hpp), schemas.
#pragma once

#include <cstddef>

#include "validators/base/bytes.hpp"
#include "validators/base/error.hpp"

namespace baytrust::xml {

struct GuardLimits {
  std::size_t bytes = 32U << 20;       // six times the largest public trust list (5 MB, 2025)
  std::size_t depth = 128;             // elements around an element; lists need about 15
  std::size_t elements = 1'000'000;    // a tree of them stays below 0.4 GB
  std::size_t attributes = 1'000'000;  // of the whole document, namespace declarations included
  std::size_t attributes_per_element = 64;  // parsers compare each with each
  std::size_t namespaces_in_scope = 256;    // declared on an element and those around it
  std::size_t namespace_prefix = 64;        // octets of a prefix
  // Inclusive C14N looks, at each element, for each declaration in scope through the elements
  // around it: (n * (n + depth)) summed over the document. Real lists stay below 200 an element.
  std::size_t namespace_lookups = 200'000'000;
  std::size_t signatures = 32;  // ds:Signature elements a document may carry
};

// The exclusive canonical form (without comments) of a whole document, signatures included if it
// has any: for identities of drafts and for tests. Errors: those of the guard.
Result<Bytes> canonicalise(ByteView document, const GuardLimits& limits = {});

}  // namespace baytrust::xml
