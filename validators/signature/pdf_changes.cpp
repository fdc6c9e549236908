#include "validators/signature/pdf_changes.hpp"

#include <algorithm>

#include "validators/signature/pdf_change_codes.hpp"

namespace baytrust::signature {
namespace {

constexpr std::size_t kMaxDifferences = 64;

}  // namespace

Result<PdfRevision> open_revision(ByteView octets) {
  auto file = PdfFile::open(octets);
  if (!file) return file.error();
  auto fields = PdfFields::read(*file);
  if (!fields) return fields.error();
  return PdfRevision{*std::move(file), *std::move(fields)};
}

std::string_view fact_name(const Code& code) {
  for (const Code* held : {&kPdfChangeTimestamp, &kPdfChangeSignature, &kPdfChangeVisible,
                           &kPdfChangeFormFill, &kPdfChangeSignedField, &kPdfChangeAppearance}) {
    if (code == *held) return "field";
  }
  for (const Code* held :
       {&kPdfChangeImmaterial, &kPdfChangeEvidence, &kPdfChangeHybrid, &kPdfChangeTables}) {
    if (code == *held) return "";
  }
  if (code == kPdfChangeTrailing) return "octets";
  if (code == kPdfChangeTooLarge) return "limit";
  return "object";
}

void PdfComparison::add(const PdfDifference& difference) {
  if (std::find(differences.begin(), differences.end(), difference) != differences.end()) return;
  const bool kind_is_new =
      std::none_of(differences.begin(), differences.end(),
                   [&](const auto& held) { return held.kind == difference.kind; });
  if (differences.size() < kMaxDifferences || kind_is_new) differences.push_back(difference);
}

void PdfComparison::add(const PdfComparison& more) {
  for (const auto& difference : more.differences) add(difference);
  fields.insert(more.fields.begin(), more.fields.end());
}

std::vector<PdfChange> PdfComparison::kinds() const {
  std::set<PdfChange> kinds;
  for (const auto& difference : differences) kinds.insert(difference.kind);
  return {kinds.begin(), kinds.end()};
}

StampId stamp_id(const PdfField& field) {
  const QPDFObjectHandle& value = field.value;
  return {field.name, value.isIndirect() ? value.getObjGen() : field.id};
}

}  // namespace baytrust::signature
