// PolicyFamily: how registers publish policies: a prefix and a number of version nodes, for example
// 2.16.344.8.2.2008.810.2 and three nodes year.version.release. An OID is of the family iff it has
// exactly prefix + N arcs and the leading arcs are equal as integers: 810.2 is not 810.20, and the
// bare prefix is of no family. Arcs may have any size. Families never reach path validation, which
// compares OIDs for equality: they are expanded first (expansion.hpp).
#pragma once

#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "policy-mapping/policy.hpp"
#include "validators/base/error.hpp"
#include "validators/base/oid.hpp"

namespace baytrust::policy_mapping {

// The version nodes of one identifier, ordered numerically from left to right: 2018.1.1 < 2026.1.1,
// 2.9 < 2.10.
class Release {
 public:
  Release() = default;
  // "2018.1.1": decimal arcs of any size without leading zeros, 1 to 16 of them.
  static std::optional<Release> parse(std::string_view text);
  // From encoded arcs (baytrust::subidentifiers).
  explicit Release(const std::vector<std::string_view>& arcs);

  std::size_t size() const { return arcs_.size(); }
  friend bool operator==(const Release&, const Release&) = default;
  // Of equal sizes numeric, left to right; a release that is the beginning of another is less.
  friend std::strong_ordering operator<=>(const Release& a, const Release& b);
  friend std::string to_string(const Release& release);

 private:
  std::vector<std::string> arcs_;  // each as DER encodes it: shorter is smaller
};

struct PolicyFamily {
  enum class Accept : std::uint8_t { any, only };

  Oid prefix{};
  std::size_t version_nodes = 0;  // 1 .. 16
  Accept accept = Accept::any;
  std::optional<Release> min_release{};  // any; inclusive
  std::optional<Release> max_release{};  // any; inclusive
  std::vector<Release> pinned{};         // only; at least one, each once

  friend bool operator==(const PolicyFamily&, const PolicyFamily&) = default;
};

// register.family.malformed (fact: reason) for no version node or more than 16, a release of
// another length, an empty range, pins and bounds together, no pin.
Result<void> check_family(const PolicyFamily& family);

enum class FamilyMatch : std::uint8_t {
  match,
  other,         // not of the family: other leading arcs, or another number of arcs
  bare_prefix,   // the prefix itself, without its version nodes
  other_release  // of the family, but of a release it does not accept
};
FamilyMatch match(const PolicyFamily& family, OidView policy);
// The version nodes of a policy of the family, accepted or not; empty for any other.
std::optional<Release> release_of(const PolicyFamily& family, OidView policy);

// "2.16.344.8.2.2008.810.2.*.*.*", "…*.*.* from 2018.1.1", "… only 2018.1.1, 2026.1.1".
std::string to_string(const PolicyFamily& family);

}  // namespace baytrust::policy_mapping
