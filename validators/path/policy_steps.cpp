// Certificate policies along the path: RFC 5280 6.1.3(d)-(f), 6.1.4(a)(b), 6.1.5(g), with the graph
// of RFC 9618.
#include "validators/path/codes.hpp"
#include "validators/path/fact_text.hpp"
#include "validators/path/validation.hpp"

namespace baytrust::path {

void Validation::process_policies(const x509::Certificate& certificate, Subject subject,
                                  Position position) {
  // (d)(2): anyPolicy counts while not inhibited, and in self-issued intermediates.
  const bool exempt = certificate->self_issued && position == Position::intermediate;
  const auto any_policy = state_.inhibit_any_policy > 0 || exempt
                              ? PolicyGraph::AnyPolicy::honoured
                              : PolicyGraph::AnyPolicy::inhibited;
  out_.graph.descend(certificate, any_policy, budget_);
  note_policies(subject);
}

void Validation::note_policies(Subject subject) {
  if (!out_.graph.is_null()) return;
  if (!null_noted_) {
    null_noted_ = true;
    switch (out_.graph.state()) {
      case PolicyGraph::State::no_policies:
        find(kPolicyNoneAsserted, subject);
        break;
      case PolicyGraph::State::out_of_budget:
        find_exhausted(Resource::graph_nodes, subject);
        break;
      case PolicyGraph::State::no_match:
      case PolicyGraph::State::live:
        find(kPolicyNoneExpected, subject);
        break;
    }
  }
  // 6.1.3(f): explicit_policy is greater than 0 or the graph is not NULL.
  if (state_.explicit_policy == 0 && !required_noted_) {
    required_noted_ = true;
    // A graph that the budget ended says nothing about the policies.
    if (out_.graph.state() != PolicyGraph::State::out_of_budget) find(kPolicyRequired, subject);
  }
}

void Validation::process_mappings(const x509::Certificate& certificate, Subject subject) {
  const auto& mappings = certificate->extensions.policy_mappings;
  if (!mappings) return;
  for (const x509::PolicyMapping& line : *mappings) {
    refuse_any_policy(line.issuer_domain, line.subject_domain, subject);
  }
  const auto mapping =
      state_.policy_mapping > 0 ? PolicyGraph::Mapping::honoured : PolicyGraph::Mapping::inhibited;
  out_.graph.map(*mappings, mapping, budget_);
  if (out_.graph.is_null() && !null_noted_) note_policies(subject);
}

// 6.1.4(a)
void Validation::refuse_any_policy(OidView issuer_domain, OidView subject_domain, Subject subject) {
  if (issuer_domain != kAnyPolicy && subject_domain != kAnyPolicy) return;
  find(
      kPolicyMapsAny, subject,
      {{"issuer_domain", to_string(issuer_domain)}, {"subject_domain", to_string(subject_domain)}});
}

void Validation::accept_policies() {
  const Subject subject(Subject::Kind::path, 0);
  out_.graph.finish();
  out_.authority_constrained_policy_set = out_.graph.authority_constrained_policy_set();
  PolicySet narrowed;
  const PolicySet* initial = &in_.user_initial_policy_set;
  if (state_.acceptable_policies) {
    narrowed = intersection(*initial, *state_.acceptable_policies);
    initial = &narrowed;
  }
  out_.user_constrained_policy_set = out_.graph.user_constrained_policy_set(*initial);
  // RFC 9618 5.5: explicit_policy is greater than 0 or the user_constrained_policy_set not empty.
  if (state_.explicit_policy > 0 || !out_.user_constrained_policy_set.empty()) {
    return pass(kPolicyAccepted, subject);
  }
  if (required_noted_ || out_.graph.state() == PolicyGraph::State::out_of_budget) return;
  find(kPolicyNone, subject,
       {{"asserted", list_text(out_.authority_constrained_policy_set)},
        {"acceptable", list_text(*initial)}});
}

}  // namespace baytrust::path
