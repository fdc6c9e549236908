// Tests named after the figures and steps of RFC 9618.
#include "validators/path/policy_graph.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <initializer_list>
#include <list>
#include <random>
#include <string>

#include "validators/path/policy_set.hpp"

namespace baytrust::path {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using AnyPolicy = PolicyGraph::AnyPolicy;
using Mapping = PolicyGraph::Mapping;
using Origin = PolicyGraph::Origin;
using State = PolicyGraph::State;

const std::string kAny = "2.5.29.32.0";
const std::string kGold = "2.999.1", kSilver = "2.999.2", kBronze = "2.999.3", kRed = "2.999.4",
                  kBlue = "2.999.5", kWhite = "2.999.6", kYellow = "2.999.7";

// Drives a graph by texts; owns every OID that the graph looks at.
class Graph {
 public:
  explicit Graph(const Limits& limits = {}) : budget(limits) {}

  Graph& certificate(std::initializer_list<std::string> policies,
                     AnyPolicy any = AnyPolicy::honoured) {
    std::vector<x509::PolicyInformation> list;
    for (const auto& policy : policies) list.push_back({view(policy), {}});
    graph.descend(&list, any, budget);
    return *this;
  }
  Graph& silent() {
    graph.descend(nullptr, AnyPolicy::honoured, budget);
    return *this;
  }
  Graph& mappings(std::initializer_list<std::pair<std::string, std::string>> pairs,
                  Mapping mapping = Mapping::honoured) {
    std::vector<x509::PolicyMapping> list;
    for (const auto& [from, to] : pairs) list.push_back({view(from), view(to)});
    graph.map(list, mapping, budget);
    return *this;
  }
  Graph& finish() {
    graph.finish();
    return *this;
  }
  OidView view(const std::string& text) { return owned_.emplace_back(Oid::literal(text)).view(); }

  std::vector<std::string> authority() const {
    return texts(graph.authority_constrained_policy_set());
  }
  std::vector<std::string> user(std::initializer_list<std::string> initial) const {
    std::vector<Oid> set;
    for (const auto& text : initial) set.push_back(Oid::literal(text));
    return texts(graph.user_constrained_policy_set(make_policy_set(set)));
  }
  static std::vector<std::string> texts(const PolicySet& set) {
    std::vector<std::string> out;
    for (const Oid& oid : set) out.push_back(to_string(oid));
    return out;
  }
  // Valid policies of the nodes still in use at a depth, sorted by text.
  std::vector<std::string> at(std::uint32_t depth) const {
    std::vector<std::string> out;
    for (const auto& node : graph.nodes()) {
      if (node.in_use && node.depth == depth) out.push_back(to_string(node.valid_policy));
    }
    std::sort(out.begin(), out.end());
    return out;
  }
  // "parent>child" of every edge between nodes in use into this depth, sorted.
  std::vector<std::string> edges_into(std::uint32_t depth) const {
    std::vector<std::string> out;
    for (const auto& edge : graph.edges()) {
      const auto& child = graph.nodes()[edge.child];
      if (!child.in_use || child.depth != depth) continue;
      out.push_back(to_string(graph.nodes()[edge.parent].valid_policy) + ">" +
                    to_string(child.valid_policy));
    }
    std::sort(out.begin(), out.end());
    return out;
  }

  PolicyGraph graph;
  Budget budget;

