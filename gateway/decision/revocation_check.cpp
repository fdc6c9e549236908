#include "gateway/decision/revocation_check.hpp"

#include <algorithm>

#include "gateway/decision/listed_responders.hpp"
#include "gateway/decision/profile_codes.hpp"
#include "validators/revocation/codes.hpp"
#include "validators/revocation/ocsp_codes.hpp"

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

revocation::Sources sources_of(RevocationSources sources) {
  switch (sources) {
    case RevocationSources::crl:
      return revocation::Sources::crl;
    case RevocationSources::ocsp:
      return revocation::Sources::ocsp;
    case RevocationSources::both:
      return revocation::Sources::both;
    case RevocationSources::either:
      break;
  }
  return revocation::Sources::either;
}

// Resumed since, by everything known at k.
bool resumed(const Case& c, revocation::Question question, const revocation::Evidence& evidence,
             const revocation::Rules& rules) {
  if (c.known_at() <= c.at()) return false;
  question.at = c.known_at();
  const Status now = revocation::judge(question, evidence, rules, c.verifier(), c.budget());
  return now.state == State::good;
}

// The profile may let a suspension that has ended be one that never was: shown, no more.
void forgive_hold(Status& status) {
  status.state = State::good;
  for (Finding& finding : status.findings) {
    const Code& code = finding.code();
    if (code == revocation::kOnHold || code == revocation::kOcspOnHold) {
      finding = finding.with_effect(Effect::warning);
    }
  }
}

// Of what was leaned on: CRLs that the certificate's own issuer signed, OCSP answers about it.
std::optional<Instant> newest_word(const Case& c, const x509::Certificate& target,
                                   const Status& status) {
  std::optional<Instant> newest;
  const auto count = [&](const std::vector<Digest>& used, const Digest& one, Instant this_update) {
    if (!std::binary_search(used.begin(), used.end(), one)) return;
    newest = newest ? std::max(*newest, this_update) : this_update;
  };
  for (const auto& held : c.evidence().crls.issued_by(target->issuer_key)) {
    count(status.crls, held.crl->fingerprint, held.crl->this_update);
  }
  for (const auto& held : c.evidence().ocsp.about(target->serial_number)) {
    count(status.ocsp, held.response->fingerprint, held.single().this_update);
  }
  return newest;
}

// EN 319 102-1 5.2.5: news of a revocation takes its time; a word given too soon may not have it.
void check_grace(const Case& c, const CandidatePath& candidate, RevocationJudged& judged) {
  const std::int64_t grace = c.profile().revocation.grace;
  if (grace == 0 || judged.statuses.front().state != State::good) return;
  const Instant wanted = c.at() + grace;
  const auto newest = newest_word(c, candidate.end_entity(), judged.statuses.front());
  if (newest && *newest >= wanted) return;
  judged.findings.emplace_back(
      kWithinGrace, kTarget,
      Facts{{"this_update", newest ? to_string(*newest) : "-"}, {"wanted", to_string(wanted)}});
}

}  // namespace

RevocationJudged judge_revocation(const Case& c, const CandidatePath& candidate,
                                  std::optional<std::int64_t> freshness) {
  const RevocationRule& rule = c.profile().revocation;
  revocation::Rules rules;
  rules.max_crl_age = rules.max_ocsp_age = stricter_of(rule.freshness, freshness);
  rules.sources = sources_of(rule.sources);
  rules.hold_history_unknown = rule.hold_history_unknown;
  rules.algorithms = c.algorithms(candidate.list->territory());

  revocation::Question question{.path = candidate.path.certificates(),
                                .anchor = candidate.path.anchor(),
                                .index = 0,
                                .at = c.at(),
                                .known_at = c.known_at()};
  const auto listed = listed_responders(c, candidate);
  const revocation::Evidence evidence{.crls = c.evidence().crls,
                                      .pools = c.pools(),
                                      .ocsp = &c.evidence().ocsp,
                                      .listed_responders = listed};
  RevocationJudged judged;
  judged.statuses = revocation::judge_path(question, evidence, rules, c.verifier(), c.budget());
  for (std::size_t i = 0; i < judged.statuses.size(); ++i) {
    Status& status = judged.statuses[i];
    question.index = i;
    if (status.state == State::on_hold) {
      const bool forgiven = rule.after_resumption == AfterResumption::accepted &&
                            resumed(c, question, evidence, rules);
      if (forgiven) {
        forgive_hold(status);
      } else {
        judged.on_hold = OnHold::yes;
      }
    }
    append(judged.findings, status.findings);
  }
  check_grace(c, candidate, judged);
  return judged;
}

}  // namespace baytrust::decision
