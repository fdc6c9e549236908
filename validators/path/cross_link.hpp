// CrossLink: the virtual cross-certificate. A recognition says: the relying jurisdiction treats the
// issuing CA as if it had cross-certified it, with these policies, mappings and constraints
// (RFC 5280 3.3, 4.2.1.4, 4.2.1.5, 4.2.1.10 to 4.2.1.14). It is a typed value that contributes one
// step to the RFC 5280 6.1 state machine: never DER, and no signature is verified for it. Which
// entry became a link, and whether its legs hold, is not decided here.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "validators/base/instant.hpp"
#include "validators/base/oid.hpp"
#include "validators/path/name_limits.hpp"
#include "validators/x509/certificate.hpp"

namespace baytrust::path {

// One line of the register after expansion: an exact OID of the issuing domain (found in the end
// entity, judgement: families never reach path validation) counts as a relying-domain policy.
struct LinkMapping {
  Oid relying;         // issuerDomainPolicy
  Oid issuing;         // subjectDomainPolicy
  std::string origin;  // id of the register entry, the reference of the graph's edge

  friend bool operator==(const LinkMapping&, const LinkMapping&) = default;
};

// requireExplicitPolicy 0, inhibitPolicyMapping 0 and inhibitAnyPolicy 0 are the nature of a link
// and no fields: mapping happens in the link and nowhere below it, and an end entity's anyPolicy
// wins nothing (RFC 5280 6.1.3(d)(2)).
struct CrossLink {
  x509::Certificate issuing_ca;       // gives subject name and key
  std::vector<Oid> policies;          // certificatePolicies, relying domain; anyPolicy is ignored
  std::vector<LinkMapping> mappings;  // policyMappings; a line with anyPolicy fails 6.1.4(a)
  NameLimits names;                   // nameConstraints of the entry
  std::optional<Instant> from;        // recognition period, half-open [from, until)
  std::optional<Instant> until;
};
// The graph keeps views into the link's OIDs, so a link is shared, not copied.
using SharedCrossLink = std::shared_ptr<const CrossLink>;

}  // namespace baytrust::path
