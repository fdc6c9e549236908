// Marker: where a certificate says what type it is: a subject attribute with one of some values, or
// an extension with one of some values (or any). Values are compared octet for octet of their UTF-8
// text: type names differ by a hyphen or a dash. Not here: what a type means, or who named it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "validators/base/oid.hpp"
#include "validators/x509/certificate.hpp"

namespace baytrust::x509 {

struct Marker {
  enum class Where : std::uint8_t { subject_attribute, extension };
  Where where = Where::subject_attribute;
  Oid oid;
  std::vector<std::string> values;  // extension: none means that its presence suffices

  friend bool operator==(const Marker&, const Marker&) = default;
};

// What stands there, as UTF-8: every value of the attribute, or the extension's value once: the
// text of its ASN.1 string, else its octets where they are printable ASCII, else "#" and their hex.
std::vector<std::string> values_at(const Certificate& certificate, Marker::Where where,
                                   OidView oid);

// One of the values stands there.
bool carries(const Certificate& certificate, const Marker& marker);

}  // namespace baytrust::x509
