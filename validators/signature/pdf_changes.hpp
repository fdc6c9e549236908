// What one revision of a PDF changed, told from the objects of both (ISO 32000-2 12.8.2.2): from
// the trailer on, every value of the later one is held against the earlier one's, and a difference
// is what its place allows it to be, or a content change. A table that makes an old octet an
// object, an object that appears where a dangling reference stood, a length that grew elsewhere:
// all of them are differences. Not here: what a signer allows (pdf_permissions.hpp). Internal.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "validators/base/finding.hpp"
#include "validators/signature/pdf.hpp"
#include "validators/signature/pdf_fields.hpp"

namespace baytrust::signature {

// A file read, and its form.
struct PdfRevision {
  PdfFile file;
  PdfFields fields;
};
Result<PdfRevision> open_revision(ByteView octets);

struct PdfDifference {
  PdfChange kind = PdfChange::content;
  const Code* code = nullptr;
  std::string place;    // the fact that the code names: a field, an object
  bool covers = false;  // it draws on a page

  friend bool operator==(const PdfDifference&, const PdfDifference&) = default;
};
std::string_view fact_name(const Code& code);  // "field", "object", or "" for none

struct PdfComparison {
  std::vector<PdfDifference> differences;
  std::set<std::string> fields;  // that existed and were filled, signed or drawn anew

  void add(const PdfDifference& difference);
  void add(const PdfComparison& more);
  std::vector<PdfChange> kinds() const;  // mildest first
};

// left: values that may still be compared, for all comparisons of one file.
PdfComparison compare_revisions(PdfRevision& before, PdfRevision& after, std::size_t& left);

// Objects in the octets after `before` that the tables of `after` do not list.
PdfComparison unlisted_objects(PdfRevision& before, PdfRevision& after);

}  // namespace baytrust::signature
