#include "validators/revocation/judge.hpp"

#include <algorithm>

#include "validators/revocation/assess.hpp"
#include "validators/revocation/codes.hpp"
#include "validators/revocation/report.hpp"

namespace baytrust::revocation {
namespace {

int rank(State state) {
  switch (state) {
    case State::good:
      return 0;
    case State::unknown:
      return 1;
    case State::on_hold:
      return 2;
    case State::revoked:
      return 3;
  }
  return 1;
}

Assessment stricter_of(const Assessment& a, const Assessment& b) {
  Assessment out = rank(a.state) >= rank(b.state) ? a : b;
  if (!out.later) out.later = a.later ? a.later : b.later;
  return out;
}

bool is_ca(const x509::Certificate& certificate) {
  const auto& basic = certificate->extensions.basic_constraints;
  return basic && basic->ca;
}

}  // namespace

std::string_view to_string(State state) {
  switch (state) {
    case State::good:
      return "good";
    case State::revoked:
      return "revoked";
    case State::on_hold:
      return "on-hold";
    case State::unknown:
      return "unknown";
  }
  return "unknown";
}

State stricter_of(State a, State b) { return rank(a) >= rank(b) ? a : b; }

void Trail::reject(const Code& code, const x509::Crl& crl, std::string detail) {
  constexpr std::size_t kMaxRejections = 32;
  const bool known = std::any_of(rejections.begin(), rejections.end(), [&](const auto& r) {
    return r.code == &code && r.crl->fingerprint == crl->fingerprint;
  });
  if (known || rejections.size() == kMaxRejections) return;
  rejections.push_back({.code = &code, .crl = crl, .detail = std::move(detail)});
}

Status inquire(const Inquiry& inquiry, Context& context) {
  const auto& question = inquiry.question;
  // RFC 9608 4: nothing is published, so nothing is asked; a CA certificate must not say so (3).
  if (inquiry.certificate()->extensions.no_rev_avail && !is_ca(inquiry.certificate())) {
    return report_no_rev_avail(inquiry);
  }
  Trail trail;
  Assessor assessor(inquiry, context, trail);
  Assessment result = assessor.assess(View::newest_at_k);
  bool history_known = true;
  if (question.at < question.known_at) {
    const Assessment then = assessor.assess(View::in_force_at_t);
    const bool held_then = then.state != State::unknown;
    if (held_then) result = stricter_of(then, result);
    if (result.state == State::good) {
      const Assessment between = assessor.assess_between();
      if (between.hit) result = stricter_of(between, result);
    }
    const bool suspends =
        context.rules.suspension == Suspension::practised || assessor.shows_suspension();
    history_known = held_then || !suspends;
  }
  return report({.inquiry = inquiry,
                 .context = context,
                 .assessment = result,
                 .trail = trail,
                 .history = history_known ? History::known : History::unknown});
}

Status judge(const Question& question, const Evidence& evidence, const Rules& rules,
             crypto::Verifier& verifier, Budget& budget) {
  Context context{.evidence = evidence, .rules = rules, .verifier = verifier, .budget = budget};
  return inquire({.question = question}, context);
}

std::vector<Status> judge_path(const Question& question, const Evidence& evidence,
                               const Rules& rules, crypto::Verifier& verifier, Budget& budget) {
  std::vector<Status> statuses;
  statuses.reserve(question.path.size());
  Question one = question;
  for (one.index = 0; one.index < question.path.size(); ++one.index) {
    statuses.push_back(judge(one, evidence, rules, verifier, budget));
  }
  return statuses;
}

}  // namespace baytrust::revocation
