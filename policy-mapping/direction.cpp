// What a change of a register entry does: narrows, widens, or both. Where it cannot be told by the
// fields alone the answer is `both`: the rules for widening and those for narrowing then apply.
#include <algorithm>
#include <limits>
#include <map>

#include "policy-mapping/compare.hpp"

namespace baytrust::policy_mapping {
namespace {

template <class T>
bool includes(const std::vector<T>& big, const std::vector<T>& small) {
  return std::all_of(small.begin(), small.end(), [&](const T& value) {
    return std::find(big.begin(), big.end(), value) != big.end();
  });
}

// A list of which one is needed; an empty one asks nothing.
template <class T>
Direction one_of(const std::vector<T>& before, const std::vector<T>& after) {
  const bool after_covers = after.empty() || (!before.empty() && includes(after, before));
  const bool before_covers = before.empty() || (!after.empty() && includes(before, after));
  return direction_by(!before_covers, !after_covers);
}

// A list of which every one is needed.
template <class T>
Direction all_of(const std::vector<T>& before, const std::vector<T>& after) {
  return direction_by(!includes(after, before), !includes(before, after));
}

// Ends of the time in which something can be recognised: an unknown date recognises nothing.
std::int64_t begin_of(const Bound& from) {
  if (const auto t = effective(from)) return t->seconds;
  return from.kind == Bound::Kind::open ? std::numeric_limits<std::int64_t>::min()
                                        : std::numeric_limits<std::int64_t>::max();
}
std::int64_t end_of(const Bound& to) {
  if (const auto t = effective(to)) return t->seconds;
  return to.kind == Bound::Kind::open ? std::numeric_limits<std::int64_t>::max()
                                      : std::numeric_limits<std::int64_t>::min();
}
Direction direction(const Interval& before, const Interval& after) {
  return direction_by(
      begin_of(after.from) < begin_of(before.from) || end_of(after.to) > end_of(before.to),
      begin_of(after.from) > begin_of(before.from) || end_of(after.to) < end_of(before.to));
}

bool same_change(const StatusChange& a, const StatusChange& b) {
  return a.status == b.status && a.effective_from == b.effective_from && a.reason == b.reason;
}

bool history_kept(const Recognition& before, const Recognition& after) {
  return before.status.size() <= after.status.size() &&
         std::equal(before.status.begin(), before.status.end(), after.status.begin(), same_change);
}

// A history that only grew does what was added; a rewritten one may do anything.
Direction status_direction(const Recognition& before, const Recognition& after) {
  if (!history_kept(before, after)) return Direction::both;
  Direction sum = Direction::none;
  for (std::size_t i = before.status.size(); i < after.status.size(); ++i) {
    const bool in_force = after.status[i].status == Status::in_force;
    const bool was = i > 0 && after.status[i - 1].status == Status::in_force;
    if (in_force != was) sum = join(sum, in_force ? Direction::widening : Direction::narrowing);
  }
  return sum;
}

Direction pairs_direction(const std::vector<CaPair>& before, const std::vector<CaPair>& after) {
  using Key = std::pair<Digest, Digest>;
  std::map<Key, std::pair<std::vector<Interval>, std::vector<Interval>>> by_key;
  for (const CaPair& p : before) by_key[{p.root_sha256, p.issuer_sha256}].first.push_back(p.period);
  for (const CaPair& p : after) by_key[{p.root_sha256, p.issuer_sha256}].second.push_back(p.period);
  Direction sum = Direction::none;
  for (const auto& [key, periods] : by_key) {
    const auto& [was, is] = periods;
    if (was.size() == 1 && is.size() == 1) {
      sum = join(sum, direction(was.front(), is.front()));
    } else if (was.empty() || is.empty()) {
      sum = join(sum, was.empty() ? Direction::widening : Direction::narrowing);
    } else if (was != is) {
      sum = join(sum, Direction::both);
    }
  }
  return sum;
}

Direction type_direction(const Recognition& before, const Recognition& after) {
  const auto& a = before.certificate_type;
  const auto& b = after.certificate_type;
  if (before.kind != after.kind || before.relying != after.relying ||
      before.issuing != after.issuing) {
    return Direction::both;
  }
  if (!a || !b) return direction_by(a && !b, !a && b);
  if (a->where != b->where || a->oid != b->oid) return Direction::both;
  return one_of(a->values, b->values);
}

Direction family_direction(const PolicyFamily& a, const PolicyFamily& b) {
  if (a.prefix != b.prefix || a.version_nodes != b.version_nodes) return Direction::both;
  using Accept = PolicyFamily::Accept;
  if (a.accept == Accept::only && b.accept == Accept::only) return one_of(a.pinned, b.pinned);
  const auto in_range = [](const PolicyFamily& range, const PolicyFamily& pins) {
    return std::all_of(pins.pinned.begin(), pins.pinned.end(), [&](const Release& release) {
      return (!range.min_release || *range.min_release <= release) &&
             (!range.max_release || release <= *range.max_release);
    });
  };
  if (a.accept == Accept::any && b.accept == Accept::only) {
    return in_range(a, b) ? Direction::narrowing : Direction::both;
  }
  if (a.accept == Accept::only) return in_range(b, a) ? Direction::widening : Direction::both;
  // Bounds: an absent minimum is below, an absent maximum above every release.
  const auto below = [](const auto& x, const auto& y) { return y && (!x || *x < *y); };
  const auto above = [](const auto& x, const auto& y) { return y && (!x || *x > *y); };
  return direction_by(below(b.min_release, a.min_release) || above(b.max_release, a.max_release),
                      below(a.min_release, b.min_release) || above(a.max_release, b.max_release));
}

Direction requirements_direction(const Requirements& a, const Requirements& b) {
  Direction sum = all_of(a.key_usage_all, b.key_usage_all);
  sum = join(sum, one_of(a.key_usage_any, b.key_usage_any));
  sum = join(
      sum,
      direction_by(a.absent_key_usage<b.absent_key_usage, a.absent_key_usage> b.absent_key_usage));
  sum = join(sum, one_of(a.keys, b.keys));
  sum = join(sum, one_of(a.hashes, b.hashes));
  sum = join(sum, one_of(a.holders, b.holders));
  sum = join(sum, all_of(a.extended_key_usage, b.extended_key_usage));
  sum = join(sum, one_of(a.custody, b.custody));
  constexpr auto kNever = std::numeric_limits<std::int64_t>::max();
  const auto was = a.max_revocation_age_seconds.value_or(kNever);
  const auto is = b.max_revocation_age_seconds.value_or(kNever);
  return join(sum, direction_by(is > was, is < was));
}

Direction counts_as_direction(const CountsAs& a, const CountsAs& b) {
  // A certificate counts as every policy named here, so more of them is more recognised.
  Direction sum =
      direction_by(!includes(a.policies, b.policies), !includes(b.policies, a.policies));
  sum = join(sum, one_of(a.purposes, b.purposes));
  const bool levels = a.relying_level == b.relying_level && a.issuing_level == b.issuing_level;
  if (!levels) sum = join(sum, Direction::both);  // whose order is a list's, not known here
  if (a.reliance_limit == b.reliance_limit) return sum;
  if (!a.reliance_limit || !b.reliance_limit ||
      a.reliance_limit->currency != b.reliance_limit->currency) {
    return join(sum, Direction::both);
  }
  const bool higher = a.reliance_limit->amount < b.reliance_limit->amount;
  return join(sum, higher ? Direction::widening : Direction::narrowing);
}

Direction constraints_direction(const Constraints& a, const Constraints& b) {
  // RFC 5280 4.2.1.10: a permitted subtree restricts its own form only, so one more may do either.
  Direction sum = all_of(a.excluded(), b.excluded());
  if (includes(a.permitted(), b.permitted()) && includes(b.permitted(), a.permitted())) return sum;
  if (a.permitted().empty()) return join(sum, Direction::narrowing);
  return join(sum, b.permitted().empty() ? Direction::widening : Direction::both);
}

}  // namespace

Direction direction_of(const Recognition& before, const Recognition& after) {
  Direction sum = before == after ? Direction::none : Direction::text;
  sum = join(sum, status_direction(before, after));
  sum = join(sum, direction(before.period, after.period));
  sum = join(sum, pairs_direction(before.ca_pairs, after.ca_pairs));
  sum = join(sum, type_direction(before, after));
  sum = join(sum, family_direction(before.policy_family, after.policy_family));
  sum = join(sum, requirements_direction(before.required, after.required));
  sum = join(sum, counts_as_direction(before.counts_as, after.counts_as));
  return join(sum, constraints_direction(before.constraints, after.constraints));
}

}  // namespace baytrust::policy_mapping