 private:
  std::list<Oid> owned_;
};

TEST(PolicyGraph, InitialValueIsAnyPolicy) {
  Graph g;
  g.finish();
  EXPECT_THAT(g.authority(), ElementsAre(kAny));
  EXPECT_EQ(g.graph.state(), State::live);
}

// "Processing an Exact Match": Red expects {Gold, White}, Blue expects {Gold, Yellow}; the
// certificate asserts Gold and Silver; Gold gets both as parents, Silver none.
TEST(PolicyGraph, ProcessingAnExactMatch) {
  Graph g;
  g.certificate({kRed, kBlue})
      .mappings({{kRed, kGold}, {kRed, kWhite}, {kBlue, kGold}, {kBlue, kYellow}})
      .certificate({kGold, kSilver});
  EXPECT_THAT(g.at(2), ElementsAre(kGold));
  EXPECT_THAT(g.edges_into(2), ElementsAre(kRed + ">" + kGold, kBlue + ">" + kGold));
  g.finish();
  EXPECT_THAT(g.authority(), ElementsAre(kRed, kBlue));
  for (const auto& edge : g.graph.edges()) {
    if (g.graph.nodes()[edge.child].depth != 2) continue;
    EXPECT_EQ(edge.origin, Origin::mapping);
  }
}

// "Processing Unmatched Policies when a Leaf Node Specifies anyPolicy".
TEST(PolicyGraph, UnmatchedPoliciesUnderAnyPolicy) {
  Graph g;
  g.certificate({kAny}).certificate({kGold, kSilver}).finish();
  EXPECT_THAT(g.at(2), ElementsAre(kGold, kSilver));
  EXPECT_THAT(g.edges_into(2), ElementsAre(kAny + ">" + kGold, kAny + ">" + kSilver));
  EXPECT_THAT(g.authority(), ElementsAre(kGold, kSilver));
}

// "Processing Unmatched Policies When the Certificate Policies Extension Specifies anyPolicy".
TEST(PolicyGraph, AnyPolicyInTheExtensionStandsForWhatIsExpected) {
  Graph g;
  g.certificate({kRed, kBlue})
      .mappings({{kRed, kGold}, {kRed, kSilver}, {kBlue, kGold}, {kBlue, kBronze}})
      .certificate({kAny, kBronze});
  EXPECT_THAT(g.at(2), ElementsAre(kGold, kSilver, kBronze));
  EXPECT_THAT(g.edges_into(2), ElementsAre(kRed + ">" + kGold, kRed + ">" + kSilver,
                                           kBlue + ">" + kGold, kBlue + ">" + kBronze));
}

TEST(PolicyGraph, InhibitedAnyPolicyWinsNothing) {
  Graph g;
  g.certificate({kGold}).certificate({kAny}, AnyPolicy::inhibited);
  EXPECT_EQ(g.graph.state(), State::no_match);
  EXPECT_EQ(g.graph.null_depth(), 2U);
  Graph beside;
  beside.certificate({kGold, kSilver}).certificate({kAny, kGold}, AnyPolicy::inhibited).finish();
  EXPECT_THAT(beside.authority(), ElementsAre(kGold));
}

// "Pruning the valid_policy_graph": what has no descendant at the last depth goes, all the way up.
TEST(PolicyGraph, Pruning) {
  Graph g;
  g.certificate({kGold, kSilver, kBronze})
      .mappings({{kGold, kRed}, {kSilver, kBlue}, {kBronze, kWhite}})
      .certificate({kRed, kBlue, kWhite})
      .mappings({{kWhite, kYellow}})
      .certificate({kRed, kYellow})
      .finish();
  EXPECT_THAT(g.at(1), ElementsAre(kGold, kBronze));
  EXPECT_THAT(g.at(2), ElementsAre(kRed, kWhite));
  EXPECT_THAT(g.at(3), ElementsAre(kRed, kYellow));
  EXPECT_THAT(g.authority(), ElementsAre(kGold, kBronze));
}

// 6.1.3(e): no certificatePolicies, and nothing below revives the graph.
TEST(PolicyGraph, ACertificateWithoutPoliciesMakesItNull) {
  Graph g;
  g.certificate({kGold}).silent().certificate({kGold}).finish();
  EXPECT_EQ(g.graph.state(), State::no_policies);
  EXPECT_EQ(g.graph.null_depth(), 2U);
  EXPECT_EQ(g.graph.depth(), 3U);
  EXPECT_THAT(g.authority(), IsEmpty());
  EXPECT_THAT(g.user({kAny}), IsEmpty());
  EXPECT_FALSE(g.graph.valid_at_depth_n(g.view(kGold)));
}

// 6.1.4(b)(1): no node of the issuer-domain policy, but anyPolicy is valid at this depth.
TEST(PolicyGraph, MappingUnderAnyPolicyGeneratesTheNode) {
  Graph g;
  g.certificate({kAny}).mappings({{kGold, kRed}}).certificate({kRed}).finish();
  EXPECT_THAT(g.edges_into(1), ElementsAre(kAny + ">" + kGold));
  EXPECT_THAT(g.edges_into(2), ElementsAre(kGold + ">" + kRed));
  EXPECT_THAT(g.authority(), ElementsAre(kGold));
  EXPECT_THAT(g.user({kGold}), ElementsAre(kGold));
  EXPECT_THAT(g.user({kRed}), IsEmpty());
  EXPECT_TRUE(g.graph.valid_at_depth_n(g.view(kRed)));
  EXPECT_FALSE(g.graph.valid_at_depth_n(g.view(kGold)));
}

// A mapped policy expects what it is mapped to, and itself no longer.
TEST(PolicyGraph, AMappedPolicyNoLongerExpectsItself) {
  Graph g;
  g.certificate({kGold}).mappings({{kGold, kRed}}).certificate({kGold});
  EXPECT_EQ(g.graph.state(), State::no_match);
}

TEST(PolicyGraph, AMappingOfAPolicyThatIsNotValidIsNothing) {
  Graph g;
  g.certificate({kGold}).mappings({{kSilver, kRed}}).certificate({kRed, kGold}).finish();
  EXPECT_THAT(g.authority(), ElementsAre(kGold));
}

// 6.1.4(b)(2): mapping inhibited deletes the node.
TEST(PolicyGraph, InhibitedMappingDeletesThePolicy) {
  Graph g;
  g.certificate({kGold, kSilver})
      .mappings({{kGold, kRed}}, Mapping::inhibited)
      .certificate({kRed, kGold, kSilver})
      .finish();
  EXPECT_THAT(g.authority(), ElementsAre(kSilver));
  Graph all;
  all.certificate({kGold}).mappings({{kGold, kGold}}, Mapping::inhibited);
  EXPECT_EQ(all.graph.state(), State::no_match);
  EXPECT_EQ(all.graph.null_depth(), 1U);
}

TEST(PolicyGraph, MappingLinesWithAnyPolicyAreSkipped) {
  Graph g;
  g.certificate({kAny}).mappings({{kAny, kRed}, {kGold, kAny}}).certificate({kSilver}).finish();
  EXPECT_THAT(g.authority(), ElementsAre(kSilver));
}

// 6.1.5(g)(5): the user's set, and anyPolicy down to depth n standing for all of it.
TEST(PolicyGraph, UserConstrainedPolicySet) {
  Graph g;
  g.certificate({kGold, kSilver}).finish();
  EXPECT_THAT(g.user({kAny}), ElementsAre(kGold, kSilver));
  EXPECT_THAT(g.user({kGold, kRed}), ElementsAre(kGold));
  EXPECT_THAT(g.user({kRed}), IsEmpty());
  Graph any;
  any.certificate({kAny, kGold}).certificate({kAny, kGold}).finish();
  EXPECT_THAT(any.authority(), ElementsAre(kGold, kAny));
  EXPECT_THAT(any.user({kGold, kRed}), ElementsAre(kGold, kRed));
  EXPECT_TRUE(any.graph.any_policy_at_depth_n());
}

// "An Example X.509 Policy Tree with Exponential Growth", as a graph: two nodes a level.
TEST(PolicyGraph, ExponentialTreeStaysLinear) {
  Graph g;
  constexpr int kDepth = 200;
  for (int i = 0; i < kDepth; ++i) {
    g.certificate({kGold, kSilver})
        .mappings({{kGold, kGold}, {kGold, kSilver}, {kSilver, kGold}, {kSilver, kSilver}});
  }
  g.finish();
  EXPECT_EQ(g.graph.nodes().size(), 1U + 2 * kDepth);
  EXPECT_EQ(g.graph.edges().size(), 2U + 4 * (kDepth - 1));
  EXPECT_THAT(g.authority(), ElementsAre(kGold, kSilver));
}

TEST(PolicyGraph, BudgetEndsClosed) {
  Graph g({.graph_nodes = 10});
  g.certificate({kGold, kSilver, kBronze}).certificate({kGold, kSilver, kBronze}).finish();
  EXPECT_EQ(g.graph.state(), State::out_of_budget);
  EXPECT_THAT(g.authority(), IsEmpty());
  EXPECT_EQ(g.budget.exhausted(), Resource::graph_nodes);
}

// 60,000 mappings of one certificate, as a megabyte of DER would hold: work counted, not timed.
TEST(PolicyGraph, AMegabyteOfMappingsIsLinear) {
  std::vector<Oid> oids;
  for (int i = 0; i < 60'000; ++i) oids.push_back(Oid::literal("2.999." + std::to_string(i)));
  std::vector<x509::PolicyInformation> policies;
  std::vector<x509::PolicyMapping> mappings;
  for (std::size_t i = 0; i < oids.size(); ++i) {
    policies.push_back({oids[i].view(), {}});
    mappings.push_back({oids[i].view(), oids[(i * 7919) % oids.size()].view()});
  }
  Budget budget;
  const auto before = budget.left(Resource::graph_nodes);
  PolicyGraph graph;
  graph.descend(&policies, AnyPolicy::honoured, budget);
  graph.map(mappings, Mapping::honoured, budget);
  graph.descend(&policies, AnyPolicy::honoured, budget);
  graph.finish();
  EXPECT_EQ(graph.state(), State::live);
  EXPECT_EQ(graph.nodes().size(), 1U + 2 * oids.size());
  EXPECT_EQ(graph.edges().size(), 2 * oids.size());
  EXPECT_LE(before - budget.left(Resource::graph_nodes), 8 * oids.size());
}

TEST(PolicyGraph, DuplicatePoliciesAndMappingsCountOnce) {
  Graph g;
  g.certificate({kGold, kGold})
      .mappings({{kGold, kRed}, {kGold, kRed}})
      .certificate({kRed, kRed})
      .finish();
  EXPECT_THAT(g.edges_into(2), ElementsAre(kGold + ">" + kRed));
}

TEST(PolicyGraph, PairsTellWhichIssuingPoliciesLedToARelyingOne) {
  Graph g;
  g.certificate({kGold, kSilver, kBronze})
      .mappings({{kGold, kRed}, {kGold, kBlue}, {kSilver, kBlue}, {kBronze, kWhite}})
      .certificate({kRed, kBlue})
      .finish();
  const auto pairs = g.graph.pairs(g.graph.authority_constrained_policy_set(), g.budget);
  ASSERT_EQ(pairs.size(), 2U);
  EXPECT_EQ(to_string(pairs[0].relying), kGold);
  EXPECT_THAT(Graph::texts(pairs[0].issuing), ElementsAre(kRed, kBlue));
  EXPECT_EQ(to_string(pairs[1].relying), kSilver);
  EXPECT_THAT(Graph::texts(pairs[1].issuing), ElementsAre(kBlue));
  EXPECT_THAT(pairs[0].origins, IsEmpty());
}

TEST(PolicyGraph, PairsUnderAnyPolicyNameAnyPolicy) {
  Graph g;
  g.certificate({kAny}).finish();
  const auto pairs = g.graph.pairs({Oid::literal(kGold)}, g.budget);
  ASSERT_EQ(pairs.size(), 1U);
  EXPECT_THAT(Graph::texts(pairs[0].issuing), ElementsAre(kAny));
}

TEST(PolicyGraph, PairsOfMoreThanSixtyFourPolicies) {
  std::vector<Oid> oids;
  for (int i = 0; i < 150; ++i) oids.push_back(Oid::literal("2.999." + std::to_string(i)));
  std::vector<x509::PolicyInformation> policies;
  for (const Oid& oid : oids) policies.push_back({oid.view(), {}});
  Budget budget;
  PolicyGraph graph;
  graph.descend(&policies, AnyPolicy::honoured, budget);
  graph.finish();
  const auto pairs = graph.pairs(make_policy_set(oids), budget);
  ASSERT_EQ(pairs.size(), 150U);
  for (const auto& pair : pairs) EXPECT_THAT(pair.issuing, ElementsAre(pair.relying));
}

// The tree of RFC 5280 as it stands, exponential: the slow second opinion on small random paths.
struct Tree {
  struct Node {
    std::string policy;
    std::vector<std::string> expected;
    int parent;
    int depth;
    bool alive = true;
  };
  std::vector<Node> nodes{{"any", {"any"}, -1, 0, true}};
  bool null = false;
  int depth = 0;

  std::vector<int> level(int d) const {
    std::vector<int> out;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      if (nodes[i].alive && nodes[i].depth == d) out.push_back(static_cast<int>(i));
    }
    return out;
  }
  Node& at(int i) { return nodes[static_cast<std::size_t>(i)]; }
  static bool in(const std::vector<std::string>& set, const std::string& x) {
    return std::find(set.begin(), set.end(), x) != set.end();
  }
  void prune() {
    for (int d = depth - 1; d >= 0; --d) {
      for (int i : level(d)) {
        bool child = false;
        for (int j : level(d + 1)) child = child || at(j).parent == i;
        if (!child) at(i).alive = false;
      }
    }
    if (level(0).empty()) null = true;
  }
  void descend(const std::vector<std::string>& policies, bool any_honoured) {
    ++depth;
    if (null) return;
    if (policies.empty()) {
      null = true;
      return;
    }
    for (const auto& p : policies) {
      if (p == "any") continue;
      bool matched = false;
      for (int i : level(depth - 1)) {
        if (!in(at(i).expected, p)) continue;
        nodes.push_back({p, {p}, i, depth, true});
        matched = true;
      }
      if (matched) continue;
      for (int i : level(depth - 1)) {
        if (at(i).policy == "any") nodes.push_back({p, {p}, i, depth, true});
      }
    }
    if (in(policies, "any") && any_honoured) {
      for (int i : level(depth - 1)) {
        for (const auto& p : std::vector<std::string>(at(i).expected)) {
          bool has = false;
          for (int j : level(depth)) has = has || (at(j).parent == i && at(j).policy == p);
          if (!has) nodes.push_back({p, {p}, i, depth, true});
        }
      }
    }
    prune();
  }
  void map(const std::vector<std::pair<std::string, std::string>>& lines, bool honoured) {
    if (null) return;
    std::vector<std::string> issuers;
    for (const auto& [from, to] : lines) {
      if (!in(issuers, from)) issuers.push_back(from);
    }
    for (const auto& p : issuers) {
      std::vector<std::string> to;
      for (const auto& line : lines) {
        if (line.first == p && !in(to, line.second)) to.push_back(line.second);
      }
      if (!honoured) {
        for (int i : level(depth)) {
          if (at(i).policy == p) at(i).alive = false;
        }
        continue;
      }
      bool found = false;
      for (int i : level(depth)) {
        if (at(i).policy != p) continue;
        at(i).expected = to;
        found = true;
      }
      if (found) continue;
      for (int i : level(depth)) {
        if (at(i).policy == "any") {
          nodes.push_back({p, to, at(i).parent, depth, true});
          break;
        }
      }
    }
    prune();
  }
  std::vector<std::string> authority() {
    std::vector<std::string> out;
    if (null) return out;
    for (const Node& node : nodes) {
      if (!node.alive || node.parent < 0) continue;
      const bool top = at(node.parent).policy == "any" && node.policy != "any";
      const bool last_any = node.policy == "any" && node.depth == depth;
      if ((top || last_any) && !in(out, node.policy)) out.push_back(node.policy);
    }
    std::sort(out.begin(), out.end());
    return out;
  }
};

TEST(PolicyGraph, AgreesWithTheTreeOfRfc5280OnRandomPaths) {
  std::mt19937 random(9618);
  auto pick = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  auto policy = [&] { return "2.999." + std::to_string(1 + pick(4)); };
  int live = 0;
  for (int round = 0; round < 1500; ++round) {
    Graph graph;
    Tree tree;
    const int depth = 1 + pick(4);
    for (int d = 0; d < depth; ++d) {
      std::vector<std::string> policies;
      for (int i = pick(4); i >= 0; --i) {
        const std::string p = pick(5) == 0 ? std::string("any") : policy();
        if (!Tree::in(policies, p)) policies.push_back(p);
      }
      const bool any = pick(4) != 0;
      std::vector<x509::PolicyInformation> list;
      for (const auto& p : policies) list.push_back({graph.view(p == "any" ? kAny : p), {}});
      graph.graph.descend(&list, any ? AnyPolicy::honoured : AnyPolicy::inhibited, graph.budget);
      tree.descend(policies, any);
      if (d + 1 == depth) break;
      std::vector<std::pair<std::string, std::string>> lines;
      for (int i = pick(4); i > 0; --i) lines.push_back({policy(), policy()});
      const bool honoured = pick(5) != 0;
      std::vector<x509::PolicyMapping> mappings;
      for (const auto& [from, to] : lines) mappings.push_back({graph.view(from), graph.view(to)});
      graph.graph.map(mappings, honoured ? Mapping::honoured : Mapping::inhibited, graph.budget);
      if (!lines.empty()) tree.map(lines, honoured);
    }
    graph.finish();
    auto expected = tree.authority();
    for (auto& p : expected) {
      if (p == "any") p = kAny;
    }
    auto got = graph.authority();
    std::sort(got.begin(), got.end());
    std::sort(expected.begin(), expected.end());
    ASSERT_EQ(got, expected) << "round " << round;
    live += expected.empty() ? 0 : 1;
  }
  EXPECT_GT(live, 250);  // the comparison is not of empty sets only
}

}  // namespace
}  // namespace baytrust::path
