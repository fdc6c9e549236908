// A signature dictionary (ISO 32000-2 12.8.1) and whether its ByteRange and Contents are what they
// have to be: two pieces from the first octet to the end of a revision, around exactly the
// hexadecimal string that is this dictionary's own Contents. Not here: what the signature says.
// Internal to validators/signature.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "validators/base/finding.hpp"
#include "validators/base/instant.hpp"
#include "validators/signature/pdf.hpp"
#include "validators/signature/pdf_fields.hpp"

namespace baytrust::signature {

// FieldMDP, and the Lock of a signature field (12.8.2.4, 12.7.5.5).
struct FieldLock {
  enum class Action : std::uint8_t { all, include, exclude };
  Action action = Action::all;
  std::set<std::string, std::less<>> fields;

  bool covers(const std::string& name) const;
};

struct SignatureDictionary {
  std::string field;
  QPDFObjGen field_id;
  std::string sub_filter;  // without the slash
  Bytes contents;          // as the dictionary has it, padding and all
  std::optional<ByteRange> range;
  std::optional<Instant> claimed_time;  // M
  std::optional<int> certification;     // P of DocMDP
  std::optional<int> lock_level;        // P of the field's Lock (PDF 2.0)
  std::vector<FieldLock> locks;
  bool broken = false;  // something of it is not to be read; the findings say what
  Findings findings;

  bool is_timestamp() const { return sub_filter == "ETSI.RFC3161"; }
};

// field: one that is_signature(). subject: of the findings.
SignatureDictionary read_signature(PdfFile& file, const PdfField& field, Subject subject);

}  // namespace baytrust::signature
