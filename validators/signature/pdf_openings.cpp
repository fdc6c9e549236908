#include "validators/signature/pdf_openings.hpp"

#include <algorithm>

#include "validators/signature/pdf_codes.hpp"

namespace baytrust::signature {
namespace {

// 7.5.5; libqpdf looks no farther from the end for "startxref".
constexpr std::size_t kTail = 2'048;

bool may_be_revision(ByteView octets) {
  const ByteView tail = octets.last(std::min(octets.size(), kTail));
  return as_text(tail).find("startxref") != std::string_view::npos;
}

}  // namespace

Result<PdfRevision> PdfOpenings::open(std::uint64_t end) {
  if (refused_) return *refused_;
  const ByteView octets = file_.first(end);
  // Told without any work, so that it counts for nothing.
  if (!may_be_revision(octets)) return Error(kPdfDamaged, "pdf", {{"cause", "startxref"}});
  auto revision = open_revision(octets);
  if (revision) {
    charge(*revision);
    return revision;
  }
  if (++unread_ > kMaxPdfUnread) {
    refused_ = Error(kPdfTooManyRevisions, "pdf", {{"limit", std::to_string(kMaxPdfUnread)}});
  }
  return revision.error();
}

void PdfOpenings::charge(PdfRevision& revision) {
  opened_ += revision.file.entries().size();
  if (opened_ > kMaxPdfOpened && !refused_) {
    refused_ = Error(kPdfTooManyObjects, "pdf", {{"limit", std::to_string(kMaxPdfOpened)}});
  }
}

}  // namespace baytrust::signature
