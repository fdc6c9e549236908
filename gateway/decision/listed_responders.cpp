#include "gateway/decision/listed_responders.hpp"

#include "trustlists/status_history.hpp"
#include "trustlists/uri_table.hpp"

namespace baytrust::decision {
namespace {

using trustlists::ServiceState;
using trustlists::TrustServiceProvider;

// Certificates of the provider's OCSP services in force at t.
std::vector<x509::Certificate> responders_of(const TrustServiceProvider& provider, Instant t) {
  std::vector<x509::Certificate> out;
  for (const trustlists::Service& service : provider.services) {
    const ServiceState* state = trustlists::state_at(service, t);
    if (state == nullptr || trustlists::kind_of(state->type) != trustlists::ServiceKind::ocsp ||
        trustlists::standing_at(service, t) != trustlists::Standing::in_force) {
      continue;
    }
    // A past instance may name its certificate by key identifier only: it is then the service's.
    const auto& own = state->identity.certificates;
    const auto& certificates = own.empty() ? service.current.identity.certificates : own;
    out.insert(out.end(), certificates.begin(), certificates.end());
  }
  return out;
}

}  // namespace

std::vector<revocation::ListedResponder> listed_responders(const Case& c,
                                                           const CandidatePath& candidate) {
  std::vector<revocation::ListedResponder> out;
  if (c.evidence().ocsp.size() == 0) return out;
  for (std::size_t i = 1; i < candidate.certificates.size(); ++i) {
    const Digest& ca = candidate.fingerprints[i];
    const auto listed = candidate.list->find_ca(ca, c.at());
    if (!listed) continue;
    for (const auto& responder : responders_of(*listed->provider, c.at())) {
      out.push_back({.ca = ca, .responder = responder});
    }
  }
  return out;
}

}  // namespace baytrust::decision
