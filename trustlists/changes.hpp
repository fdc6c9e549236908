// The changes of one thing that both editions have, under the codes of change_codes.hpp. Which
// things belong together is compare.cpp's business. Internal to comparing.
#pragma once

#include "trustlists/compare.hpp"
#include "validators/base/change.hpp"

namespace baytrust::trustlists {

Place place_of(const SchemeInformation& scheme);
Place place_of(const SchemeInformation& scheme, const TrustServiceProvider& provider);
// Of a service at its provider.
Place place_of(const Place& provider, const Service& service);

void compare_schemes(Changes& changes, const SchemeInformation& a, const SchemeInformation& b);
void compare_providers(Changes& changes, const Place& place, const TrustServiceProvider& a,
                       const TrustServiceProvider& b);
// Status, names, supply points, types; not the key by which the two were matched.
void compare_services(Changes& changes, const Place& place, const Service& a, const Service& b);

// A service of one edition only. Its types come and go with it and are no changes of their own.
Change service_added(const Place& place, const Service& service);
Change service_removed(const Place& place, const Service& service);

// A past that the earlier edition told is still told: every state of it is found again, with what
// was said of its types where it was already past.
bool history_kept(const Service& before, const Service& after);

}  // namespace baytrust::trustlists
