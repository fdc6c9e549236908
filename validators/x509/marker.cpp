#include "validators/x509/marker.hpp"

#include <algorithm>

#include "validators/der/reader.hpp"

namespace baytrust::x509 {
namespace {

bool is_string(der::Tag tag) {
  switch (tag) {
    case der::kUtf8String:
    case der::kNumericString:
    case der::kPrintableString:
    case der::kTeletexString:
    case der::kIa5String:
    case der::kVisibleString:
    case der::kUniversalString:
    case der::kBmpString:
      return true;
    default:
      return false;
  }
}

std::string text_of_extension(const Extension& extension) {
  const auto tlv = der::parse_single(extension.value);
  if (tlv && is_string(tlv->tag)) return text_of(NameAttribute{extension.oid, *tlv, 0});
  const std::string_view octets = as_text(extension.value);
  const bool printable =
      std::all_of(octets.begin(), octets.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
  return printable ? std::string(octets) : "#" + to_hex(extension.value);
}

}  // namespace

std::vector<std::string> values_at(const Certificate& certificate, Marker::Where where,
                                   OidView oid) {
  if (where == Marker::Where::subject_attribute) return certificate->subject.values(oid);
  const Extension* extension = certificate->extensions.find(oid);
  if (extension == nullptr) return {};
  return {text_of_extension(*extension)};
}

bool carries(const Certificate& certificate, const Marker& marker) {
  if (marker.where == Marker::Where::extension && marker.values.empty()) {
    return certificate->extensions.find(marker.oid) != nullptr;
  }
  const std::vector<std::string> found = values_at(certificate, marker.where, marker.oid);
  return std::any_of(found.begin(), found.end(), [&](const std::string& value) {
    return std::find(marker.values.begin(), marker.values.end(), value) != marker.values.end();
  });
}

}  // namespace baytrust::x509
