#include "trustlists/certificate_type.hpp"

#include <algorithm>

#include "trustlists/keywords.hpp"

namespace baytrust::trustlists {

std::string_view to_string(Holder holder) { return xml::keyword_of(holder, kHolders); }
std::string_view to_string(Use use) { return xml::keyword_of(use, kUses); }
std::string_view to_string(Custody custody) { return xml::keyword_of(custody, kCustodies); }

bool matches(const DeclaredFamily& family, OidView policy) {
  const auto prefix = subidentifiers(family.prefix);
  const auto arcs = subidentifiers(policy);
  // DER writes an arc in one way only: equal octets are equal integers, and 2 is not 20.
  return !prefix.empty() && arcs.size() == prefix.size() + family.version_nodes &&
         std::equal(prefix.begin(), prefix.end(), arcs.begin());
}

bool CertificateType::has(Use use) const {
  return std::find(uses.begin(), uses.end(), use) != uses.end();
}

}  // namespace baytrust::trustlists
