// Reading a trust list (ETSI TS 119 612 v2.1.1 to v2.4.1, TSLVersionIdentifier 5 and 6) from octets
// that a signature was verified over. Real lists depart from the schema; where the meaning is clear
// all the same the departure is a finding (deviation_codes.hpp) that names the place. An Error, its
// subject the element's path, is what leaves a value without meaning, or two to choose from, and
// whatever is beyond a bound. A list of our own profile is read strictly: our namespace stands in
// it, or its TSLType is the profile's. Certificates that do not parse are kept as `unreadable` and
// reported by reservations(): one of them must not hide a whole list.
#pragma once

#include <cstddef>

#include "trustlists/trust_list.hpp"
#include "validators/base/error.hpp"

namespace baytrust::xml {
class Element;
class SignedOctets;
}  // namespace baytrust::xml

namespace baytrust::trustlists {

// Counts over the whole list. Smaller bounds (300 extensions and 1,000 history instances a service,
// 256 of anything in a certificate type, 1,000 texts a field, 16 KiB a text, 1 MiB a certificate)
// 1,000 pointers with 100 signers, criteria 16 deep are fixed. Beyond any: xml.field.too_many or
// xml.field.too_long.
struct ListLimits {
  std::size_t providers = 10'000;
  std::size_t services = 100'000;  // the largest national list of 2025 has about 1,000
};

struct ReadList {
  TrustList list;
  Findings deviations;  // in document order; subject: list; at most 1,000, and one for the rest
};

Result<ReadList> read_list(const xml::SignedOctets& document, const ListLimits& limits = {});
// `root`: the TrustServiceStatusList element. For tests and for tools that inspect unsigned drafts;
// nothing that judges calls it.
Result<ReadList> read_list(const xml::Element& root, const ListLimits& limits = {});

// The list alone.
Result<TrustList> parse(const xml::SignedOctets& document, const ListLimits& limits = {});
Result<TrustList> parse(const xml::Element& root, const ListLimits& limits = {});

}  // namespace baytrust::trustlists
