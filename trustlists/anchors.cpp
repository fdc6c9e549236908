#include "trustlists/anchors.hpp"

#include <algorithm>
#include <unordered_set>

namespace baytrust::trustlists {
namespace {

bool is_ca(const ServiceState& state) { return kind_of(state.type) == ServiceKind::ca; }

// A past instance may name its certificate by key identifier only (TS 119 612 5.6.3): it is then
// the service's.
const std::vector<x509::Certificate>& certificates_of(const Service& service,
                                                      const ServiceState& state) {
  const auto& own = state.identity.certificates;
  return own.empty() ? service.current.identity.certificates : own;
}

}  // namespace

ServiceIndex::ServiceIndex(const TrustList& list) {
  std::unordered_set<Digest> seen;
  const auto add = [&](const ServiceState& state) {
    const std::size_t index = services_.size() - 1;
    for (const x509::Certificate& certificate : state.identity.certificates) {
      std::vector<std::size_t>& listed = by_fingerprint_[certificate->fingerprint];
      if (listed.empty() || listed.back() != index) listed.push_back(index);
      if (is_ca(state) && seen.insert(certificate->fingerprint).second) {
        ca_certificates_.push_back(certificate);
      }
    }
  };
  for (const TrustServiceProvider& provider : list.providers) {
    for (const Service& service : provider.services) {
      services_.push_back({&provider, &service});
      add(service.current);
      for (const ServiceState& past : service.history) add(past);
    }
  }
}

std::vector<ListedService> ServiceIndex::find(const Digest& fingerprint) const {
  std::vector<ListedService> found;
  const auto at = by_fingerprint_.find(fingerprint);
  if (at == by_fingerprint_.end()) return found;
  for (const std::size_t i : at->second) found.push_back(services_[i]);
  return found;
}

std::optional<ListedService> ServiceIndex::find_ca(const Digest& fingerprint, Instant t) const {
  std::optional<ListedService> best;
  for (const ListedService& listed : find(fingerprint)) {
    const ServiceState* state = state_at(*listed.service, t);
    if (state == nullptr) state = &listed.service->current;
    const auto& certificates = certificates_of(*listed.service, *state);
    const bool names_it =
        std::any_of(certificates.begin(), certificates.end(),
                    [&](const x509::Certificate& c) { return c->fingerprint == fingerprint; });
    if (!is_ca(*state) || !names_it) continue;
    if (standing_at(*listed.service, t) == Standing::in_force) return listed;
    if (!best) best = listed;
  }
  return best;
}

std::vector<x509::Certificate> ServiceIndex::anchors_at(Instant t) const {
  std::vector<x509::Certificate> anchors;
  std::unordered_set<Digest> seen;
  for (const ListedService& listed : services_) {
    const ServiceState* state = state_at(*listed.service, t);
    if (state == nullptr || !is_ca(*state)) continue;
    if (standing_at(*listed.service, t) != Standing::in_force) continue;
    for (const x509::Certificate& certificate : certificates_of(*listed.service, *state)) {
      if (seen.insert(certificate->fingerprint).second) anchors.push_back(certificate);
    }
  }
  return anchors;
}

std::vector<const CertificateType*> types_of(const ServiceState& state,
                                             const x509::Certificate& end_entity) {
  std::vector<const CertificateType*> types;
  for (const CertificateType& type : state.types) {
    if (x509::carries(end_entity, type.marker)) types.push_back(&type);
  }
  return types;
}

AuditState audit_at(const CertificateType& type, Instant t) {
  if (type.audits.empty()) return AuditState::none;
  const bool covered =
      std::any_of(type.audits.begin(), type.audits.end(), [&](const AuditStatement& audit) {
        return audit.date <= t && (!audit.expires || t < *audit.expires);
      });
  return covered ? AuditState::current : AuditState::lapsed;
}

}  // namespace baytrust::trustlists
