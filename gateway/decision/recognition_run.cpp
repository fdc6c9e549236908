#include "gateway/decision/recognition_run.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <tuple>

#include "gateway/decision/codes.hpp"
#include "gateway/decision/cross_lint.hpp"
#include "policy-mapping/link.hpp"

namespace baytrust::decision {
namespace {

using policy_mapping::Leg;
using policy_mapping::LegResult;
using policy_mapping::Publication;

using Entry = policy_mapping::Recognition;

Recognition result_of(const Findings& findings) {
  const auto any = [&](Effect effect) {
    return std::any_of(findings.begin(), findings.end(),
                       [&](const Finding& finding) { return finding.effect() == effect; });
  };
  if (any(Effect::not_recognised)) return Recognition::not_recognised;
  return any(Effect::indeterminate) ? Recognition::unknown : Recognition::recognised;
}

// What a rule of path validation breaks here is recognition; home has judged it for itself.
Findings as_recognition(Findings findings) {
  for (Finding& finding : findings) {
    if (finding.effect() == Effect::invalid) finding = finding.with_effect(Effect::not_recognised);
  }
  return findings;
}

policy_mapping::ListedFacts listed_facts(const TypeOfSigner& signer) {
  if (signer.type == nullptr) return {};
  policy_mapping::ListedFacts facts;
  switch (signer.type->holder) {
    case trustlists::Holder::person:
      facts.holder = policy_mapping::Holder::person;
      break;
    case trustlists::Holder::organisation:
      facts.holder = policy_mapping::Holder::organisation;
      break;
    case trustlists::Holder::role:
      facts.holder = policy_mapping::Holder::role;
      break;
    case trustlists::Holder::device:
      facts.holder = policy_mapping::Holder::device;
      break;
  }
  switch (signer.type->custody) {
    case trustlists::Custody::file:
      facts.custody = policy_mapping::Custody::file;
      break;
    case trustlists::Custody::device:
      facts.custody = policy_mapping::Custody::device;
      break;
    case trustlists::Custody::server_side:
      facts.custody = policy_mapping::Custody::server_side;
      break;
  }
  return facts;
}

// One copy of an entry on the path: legs, requirements, run.
struct CopyTried {
  policy_mapping::Legs legs;
  std::optional<path::Outcome> run;
  Findings findings;
};

class Trial {
 public:
  Trial(const Case& c, const RecognitionInputs& in)
      : c_(c),
        in_(in),
        home_(home_policies(in.home)),
        algorithms_(c.algorithms(c.relying())),
        listed_(listed_facts(in.signer)) {}

  policy_mapping::Legs judge_legs(const Entry& entry) const;
  EntryTried judge(PublishedEntry published, policy_mapping::Legs legs) const;

 private:
  CopyTried run(const Entry& entry, policy_mapping::Legs legs) const;
  void judge_key_usage(const Entry& entry, Findings& findings) const;
  void note_acts(const Entry& entry, Findings& findings) const;
  void grant(const Entry& entry, EntryTried& tried) const;
  void tighten_by_copy(EntryTried& tried) const;

