// Identity numbers that Chinese certificates carry in extensions (person, social insurance,
// business registration, organisation or unified credit code, tax; and vendors' own). Parsed so
// that they can be masked: no text of Baytrust shows one unmasked but by a named, logged act.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "validators/x509/certificate.hpp"

namespace baytrust::x509 {

enum class IdentityKind : std::uint8_t {
  person,
  social_insurance,
  business_registration,
  organisation,
  tax,
  vendor,
};
std::string_view to_string(IdentityKind kind);

struct Identity {
  IdentityKind kind;
  OidView oid;
  std::string value;   // clear text (or base64 as the CA wrote it)
  std::string masked;  // first and last two characters kept at most, the rest '*'
};
// From the extensions 1.2.156.10260.4.1.1-5, 1.2.86.11.7.1/.3/.4/.5 and 1.3.6.1.4.1.18760.1.12.11;
// never by fixed byte offsets. A value nobody can read becomes its hex, masked the same way.
std::vector<Identity> identities(const Certificate& certificate);

std::string mask(std::string_view utf8);

}  // namespace baytrust::x509
