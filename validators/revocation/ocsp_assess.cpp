#include "validators/revocation/ocsp_assess.hpp"

#include <algorithm>

#include "validators/crypto/digest.hpp"
#include "validators/revocation/codes.hpp"
#include "validators/revocation/ocsp_codes.hpp"

namespace baytrust::revocation {
namespace {

using CertStatus = x509::OcspSingle::Status;

State state_of(const x509::OcspSingle& single) {
  if (single.status == CertStatus::good) return State::good;
  if (single.status == CertStatus::unknown) return State::unknown;
  return single.entry.reason == x509::RevocationReason::certificate_hold ? State::on_hold
                                                                         : State::revoked;
}

bool convicts(const x509::OcspSingle& single, Instant at) {
  return single.status == CertStatus::revoked && single.entry.revocation_date <= at;
}

Hit hit_of(const HeldAnswer& answer) {
  const auto& name = answer.response->responder_name;
  return {.entry = answer.single().entry,
          .signer = name ? x509::to_string(*name) : to_hex(answer.response->responder_key_hash),
          .this_update = answer.single().this_update};
}

}  // namespace

std::span<const HeldAnswer> OcspAssessor::held() const {
  if (context_.evidence.ocsp == nullptr) return {};
  return context_.evidence.ocsp->about(inquiry_.certificate()->serial_number);
}

Instant OcspAssessor::instant_of(View view) const {
  const auto& question = inquiry_.question;
  return view == View::in_force_at_t ? question.at : std::max(question.at, question.known_at);
}

// RFC 6960 4.1.1: hashes of the issuer's name and of its key.
bool OcspAssessor::about_issuer(const x509::OcspSingle& single) {
  if (!single.hash) return false;
  auto& hashes = hashes_[static_cast<std::size_t>(*single.hash)];
  if (!hashes) {
    const auto& key = issuer_key_of(inquiry_.question);
    hashes = {crypto::digest(*single.hash, inquiry_.certificate()->issuer.der()),
              crypto::digest(*single.hash, key.key_bits)};
  }
  return equal(single.issuer_name_hash, hashes->name) && equal(single.issuer_key_hash, hashes->key);
}

bool OcspAssessor::readable(const HeldAnswer& answer) {
  const OidView strange = answer.response->unknown_critical.empty()
                              ? answer.single().unknown_critical
                              : answer.response->unknown_critical;
  if (strange.empty()) return true;
  trail_.reject(kOcspUnknownCritical, answer, to_string(strange));
  return false;
}

// Why this answer says nothing about the view's instant; null: it does (RFC 6960 4.2.2.1).
const Code* OcspAssessor::outdated(View view, const HeldAnswer& answer) const {
  const auto& single = answer.single();
  const auto& rules = context_.rules;
  const Instant instant = instant_of(view);
  // Signed before it could know, or in a future, or over before it began.
  if (answer.response->produced_at > instant_of(View::newest_at_k) + rules.ocsp_skew ||
      single.this_update > answer.response->produced_at + rules.ocsp_skew ||
      (single.next_update && *single.next_update < single.this_update)) {
    return &kOcspTimes;
  }
  // Said after t, it tells what was known of t by then, however long ago that was.
  if (single.this_update >= inquiry_.question.at) return nullptr;
  const std::int64_t age = instant - single.this_update;
  if (rules.max_ocsp_age && age > *rules.max_ocsp_age) return &kOcspTooOld;
  if (single.next_update) return *single.next_update < instant ? &kOcspStale : nullptr;
  return rules.max_ocsp_age || age <= rules.ocsp_skew ? nullptr : &kOcspNoNextUpdate;
}

// The instants at which the responder must have been one: the view's, or that of its signature
// where the answer's time is over.
std::vector<Instant> OcspAssessor::relied_on(View view, const HeldAnswer& answer) const {
  const auto& single = answer.single();
  const Instant instant = instant_of(view);
  const Instant until = single.next_update.value_or(
      single.this_update + context_.rules.max_ocsp_age.value_or(context_.rules.ocsp_skew));
  const Word word = convicts(single, inquiry_.question.at) ? Word::adverse : Word::favourable;
  return must_be_good_at(
      until < instant ? std::min(answer.response->produced_at, instant) : instant, answer.received,
      word);
}

// RFC 6960 4.4.4: of expired certificates only what an archive cutoff covers.
bool OcspAssessor::silent_about_expired(const x509::OcspSingle& single) const {
  const Instant not_after = inquiry_.certificate()->not_after;
  if (single.this_update <= not_after) return false;
  return !single.archive_cutoff || *single.archive_cutoff > not_after;
}

bool OcspAssessor::authentic(View view, const HeldAnswer& answer) {
  for (const Instant when : relied_on(view, answer)) {
    const auto& authorisation = responders_.of(answer.response, when);
    if (!authorisation.ok()) {
      // Nothing was found out about it; that the budget ran out is said of the whole inquiry.
      if (*authorisation.failure == kBudget) return false;
      trail_.reject(*authorisation.failure, answer, authorisation.detail);
      return false;
    }
    if (authorisation.unchecked) trail_.reject(kOcspResponderUnchecked, answer);
  }
  return true;
}

void OcspAssessor::lean_on(View view, const HeldAnswer& answer) {
  trail_.ocsp.push_back(answer.response->fingerprint);
  for (const Instant when : relied_on(view, answer)) {
    const auto& authorisation = responders_.of(answer.response, when);
    append(trail_.crls, authorisation.crls);
    append(trail_.ocsp, authorisation.ocsp);
    append(trail_.certificates, authorisation.certificates);
  }
}

bool OcspAssessor::usable(View view, const HeldAnswer& answer) {
  const auto& question = inquiry_.question;
  if (answer.received > question.known_at) return false;
  if (!context_.budget.spend(Resource::comparisons)) return false;
  const bool newest = view == View::newest_at_k;
  if (!about_issuer(answer.single())) {
    if (newest) trail_.reject(kOcspIssuer, answer);
    return false;
  }
  const std::int64_t skew = newest ? context_.rules.ocsp_skew : 0;
  if (answer.single().this_update > instant_of(view) + skew) {
    if (newest) trail_.reject(kOcspNotYetIssued, answer);
    return false;
  }
  if (!readable(answer)) return false;
  const Code* old = outdated(view, answer);
  // A revocation is for ever: an old answer that shows it is as good as a new one.
  const bool for_ever =
      convicts(answer.single(), question.at) && state_of(answer.single()) == State::revoked;
  if (old != nullptr && !(for_ever && *old != kOcspTimes)) {
    if (newest) trail_.reject(*old, answer);
    return false;
  }
  if (!authentic(view, answer)) return false;
  if (answer.single().status == CertStatus::good && silent_about_expired(answer.single())) {
    trail_.reject(kOcspAfterExpiry, answer);
    return false;
  }
  lean_on(view, answer);
  return true;
}

void OcspAssessor::take(const HeldAnswer& answer, Assessment& assessment) {
  const auto& single = answer.single();
  State state = state_of(single);
  if (state == State::unknown) trail_.reject(kOcspUnknown, answer);
  if (single.status == CertStatus::revoked && !convicts(single, inquiry_.question.at)) {
    assessment.later = hit_of(answer);
    state = State::good;
  }
  const bool first = assessment.covered == 0;
  assessment.covered = x509::kAllReasons;
  if (!first && stricter_of(assessment.state, state) == assessment.state) return;
  assessment.state = state;
  assessment.hit.reset();
  if (state == State::good || state == State::unknown) return;
  assessment.hit = hit_of(answer);
  // RFC 6960 4.4.8, 2.2: "revoked" of a certificate that the CA never issued.
  if (answer.response->extended_revoke && state == State::on_hold &&
      single.entry.revocation_date == Instant{}) {
    trail_.reject(kOcspNotIssued, answer);
  }
}

Assessment OcspAssessor::assess(View view) {
  Assessment assessment;
  std::optional<Instant> settled;
  for (const auto& answer : held()) {
    if (settled && answer.single().this_update < *settled) break;
    if (!usable(view, answer)) continue;
    settled = answer.single().this_update;
    take(answer, assessment);
  }
  return assessment;
}

Assessment OcspAssessor::assess_between() {
  const auto& question = inquiry_.question;
  Assessment assessment;
  for (const auto& answer : held()) {
    if (answer.single().this_update <= question.at) break;
    if (convicts(answer.single(), question.at) && usable(View::newest_at_k, answer)) {
      take(answer, assessment);
    }
  }
  return assessment;
}

bool OcspAssessor::shows_suspension() {
  if (context_.evidence.ocsp == nullptr) return false;
  const auto holds = context_.evidence.ocsp->holds();
  return std::any_of(holds.begin(), holds.end(), [&](const auto& answer) {
    return answer.received <= inquiry_.question.known_at && about_issuer(answer.single());
  });
}

}  // namespace baytrust::revocation
