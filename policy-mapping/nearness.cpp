#include "policy-mapping/nearness.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace baytrust::policy_mapping {
namespace {

using Arcs = std::vector<std::string_view>;

// Where the policy and the prefix differ in exactly one arc, and everything else fits.
std::optional<std::size_t> single_difference(const Arcs& prefix, const Arcs& policy) {
  std::optional<std::size_t> at;
  for (std::size_t i = 0; i < prefix.size(); ++i) {
    if (prefix[i] == policy[i]) continue;
    if (at) return std::nullopt;
    at = i;
  }
  return at;
}

Nearness beside(const PolicyFamily& family, const Arcs& prefix, const Arcs& policy) {
  Nearness out;
  if (policy.size() != prefix.size() + family.version_nodes) return out;
  const auto at = single_difference(prefix, policy);
  if (!at || *at == 0) return out;  // the first octets hold two arcs: another country, if not more
  out.kind = Nearness::Kind::neighbour;
  out.position = *at + 2;
  out.wanted_arc = to_string(Release({prefix[*at]}));
  out.found_arc = to_string(Release({policy[*at]}));
  return out;
}

}  // namespace

std::string_view to_string(Nearness::Kind kind) {
  constexpr std::array<std::string_view, 6> kNames{"match",        "other-release", "bare-prefix",
                                                   "other-length", "neighbour",     "other"};
  return kNames[static_cast<std::size_t>(kind)];
}

Nearness nearness(const PolicyFamily& family, OidView policy) {
  Nearness out;
  if (const auto release = release_of(family, policy)) {
    const bool accepted = match(family, policy) == FamilyMatch::match;
    out.kind = accepted ? Nearness::Kind::match : Nearness::Kind::other_release;
    out.release = to_string(*release);
    return out;
  }
  const Arcs prefix = subidentifiers(family.prefix);
  const Arcs arcs = subidentifiers(policy);
  const bool begins =
      arcs.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), arcs.begin());
  if (!begins) return beside(family, prefix, arcs);
  out.kind =
      arcs.size() == prefix.size() ? Nearness::Kind::bare_prefix : Nearness::Kind::other_length;
  out.wanted = family.version_nodes;
  out.found = arcs.size() - prefix.size();
  return out;
}

}  // namespace baytrust::policy_mapping
