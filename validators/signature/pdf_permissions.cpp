#include "validators/signature/pdf_permissions.hpp"

#include <algorithm>

#include "validators/signature/pdf_change_codes.hpp"

namespace baytrust::signature {
namespace {

// Table 257. Evidence and document timestamps are allowed at every level.
PdfChange allowed_by(int level) {
  if (level == 1) return PdfChange::evidence;
  if (level == 2) return PdfChange::form_fill;
  return PdfChange::annotation;
}

std::optional<int> level_of(const SignatureDictionary& signature) {
  if (!signature.certification) return signature.lock_level;
  return std::min(*signature.certification, signature.lock_level.value_or(3));
}

}  // namespace

Findings judge_changes(const SignatureDictionary& signature, const PdfComparison& later,
                       Subject subject) {
  Findings out;
  const auto say = [&](const Code& code, Facts facts = {}) {
    out.emplace_back(code, subject, std::move(facts));
  };
  if (later.differences.empty()) say(kPdfChangeNone);
  for (const auto& difference : later.differences) {
    const std::string_view name = fact_name(*difference.code);
    Facts facts;
    if (!name.empty()) facts.push_back({name, difference.place});
    say(*difference.code, std::move(facts));
  }
  if (const auto level = level_of(signature)) {
    const auto kinds = later.kinds();
    const PdfChange found = kinds.empty() ? PdfChange::none : kinds.back();
    if (found > allowed_by(*level)) {
      say(kPdfCertificationViolated,
          {{"level", std::to_string(*level)}, {"found", std::string(to_string(found))}});
    } else {
      say(kPdfCertificationKept);
    }
    for (const auto& difference : later.differences) {
      if (!difference.covers) continue;
      if (difference.kind == PdfChange::annotation) {
        say(kPdfCertificationAnnotation, {{"object", difference.place}});
      } else {
        say(kPdfCertificationOverlay, {{"field", difference.place}});
      }
    }
  }
  for (const auto& name : later.fields) {
    const bool locked = std::any_of(signature.locks.begin(), signature.locks.end(),
                                    [&](const FieldLock& lock) { return lock.covers(name); });
    if (locked) say(kPdfLockViolated, {{"field", name}});
  }
  return out;
}

}  // namespace baytrust::signature
