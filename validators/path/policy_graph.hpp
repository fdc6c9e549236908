// PolicyGraph: the valid_policy_graph of RFC 9618 5 (which replaces the tree of RFC 5280 6.1.2(a),
// 6.1.3(d) to (f), 6.1.4(a)(b), 6.1.5(g)), in time and space linear in the certificates' policies
// and mappings. Every edge knows what made it, so the graph is the explanation of its result. Not
// here: the counters (explicit_policy ...), which are validate.hpp's; qualifiers are not returned.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "validators/base/budget.hpp"
#include "validators/base/oid.hpp"
#include "validators/path/cross_link.hpp"
#include "validators/path/policy_key.hpp"
#include "validators/path/policy_set.hpp"
#include "validators/x509/certificate.hpp"

namespace baytrust::path {

class PolicyGraph {
 public:
  enum class State : std::uint8_t {
    live,          // some policy is still valid
    no_policies,   // NULL: certificate `null_depth()` asserts none (6.1.3(e))
    no_match,      // NULL: certificate `null_depth()` asserts none that was expected (6.1.3(d)(3))
    out_of_budget  // NULL, fail closed: Resource::graph_nodes ran out
  };
  // What an edge rests on.
  enum class Origin : std::uint8_t {
    asserted,     // the child's certificate asserts the policy the parent expects
    any_policy,   // anyPolicy on either side stood in (6.1.3(d)(1)(ii), (d)(2))
    mapping,      // a policyMappings of the parent's certificate (6.1.4(b))
    link_mapping  // a mapping of the link, that is, a register entry
  };
  struct Node {
    OidView valid_policy;
    std::uint32_t depth = 0;  // 0: the root, anyPolicy; 1: first certificate below the anchor
    bool in_use = true;       // false: pruned, no descendant at the last depth
  };
  struct Edge {
    std::uint32_t parent = 0, child = 0;  // indices into nodes()
    Origin origin = Origin::asserted;
    std::uint32_t mapping = 0;  // link_mapping: index into the link's mappings
  };
  enum class AnyPolicy : std::uint8_t { honoured, inhibited };
  enum class Mapping : std::uint8_t { honoured, inhibited };

  PolicyGraph() = default;  // 6.1.2(a): one anyPolicy node at depth 0

  // 6.1.3(d)(e) for the next certificate downwards. Its bytes are kept alive.
  void descend(const x509::Certificate& certificate, AnyPolicy any_policy, Budget& budget);
  // The same on bare values, which outlive the graph; null: the extension is absent.
  void descend(const std::vector<x509::PolicyInformation>* policies, AnyPolicy any_policy,
               Budget& budget);
  // 6.1.4(b) for the certificate just descended to; anyPolicy lines (6.1.4(a)) are skipped.
  void map(std::span<const x509::PolicyMapping> mappings, Mapping mapping, Budget& budget);
  // Both at once for a link: certificatePolicies, then policyMappings.
  void cross(const SharedCrossLink& link, Mapping mapping, Budget& budget);
  // 6.1.5(g): prunes what no longer leads to the last depth.
  void finish();

  State state() const { return state_; }
  bool is_null() const { return state_ != State::live; }
  // Depth (1 = nearest the anchor) of the certificate that made the graph NULL; 0 while live.
  std::uint32_t null_depth() const { return null_depth_; }
  std::uint32_t depth() const { return depth_; }

  // After finish(). authority_constrained: in the domain nearest the anchor (the relying one).
  PolicySet authority_constrained_policy_set() const;
  PolicySet user_constrained_policy_set(const PolicySet& user_initial_policy_set) const;
  // True if this very OID is the valid policy of a node at the last depth. anyPolicy there is not
  // asked: see any_policy_at_depth_n().
  bool valid_at_depth_n(OidView policy) const;
  bool any_policy_at_depth_n() const;

  // For one relying-domain policy: the policies at depth n that it led to. Linear in the graph.
  struct Pair {
    Oid relying;
    PolicySet issuing;                 // valid policies at depth n below it
    std::vector<std::string> origins;  // register entries on the way, sorted, each once

    friend bool operator==(const Pair&, const Pair&) = default;
  };
  std::vector<Pair> pairs(const PolicySet& relying, Budget& budget) const;

  const std::vector<Node>& nodes() const { return nodes_; }
  const std::vector<Edge>& edges() const { return edges_; }
  const SharedCrossLink& link() const { return link_; }

 private:
  // A policy that would satisfy `node` in the next certificate (expected_policy_set), and why.
  struct Expected {
    PolicyKey policy;
    std::uint32_t node = 0;
    Origin origin = Origin::asserted;
    std::uint32_t mapping = 0;
  };
  // One line of policyMappings, of a certificate or of the link.
  struct Line {
    PolicyKey issuer_domain, subject_domain;
    std::uint32_t index = 0;
  };

  void start();
  void trace(std::span<Pair> pairs) const;
  bool spend(Budget& budget, std::size_t n);
  void become_null(State state);
  std::uint32_t add_node(OidView policy);
  void add_level(std::vector<PolicyKey> asserted, bool any_policy, Budget& budget);
  void map_lines(std::vector<Line> lines, Origin origin, Budget& budget);
  void delete_mapped(std::span<const Line> lines);
  void map_group(std::span<const Line> group, Origin origin, std::vector<Expected>& expected);
  void expect_level();
  std::optional<std::uint32_t> node_here(OidView policy) const;

  std::vector<Node> nodes_;
  std::vector<Edge> edges_;
  std::vector<std::uint32_t> levels_;  // index of each depth's first node
  std::vector<Expected> expected_;     // of the deepest level, sorted by policy, then node
  std::uint32_t sorted_end_ = 0;       // the deepest level is sorted by policy up to here
  std::optional<std::uint32_t> any_above_, any_here_;  // anyPolicy nodes at depth_ - 1 and depth_
  std::vector<x509::Certificate> owners_;
  SharedCrossLink link_;
  State state_ = State::live;
  std::uint32_t null_depth_ = 0;
  std::uint32_t depth_ = 0;
};

}  // namespace baytrust::path
