// A list as anchors: which CA certificates it vouches for at an instant, and what it says about
// one. Root CA and issuing CA each are a service of their own. Services are told apart by the
// SHA-256 of their certificate, never by name. Not here: making path::TrustAnchor of them.
#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include "trustlists/status_history.hpp"
#include "trustlists/trust_list.hpp"

namespace baytrust::trustlists {

struct ListedService {
  const TrustServiceProvider* provider = nullptr;
  const Service* service = nullptr;
};

// Built once per edition; refers to `list`, which must outlive it and not move.
class ServiceIndex {
 public:
  explicit ServiceIndex(const TrustList& list);

  // Every service that lists this certificate, now or once, in document order; empty if none.
  std::vector<ListedService> find(const Digest& fingerprint) const;
  // The CA service that lists this certificate at t (before its first status: as it stands now);
  // where several, one in force at t is preferred.
  std::optional<ListedService> find_ca(const Digest& fingerprint, Instant t) const;

  // CA certificates in force at t, self-issued or not, in document order, without repetition.
  std::vector<x509::Certificate> anchors_at(Instant t) const;
  // Every CA certificate the list names, in force or not (for the path builder's pool).
  const std::vector<x509::Certificate>& ca_certificates() const { return ca_certificates_; }

 private:
  std::vector<ListedService> services_;
  std::unordered_map<Digest, std::vector<std::size_t>> by_fingerprint_;
  std::vector<x509::Certificate> ca_certificates_;
};

// The types of the state whose marker the certificate carries, in document order. None: a
// certificate of no listed type. Several: the list is ambiguous and the caller must not choose.
std::vector<const CertificateType*> types_of(const ServiceState& state,
                                             const x509::Certificate& end_entity);

// The audit statements of the type at t: lapsed if there are statements and none covers t
// (date <= t < expires); none if there is no statement.
enum class AuditState : std::uint8_t { none, current, lapsed };
AuditState audit_at(const CertificateType& type, Instant t);

}  // namespace baytrust::trustlists
