// Signed PDFs of any size for the benchmark: a page, a stream that does not compress, signatures
// one after the other.
#pragma once

#include <cstddef>

#include "validators/base/bytes.hpp"
#include "validators/signature/pdf_write.hpp"

namespace baytrust::bench {

Bytes large_pdf(std::size_t size);

// What the first signature of a file of ours signs, and its CMS: read by looking for the names,
// which is enough for files that this benchmark made itself.
struct SignedRange {
  Bytes content;
  Bytes cms;
};
SignedRange first_range(ByteView pdf);

}  // namespace baytrust::bench
