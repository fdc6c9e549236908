#include "validators/path/name_limits.hpp"

#include <algorithm>
#include <compare>

namespace baytrust::path {
namespace {

std::strong_ordering order(const x509::GeneralSubtree& a, const x509::GeneralSubtree& b) {
  if (auto c = a.base.kind <=> b.base.kind; c != 0) return c;
  if (auto c = as_text(a.base.value) <=> as_text(b.base.value); c != 0) return c;
  if (auto c = a.minimum <=> b.minimum; c != 0) return c;
  return a.maximum.value_or(-1) <=> b.maximum.value_or(-1);
}

std::strong_ordering order(const std::vector<x509::GeneralSubtree>& a,
                           const std::vector<x509::GeneralSubtree>& b) {
  return std::lexicographical_compare_three_way(
      a.begin(), a.end(), b.begin(), b.end(),
      [](const auto& x, const auto& y) { return order(x, y); });
}

std::strong_ordering order(const x509::NameConstraints& a, const x509::NameConstraints& b) {
  if (auto c = order(a.permitted, b.permitted); c != 0) return c;
  return order(a.excluded, b.excluded);
}

// Subtrees of one list hold in any order and any number.
void normalise(std::vector<x509::GeneralSubtree>& subtrees) {
  std::sort(subtrees.begin(), subtrees.end(),
            [](const auto& a, const auto& b) { return order(a, b) < 0; });
  subtrees.erase(std::unique(subtrees.begin(), subtrees.end(),
                             [](const auto& a, const auto& b) { return order(a, b) == 0; }),
                 subtrees.end());
}

}  // namespace

void NameLimits::add(x509::NameConstraints constraints, std::shared_ptr<const void> owner) {
  normalise(constraints.permitted);
  normalise(constraints.excluded);
  const auto place = std::lower_bound(all_.begin(), all_.end(), constraints,
                                      [](const auto& a, const auto& b) { return order(a, b) < 0; });
  if (place != all_.end() && order(*place, constraints) == 0) return;
  all_.insert(place, std::move(constraints));
  owners_.push_back(std::move(owner));
}

NameLimits NameLimits::both(const NameLimits& a, const NameLimits& b) {
  if (a.empty()) return b;
  NameLimits out = a;
  out.owners_.insert(out.owners_.end(), b.owners_.begin(), b.owners_.end());
  for (const auto& constraints : b.all_) out.add(constraints, nullptr);
  return out;
}

bool operator==(const NameLimits& a, const NameLimits& b) {
  return std::equal(a.all_.begin(), a.all_.end(), b.all_.begin(), b.all_.end(),
                    [](const auto& x, const auto& y) { return order(x, y) == 0; });
}

}  // namespace baytrust::path
