#include "policy-mapping/family_relation.hpp"

#include <algorithm>
#include <optional>

#include "validators/path/policy_set.hpp"

namespace baytrust::policy_mapping {
namespace {

using Arcs = std::vector<std::string_view>;
// Arcs below a common prefix; one without a value is above every number.
using Bounds = std::vector<std::optional<std::string>>;

std::string zero() { return std::string(1, char{0}); }

bool begins(const Arcs& arcs, const Arcs& prefix) {
  return prefix.size() <= arcs.size() && std::equal(prefix.begin(), prefix.end(), arcs.begin());
}

// DER arcs: fewer octets are a smaller number, and of equal lengths octets compare as numbers do.
bool less(const std::optional<std::string>& a, const std::optional<std::string>& b) {
  if (!a || !b) return a.has_value() && !b.has_value();
  return a->size() != b->size() ? a->size() < b->size() : *a < *b;
}
bool less(const Bounds& a, const Bounds& b) {
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                      [](const auto& x, const auto& y) { return less(x, y); });
}

// A family as tuples of the arcs below a prefix that both families share: an interval from `low` to
// `high`, both in it, or single points.
struct Tuples {
  Bounds low, high;
  std::vector<Bounds> points;
  bool pinned = false;

  bool contains(const Bounds& tuple) const {
    if (!pinned) return !less(tuple, low) && !less(high, tuple);
    return std::find(points.begin(), points.end(), tuple) != points.end();
  }
};

Bounds joined(const Arcs& extra, const std::optional<Release>& release, std::size_t nodes,
              const std::optional<std::string>& otherwise) {
  Bounds out;
  for (const std::string_view arc : extra) out.emplace_back(std::string(arc));
  if (!release) {
    out.resize(out.size() + nodes, otherwise);
    return out;
  }
  // The arcs of a release, as DER writes them after two that are not looked at.
  const auto oid = Oid::parse("1.2." + to_string(*release));
  if (!oid) return out;
  const Arcs arcs = subidentifiers(*oid);
  for (std::size_t i = 1; i < arcs.size(); ++i) out.emplace_back(std::string(arcs[i]));
  return out;
}

Tuples tuples_of(const PolicyFamily& family, const Arcs& prefix, std::size_t shared) {
  const Arcs extra(prefix.begin() + static_cast<std::ptrdiff_t>(shared), prefix.end());
  Tuples out;
  out.pinned = family.accept == PolicyFamily::Accept::only;
  for (const Release& release : family.pinned) {
    out.points.push_back(joined(extra, release, family.version_nodes, std::nullopt));
  }
  out.low = joined(extra, family.min_release, family.version_nodes, zero());
  out.high = joined(extra, family.max_release, family.version_nodes, std::nullopt);
  return out;
}

struct Both {
  Tuples a, b;
};
// Empty where no identifier can be of both: other lengths, other arcs.
std::optional<Both> compared(const PolicyFamily& a, const PolicyFamily& b) {
  const Arcs prefix_a = subidentifiers(a.prefix);
  const Arcs prefix_b = subidentifiers(b.prefix);
  if (prefix_a.size() + a.version_nodes != prefix_b.size() + b.version_nodes) return std::nullopt;
  if (!begins(prefix_a, prefix_b) && !begins(prefix_b, prefix_a)) return std::nullopt;
  const std::size_t shared = std::min(prefix_a.size(), prefix_b.size());
  return Both{tuples_of(a, prefix_a, shared), tuples_of(b, prefix_b, shared)};
}

}  // namespace

bool overlap(const PolicyFamily& a, const PolicyFamily& b) {
  const auto both = compared(a, b);
  if (!both) return false;
  const auto any_in = [](const Tuples& points, const Tuples& set) {
    return std::any_of(points.points.begin(), points.points.end(),
                       [&](const Bounds& point) { return set.contains(point); });
  };
  if (both->a.pinned) return any_in(both->a, both->b);
  if (both->b.pinned) return any_in(both->b, both->a);
  return !less(both->a.high, both->b.low) && !less(both->b.high, both->a.low);
}

bool covers(const PolicyFamily& outer, const PolicyFamily& inner) {
  const auto both = compared(outer, inner);
  if (!both) return false;
  if (both->b.pinned) {
    return std::all_of(both->b.points.begin(), both->b.points.end(),
                       [&](const Bounds& point) { return both->a.contains(point); });
  }
  return !both->a.pinned && both->a.contains(both->b.low) && both->a.contains(both->b.high);
}

bool swallows(const PolicyFamily& shorter, const PolicyFamily& longer) {
  const Arcs above = subidentifiers(shorter.prefix);
  const Arcs below = subidentifiers(longer.prefix);
  return above.size() < below.size() && begins(below, above) &&
         above.size() + shorter.version_nodes == below.size() + longer.version_nodes;
}

bool names_any_policy(const PolicyFamily& family) {
  const Arcs any = subidentifiers(path::kAnyPolicy);
  const Arcs prefix = subidentifiers(family.prefix);
  return begins(any, prefix) &&
         (prefix.size() == any.size() || prefix.size() + family.version_nodes == any.size());
}

}  // namespace baytrust::policy_mapping
