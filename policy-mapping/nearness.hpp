// How near a policy comes to a family that it may or may not fall under, for people who wonder why
// it does not: another release, the prefix alone, too many or too few nodes, one arc off (810.2 and
// 810.20). Matching itself is family.hpp's; nothing that judges asks this.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "policy-mapping/family.hpp"

namespace baytrust::policy_mapping {

struct Nearness {
  // The nearest first.
  enum class Kind : std::uint8_t {
    match,
    other_release,  // of the family, of a release it does not accept; `release`
    bare_prefix,    // the prefix without its version nodes; `wanted` of them
    other_length,   // begins with the prefix; `found` version nodes instead of `wanted`
    neighbour,      // as long as the family asks, one arc of the prefix is another: `found_arc`
                    // instead of `wanted_arc` at `position` (1 is the first arc)
    other,
  };
  Kind kind = Kind::other;
  std::string release{};  // match, other_release
  std::size_t wanted = 0, found = 0, position = 0;
  std::string wanted_arc{}, found_arc{};

  friend bool operator==(const Nearness&, const Nearness&) = default;
};
std::string_view to_string(Nearness::Kind kind);  // "match", "other-release", ...

Nearness nearness(const PolicyFamily& family, OidView policy);

}  // namespace baytrust::policy_mapping
