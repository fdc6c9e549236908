// What a signature says of what came after it, and whether its certification (DocMDP) and its locks
// (FieldMDP, Lock) allow that (ISO 32000-2 12.8.2). Internal to validators/signature.
#pragma once

#include "validators/signature/pdf_changes.hpp"
#include "validators/signature/pdf_dictionary.hpp"

namespace baytrust::signature {

Findings judge_changes(const SignatureDictionary& signature, const PdfComparison& later,
                       Subject subject);

}  // namespace baytrust::signature
