#include "validators/revocation/judge.hpp"

#include <algorithm>

#include "validators/revocation/assess.hpp"
#include "validators/revocation/ocsp_assess.hpp"
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

// What one source says: of CRLs or of OCSP responses.
struct Heard {
  Assessment assessment;
  bool held_then = false;  // something in force at t is held
};

template <class Source>
Heard hear(Source& source, const Inquiry& inquiry) {
  Heard heard{.assessment = source.assess(View::newest_at_k)};
  if (inquiry.question.at >= inquiry.question.known_at) return heard;
  Assessment& result = heard.assessment;
  const Assessment then = source.assess(View::in_force_at_t);
  heard.held_then = then.state != State::unknown;
  if (heard.held_then) result = stricter_of(then, result);
  if (result.state == State::good) {
    const Assessment between = source.assess_between();
    if (between.hit) result = stricter_of(between, result);
  }
  return heard;
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

Status inquire(const Inquiry& inquiry, Context& whole) {
  // RFC 9608 4: nothing is published, so nothing is asked; a CA certificate must not say so (3).
  if (inquiry.certificate()->extensions.no_rev_avail && !is_ca(inquiry.certificate())) {
    return report_no_rev_avail(inquiry);
  }
  Share share(whole.budget);
  Context context{.evidence = whole.evidence,
                  .rules = whole.rules,
                  .verifier = whole.verifier,
                  .budget = share.budget()};
  Trail trail;
  Assessor crls(inquiry, context, trail);
  OcspAssessor responses(inquiry, context, trail);
  const Heard by_crl = hear(crls, inquiry);
  const Heard by_ocsp = hear(responses, inquiry);
  History history = History::known;
  if (inquiry.question.at < inquiry.question.known_at) {
    const bool suspends = context.rules.suspension == Suspension::practised ||
                          crls.shows_suspension() || responses.shows_suspension();
    if (suspends && !by_crl.held_then && !by_ocsp.held_then) history = History::unknown;
  }
  return report({.inquiry = inquiry,
                 .context = context,
                 .crl = by_crl.assessment,
                 .ocsp = by_ocsp.assessment,
                 .trail = trail,
                 .history = history});
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
