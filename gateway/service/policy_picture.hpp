// The policy graph of a decision (RFC 9618) laid out in levels, so that it can be drawn: from the
// relying domain, or the anchor, at level 0 to the end entity's policies at the last. Made from the
// edges that a decision carries and nothing else.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "gateway/decision/decision.hpp"

namespace baytrust::service {

struct PolicyPicture {
  struct Node {
    std::uint32_t level = 0;
    Oid policy{};
    friend auto operator<=>(const Node&, const Node&) = default;
  };
  struct Edge {
    std::size_t from = 0, to = 0;  // indices into nodes
    decision::PolicyEdge::Origin origin = decision::PolicyEdge::Origin::certificate;
    std::string reference{};  // "path[0]", or the register entry's id
    friend auto operator<=>(const Edge&, const Edge&) = default;
  };
  std::vector<Node> nodes{};  // by level, then policy
  std::vector<Edge> edges{};  // by ends

  std::uint32_t levels() const { return nodes.empty() ? 0 : nodes.back().level + 1; }
  friend bool operator==(const PolicyPicture&, const PolicyPicture&) = default;
};

// `deepest`: the level of path[0]: 2 below a recognition's link, else the number of certificates
// below the anchor.
PolicyPicture picture_of(std::span<const decision::PolicyEdge> edges, std::uint32_t deepest);

}  // namespace baytrust::service
