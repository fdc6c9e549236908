#include "validators/signature/signature_facts.hpp"

#include <cstdlib>

namespace baytrust::signature {

std::string_view to_string(Format format) {
  switch (format) {
    case Format::cms:
      return "cms";
    case Format::pades:
      return "pades";
    case Format::xades:
      return "xades";
    case Format::asic:
      return "asic";
    case Format::ofd:
      return "ofd";
  }
  std::abort();
}

std::string_view to_string(ContentForm form) {
  switch (form) {
    case ContentForm::attached:
      return "attached";
    case ContentForm::detached:
      return "detached";
    case ContentForm::digest_only:
      return "digest-only";
    case ContentForm::absent:
      return "absent";
  }
  std::abort();
}

std::string_view to_string(Integrity integrity) {
  switch (integrity) {
    case Integrity::good:
      return "good";
    case Integrity::bad:
      return "bad";
    case Integrity::unknown:
      return "unknown";
  }
  std::abort();
}

std::string_view to_string(TimestampToken::Kind kind) {
  switch (kind) {
    case TimestampToken::Kind::content:
      return "content";
    case TimestampToken::Kind::signature:
      return "signature";
    case TimestampToken::Kind::references:
      return "references";
    case TimestampToken::Kind::archive:
      return "archive";
    case TimestampToken::Kind::document:
      return "document";
  }
  std::abort();
}

std::string to_string(const SignerName& name) {
  if (!name.subject_key_id.empty()) return "keyid:" + to_hex(name.subject_key_id);
  return "serial:" + to_hex(name.serial_number) + " issuer:" + name.issuer;
}

Integrity integrity_of(const Findings& findings) {
  const Effect effect = worst(findings);
  if (effect == Effect::invalid) return Integrity::bad;
  if (effect == Effect::indeterminate || findings.empty()) return Integrity::unknown;
  return Integrity::good;
}

}  // namespace baytrust::signature
