#include "gateway/decision/revocation_check.hpp"

#include <algorithm>

#include "gateway/decision/codes.hpp"
#include "validators/revocation/codes.hpp"

namespace baytrust::decision {
namespace {

using revocation::State;
using revocation::Status;

const Subject kTarget(Subject::Kind::path, 0);

std::optional<std::int64_t> stricter_of(std::optional<std::int64_t> a,
                                        std::optional<std::int64_t> b) {
  if (!a || !b) return a ? a : b;
  return std::min(*a, *b);
}

// Resumed since, by everything known at k.
bool resumed(const Case& c, revocation::Question question, const revocation::Rules& rules) {
  if (c.known_at() <= c.at()) return false;
  question.at = c.known_at();
  const revocation::Evidence evidence{.crls = c.evidence().crls, .pools = c.pools()};
  const Status now = revocation::judge(question, evidence, rules, c.verifier(), c.budget());
  return now.state == State::good;
}

// The profile may let a suspension that has ended be one that never was: shown, no more.
void forgive_hold(Status& status) {
  status.state = State::good;
  for (Finding& finding : status.findings) {
    if (finding.code() == revocation::kOnHold) finding = finding.with_effect(Effect::warning);
  }
}

// Of the CRLs leaned on that the certificate's own issuer signed.
std::optional<Instant> newest_crl(const Case& c, const x509::Certificate& target,
                                  const Status& status) {
  std::optional<Instant> newest;
  for (const auto& held : c.evidence().crls.issued_by(target->issuer_key)) {
    const auto& used = status.crls;
    if (!std::binary_search(used.begin(), used.end(), held.crl->fingerprint)) continue;
    newest = newest ? std::max(*newest, held.crl->this_update) : held.crl->this_update;
  }
  return newest;
}

// EN 319 102-1 5.2.5: news of a revocation takes its time; a CRL issued too soon may not have it.
void check_grace(const Case& c, const CandidatePath& candidate, RevocationJudged& judged) {
  const std::int64_t grace = c.profile().revocation.grace;
  if (grace == 0 || judged.statuses.front().state != State::good) return;
  const Instant wanted = c.at() + grace;
  const auto newest = newest_crl(c, candidate.end_entity(), judged.statuses.front());
  if (newest && *newest >= wanted) return;
  judged.findings.emplace_back(
      kWithinGrace, kTarget,
      Facts{{"this_update", newest ? to_string(*newest) : "-"}, {"wanted", to_string(wanted)}});
}

void check_sources(const Case& c, RevocationJudged& judged) {
  const RevocationSources sources = c.profile().revocation.sources;
  if (sources != RevocationSources::ocsp && sources != RevocationSources::both) return;
  judged.findings.emplace_back(kOcspRequired, kTarget,
                               Facts{{"required", std::string(to_string(sources))}});
}

}  // namespace

RevocationJudged judge_revocation(const Case& c, const CandidatePath& candidate,
                                  std::optional<std::int64_t> freshness) {
  const RevocationRule& rule = c.profile().revocation;
  revocation::Rules rules;
  rules.max_crl_age = stricter_of(rule.freshness, freshness);
  rules.hold_history_unknown = rule.hold_history_unknown;
  rules.algorithms = c.algorithms(candidate.list->territory());

  revocation::Question question{.path = candidate.path.certificates(),
                                .anchor = candidate.path.anchor(),
                                .index = 0,
                                .at = c.at(),
                                .known_at = c.known_at()};
  const revocation::Evidence evidence{.crls = c.evidence().crls, .pools = c.pools()};
  RevocationJudged judged;
  judged.statuses = revocation::judge_path(question, evidence, rules, c.verifier(), c.budget());
  for (std::size_t i = 0; i < judged.statuses.size(); ++i) {
    Status& status = judged.statuses[i];
    question.index = i;
    if (status.state == State::on_hold) {
      const bool forgiven =
          rule.after_resumption == AfterResumption::accepted && resumed(c, question, rules);
      if (forgiven) {
        forgive_hold(status);
      } else {
        judged.on_hold = OnHold::yes;
      }
    }
    append(judged.findings, status.findings);
  }
  check_sources(c, judged);
  check_grace(c, candidate, judged);
  return judged;
}

}  // namespace baytrust::decision
