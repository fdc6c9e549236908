// Constraints: what may still restrict a path at some point of it, as one value: the counters of
// RFC 5280 6.1.2(d) to (f) and (k), names, policies and extended key usages. A relying party's
// wishes, a trust anchor (RFC 5937), a link and a certificate are all read as Constraints and
// combined by one function. Applying them to certificates is validate.hpp.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "validators/base/oid.hpp"
#include "validators/path/name_limits.hpp"
#include "validators/path/policy_set.hpp"
#include "validators/path/trust_anchor.hpp"

namespace baytrust::path {

struct CrossLink;

// How many more certificates may follow before the rule bites; 0 = from the next one on.
using Countdown = std::int64_t;
inline constexpr Countdown kNever = std::numeric_limits<Countdown>::max();

struct Constraints {
  Countdown max_path_length = kNever;            // RFC 5280 6.1.2(k): non-self-issued intermediates
  Countdown explicit_policy = kNever;            // 6.1.2(d)
  Countdown policy_mapping = kNever;             // 6.1.2(f)
  Countdown inhibit_any_policy = kNever;         // 6.1.2(e)
  NameLimits names;                              // 6.1.2(b)(c)
  std::optional<PolicySet> acceptable_policies;  // absent: any
  std::optional<std::vector<Oid>> permitted_ekus;  // absent: any; sorted

  friend bool operator==(const Constraints&, const Constraints&) = default;
};

// Commutative, associative, idempotent, never looser than either argument.
Constraints stricter_of(const Constraints& a, const Constraints& b);

// RFC 5937 3.2: what the anchor's certificate says of paths below it. Nothing for a bare anchor.
// permitted_ekus stays absent when the certificate has none or anyExtendedKeyUsage.
Constraints constraints_of(const TrustAnchor& anchor);
// require explicit policy 0, inhibit mapping 0, inhibit anyPolicy 0, the entry's names. mapping 0
// counts below the link: the link's own mappings are processed before.
Constraints constraints_of(const CrossLink& link);
// RFC 5280 6.1.4(g) to (j) and (m): what an intermediate certificate says of those below it.
Constraints constraints_of(const x509::Certificate& certificate);

}  // namespace baytrust::path
