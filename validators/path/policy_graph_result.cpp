// What a finished policy graph says: RFC 9618 5.5 (RFC 5280 6.1.5(g)) and its explanation.
#include <algorithm>

#include "validators/path/policy_graph.hpp"

namespace baytrust::path {

// Pruning as RFC 9618 5.3 (d)(3) asks for, once, at the end: earlier steps look at the deepest
// level only, which pruning never touches. Edges are in order of depth, so one walk back will do.
void PolicyGraph::finish() {
  if (is_null() || nodes_.empty()) return;
  std::vector<bool> kept(nodes_.size());
  for (std::size_t i = nodes_.size(); i-- > 0 && nodes_[i].depth == depth_;) {
    kept[i] = nodes_[i].in_use;
  }
  for (auto edge = edges_.rbegin(); edge != edges_.rend(); ++edge) {
    if (kept[edge->child] && nodes_[edge->child].in_use) kept[edge->parent] = true;
  }
  for (std::size_t i = 0; i < nodes_.size(); ++i) nodes_[i].in_use = kept[i];
}

PolicySet PolicyGraph::authority_constrained_policy_set() const {
  if (is_null()) return {};
  if (nodes_.empty()) return {Oid(kAnyPolicy)};  // no certificate yet: the root alone
  PolicySet set;
  // (g)(2): children of anyPolicy. By construction such a node has no other parent.
  for (const Edge& edge : edges_) {
    const Node& child = nodes_[edge.child];
    if (child.in_use && child.valid_policy != kAnyPolicy &&
        nodes_[edge.parent].valid_policy == kAnyPolicy) {
      set.emplace_back(child.valid_policy);
    }
  }
  if (any_policy_at_depth_n()) set.emplace_back(kAnyPolicy);  // (g)(3)
  return make_policy_set(std::move(set));
}

PolicySet PolicyGraph::user_constrained_policy_set(const PolicySet& user_initial) const {
  PolicySet authority = authority_constrained_policy_set();
  if (contains(user_initial, kAnyPolicy)) return authority;
  PolicySet user;
  std::set_intersection(authority.begin(), authority.end(), user_initial.begin(),
                        user_initial.end(), std::back_inserter(user));
  // (g)(5)(ii): anyPolicy down to depth n stands for everything the user accepts.
  return contains(authority, kAnyPolicy) ? user_initial : user;
}

bool PolicyGraph::valid_at_depth_n(OidView policy) const {
  for (auto node = nodes_.rbegin(); node != nodes_.rend() && node->depth == depth_; ++node) {
    if (node->in_use && node->valid_policy == policy) return true;
  }
  return false;
}

bool PolicyGraph::any_policy_at_depth_n() const { return valid_at_depth_n(kAnyPolicy); }

// Reachability from up to 64 policies at a time: one bit each, one walk down the edges.
void PolicyGraph::trace(std::span<Pair> pairs) const {
  std::vector<std::uint64_t> reached(nodes_.size());
  auto each = [&](std::uint64_t mask, auto&& visit) {
    for (std::size_t i = 0; mask != 0; ++i, mask >>= 1U) {
      if (mask & 1U) visit(pairs[i]);
    }
  };
  for (const Edge& edge : edges_) {
    const Node& child = nodes_[edge.child];
    if (!child.in_use) continue;
    // A relying-domain policy is a child of anyPolicy, RFC 9618 5.5 (g)(2).
    if (nodes_[edge.parent].valid_policy == kAnyPolicy && child.valid_policy != kAnyPolicy) {
      const auto own =
          std::lower_bound(pairs.begin(), pairs.end(), child.valid_policy,
                           [](const Pair& a, OidView b) { return a.relying.view() < b; });
      if (own != pairs.end() && own->relying == child.valid_policy) {
        reached[edge.child] |= std::uint64_t{1} << static_cast<unsigned>(own - pairs.begin());
      }
    }
    reached[edge.child] |= reached[edge.parent];
    if (edge.origin == Origin::link_mapping) {
      const std::string& origin = link_->mappings[edge.mapping].origin;
      each(reached[edge.parent], [&](Pair& pair) {
        if (pair.origins.empty() || pair.origins.back() != origin) pair.origins.push_back(origin);
      });
    }
  }
  for (std::size_t i = nodes_.size(); i-- > 0 && nodes_[i].depth == depth_;) {
    each(reached[i], [&](Pair& p) { p.issuing.emplace_back(nodes_[i].valid_policy); });
  }
}

std::vector<PolicyGraph::Pair> PolicyGraph::pairs(const PolicySet& relying, Budget& budget) const {
  std::vector<Pair> result;
  if (is_null()) return result;
  result.reserve(relying.size());
  for (const Oid& policy : relying) result.push_back({policy, {}, {}});
  constexpr std::size_t kBatch = 64;
  for (std::size_t first = 0; first < result.size(); first += kBatch) {
    if (!budget.spend(Resource::graph_nodes, edges_.size() + nodes_.size())) break;
    trace(std::span(result).subspan(first, std::min(kBatch, result.size() - first)));
  }
  const bool any = any_policy_at_depth_n();
  for (Pair& pair : result) {
    if (pair.issuing.empty() && any) pair.issuing.emplace_back(kAnyPolicy);
    pair.issuing = make_policy_set(std::move(pair.issuing));
    std::sort(pair.origins.begin(), pair.origins.end());
    pair.origins.erase(std::unique(pair.origins.begin(), pair.origins.end()), pair.origins.end());
  }
  std::erase_if(result, [](const Pair& pair) { return pair.issuing.empty(); });
  return result;
}

}  // namespace baytrust::path
