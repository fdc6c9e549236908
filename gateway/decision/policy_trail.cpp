#include "gateway/decision/policy_trail.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace baytrust::decision {
namespace {

using path::PolicyGraph;

// The certificate at `depth` of a graph of `deepest` levels below its start: path[0] is deepest.
std::string certificate_at(std::uint32_t depth, std::uint32_t deepest) {
  return fmt::format("path[{}]", deepest - depth);
}

PolicyEdge edge_of(const PolicyGraph& graph, const PolicyGraph::Edge& edge,
                   std::string_view entry) {
  const PolicyGraph::Node& parent = graph.nodes()[edge.parent];
  const PolicyGraph::Node& child = graph.nodes()[edge.child];
  PolicyEdge out{.from = Oid(parent.valid_policy),
                 .to = Oid(child.valid_policy),
                 .origin = PolicyEdge::Origin::certificate,
                 .reference = {}};
  // The link is the first step: its policies stand at depth 1, its mappings lead from there.
  const bool of_link =
      edge.origin == PolicyGraph::Origin::link_mapping || (!entry.empty() && child.depth == 1);
  if (of_link) {
    out.origin = PolicyEdge::Origin::mapping_register;
    out.reference = entry;
    return out;
  }
  // A policyMappings extension stands in the certificate above the one it leads to.
  const bool mapped = edge.origin == PolicyGraph::Origin::mapping;
  out.reference = certificate_at(mapped ? parent.depth : child.depth, graph.depth());
  return out;
}

}  // namespace

std::vector<PolicyEdge> policy_edges(const PolicyGraph& graph, std::string_view entry) {
  std::vector<PolicyEdge> edges;
  if (graph.is_null()) return edges;
  for (const PolicyGraph::Edge& edge : graph.edges()) {
    const bool in_use = graph.nodes()[edge.parent].in_use && graph.nodes()[edge.child].in_use;
    if (in_use) edges.push_back(edge_of(graph, edge, entry));
  }
  std::sort(edges.begin(), edges.end());
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  return edges;
}

}  // namespace baytrust::decision
