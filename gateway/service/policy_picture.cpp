#include "gateway/service/policy_picture.hpp"

#include <algorithm>
#include <charconv>

#include "validators/base/oid.hpp"

namespace baytrust::service {
namespace {

using decision::PolicyEdge;

const Oid& any_policy() {
  static const Oid kAny = Oid::literal("2.5.29.32.0");
  return kAny;
}

// k of "path[k]".
std::uint32_t index_in(std::string_view reference) {
  constexpr std::string_view kBeginning = "path[";
  std::uint32_t index = 0;
  if (!reference.starts_with(kBeginning)) return 0;
  reference.remove_prefix(kBeginning.size());
  std::from_chars(reference.data(), reference.data() + reference.size(), index);
  return index;
}

// The level of an edge's lower end. A policy leads to itself or is asserted below anyPolicy; every
// other edge is a mapping, which stands in the certificate above the one it leads to (RFC 5280
// 6.1.4(b)); a link asserts at level 1 and maps from there.
std::uint32_t level_of(const PolicyEdge& edge, std::uint32_t deepest) {
  const bool asserted = edge.from == edge.to || edge.from == any_policy();
  if (edge.origin == PolicyEdge::Origin::mapping_register) return asserted ? 1 : 2;
  const std::uint32_t level = deepest - std::min(deepest, index_in(edge.reference));
  return std::min(deepest, asserted ? level : level + 1);
}

}  // namespace

PolicyPicture picture_of(std::span<const PolicyEdge> edges, std::uint32_t deepest) {
  PolicyPicture picture;
  std::vector<PolicyPicture::Node>& nodes = picture.nodes;
  const auto ends = [&](const PolicyEdge& edge) {
    const std::uint32_t level = std::max<std::uint32_t>(1, level_of(edge, deepest));
    return std::pair(PolicyPicture::Node{level - 1, edge.from},
                     PolicyPicture::Node{level, edge.to});
  };
  for (const PolicyEdge& edge : edges) {
    const auto [from, to] = ends(edge);
    nodes.push_back(from);
    nodes.push_back(to);
  }
  std::sort(nodes.begin(), nodes.end());
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
  const auto index_of = [&](const PolicyPicture::Node& node) {
    const auto at = std::lower_bound(nodes.begin(), nodes.end(), node);
    return static_cast<std::size_t>(at - nodes.begin());
  };
  for (const PolicyEdge& edge : edges) {
    const auto [from, to] = ends(edge);
    picture.edges.push_back({index_of(from), index_of(to), edge.origin, edge.reference});
  }
  std::sort(picture.edges.begin(), picture.edges.end());
  return picture;
}

}  // namespace baytrust::service
