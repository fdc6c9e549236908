#include "validators/revocation/assess.hpp"

#include <algorithm>

#include "validators/revocation/codes.hpp"
#include "validators/revocation/scope.hpp"

namespace baytrust::revocation {
namespace {

bool is_delta(const x509::Crl& crl) { return crl->base_crl_number.has_value(); }

bool is_hold(const x509::RevokedEntry& entry) {
  return entry.reason == x509::RevocationReason::certificate_hold;
}

State state_of(const x509::RevokedEntry& entry) {
  return is_hold(entry) ? State::on_hold : State::revoked;
}

Hit hit_of(const x509::RevokedEntry& entry, const x509::Crl& crl) {
  return {.entry = entry, .signer = x509::to_string(crl->issuer), .this_update = crl->this_update};
}

bool is_done(const Assessment& assessment) {
  return assessment.state == State::revoked || assessment.covered == x509::kAllReasons;
}

}  // namespace

Instant Assessor::instant_of(View view) const {
  const auto& question = inquiry_.question;
  // A verdict about the future rests on what is known to hold until then.
  return view == View::in_force_at_t ? question.at : std::max(question.at, question.known_at);
}

Assessment Assessor::assess(View view) {
  Assessment assessment;
  const auto& points = inquiry_.certificate()->extensions.crl_distribution_points;
  if (points) {
    for (const auto& point : *points) {
      if (is_done(assessment)) break;
      assess_point(view, &point, assessment);
    }
  }
  // 6.3.3, last paragraph: then any CRL of the certificate's issuer.
  if (!is_done(assessment)) assess_point(view, nullptr, assessment);
  if (assessment.state == State::unknown && assessment.covered == x509::kAllReasons) {
    assessment.state = State::good;
  }
  return assessment;
}

Assessor::Lists Assessor::lists_for(const x509::DistributionPoint* point) const {
  const auto& crls = context_.evidence.crls;
  if (point == nullptr || point->crl_issuer.empty()) {
    return {crls.issued_by(inquiry_.certificate()->issuer_key)};
  }
  Lists lists;
  for (const auto& name : point->crl_issuer) {
    if (name.kind != x509::GeneralName::Kind::directory_name) continue;
    if (!context_.budget.spend(Resource::comparisons)) break;
    if (const auto issuer = x509::Name::parse(name.value)) {
      lists.push_back(crls.issued_by(issuer->match_key()));
    }
  }
  return lists;
}

std::optional<x509::ReasonMask> Assessor::fit(const x509::Crl& crl,
                                              const x509::DistributionPoint* point) {
  if (!context_.budget.spend(Resource::comparisons)) return std::nullopt;
  const Scope scope = scope_of(crl, inquiry_.certificate(), point, context_.budget);
  switch (scope.fit) {
    case Fit::applies:
      return scope.reasons;
    case Fit::other_issuer:
      trail_.reject(kCrlIssuer, crl);
      break;
    case Fit::other_point:
      trail_.reject(kDistributionPoint, crl);
      break;
    case Fit::other_kind:
      trail_.reject(kCertificateKind, crl);
      break;
  }
  return std::nullopt;
}

bool Assessor::readable(const x509::Crl& crl) {
  // RFC 5280 5.2, 5.3: such a CRL must not be used for any certificate.
  if (!crl->unknown_critical.empty()) {
    trail_.reject(kUnknownCritical, crl, to_string(crl->unknown_critical.front().oid));
    return false;
  }
  if (crl->unknown_critical_entries != 0) {
    trail_.reject(kUnknownCriticalEntry, crl);
    return false;
  }
  return true;
}

void Assessor::assess_point(View view, const x509::DistributionPoint* point,
                            Assessment& assessment) {
  for (const auto& list : lists_for(point)) {
    const HeldCrl* delta_alone = nullptr;
    bool complete_seen = false;
    for (const auto& held : list) {
      if (is_done(assessment)) return;
      if (held.received > inquiry_.question.known_at) continue;
      if (held.crl->this_update > instant_of(view)) {
        if (view == View::newest_at_k) trail_.reject(kNotYetIssued, held.crl);
        continue;
      }
      if (is_delta(held.crl)) {
        if (delta_alone == nullptr) delta_alone = &held;
        continue;
      }
      complete_seen = true;
      const auto reasons = fit(held.crl, point);
      // 6.3.3(e): it must bring a reason that is not covered yet.
      if (!reasons || (*reasons & ~assessment.covered) == 0 || !readable(held.crl)) continue;
      if (assess_crl(view, combine(view, held), assessment)) assessment.covered |= *reasons;
    }
    if (delta_alone != nullptr && !complete_seen) trail_.reject(kDeltaBase, delta_alone->crl);
  }
}

// 6.3.3(c): the newest delta CRL that may be combined with this complete CRL.
Assessor::Combined Assessor::combine(View view, const HeldCrl& complete) {
  for (const auto& held : context_.evidence.crls.issued_by(complete.crl->issuer_key)) {
    if (held.crl->this_update < complete.crl->this_update) break;
    if (!is_delta(held.crl) || held.received > inquiry_.question.known_at ||
        held.crl->this_update > instant_of(view) || !context_.budget.spend(Resource::comparisons)) {
      continue;
    }
    if (!updates(held.crl, complete.crl)) {
      trail_.reject(kDeltaBase, held.crl);
    } else if (readable(held.crl)) {
      return {.complete = complete, .delta = &held};
    }
  }
  return {.complete = complete};
}

// Why this CRL says nothing about the view's instant; null: it does.
const Code* Assessor::stale(View view, const x509::Crl& crl) const {
  const Instant instant = instant_of(view);
  // Issued after t, it tells what was known of t by then, however long ago that was.
  if (crl->this_update >= inquiry_.question.at) return nullptr;
  const auto& max_age = context_.rules.max_crl_age;
  if (max_age && instant - crl->this_update > *max_age) return &kTooOld;
  if (!crl->next_update) return max_age ? nullptr : &kNoNextUpdate;
  return *crl->next_update < instant ? &kStale : nullptr;
}

// RFC 5280 5.1.2.6: entries may be gone once the certificate has expired, unless the CRL says
// (2.5.29.60) since when it keeps them.
bool Assessor::silent_about_expired(const x509::Crl& crl) const {
  const Instant not_after = inquiry_.certificate()->not_after;
  if (crl->this_update <= not_after) return false;
  return !crl->expired_certs_on_crl || *crl->expired_certs_on_crl > not_after;
}

std::optional<Hit> Assessor::look_up(const Combined& crls) const {
  const auto& certificate = inquiry_.certificate();
  // 6.3.3(i), (j): the delta CRL first; (k): removeFromCRL is not revoked.
  for (const HeldCrl* held : {crls.delta, &crls.complete}) {
    if (held == nullptr) continue;
    const auto entry = held->crl.find(certificate->issuer_key, certificate->serial_number);
    if (!entry) continue;
    if (entry->reason == x509::RevocationReason::remove_from_crl) return std::nullopt;
    return hit_of(*entry, held->crl);
  }
  return std::nullopt;
}

// True if the CRL's reasons are covered by it from now on.
bool Assessor::assess_crl(View view, const Combined& crls, Assessment& assessment) {
  const Instant at = inquiry_.question.at;
  const auto hit = look_up(crls);
  const bool counts = hit && hit->entry.revocation_date <= at;
  const Code* old = stale(view, crls.newest());
  if (old != nullptr && crls.delta != nullptr && stale(view, crls.complete.crl) == nullptr) {
    old = nullptr;
  }
  // A revocation is for ever: an old CRL that shows it is as good as a new one.
  if (old != nullptr && !(counts && !is_hold(hit->entry))) {
    if (view == View::newest_at_k) trail_.reject(*old, crls.newest());
    return false;
  }
  const Word word = counts ? Word::adverse : Word::favourable;
  if (!authentic(view, crls, word)) return false;
  if (crls.delta != nullptr && !authentic_delta(view, crls, word)) {
    return assess_crl(view, {.complete = crls.complete}, assessment);
  }
  if (!hit && silent_about_expired(crls.complete.crl)) {
    trail_.reject(kAfterExpiry, crls.complete.crl);
    return false;
  }
  lean_on(view, crls, word);
  if (!hit) return true;
  if (!counts) {
    assessment.later = hit;
  } else if (stricter_of(assessment.state, state_of(hit->entry)) != assessment.state) {
    assessment.state = state_of(hit->entry);
    assessment.hit = hit;
  }
  return true;
}

// The instants at which the CRL's signer must have been good: the view's, or the CRL's own where
// its time is over.
std::vector<Instant> Assessor::relied_on(View view, const Combined& crls, Word word) const {
  const auto& complete = crls.complete.crl;
  const Instant instant = instant_of(view);
  const bool over = complete->next_update && *complete->next_update < instant;
  const Instant received = crls.delta == nullptr
                               ? crls.complete.received
                               : std::max(crls.complete.received, crls.delta->received);
  return must_be_good_at(over ? complete->this_update : instant, received, word);
}

bool Assessor::authentic(View view, const Combined& crls, Word word) {
  const auto& crl = crls.complete.crl;
  for (const Instant when : relied_on(view, crls, word)) {
    const auto& authentication = signers_.of(crl, when);
    if (authentication.ok()) continue;
    // Nothing was found out about it; that the budget ran out is said of the whole inquiry.
    if (*authentication.failure == kBudget) return false;
    trail_.reject(*authentication.failure, crl, authentication.detail);
    return false;
  }
  return true;
}

// 6.3.3(h): with the key that verified the complete CRL.
bool Assessor::authentic_delta(View view, const Combined& crls, Word word) {
  const Instant when = relied_on(view, crls, word).front();
  if (signers_.signed_by(crls.delta->crl, signers_.of(crls.complete.crl, when))) return true;
  if (!context_.budget.exhausted()) trail_.reject(kSignature, crls.delta->crl);
  return false;
}

void Assessor::lean_on(View view, const Combined& crls, Word word) {
  const auto& complete = crls.complete.crl;
  trail_.crls.push_back(complete->fingerprint);
  if (crls.delta != nullptr) trail_.crls.push_back(crls.delta->crl->fingerprint);
  for (const Instant when : relied_on(view, crls, word)) {
    const auto& authentication = signers_.of(complete, when);
    append(trail_.crls, authentication.crls);
    append(trail_.ocsp, authentication.ocsp);
    append(trail_.certificates, authentication.certificates);
  }
}

Assessment Assessor::assess_between() {
  Assessment assessment;
  const auto& points = inquiry_.certificate()->extensions.crl_distribution_points;
  if (points) {
    for (const auto& point : *points) look_between(&point, assessment);
  }
  look_between(nullptr, assessment);
  return assessment;
}

void Assessor::look_between(const x509::DistributionPoint* point, Assessment& assessment) {
  const auto& question = inquiry_.question;
  const auto& certificate = inquiry_.certificate();
  for (const auto& list : lists_for(point)) {
    for (const auto& held : list) {
      if (held.crl->this_update <= question.at) break;  // newest first
      if (held.received > question.known_at || held.crl->this_update > question.known_at) continue;
      const auto entry = held.crl.find(certificate->issuer_key, certificate->serial_number);
      if (!entry || entry->reason == x509::RevocationReason::remove_from_crl ||
          entry->revocation_date > question.at ||
          stricter_of(assessment.state, state_of(*entry)) == assessment.state) {
        continue;
      }
      if (!fit(held.crl, point) || !readable(held.crl) ||
          !authentic(View::newest_at_k, {.complete = held}, Word::adverse)) {
        continue;
      }
      lean_on(View::newest_at_k, {.complete = held}, Word::adverse);
      assessment.state = state_of(*entry);
      assessment.hit = hit_of(*entry, held.crl);
    }
  }
}

bool Assessor::shows_suspension() const {
  const auto list = context_.evidence.crls.issued_by(inquiry_.certificate()->issuer_key);
  return std::any_of(list.begin(), list.end(), [&](const auto& held) {
    return held.received <= inquiry_.question.known_at && held.crl->has_holds;
  });
}

}  // namespace baytrust::revocation
