#include "validators/revocation/crl_store.hpp"

#include <algorithm>

namespace baytrust::revocation {

void CrlStore::add(const x509::Crl& crl, Instant received) {
  auto& list = by_issuer_[crl->issuer_key];
  const auto newer = [](const HeldCrl& a, const HeldCrl& b) {
    if (a.crl->this_update != b.crl->this_update) return a.crl->this_update > b.crl->this_update;
    return a.crl->fingerprint < b.crl->fingerprint;
  };
  const HeldCrl held{crl, received};
  const auto at = std::lower_bound(list.begin(), list.end(), held, newer);
  if (at != list.end() && at->crl->fingerprint == crl->fingerprint) {
    at->received = std::min(at->received, received);
    return;
  }
  list.insert(at, held);
  ++size_;
}

std::span<const HeldCrl> CrlStore::issued_by(std::string_view issuer_key) const {
  const auto found = by_issuer_.find(issuer_key);
  if (found == by_issuer_.end()) return {};
  return found->second;
}

}  // namespace baytrust::revocation
