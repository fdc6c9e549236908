// Reading a trust list (ETSI TS 119 612 v2.1.1 to v2.4.1, TSLVersionIdentifier 5 and 6) from octets
// that a signature was verified over. Every malformed field is an Error whose subject is the
// element's path; nothing is guessed or repaired. Certificates that do not parse are kept as
// `unreadable` and reported by reservations(): one of them must not hide a whole list.
#pragma once

#include "trustlists/trust_list.hpp"
#include "validators/base/error.hpp"

namespace baytrust::xml {
class Element;
class SignedOctets;
}  // namespace baytrust::xml

namespace baytrust::trustlists {

// Bounds, all refused with xml.field.too_many or xml.field.too_long: 100,000 services over all
// providers, 10,000 providers, 1,000 history instances and 256 types a service, 1,000 texts a
// field, 16 KiB a text, 1 MiB a certificate.
Result<TrustList> parse(const xml::SignedOctets& document);
// `root`: the TrustServiceStatusList element. For tests and for tools that inspect unsigned drafts;
// nothing that judges calls it.
Result<TrustList> parse(const xml::Element& root);

}  // namespace baytrust::trustlists
