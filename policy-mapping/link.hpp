// From a recognition to path::CrossLink, the virtual cross-certificate of the recognition run:
// policies = the relying-domain OIDs it counts as, mappings = each of them to every expanded exact
// OID of the end entity, name constraints and period of the entry. A typed value, never DER.
#pragma once

#include <span>

#include "policy-mapping/policy.hpp"
#include "policy-mapping/recognition.hpp"
#include "validators/path/cross_link.hpp"
#include "validators/x509/certificate.hpp"

namespace baytrust::policy_mapping {

// expanded: Legs::expanded, or expand(). Empty gives a link that maps nothing: the run then fails
// by RFC 5280 6.1.5, as it should. An unknown bound without review puts no limit here; leg 1 has
// already said unknown.
path::SharedCrossLink make_link(const Recognition& recognition, const x509::Certificate& issuing_ca,
                                std::span<const IssuingPolicy> expanded);

}  // namespace baytrust::policy_mapping
