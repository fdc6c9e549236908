#include "trustlists/assurance.hpp"

#include <algorithm>

#include "trustlists/codes.hpp"

namespace baytrust::trustlists {

std::size_t AssuranceOrder::index_of(std::string_view id) const {
  const auto at = std::find_if(levels_.begin(), levels_.end(),
                               [&](const AssuranceLevel& level) { return level.id == id; });
  return static_cast<std::size_t>(at - levels_.begin());
}

bool AssuranceOrder::declares(std::string_view id) const { return index_of(id) < levels_.size(); }

Result<AssuranceOrder> AssuranceOrder::make(std::vector<AssuranceLevel> levels,
                                            std::vector<LevelStep> steps) {
  AssuranceOrder order;
  order.levels_ = std::move(levels);
  order.steps_ = std::move(steps);
  const std::size_t n = order.levels_.size();
  for (std::size_t i = 0; i < n; ++i) {
    const std::string& id = order.levels_[i].id;
    if (order.index_of(id) != i) return Error(kLevelRepeated, "levels", {{"level", id}});
  }
  order.above_.assign(n * n, false);
  for (const LevelStep& step : order.steps_) {
    for (const std::string& id : {step.higher, step.lower}) {
      if (!order.declares(id)) return Error(kLevelUnknown, "levels", {{"level", id}});
    }
    order.above_[order.index_of(step.higher) * n + order.index_of(step.lower)] = true;
  }
  // Transitive closure (Warshall); the number of levels is bounded by the reader.
  for (std::size_t via = 0; via < n; ++via) {
    for (std::size_t a = 0; a < n; ++a) {
      if (!order.above_[a * n + via]) continue;
      for (std::size_t b = 0; b < n; ++b) {
        if (order.above_[via * n + b]) order.above_[a * n + b] = true;
      }
    }
  }
  for (std::size_t i = 0; i < n; ++i) {
    if (order.above_[i * n + i]) {
      return Error(kLevelCycle, "levels", {{"level", order.levels_[i].id}});
    }
  }
  return order;
}

std::partial_ordering AssuranceOrder::compare(std::string_view a, std::string_view b) const {
  const std::size_t n = levels_.size();
  const std::size_t i = index_of(a);
  const std::size_t j = index_of(b);
  if (i == n || j == n) return std::partial_ordering::unordered;
  if (i == j) return std::partial_ordering::equivalent;
  if (above_[i * n + j]) return std::partial_ordering::greater;
  if (above_[j * n + i]) return std::partial_ordering::less;
  return std::partial_ordering::unordered;
}

}  // namespace baytrust::trustlists
