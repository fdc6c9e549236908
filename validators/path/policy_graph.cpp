#include "validators/path/policy_graph.hpp"

#include <algorithm>

namespace baytrust::path {
namespace {

std::uint32_t index_of(std::size_t n) { return static_cast<std::uint32_t>(n); }

}  // namespace

// RFC 9618 5.2 (6.1.2(a)): one node, anyPolicy, expecting anyPolicy. Made on first use, so that a
// path without policies costs nothing.
void PolicyGraph::start() {
  nodes_.reserve(8);
  edges_.reserve(8);
  expected_.reserve(4);
  levels_.reserve(8);
  nodes_.push_back({kAnyPolicy, 0, true});
  levels_.push_back(0);
  expected_.push_back({kAnyPolicy, 0, Origin::any_policy, 0});
  any_here_ = 0;
}

bool PolicyGraph::spend(Budget& budget, std::size_t n) {
  if (budget.spend(Resource::graph_nodes, n)) return true;
  become_null(State::out_of_budget);
  return false;
}

void PolicyGraph::become_null(State state) {
  state_ = state;
  null_depth_ = depth_;
  expected_.clear();
  for (Node& node : nodes_) node.in_use = false;
}

std::uint32_t PolicyGraph::add_node(OidView policy) {
  nodes_.push_back({policy, depth_, true});
  return index_of(nodes_.size() - 1);
}

void PolicyGraph::descend(const x509::Certificate& certificate, AnyPolicy any_policy,
                          Budget& budget) {
  const auto& policies = certificate->extensions.policies;
  if (policies && !is_null()) owners_.push_back(certificate);
  descend(policies ? &*policies : nullptr, any_policy, budget);
}

void PolicyGraph::descend(const std::vector<x509::PolicyInformation>* policies,
                          AnyPolicy any_policy, Budget& budget) {
  ++depth_;
  if (is_null()) return;
  // RFC 5280 6.1.3(e): no certificatePolicies, no valid policy.
  if (policies == nullptr) return become_null(State::no_policies);
  if (nodes_.empty()) start();
  if (!spend(budget, policies->size() + 1)) return;

  std::vector<PolicyKey> asserted;
  asserted.reserve(policies->size());
  bool any = false;
  for (const auto& information : *policies) {
    if (information.policy == kAnyPolicy) {
      any = any_policy == AnyPolicy::honoured;
    } else {
      asserted.push_back(information.policy);
    }
  }
  add_level(std::move(asserted), any, budget);
}

// RFC 9618 5.3 (6.1.3(d)): one pass over the union of what is asserted and what is expected, both
// sorted. Every expected entry becomes at most one edge: linear but for the sorting.
void PolicyGraph::add_level(std::vector<PolicyKey> asserted, bool any_policy, Budget& budget) {
  std::sort(asserted.begin(), asserted.end());
  asserted.erase(std::unique(asserted.begin(), asserted.end()), asserted.end());
  if (!spend(budget, expected_.size() + asserted.size())) return;
  any_above_ = any_here_;
  any_here_.reset();
  levels_.push_back(index_of(nodes_.size()));

  auto next_asserted = asserted.begin();
  auto next_expected = expected_.begin();
  while (next_asserted != asserted.end() || next_expected != expected_.end()) {
    const bool take_asserted =
        next_asserted != asserted.end() &&
        (next_expected == expected_.end() || *next_asserted <= next_expected->policy);
    const PolicyKey policy = take_asserted ? *next_asserted : next_expected->policy;
    const bool matched = next_expected != expected_.end() && next_expected->policy == policy;
    if (matched && (take_asserted || any_policy)) {
      // (d)(1)(i), or (d)(2): anyPolicy in the certificate stands for whatever is expected.
      const std::uint32_t child = add_node(policy.oid);
      for (; next_expected != expected_.end() && next_expected->policy == policy; ++next_expected) {
        const bool stand_in = !take_asserted && next_expected->origin == Origin::asserted;
        const Origin origin = stand_in ? Origin::any_policy : next_expected->origin;
        edges_.push_back({next_expected->node, child, origin, next_expected->mapping});
      }
    } else if (matched) {
      ++next_expected;
    } else if (any_above_) {
      // (d)(1)(ii): nobody expects it, but anyPolicy above does.
      edges_.push_back({*any_above_, add_node(policy.oid), Origin::any_policy, 0});
    }
    if (take_asserted) ++next_asserted;
  }
  sorted_end_ = index_of(nodes_.size());
  any_here_ = node_here(kAnyPolicy);
  if (nodes_.size() == levels_.back()) return become_null(State::no_match);
  expect_level();
}

// Each node of the deepest level expects its own policy: they are sorted already.
void PolicyGraph::expect_level() {
  expected_.clear();
  for (std::uint32_t i = levels_.back(); i < nodes_.size(); ++i) {
    if (!nodes_[i].in_use) continue;
    const bool any = nodes_[i].valid_policy == kAnyPolicy;
    expected_.push_back(
        {nodes_[i].valid_policy, i, any ? Origin::any_policy : Origin::asserted, 0});
  }
}

void PolicyGraph::map(std::span<const x509::PolicyMapping> mappings, Mapping mapping,
                      Budget& budget) {
  if (is_null() || mappings.empty() || !spend(budget, mappings.size())) return;
  std::vector<Line> lines;
  lines.reserve(mappings.size());
  for (std::size_t i = 0; i < mappings.size(); ++i) {
    lines.push_back({mappings[i].issuer_domain, mappings[i].subject_domain, index_of(i)});
  }
  if (mapping == Mapping::inhibited) return delete_mapped(lines);
  map_lines(std::move(lines), Origin::mapping, budget);
}

// RFC 9618 5.4 (6.1.4(b)(2)): a policy that would be mapped is valid no longer.
void PolicyGraph::delete_mapped(std::span<const Line> lines) {
  for (const Line& line : lines) {
    if (line.issuer_domain.oid == kAnyPolicy) continue;
    if (auto node = node_here(line.issuer_domain.oid)) nodes_[*node].in_use = false;
  }
  expect_level();
  if (expected_.empty()) become_null(State::no_match);
}

// RFC 9618 5.4 (6.1.4(b)(1)).
void PolicyGraph::map_lines(std::vector<Line> lines, Origin origin, Budget& budget) {
  std::erase_if(lines, [](const Line& line) {
    return line.issuer_domain.oid == kAnyPolicy || line.subject_domain.oid == kAnyPolicy;
  });
  std::sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) {
    if (a.issuer_domain != b.issuer_domain) return a.issuer_domain < b.issuer_domain;
    if (a.subject_domain != b.subject_domain) return a.subject_domain < b.subject_domain;
    return a.index < b.index;
  });
  lines.erase(std::unique(lines.begin(), lines.end(),
                          [](const Line& a, const Line& b) {
                            return a.issuer_domain == b.issuer_domain &&
                                   a.subject_domain == b.subject_domain;
                          }),
              lines.end());
  if (!spend(budget, lines.size())) return;

  std::vector<Expected> mapped;
  for (auto begin = lines.begin(); begin != lines.end();) {
    auto end = std::find_if(begin, lines.end(), [&](const Line& line) {
      return line.issuer_domain != begin->issuer_domain;
    });
    map_group({begin, end}, origin, mapped);
    begin = end;
  }
  // A node that was mapped expects what it is mapped to and no longer itself.
  std::vector<bool> replaced(nodes_.size() - levels_.back());
  for (const Expected& expected : mapped) replaced[expected.node - levels_.back()] = true;
  std::erase_if(expected_, [&](const Expected& e) { return replaced[e.node - levels_.back()]; });
  expected_.insert(expected_.end(), mapped.begin(), mapped.end());
  std::sort(expected_.begin(), expected_.end(), [](const Expected& a, const Expected& b) {
    return a.policy != b.policy ? a.policy < b.policy : a.node < b.node;
  });
}

