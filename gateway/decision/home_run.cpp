#include "gateway/decision/home_run.hpp"

#include <algorithm>

#include "gateway/decision/codes.hpp"

namespace baytrust::decision {
namespace {

using policy_mapping::HomePolicies;

Facts standing_facts(const trustlists::Service& service, Instant t) {
  const trustlists::ServiceState* state = trustlists::state_at(service, t);
  return {{"status", state != nullptr ? state->status : "-"},
          {"since", state != nullptr ? to_string(state->status_starting_time) : "-"},
          {"at", to_string(t)}};
}

bool in_force(const std::optional<trustlists::ListedService>& listed, Instant t) {
  return listed && trustlists::standing_at(*listed->service, t) == trustlists::Standing::in_force;
}

Finding standing_of_anchor(const Case& c, const CandidatePath& candidate) {
  const Subject subject(Subject::Kind::anchor);
  const auto listed = candidate.list->find_ca(candidate.anchor()->fingerprint, c.at());
  if (in_force(listed, c.at())) return {kAnchorInForce, subject};
  Facts facts{{"jurisdiction", candidate.list->territory()}};
  if (listed) {
    const Facts standing = standing_facts(*listed->service, c.at());
    facts.insert(facts.end(), standing.begin(), standing.end());
  }
  return {kAnchorNotInForce, subject, std::move(facts)};
}

Finding standing_of_ca(const Case& c, const CandidatePath& candidate, std::size_t index) {
  const x509::Certificate& ca = candidate.certificates[index];
  const auto listed = candidate.list->find_ca(ca->fingerprint, c.at());
  if (!listed) {
    return {kServiceUnlisted, candidate.subject(index), {{"certificate", to_hex(ca->fingerprint)}}};
  }
  if (in_force(listed, c.at())) return {kServiceInForce, candidate.subject(index)};
  return {kServiceNotInForce, candidate.subject(index), standing_facts(*listed->service, c.at())};
}

// judgement.md 1: shown where t lies before the status was known.
void note_retroactive(const Case& c, const CandidatePath& candidate, std::size_t index,
                      Findings& findings) {
  const x509::Certificate& ca = candidate.certificates[index];
  const Retroactive* retroactive = candidate.list->retroactive(ca->fingerprint);
  if (retroactive == nullptr) return;
  if (c.at() < retroactive->effective_from || c.at() >= retroactive->known_from) return;
  const auto listed = candidate.list->find_ca(ca->fingerprint, c.at());
  findings.emplace_back(kServiceRetroactive, candidate.subject(index),
                        Facts{{"status", listed ? listed->service->current.status : "-"},
                              {"effective_from", to_string(retroactive->effective_from)},
                              {"known_from", to_string(retroactive->known_from)}});
}

void note_dropped(const Case& c, const CandidatePath& candidate, Findings& findings) {
  for (const HeldEdition* held : c.snapshot().held(candidate.list->header(), c.known_at())) {
    const auto& dropped = held->dropped.certificates;
    for (std::size_t i = 1; i < candidate.certificates.size(); ++i) {
      const Digest& id = candidate.fingerprints[i];
      if (std::find(dropped.begin(), dropped.end(), id) == dropped.end()) continue;
      findings.emplace_back(kServiceDropped, candidate.subject(i),
                            Facts{{"sequence", std::to_string(held->header.sequence)}});
    }
  }
}

void note_distrusted(const Case& c, const CandidatePath& candidate, Findings& findings) {
  for (const EmergencyAct& act : c.snapshot().acts()) {
    if (act.kind != EmergencyAct::Kind::distrust_certificate) continue;
    if (!act.known_at(c.known_at()) || act.effective_from > c.at()) continue;
    for (std::size_t i = 0; i < candidate.certificates.size(); ++i) {
      if (candidate.fingerprints[i] != act.certificate) continue;
      findings.emplace_back(
          kDistrusted, candidate.subject(i),
          Facts{{"act", act.id}, {"since", to_string(act.effective_from)}, {"reason", act.reason}});
    }
  }
}

}  // namespace

Subject CandidatePath::subject(std::size_t index) const {
  if (index == anchor_index()) return Subject(Subject::Kind::anchor);
  return Subject(Subject::Kind::path, static_cast<std::uint32_t>(index));
}

CandidatePath make_candidate(path::Path path, const ListInForce& list) {
  CandidatePath candidate{
      .path = std::move(path), .list = &list, .certificates = {}, .fingerprints = {}};
  candidate.certificates = candidate.path.certificates();
  candidate.certificates.push_back(*candidate.path.anchor().certificate());
  for (const auto& certificate : candidate.certificates) {
    candidate.fingerprints.push_back(certificate->fingerprint);
  }
  return candidate;
}

path::Outcome run_home(const Case& c, const CandidatePath& candidate) {
  path::Inputs in;
  in.path = candidate.path.certificates();
  in.at = c.at();
  in.anchor = candidate.path.anchor();
  in.algorithms = c.algorithms(candidate.list->territory());
  in.anchor_rules.constraints = path::Enforce::yes;  // RFC 5937
  in.target_signature = path::Inputs::TargetSignature::kept;
  return path::validate(in, c.verifier(), c.budget());
}

policy_mapping::HomePolicies home_policies(const path::Outcome& home) {
  const path::PolicyGraph& graph = home.graph;
  HomePolicies policies;
  switch (graph.state()) {
    case path::PolicyGraph::State::live:
      policies.state = HomePolicies::State::graph;
      break;
    case path::PolicyGraph::State::no_match:
      policies.state = HomePolicies::State::emptied;
      return policies;
    case path::PolicyGraph::State::no_policies:
    case path::PolicyGraph::State::out_of_budget:  // a finding of its own makes this unknown
      policies.state = HomePolicies::State::silent;
      return policies;
  }
  std::vector<Oid> valid;
  for (const auto& node : graph.nodes()) {
    if (node.depth == graph.depth() && node.in_use) valid.emplace_back(node.valid_policy);
  }
  policies.valid = path::make_policy_set(std::move(valid));
  return policies;
}

path::PolicySet native_policies(const path::Outcome& home, const x509::Certificate& end_entity) {
  const bool silent = home.graph.state() == path::PolicyGraph::State::no_policies;
  if (!silent || !end_entity->extensions.policies) return home.user_constrained_policy_set;
  std::vector<Oid> asserted;
  for (const auto& information : *end_entity->extensions.policies) {
    asserted.emplace_back(information.policy);
  }
  return path::make_policy_set(std::move(asserted));
}

ListStatus judge_listing(const Case& c, const CandidatePath& candidate) {
  ListStatus status;
  for (std::size_t i = 1; i < candidate.anchor_index(); ++i) {
    status.findings.push_back(standing_of_ca(c, candidate, i));
    note_retroactive(c, candidate, i, status.findings);
  }
  status.findings.push_back(standing_of_anchor(c, candidate));
  if (status.findings.back().code() == kAnchorInForce) status.anchor = AnchorStanding::in_force;
  note_retroactive(c, candidate, candidate.anchor_index(), status.findings);
  note_dropped(c, candidate, status.findings);
  note_distrusted(c, candidate, status.findings);
  return status;
}

}  // namespace baytrust::decision
