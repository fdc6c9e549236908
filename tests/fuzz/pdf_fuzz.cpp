// Law: any octets are verified or refused with a coded error; a signature that is good stays good
// under no flip of a bit that it covers; and no octet put behind a file is called no change.
#include <cstdlib>

#include "validators/signature/pdf.hpp"

using namespace baytrust;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

Result<signature::PdfDocument> verify(ByteView file) {
  // Never destroyed: the libraries may be gone before it.
  static auto& verifier = *new crypto::Verifier;
  Budget budget;
  return signature::verify_pdf(file, {}, verifier, budget);
}

bool is_good(const signature::PdfSignature& one) {
  return one.facts.integrity == signature::Integrity::good;
}

// A place in the octets that a range covers, by the file's own content.
std::size_t covered_place(ByteView file, const signature::ByteRange& range) {
  std::size_t mixed = 0;
  for (const std::uint8_t octet : file) mixed = mixed * 31 + octet;
  const std::size_t covered = range.end - (range.gap_end - range.gap_begin);
  const std::size_t place = mixed % covered;
  return place < range.gap_begin ? place : place + (range.gap_end - range.gap_begin);
}

void spoil(ByteView file, const signature::PdfSignature& one) {
  Bytes spoilt = to_bytes(file);
  spoilt[covered_place(file, *one.range)] ^= static_cast<std::uint8_t>(1U << (file.size() % 8));
  const auto again = verify(spoilt);
  if (!again) return;
  for (const auto& other : again->signatures) {
    require(!is_good(other) || other.range != one.range);
  }
}

void append(ByteView file, const char* more) {
  Bytes longer = to_bytes(file);
  const ByteView rest = as_bytes(more);
  longer.insert(longer.end(), rest.begin(), rest.end());
  const auto again = verify(longer);
  if (!again) return;
  for (const auto& one : again->signatures) {
    require(!one.range || one.changes.worst() != signature::PdfChange::none || !is_good(one));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ByteView file(data, size);
  const auto document = verify(file);
  if (!document) {
    require(!document.error().code().id.empty());
    return 0;
  }
  require(document->signatures.size() + document->timestamps.size() <=
          signature::kMaxPdfSignatures);
  for (const auto& one : document->signatures) {
    require(!one.facts.findings.empty());
    if (!is_good(one)) continue;
    require(one.facts.signer && one.range && one.range->end <= size);
    require(one.changes.worst() != signature::PdfChange::content);
    spoil(file, one);
    append(file, "\n");
    append(file, "1 0 obj\n<< >>\nendobj\n");
  }
  return 0;
}
