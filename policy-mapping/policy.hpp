// Policies of the two domains. The same OID means different things on the two sides of a border, so
// RelyingPolicy and IssuingPolicy are different types: comparing one with the other does not
// compile. Only a mapping (expansion.hpp, link.hpp) pairs them.
#pragma once

#include <compare>
#include <utility>

#include "validators/base/oid.hpp"

namespace baytrust::policy_mapping {

template <class Domain>
class PolicyOf {
 public:
  PolicyOf() = default;
  explicit PolicyOf(Oid oid) : oid_(std::move(oid)) {}

  const Oid& oid() const { return oid_; }

  friend bool operator==(const PolicyOf&, const PolicyOf&) = default;
  friend auto operator<=>(const PolicyOf&, const PolicyOf&) = default;

 private:
  Oid oid_;
};

// A policy of the jurisdiction that relies on the certificate.
using RelyingPolicy = PolicyOf<struct RelyingDomain>;
// A policy of the jurisdiction whose CA issued the certificate.
using IssuingPolicy = PolicyOf<struct IssuingDomain>;

}  // namespace baytrust::policy_mapping
