// The revisions of one file that are opened, bounded together: the objects of all of them, and the
// ends that look like a revision's and are none. What they decode is bounded by the budget around
// them (pdf_filters.hpp). Internal to validators/signature.
#pragma once

#include <optional>

#include "validators/signature/pdf_changes.hpp"

namespace baytrust::signature {

class PdfOpenings {
 public:
  // file outlives it.
  explicit PdfOpenings(ByteView file) : file_(file) {}

  // Its first `end` octets. An error where they are no revision; look at refused(), too.
  Result<PdfRevision> open(std::uint64_t end);
  // Of a revision that is gone through once more.
  void charge(PdfRevision& revision);
  // From when there was too much. Errors: pdf.objects.too_many, pdf.revisions.too_many.
  const std::optional<Error>& refused() const { return refused_; }

 private:
  ByteView file_;
  std::size_t opened_ = 0;
  std::size_t unread_ = 0;
  std::optional<Error> refused_;
};

}  // namespace baytrust::signature
