// The policy graph (RFC 9618) as the explanation a decision carries: its edges still in use, each
// with what it rests on. Internal to decide().
#pragma once

#include <string_view>
#include <vector>

#include "gateway/decision/decision.hpp"
#include "validators/path/policy_graph.hpp"

namespace baytrust::decision {

// Sorted. `entry`: id of the register entry whose link began the graph; empty for a home graph.
// Nothing for a graph that became NULL.
std::vector<PolicyEdge> policy_edges(const path::PolicyGraph& graph, std::string_view entry);

}  // namespace baytrust::decision
