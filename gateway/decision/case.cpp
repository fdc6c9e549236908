#include "gateway/decision/case.hpp"

#include <algorithm>

namespace baytrust::decision {
namespace {

// In one order, whatever order they came in.
path::Pool pool_of(std::vector<x509::Certificate> certificates) {
  std::sort(certificates.begin(), certificates.end());
  return path::Pool(std::move(certificates), {});
}

}  // namespace

Case::Case(const Question& question, const BestTime& time, crypto::Verifier& verifier,
           Budget& budget)
    : question_(question),
      time_(time),
      verifier_(verifier),
      budget_(budget),
      lists_(question.snapshot.lists(question.known_at)),
      relying_list_(question.snapshot.list(relying(), question.known_at)),
      relying_register_(question.snapshot.mapping_register(relying(), question.known_at)),
      evidence_pool_(pool_of(question.evidence.certificates)) {
  for (const ListInForce* list : lists_) pools_.push_back(&list->pool());
  pools_.push_back(&evidence_pool_);
}

policy_mapping::Kind Case::entry_kind() const {
  return request().kind == RequestKind::timestamp ? policy_mapping::Kind::timestamp
                                                  : policy_mapping::Kind::certificate;
}

AgeRule Case::age_rule(const std::string& jurisdiction) const {
  const Jurisdiction* found = snapshot().jurisdiction(jurisdiction);
  return found != nullptr ? found->age : AgeRule{};
}

crypto::AlgorithmPolicy Case::algorithms(const std::string& jurisdiction) const {
  const Jurisdiction* found = snapshot().jurisdiction(jurisdiction);
  return found != nullptr ? found->algorithms : crypto::default_policy();
}

DocumentUsed Case::document(DocumentRole role, const EditionHeader& header) const {
  const AgeRule rule = age_rule(header.territory);
  return {.role = role,
          .kind = header.kind,
          .territory = header.territory,
          .sequence = header.sequence,
          .digest = header.digest,
          .age = age_at(header, rule, known_at()),
          .grace = rule.grace};
}

void append(Findings& to, const Findings& findings) {
  to.insert(to.end(), findings.begin(), findings.end());
}

Findings at_most(Findings findings, Effect most) {
  for (Finding& finding : findings) {
    if (finding.effect() > most) finding = finding.with_effect(most);
  }
  return findings;
}

}  // namespace baytrust::decision
