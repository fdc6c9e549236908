// Writing a trust list: deterministic XML that the ETSI schemas 2.1.1 and 2.4.1 accept where the
// list is of our profile, or foreign and has all that they ask for. Equal lists give equal octets.
#pragma once

#include <string>
#include <string_view>

#include "trustlists/trust_list.hpp"
#include "validators/base/error.hpp"

namespace baytrust::trustlists {

// UTF-8 XML, unsigned, root Id "list". Refused: a list that parse() would refuse or that would not
// come back equal (list.model.*): a publisher learns of it before signing.
Result<Bytes> write(const TrustList& list);

// The profile's URIs for a territory: ".../TSLType/HKlist".
std::string tsl_type_uri(std::string_view territory);

}  // namespace baytrust::trustlists
