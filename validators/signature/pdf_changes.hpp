// What one revision of a PDF changed, told from the objects of both (ISO 32000-2 12.8.2.2): from
// the trailer on, every value of the later one is held against the earlier one's, and a difference
// is what its place allows it to be, or a content change. A table that makes an old octet an
// object, an object that appears where a dangling reference stood, a length that grew elsewhere:
// all of them are differences. Not here: what a signer allows (pdf_permissions.hpp). Internal.
#pragma once

#include <compare>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "validators/base/budget.hpp"
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

// The name of a field, and its signature dictionary (the field where that is no object of its own).
struct StampId {
  std::string field;
  QPDFObjGen dictionary;

  friend auto operator<=>(const StampId& a, const StampId& b) {
    const auto numbers = [](QPDFObjGen id) { return std::pair(id.getObj(), id.getGen()); };
    return std::tuple(std::string_view(a.field), numbers(a.dictionary)) <=>
           std::tuple(std::string_view(b.field), numbers(b.dictionary));
  }
};
StampId stamp_id(const PdfField& field);

// What all comparisons of one file share.
struct ComparisonScope {
  Budget& budget;                        // Resource::bytes, of streams that are held together
  std::set<StampId> stamps{};            // document timestamps whose tokens hold
  std::size_t values = kMaxPdfCompared;  // that may still be compared
};
PdfComparison compare_revisions(PdfRevision& before, PdfRevision& after, ComparisonScope& scope);

// What the octets after `before` hold that objects do not tell: objects that the tables of `after`
// do not list, tables that do not go on from those of `before`, or that older readers do not know.
// after: the next revision.
PdfComparison look_at_octets(PdfRevision& before, PdfRevision& after);

}  // namespace baytrust::signature
