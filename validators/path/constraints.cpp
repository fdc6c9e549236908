#include "validators/path/constraints.hpp"

#include <algorithm>

#include "validators/path/cross_link.hpp"

namespace baytrust::path {
namespace {

constexpr OidView kAnyExtendedKeyUsage{std::string_view("\x55\x1D\x25\x00", 4)};

Countdown countdown(const std::optional<std::int64_t>& skip_certs) {
  return skip_certs.value_or(kNever);
}

std::optional<std::vector<Oid>> both(const std::optional<std::vector<Oid>>& a,
                                     const std::optional<std::vector<Oid>>& b) {
  if (!a) return b;
  if (!b) return a;
  std::vector<Oid> out;
  std::set_intersection(a->begin(), a->end(), b->begin(), b->end(), std::back_inserter(out));
  return out;
}

// {anyPolicy} and "absent" are the same wish; one of them makes equality mean something.
std::optional<PolicySet> both_policies(const std::optional<PolicySet>& a,
                                       const std::optional<PolicySet>& b) {
  const auto restricts = [](const std::optional<PolicySet>& set) {
    return set && !contains(*set, kAnyPolicy);
  };
  if (!restricts(a)) return restricts(b) ? b : std::nullopt;
  if (!restricts(b)) return a;
  return intersection(*a, *b);
}

std::optional<PolicySet> asserted_policies(const x509::Extensions& extensions) {
  if (!extensions.policies) return std::nullopt;
  std::vector<Oid> set;
  for (const auto& information : *extensions.policies) set.emplace_back(information.policy);
  PolicySet policies = make_policy_set(std::move(set));
  if (contains(policies, kAnyPolicy)) return std::nullopt;
  return policies;
}

std::optional<std::vector<Oid>> permitted_ekus(const x509::Extensions& extensions) {
  if (!extensions.extended_key_usage) return std::nullopt;
  std::vector<Oid> out;
  for (OidView purpose : *extensions.extended_key_usage) {
    if (purpose == kAnyExtendedKeyUsage) return std::nullopt;
    out.emplace_back(purpose);
  }
  return make_policy_set(std::move(out));
}

}  // namespace

Constraints stricter_of(const Constraints& a, const Constraints& b) {
  return {
      .max_path_length = std::min(a.max_path_length, b.max_path_length),
      .explicit_policy = std::min(a.explicit_policy, b.explicit_policy),
      .policy_mapping = std::min(a.policy_mapping, b.policy_mapping),
      .inhibit_any_policy = std::min(a.inhibit_any_policy, b.inhibit_any_policy),
      .names = NameLimits::both(a.names, b.names),
      .acceptable_policies = both_policies(a.acceptable_policies, b.acceptable_policies),
      .permitted_ekus = both(a.permitted_ekus, b.permitted_ekus),
  };
}

Constraints constraints_of(const x509::Certificate& certificate) {
  const x509::Extensions& extensions = certificate->extensions;
  Constraints out;
  // RFC 5280 6.1.4(m), (i), (j), (g).
  if (extensions.basic_constraints)
    out.max_path_length = countdown(extensions.basic_constraints->path_len);
  if (extensions.policy_constraints) {
    out.explicit_policy = countdown(extensions.policy_constraints->require_explicit_policy);
    out.policy_mapping = countdown(extensions.policy_constraints->inhibit_policy_mapping);
  }
  out.inhibit_any_policy = countdown(extensions.inhibit_any_policy);
  if (extensions.name_constraints) {
    out.names.add(*extensions.name_constraints, std::make_shared<x509::Certificate>(certificate));
  }
  return out;
}

Constraints constraints_of(const TrustAnchor& anchor) {
  if (!anchor.certificate()) return {};
  const x509::Certificate& certificate = *anchor.certificate();
  Constraints out = constraints_of(certificate);
  // RFC 5937 3.2: the policies of the anchor limit the user-initial-policy-set.
  out.acceptable_policies = asserted_policies(certificate->extensions);
  out.permitted_ekus = permitted_ekus(certificate->extensions);
  return out;
}

Constraints constraints_of(const CrossLink& link) {
  Constraints out;
  out.explicit_policy = 0;
  out.policy_mapping = 0;
  out.inhibit_any_policy = 0;
  out.names = link.names;
  return out;
}

}  // namespace baytrust::path
