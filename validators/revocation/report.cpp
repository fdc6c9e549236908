#include "validators/revocation/report.hpp"

#include <algorithm>
#include <array>

#include "validators/revocation/codes.hpp"
#include "validators/revocation/ocsp_codes.hpp"

namespace baytrust::revocation {
namespace {

Subject subject_of(const Inquiry& inquiry) {
  return Subject(Subject::Kind::path, static_cast<std::uint32_t>(inquiry.question.index));
}

std::string text_of(const std::optional<Instant>& instant) {
  return instant ? to_string(*instant) : "-";
}

std::vector<Digest> sorted(std::vector<Digest> digests) {
  std::sort(digests.begin(), digests.end());
  digests.erase(std::unique(digests.begin(), digests.end()), digests.end());
  return digests;
}

// The distribution point to ask: the first one that names a place, else the first.
const x509::DistributionPoint* point_to_ask(const x509::Certificate& certificate) {
  const auto& points = certificate->extensions.crl_distribution_points;
  if (!points || points->empty()) return nullptr;
  const auto named = std::find_if(points->begin(), points->end(),
                                  [](const auto& point) { return !point.full_name.empty(); });
  return named == points->end() ? &points->front() : &*named;
}

Missing missing_of(const x509::Certificate& certificate, const x509::Crl* newest) {
  Missing missing;
  missing.issuer = x509::to_string(certificate->issuer);
  if (const auto* point = point_to_ask(certificate)) {
    if (!point->full_name.empty()) {
      missing.distribution_point = x509::to_string(point->full_name.front());
    }
    if (!point->crl_issuer.empty()) {
      const auto issuer = x509::Name::parse(point->crl_issuer.front().value);
      if (issuer) missing.issuer = x509::to_string(*issuer);
    }
  }
  missing.responder = responder_of(certificate);
  if (newest != nullptr) missing.next_update = (*newest)->next_update;
  return missing;
}

Facts facts_of(const Missing& missing) {
  return {{"issuer", missing.issuer},
          {"distribution_point",
           missing.distribution_point.empty() ? std::string("-") : missing.distribution_point},
          {"next_update", text_of(missing.next_update)}};
}

std::string reasons_text(x509::ReasonMask reasons) {
  constexpr std::array<std::string_view, 9> kNames{"",
                                                   "keyCompromise",
                                                   "cACompromise",
                                                   "affiliationChanged",
                                                   "superseded",
                                                   "cessationOfOperation",
                                                   "certificateHold",
                                                   "privilegeWithdrawn",
                                                   "aACompromise"};
  std::string out;
  for (std::size_t i = 1; i < kNames.size(); ++i) {
    if (((reasons >> i) & 1U) == 0) continue;
    if (!out.empty()) out += ", ";
    out += kNames[i];
  }
  return out;
}

bool is_too_old(const Code& code) {
  return code == kStale || code == kTooOld || code == kNoNextUpdate || code == kAfterExpiry;
}

// The one finding that says why no CRL answers.
Finding crl_unknown_finding(const Answer& answer, Status& status) {
  const auto& certificate = answer.inquiry.certificate();
  const Subject subject = subject_of(answer.inquiry);
  const auto& rejections = answer.trail.rejections;
  const auto old = std::find_if(rejections.begin(), rejections.end(),
                                [](const auto& r) { return is_too_old(*r.code); });
  const x509::Crl* newest = old == rejections.end() ? nullptr : &old->crl;
  status.missing = missing_of(certificate, newest);
  Facts facts = facts_of(*status.missing);
  if (answer.crl.covered != 0) {
    const auto uncovered = static_cast<x509::ReasonMask>(x509::kAllReasons & ~answer.crl.covered);
    facts.push_back({"reasons", reasons_text(uncovered)});
    return Finding(kReasonsIncomplete, subject, std::move(facts));
  }
  if (newest == nullptr) return Finding(kMissing, subject, std::move(facts));
  facts.push_back({"this_update", to_string((*newest)->this_update)});
  if (*old->code == kTooOld) {
    facts.push_back({"max_age", std::to_string(*answer.context.rules.max_crl_age)});
  } else if (*old->code == kAfterExpiry) {
    facts.push_back({"not_after", to_string(certificate->not_after)});
  }
  return Finding(*old->code, subject, std::move(facts));
}

std::string_view detail_name(const Code& code) {
  if (code == kAlgorithm) return "algorithm";
  return code == kSignerStatus ? "status" : "extension";
}

void add_rejections(const Answer& answer, Status& status) {
  for (const auto& rejection : answer.trail.rejections) {
    if (is_too_old(*rejection.code)) continue;  // said by unknown_finding
    // CRLs of other scopes are everyday life where a CA partitions; they explain an unknown status.
    if (rejection.code->effect == Effect::info && status.state != State::unknown) continue;
    Facts facts{{"issuer", x509::to_string(rejection.crl->issuer)},
                {"this_update", to_string(rejection.crl->this_update)},
                {"crl", to_hex(rejection.crl->fingerprint)}};
    if (!rejection.detail.empty())
      facts.push_back({detail_name(*rejection.code), rejection.detail});
    status.findings.emplace_back(*rejection.code, subject_of(answer.inquiry), std::move(facts));
  }
}

// The rule about sources is one for the target; above it and for signers either will do.
Sources sources_of(const Answer& answer) {
  const bool target = answer.inquiry.depth == 0 && answer.inquiry.question.index == 0;
  return target ? answer.context.rules.sources : Sources::either;
}

State state_of(const Answer& answer) {
  const State word = stricter_of(answer.crl.state, answer.ocsp.state);
  if (word == State::revoked || word == State::on_hold) return word;
  // What was not looked at may tell of a revocation, whatever the rest says.
  if (answer.context.budget.exhausted()) return State::unknown;
  const bool by_crl = answer.crl.state == State::good;
  const bool by_ocsp = answer.ocsp.state == State::good;
  const auto known = [](bool good) { return good ? State::good : State::unknown; };
  switch (sources_of(answer)) {
    case Sources::crl:
      return known(by_crl);
    case Sources::ocsp:
      return known(by_ocsp);
    case Sources::both:
      return known(by_crl && by_ocsp);
    case Sources::either:
      break;
  }
  // What a responder does not know, a CRL may; whoever says good has the newest word of its kind.
  return known(by_crl || by_ocsp);
}

void add_hit(const Answer& answer, Status& status) {
  const bool by_crl = answer.crl.state == status.state;
  const auto& hit = by_crl ? *answer.crl.hit : *answer.ocsp.hit;
  status.revocation_date = hit.entry.revocation_date;
  status.reason = hit.entry.reason;
  status.invalidity_date = hit.entry.invalidity_date;
  Facts facts{{"revocation_date", to_string(hit.entry.revocation_date)},
              {"at", to_string(answer.inquiry.question.at)},
              {by_crl ? "issuer" : "responder", hit.signer},
              {"this_update", to_string(hit.this_update)}};
  const bool revoked = status.state == State::revoked;
  if (revoked) facts.push_back({"reason", std::string(x509::to_string(hit.entry.reason))});
  const Code& code =
      by_crl ? (revoked ? kRevoked : kOnHold) : (revoked ? kOcspRevoked : kOcspOnHold);
  status.findings.emplace_back(code, subject_of(answer.inquiry), std::move(facts));
}

// A suspension may be forgiven once it is over; a revocation that was not looked at may not.
void add_budget(const Answer& answer, Status& status) {
  const auto resource = answer.context.budget.exhausted();
  if (!resource || status.state == State::revoked) return;
  status.findings.emplace_back(kBudget, subject_of(answer.inquiry),
                               Facts{{"resource", std::string(to_string(*resource))}});
}

void add_unknown(const Answer& answer, Status& status) {
  if (answer.context.budget.exhausted()) return;  // said by add_budget
  const Sources sources = sources_of(answer);
  const bool heard_crl = answer.crl.state != State::unknown;
  const bool heard_ocsp = answer.ocsp.state != State::unknown;
  const bool some_ocsp = !answer.trail.ocsp_rejections.empty();
  // Where either will do, the one that something is held of is told of; CRLs where nothing is.
  const bool either_crl = !some_ocsp || !answer.trail.rejections.empty();
  const bool tell_crl = sources == Sources::either ? either_crl : sources != Sources::ocsp;
  const bool tell_ocsp = sources == Sources::either ? some_ocsp : sources != Sources::crl;
  status.missing = missing_of(answer.inquiry.certificate(), nullptr);
  if (tell_crl && !heard_crl) status.findings.push_back(crl_unknown_finding(answer, status));
  if (tell_ocsp && !heard_ocsp) status.findings.push_back(ocsp_unknown_finding(answer));
}

void add_good(const Answer& answer, Status& status) {
  const Subject subject = subject_of(answer.inquiry);
  if (answer.history == History::unknown) {
    const Effect effect = answer.context.rules.hold_history_unknown;
    status.findings.emplace_back(
        kHoldHistoryUnknown, subject, effect,
        Facts{{"at", to_string(answer.inquiry.question.at)},
              {"issuer", x509::to_string(answer.inquiry.certificate()->issuer)}});
    if (effect >= Effect::indeterminate) status.state = State::unknown;
  }
  if (status.state != State::good) return;
  if (answer.crl.state == State::good) status.findings.emplace_back(kGood, subject);
  if (answer.ocsp.state == State::good) status.findings.emplace_back(kOcspGood, subject);
}

}  // namespace

Status report(const Answer& answer) {
  const Subject subject = subject_of(answer.inquiry);
  Status status;
  status.state = state_of(answer);
  status.crls = sorted(answer.trail.crls);
  status.ocsp = sorted(answer.trail.ocsp);
  status.certificates = sorted(answer.trail.certificates);
  const State state = status.state;
  if (state == State::revoked || state == State::on_hold) add_hit(answer, status);
  add_budget(answer, status);
  if (state == State::unknown) add_unknown(answer, status);
  if (state == State::good) add_good(answer, status);
  const auto& later = answer.crl.later ? answer.crl.later : answer.ocsp.later;
  if (later && state != State::revoked && state != State::on_hold) {
    status.findings.emplace_back(
        kRevokedLater, subject,
        Facts{{"revocation_date", to_string(later->entry.revocation_date)},
              {"reason", std::string(x509::to_string(later->entry.reason))},
              {"at", to_string(answer.inquiry.question.at)}});
  }
  add_rejections(answer, status);
  const Findings more = ocsp_findings(answer, state);
  status.findings.insert(status.findings.end(), more.begin(), more.end());
  return status;
}

Status report_no_rev_avail(const Inquiry& inquiry) {
  Status status;
  status.state = State::good;
  status.findings.emplace_back(kNoRevAvail, subject_of(inquiry));
  return status;
}

}  // namespace baytrust::revocation
