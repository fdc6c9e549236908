// The parts of reading a list: one file each. Internal to the readers of trustlists.
#pragma once

#include "trustlists/deviations.hpp"
#include "trustlists/trust_list.hpp"

namespace baytrust::trustlists {

Result<SchemeInformation> parse_scheme(const xml::Element& element, Deviations& deviations);
Result<Address> parse_address(const xml::Element& element, Deviations& deviations);
Result<DigitalIdentity> parse_identity(const xml::Element& element, Deviations& deviations);
Result<std::vector<Pointer>> parse_pointers(const xml::Element& element, Deviations& deviations);
Result<Service> parse_service(const xml::Element& element, Deviations& deviations);
// list.territory.malformed for our profile, noted for others.
Result<std::string> parse_territory(const xml::Element& element, Deviations& deviations);

}  // namespace baytrust::trustlists
