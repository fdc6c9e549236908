#include "policy-mapping/entry_relation.hpp"

#include <algorithm>
#include <limits>

#include "policy-mapping/compare.hpp"
#include "policy-mapping/family_relation.hpp"

namespace baytrust::policy_mapping {
namespace {

constexpr std::int64_t kBegin = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kEnd = std::numeric_limits<std::int64_t>::max();

// The longest time an interval may mean, [from, to): an unknown bound may be anywhere.
struct Span {
  std::int64_t from = kBegin, to = kEnd;
};
Span longest(const Interval& interval) {
  const auto from = effective(interval.from);
  const auto to = effective(interval.to);
  return {from ? from->seconds : kBegin, to ? to->seconds : kEnd};
}
Span both(Span a, Span b) { return {std::max(a.from, b.from), std::min(a.to, b.to)}; }
bool empty(Span span) { return span.from >= span.to; }

bool is_unknown(const Bound& bound) {
  return bound.kind == Bound::Kind::unknown && !bound.reviewed;
}
// An interval with an unknown bound covers nothing for certain.
bool covers(const Interval& outer, const Interval& inner) {
  if (is_unknown(outer.from) || is_unknown(outer.to)) return false;
  const Span wide = longest(outer);
  const Span narrow = longest(inner);
  return wide.from <= narrow.from && narrow.to <= wide.to;
}

bool same_place(const TypeRule& a, const TypeRule& b) {
  return a.where == b.where && a.oid == b.oid;
}
bool has(const TypeRule& rule, const std::string& value) {
  // An extension without values is satisfied by its presence.
  return rule.values.empty() ||
         std::find(rule.values.begin(), rule.values.end(), value) != rule.values.end();
}

bool overlap(const std::optional<TypeRule>& a, const std::optional<TypeRule>& b) {
  if (!a || !b) return true;
  if (!same_place(*a, *b)) return false;
  if (a->values.empty() || b->values.empty()) return true;
  return std::any_of(a->values.begin(), a->values.end(),
                     [&](const std::string& value) { return has(*b, value); });
}

bool covers(const std::optional<TypeRule>& outer, const std::optional<TypeRule>& inner) {
  if (!outer) return true;
  if (!inner || !same_place(*outer, *inner)) return false;
  if (inner->values.empty()) return outer->values.empty();
  return std::all_of(inner->values.begin(), inner->values.end(),
                     [&](const std::string& value) { return has(*outer, value); });
}

bool same_pair(const CaPair& a, const CaPair& b) {
  return a.root_sha256 == b.root_sha256 && a.issuer_sha256 == b.issuer_sha256;
}

// Of one pair at one instant that both entries' periods allow.
bool pairs_overlap(const Recognition& a, const Recognition& b) {
  const Span time = both(longest(a.period), longest(b.period));
  if (empty(time)) return false;
  for (const CaPair& x : a.ca_pairs) {
    for (const CaPair& y : b.ca_pairs) {
      if (!same_pair(x, y)) continue;
      if (!empty(both(time, both(longest(x.period), longest(y.period))))) return true;
    }
  }
  return false;
}

bool pairs_covered(const Recognition& outer, const Recognition& inner) {
  if (!covers(outer.period, inner.period)) return false;
  return std::all_of(inner.ca_pairs.begin(), inner.ca_pairs.end(), [&](const CaPair& x) {
    return std::any_of(outer.ca_pairs.begin(), outer.ca_pairs.end(), [&](const CaPair& y) {
      return same_pair(x, y) && covers(y.period, x.period);
    });
  });
}

// The statuses of the outer entry stop it at no instant at which the inner one is in force.
bool status_covered(const Recognition& outer, const Recognition& inner) {
  const auto stops = [&](Instant t) {
    const StatusChange* in = status_at(inner, t);
    const StatusChange* out = status_at(outer, t);
    const bool inner_holds = in != nullptr && in->status == Status::in_force;
    return inner_holds && (out == nullptr || out->status != Status::in_force);
  };
  const auto clean = [&](const StatusChange& change) { return !stops(change.effective_from); };
  return std::all_of(inner.status.begin(), inner.status.end(), clean) &&
         std::all_of(outer.status.begin(), outer.status.end(), clean);
}

// The outer entry asks for nothing that the inner one does not ask for: going from inner to outer
// would not narrow anything.
bool demands_covered(const Recognition& outer, const Recognition& inner) {
  Recognition loosened = inner;
  loosened.required = outer.required;
  loosened.constraints = outer.constraints;
  const Direction change = direction_of(inner, loosened);
  return change == Direction::none || change == Direction::widening || change == Direction::text;
}

// Of a list of which one value is needed: none is on both.
template <class T>
bool exclude(const std::vector<T>& a, const std::vector<T>& b) {
  return !a.empty() && !b.empty() && std::none_of(a.begin(), a.end(), [&](const T& value) {
    return std::find(b.begin(), b.end(), value) != b.end();
  });
}
// A certificate has one holder and one custody: entries may share the rest and divide by these.
bool demands_exclude(const Requirements& a, const Requirements& b) {
  return exclude(a.holders, b.holders) || exclude(a.custody, b.custody);
}

}  // namespace

bool overlap(const Recognition& a, const Recognition& b) {
  return pairs_overlap(a, b) && !demands_exclude(a.required, b.required) &&
         overlap(a.certificate_type, b.certificate_type) &&
         overlap(a.policy_family, b.policy_family);
}

bool covers(const Recognition& outer, const Recognition& inner) {
  return pairs_covered(outer, inner) && status_covered(outer, inner) &&
         covers(outer.certificate_type, inner.certificate_type) &&
         covers(outer.policy_family, inner.policy_family) && demands_covered(outer, inner);
}

}  // namespace baytrust::policy_mapping
