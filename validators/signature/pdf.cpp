#include "validators/signature/pdf.hpp"

#include <algorithm>
#include <cstdlib>

namespace baytrust::signature {

PdfChange DocumentChanges::worst() const {
  PdfChange worst = overall.empty() ? PdfChange::none : overall.back();
  for (const auto& revision : revisions) worst = std::max(worst, revision.worst());
  return worst;
}

std::string_view to_string(PdfChange change) {
  switch (change) {
    case PdfChange::none:
      return "none";
    case PdfChange::immaterial:
      return "immaterial";
    case PdfChange::timestamp:
      return "timestamp";
    case PdfChange::evidence:
      return "evidence";
    case PdfChange::signature:
      return "signature";
    case PdfChange::form_fill:
      return "form-fill";
    case PdfChange::annotation:
      return "annotation";
    case PdfChange::content:
      return "content";
  }
  std::abort();
}

std::string_view to_string(PadesLevel level) {
  switch (level) {
    case PadesLevel::none:
      return "none";
    case PadesLevel::b_b:
      return "B-B";
    case PadesLevel::b_t:
      return "B-T";
    case PadesLevel::b_lt:
      return "B-LT";
    case PadesLevel::b_lta:
      return "B-LTA";
  }
  std::abort();
}

}  // namespace baytrust::signature
