#include "validators/revocation/report.hpp"

#include <algorithm>
#include <array>

#include "validators/revocation/codes.hpp"

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

// The one finding that says why the status is not known.
Finding unknown_finding(const Answer& answer, Status& status) {
  const auto& certificate = answer.inquiry.certificate();
  const Subject subject = subject_of(answer.inquiry);
  if (const auto resource = answer.context.budget.exhausted()) {
    return Finding(kBudget, subject, Facts{{"resource", std::string(to_string(*resource))}});
  }
  const auto& rejections = answer.trail.rejections;
  const auto old = std::find_if(rejections.begin(), rejections.end(),
                                [](const auto& r) { return is_too_old(*r.code); });
  const x509::Crl* newest = old == rejections.end() ? nullptr : &old->crl;
  status.missing = missing_of(certificate, newest);
  Facts facts = facts_of(*status.missing);
  if (answer.assessment.covered != 0) {
    const auto uncovered =
        static_cast<x509::ReasonMask>(x509::kAllReasons & ~answer.assessment.covered);
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

void add_hit(const Answer& answer, Status& status) {
  const auto& hit = *answer.assessment.hit;
  status.revocation_date = hit.entry.revocation_date;
  status.reason = hit.entry.reason;
  status.invalidity_date = hit.entry.invalidity_date;
  Facts facts{{"revocation_date", to_string(hit.entry.revocation_date)},
              {"at", to_string(answer.inquiry.question.at)},
              {"issuer", x509::to_string(hit.crl->issuer)},
              {"this_update", to_string(hit.crl->this_update)}};
  if (status.state == State::revoked) {
    facts.push_back({"reason", std::string(x509::to_string(hit.entry.reason))});
  }
  status.findings.emplace_back(status.state == State::revoked ? kRevoked : kOnHold,
                               subject_of(answer.inquiry), std::move(facts));
}

}  // namespace

Status report(const Answer& answer) {
  const Subject subject = subject_of(answer.inquiry);
  const auto& question = answer.inquiry.question;
  Status status;
  status.state = answer.assessment.state;
  status.crls = sorted(answer.trail.crls);
  status.certificates = sorted(answer.trail.certificates);
  if (status.state == State::revoked || status.state == State::on_hold) add_hit(answer, status);
  if (status.state == State::unknown) {
    status.findings.push_back(unknown_finding(answer, status));
  }
  if (status.state == State::good) {
    if (answer.history == History::unknown) {
      const Effect effect = answer.context.rules.hold_history_unknown;
      status.findings.emplace_back(
          kHoldHistoryUnknown, subject, effect,
          Facts{{"at", to_string(question.at)},
                {"issuer", x509::to_string(answer.inquiry.certificate()->issuer)}});
      if (effect >= Effect::indeterminate) status.state = State::unknown;
    }
    if (status.state == State::good) status.findings.emplace_back(kGood, subject);
  }
  if (const auto& later = answer.assessment.later; later && !answer.assessment.hit) {
    status.findings.emplace_back(
        kRevokedLater, subject,
        Facts{{"revocation_date", to_string(later->entry.revocation_date)},
              {"reason", std::string(x509::to_string(later->entry.reason))},
              {"at", to_string(question.at)}});
  }
  add_rejections(answer, status);
  return status;
}

Status report_no_rev_avail(const Inquiry& inquiry) {
  Status status;
  status.state = State::good;
  status.findings.emplace_back(kNoRevAvail, subject_of(inquiry));
  return status;
}

}  // namespace baytrust::revocation
