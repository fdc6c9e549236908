#include "validators/base/budget.hpp"

namespace baytrust {

std::string_view to_string(Resource resource) {
  constexpr std::array<std::string_view, kResourceCount> kNames{
      "signatures", "path_steps", "graph_nodes", "comparisons", "bytes"};
  return kNames[static_cast<std::size_t>(resource)];
}

Budget::Budget(const Limits& limits)
    : left_{limits.signatures, limits.path_steps, limits.graph_nodes, limits.comparisons,
            limits.bytes} {}

}  // namespace baytrust