// All lines with one issuerDomainPolicy.
void PolicyGraph::map_group(std::span<const Line> group, Origin origin,
                            std::vector<Expected>& expected) {
  const OidView issuer_domain = group.front().issuer_domain.oid;
  auto node = node_here(issuer_domain);
  if (!node) {
    // No node of this policy, but anyPolicy is valid here: the policy comes from anyPolicy above.
    if (!any_above_ || !any_here_) return;
    node = add_node(issuer_domain);
    edges_.push_back({*any_above_, *node, Origin::any_policy, 0});
  }
  for (const Line& line : group) {
    expected.push_back({line.subject_domain, *node, origin, line.index});
  }
}

void PolicyGraph::cross(const SharedCrossLink& link, Mapping mapping, Budget& budget) {
  ++depth_;
  link_ = link;
  if (is_null()) return;
  if (nodes_.empty()) start();
  if (!spend(budget, link->policies.size() + link->mappings.size() + 1)) return;
  std::vector<PolicyKey> asserted;
  for (const Oid& policy : link->policies) {
    // A link names what it recognises; anyPolicy in it wins nothing.
    if (policy != OidView(kAnyPolicy)) asserted.push_back(policy.view());
  }
  add_level(std::move(asserted), false, budget);
  if (is_null()) return;
  std::vector<Line> lines;
  lines.reserve(link->mappings.size());
  for (std::size_t i = 0; i < link->mappings.size(); ++i) {
    lines.push_back(
        {link->mappings[i].relying.view(), link->mappings[i].issuing.view(), index_of(i)});
  }
  if (mapping == Mapping::inhibited) return delete_mapped(lines);
  map_lines(std::move(lines), Origin::link_mapping, budget);
}

// Nodes that mapping added stand behind the sorted ones and are never looked for: every
// issuerDomainPolicy is one group.
std::optional<std::uint32_t> PolicyGraph::node_here(OidView policy) const {
  const auto end = nodes_.begin() + sorted_end_;
  const auto it = std::lower_bound(nodes_.begin() + levels_.back(), end, policy,
                                   [](const Node& n, OidView p) { return n.valid_policy < p; });
  if (it == end || it->valid_policy != policy || !it->in_use) return std::nullopt;
  return index_of(static_cast<std::size_t>(it - nodes_.begin()));
}

}  // namespace baytrust::path
