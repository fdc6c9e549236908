// Reading the Qualifications extension. Internal to the readers of trustlists.
#pragma once

#include "trustlists/deviations.hpp"
#include "trustlists/qualification.hpp"
#include "validators/xml/element.hpp"

namespace baytrust::trustlists {

// At most 1,000 of anything, 16 lists of criteria one inside another.
Result<std::vector<Qualification>> parse_qualifications(const xml::Element& element,
                                                        Deviations& deviations);

}  // namespace baytrust::trustlists
