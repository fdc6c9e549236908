#include "gateway/decision/list_in_force.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace baytrust::decision {
namespace {

using Certificates = std::vector<x509::Certificate>;

// Names chain, and the key identifiers do not say otherwise. No signature is looked at: a wrong
// guess makes an anchor less, never one more.
bool may_have_issued(const x509::Certificate& issuer, const x509::Certificate& subject) {
  if (issuer == subject || issuer->subject_key != subject->issuer_key) return false;
  const auto& wanted = subject->extensions.authority_key_id;
  const auto& found = issuer->extensions.subject_key_id;
  return !wanted || !wanted->key_id || !found || equal(*wanted->key_id, *found);
}

std::set<Digest> anchors_of(const Certificates& listed) {
  std::unordered_multimap<std::string_view, const x509::Certificate*> by_subject;
  for (const auto& certificate : listed) by_subject.emplace(certificate->subject_key, &certificate);
  std::set<Digest> anchors;
  for (const auto& certificate : listed) {
    const auto [first, last] = by_subject.equal_range(certificate->issuer_key);
    const bool issued_by_listed = std::any_of(first, last, [&](const auto& entry) {
      return may_have_issued(*entry.second, certificate);
    });
    if (certificate->self_issued || !issued_by_listed) anchors.insert(certificate->fingerprint);
  }
  return anchors;
}

path::Pool pool_of(const Certificates& listed, const std::set<Digest>& anchors) {
  Certificates intermediates;
  std::vector<path::TrustAnchor> trusted;
  for (const auto& certificate : listed) {
    // A root above itself would only make longer paths of the same certificates.
    if (!certificate->self_issued) intermediates.push_back(certificate);
    if (anchors.contains(certificate->fingerprint)) trusted.emplace_back(certificate);
  }
  return path::Pool(std::move(intermediates), std::move(trusted));
}

}  // namespace

ListInForce::ListInForce(const ListEdition& edition, const ListInForce* previous)
    : header_(edition.header),
      list_(edition.list),
      index_(*list_),
      anchors_(anchors_of(index_.ca_certificates())),
      pool_(pool_of(index_.ca_certificates(), anchors_)) {
  if (previous != nullptr) note_retroactive(*previous);
  note_previous_cas();
}

// Judged is what the list says: it knows no reasons, and a CA that failed yesterday must not be
// good until today. That it was not known yet is shown.
void ListInForce::note_retroactive(const ListInForce& previous) {
  const Instant known_from = *header_.activated;
  for (const auto& certificate : index_.ca_certificates()) {
    const Digest& id = certificate->fingerprint;
    const auto now = index_.find_ca(id, known_from);
    const auto before = previous.find_ca(id, known_from);
    if (!now || !before) continue;
    const trustlists::ServiceState& state = now->service->current;
    const bool same = state.status == before->service->current.status &&
                      state.status_starting_time == before->service->current.status_starting_time;
    if (same) {
      if (const Retroactive* inherited = previous.retroactive(id)) retroactive_[id] = *inherited;
    } else if (state.status_starting_time < known_from) {
      retroactive_[id] = {state.status_starting_time, known_from};
    }
  }
}

void ListInForce::note_previous_cas() {
  for (const auto& provider : list_->providers) {
    for (const auto& service : provider.services) {
      for (const auto& type : service.current.types) {
        for (const auto& ca : type.previous) {
          previous_cas_[ca.certificate_sha256].push_back({type.id, &ca});
        }
      }
    }
  }
}

const Retroactive* ListInForce::retroactive(const Digest& certificate) const {
  const auto found = retroactive_.find(certificate);
  return found == retroactive_.end() ? nullptr : &found->second;
}

std::span<const PreviousMention> ListInForce::previous_mentions(const Digest& certificate) const {
  const auto found = previous_cas_.find(certificate);
  if (found == previous_cas_.end()) return {};
  return found->second;
}

}  // namespace baytrust::decision