  const Case& c_;
  const RecognitionInputs& in_;
  policy_mapping::HomePolicies home_;
  crypto::AlgorithmPolicy algorithms_;
  policy_mapping::ListedFacts listed_;
};

policy_mapping::Legs Trial::judge_legs(const Entry& entry) const {
  return policy_mapping::judge_legs({.recognition = entry,
                                     .at = c_.at(),
                                     .end_entity = in_.candidate.end_entity(),
                                     .issuer = in_.candidate.issuer(),
                                     .anchor = in_.candidate.anchor(),
                                     .home = home_,
                                     .known_cas = in_.candidate.list->ca_certificates(),
                                     .listed = listed_,
                                     .tsa_policy = c_.request().tsa_policy});
}

CopyTried Trial::run(const Entry& entry, policy_mapping::Legs legs) const {
  CopyTried tried{.legs = std::move(legs), .run = {}, .findings = {}};
  append(tried.findings, tried.legs.findings);
  append(tried.findings, tried.legs.requirements);
  // judgement.md 5: a time-stamp is recognised by the policy of its token, which no certificate
  // names: there is nothing to run.
  if (entry.kind == policy_mapping::Kind::timestamp) return tried;
  path::Inputs in;
  in.path = {in_.candidate.end_entity()};
  in.at = c_.at();
  in.recognition = policy_mapping::make_link(entry, in_.candidate.issuer(), tried.legs.expanded);
  in.explicit_policy = path::Require::yes;
  in.algorithms = algorithms_;
  in.target_signature = path::Inputs::TargetSignature::kept;  // the home run has verified it
  tried.run = path::validate(in, c_.verifier(), c_.budget());
  append(tried.findings, as_recognition(tried.run->findings));
  return tried;
}

// judgement.md 5: without keyUsage nothing says that the key may sign, unless the entry allows it.
void Trial::judge_key_usage(const Entry& entry, Findings& findings) const {
  if (entry.kind == policy_mapping::Kind::timestamp) return;
  if (!lacks_key_usage(in_.candidate.end_entity())) return;
  const bool allowed = entry.required.absent_key_usage == policy_mapping::AbsentKeyUsage::allowed;
  findings.push_back(absent_key_usage(allowed ? Effect::info : Effect::not_recognised));
}

void Trial::note_acts(const Entry& entry, Findings& findings) const {
  const Subject subject(Subject::Kind::recognition, entry.id);
  for (const EmergencyAct& act : c_.snapshot().acts()) {
    if (act.kind != EmergencyAct::Kind::suspend_recognition || act.recognition != entry.id ||
        act.relying != entry.relying) {
      continue;
    }
    if (!act.known_at(c_.known_at()) || act.effective_from > c_.at()) continue;
    findings.emplace_back(
        kSuspendedHere, subject,
        Facts{{"act", act.id}, {"since", to_string(act.effective_from)}, {"reason", act.reason}});
  }
  for (const HeldEdition* held :
       c_.snapshot().held(c_.relying_register()->header(), c_.known_at())) {
    const auto& dropped = held->dropped.recognitions;
    if (std::find(dropped.begin(), dropped.end(), entry.id) == dropped.end()) continue;
    findings.emplace_back(kEntryDropped, subject,
                          Facts{{"sequence", std::to_string(held->header.sequence)}});
  }
}

void Trial::grant(const Entry& entry, EntryTried& tried) const {
  if (entry.kind == policy_mapping::Kind::timestamp) {
    tried.accepted_as = entry.counts_as.policies;
  } else {
    for (const Oid& policy : tried.run->user_constrained_policy_set) {
      tried.accepted_as.emplace_back(policy);
    }
  }
  tried.relying_level = entry.counts_as.relying_level;
  if (!entry.counts_as.purposes.empty()) tried.purposes = entry.counts_as.purposes;
  if (entry.counts_as.reliance_limit) {
    tried.reliance_limits.push_back(*entry.counts_as.reliance_limit);
  }
}

// judgement.md 6, differs-trust: what the other copy would not have given is not given.
void Trial::tighten_by_copy(EntryTried& tried) const {
  const Entry& copy = *tried.published.issuing;
  CopyTried other = run(copy, judge_legs(copy));
  judge_key_usage(copy, other.findings);
  const Recognition result = result_of(other.findings);
  EntryTried granted;
  granted.run = std::move(other.run);
  grant(copy, granted);

  std::erase_if(tried.accepted_as, [&](const RelyingPolicy& policy) {
    const auto& theirs = granted.accepted_as;
    return std::find(theirs.begin(), theirs.end(), policy) == theirs.end();
  });
  if (result != Recognition::recognised || tried.accepted_as.empty()) {
    const Effect effect =
        result == Recognition::unknown ? Effect::indeterminate : Effect::not_recognised;
    tried.findings.emplace_back(kPublicationStops, Subject(Subject::Kind::recognition, copy.id),
                                effect, Facts{{"fields", fields_text(tried.published.differing)}});
  }
  if (tried.relying_level != granted.relying_level) {
    const auto* order = c_.relying_list();
    const auto compared = order != nullptr ? order->list().scheme.assurance.compare(
                                                 granted.relying_level, tried.relying_level)
                                           : std::partial_ordering::unordered;
    if (compared < 0) tried.relying_level = granted.relying_level;
    if (compared == std::partial_ordering::unordered) tried.relying_level.clear();
  }
  if (granted.purposes && !tried.purposes) tried.purposes = granted.purposes;
  if (granted.purposes) {
    std::erase_if(*tried.purposes, [&](const std::string& purpose) {
      return std::find(granted.purposes->begin(), granted.purposes->end(), purpose) ==
             granted.purposes->end();
    });
  }
  tried.reliance_limits.insert(tried.reliance_limits.end(), granted.reliance_limits.begin(),
                               granted.reliance_limits.end());
}

EntryTried Trial::judge(PublishedEntry published, policy_mapping::Legs legs) const {
  EntryTried tried;
  tried.published = std::move(published);
  const Entry& entry = tried.published.any();
  tried.findings.push_back(publication_finding(tried.published));
  CopyTried own = run(entry, std::move(legs));
  tried.legs = std::move(own.legs);
  tried.run = std::move(own.run);
  append(tried.findings, own.findings);
  judge_key_usage(entry, tried.findings);
  const CrossLint lint = cross_lint(c_, in_.candidate, in_.signer, entry);
  append(tried.findings, lint.findings);
  append(tried.findings, c_.relying_register()->status_findings(entry.id));
  append(tried.findings, policy_mapping::judge_review(entry, c_.at()));
  note_acts(entry, tried.findings);
  grant(entry, tried);
  if (lint.level == CrossLint::Level::withheld) tried.relying_level.clear();
  if (tried.published.publication == Publication::differs_trust) tighten_by_copy(tried);
  tried.result = result_of(tried.findings);
  return tried;
}

// judgement.md 3.2: fully passing, then most legs passed, then lowest id. An entry that only the
// issuing side publishes can not be selected.
std::optional<std::size_t> select(const std::vector<EntryTried>& tried) {
  const auto rank = [&](std::size_t i) {
    const bool passing = tried[i].result == Recognition::recognised;
    return std::make_tuple(passing, tried[i].legs.passed());
  };
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < tried.size(); ++i) {
    if (tried[i].published.relying == nullptr) continue;
    if (!best || rank(i) > rank(*best)) best = i;
  }
  return best;
}

// Why there is nothing to select.
Finding none_selected(const Case& c, const std::string& issuing) {
  Facts facts{{"relying", c.relying()}, {"issuing", issuing}};
  const auto entries = c.relying_register()->entries(c.relying(), issuing);
  std::vector<std::string_view> ids;
  for (const Entry* entry : entries) {
    if (entry->kind == c.entry_kind()) ids.push_back(entry->id);
  }
  const Subject subject(Subject::Kind::mapping_register, c.relying());
  if (ids.empty()) return {kNoEntry, subject, std::move(facts)};
  facts.push_back({"entries", fmt::format("{}", fmt::join(ids, ", "))});
  return {kNoEntryForPath, subject, std::move(facts)};
}

void try_entries(const Case& c, const RecognitionInputs& in, RecognitionJudged& out) {
  const std::string& issuing = in.candidate.list->territory();
  const RegisterInForce* counterpart = c.snapshot().mapping_register(issuing, c.known_at());
  if (counterpart != nullptr) {
    const EditionHeader& header = counterpart->header();
    const DocumentUsed copy = c.document(DocumentRole::counterpart_register, header);
    out.findings.push_back(age_finding(header, copy.age, copy.role));
  }
  const Trial trial(c, in);
  for (PublishedEntry& published : published_entries(c, issuing, counterpart)) {
    policy_mapping::Legs legs = trial.judge_legs(published.any());
    const bool concerns_path = legs[Leg::issuer] != LegResult::failed ||
                               (c.entry_kind() == policy_mapping::Kind::certificate &&
                                legs[Leg::type] == LegResult::passed);
    if (concerns_path) out.tried.push_back(trial.judge(std::move(published), std::move(legs)));
  }
  out.selected = select(out.tried);
  if (!out.selected) {
    out.findings.push_back(none_selected(c, issuing));
    out.result = Recognition::not_recognised;
    return;
  }
  const EntryTried& selected = out.tried[*out.selected];
  out.findings.emplace_back(kSelected,
                            Subject(Subject::Kind::recognition, selected.published.any().id));
  append(out.findings, selected.findings);
  out.result = selected.result;
}

}  // namespace

RecognitionJudged judge_recognition(const Case& c, const RecognitionInputs& in) {
  RecognitionJudged out;
  const Subject request(Subject::Kind::request);
  if (in.anchor == AnchorStanding::not_in_force) {
    out.findings.emplace_back(kIssuingUnknown, request);
    return out;
  }
  if (in.candidate.list->territory() == c.relying()) {
    out.findings.emplace_back(kDomestic, request);
    out.result = Recognition::domestic;
    return out;
  }
  if (c.relying_register() == nullptr) {
    out.findings.emplace_back(kRegisterMissing,
                              Subject(Subject::Kind::mapping_register, c.relying()));
    return out;
  }
  const EditionHeader& header = c.relying_register()->header();
  const DocumentUsed document = c.document(DocumentRole::relying_register, header);
  out.findings.push_back(age_finding(header, document.age, document.role));
  try_entries(c, in, out);
  // judgement.md 7: past stop nobody knows what is recognised, whatever the last edition said.
  if (document.age.state == AgeState::stop) out.result = Recognition::unknown;
  return out;
}

}  // namespace baytrust::decision
