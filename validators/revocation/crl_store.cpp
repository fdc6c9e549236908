#include "validators/revocation/crl_store.hpp"

#include <algorithm>

namespace baytrust::revocation {
namespace {

bool newer(const HeldCrl& a, const HeldCrl& b) {
  if (a.crl->this_update != b.crl->this_update) return a.crl->this_update > b.crl->this_update;
  const auto numbers = compare_crl_numbers(a.crl->crl_number.value_or(ByteView{}),
                                           b.crl->crl_number.value_or(ByteView{}));
  if (numbers != 0) return numbers > 0;
  return a.crl->fingerprint < b.crl->fingerprint;
}

}  // namespace

std::strong_ordering compare_crl_numbers(ByteView a, ByteView b) {
  const auto trim = [](ByteView v) {
    while (!v.empty() && v.front() == 0) v = v.subspan(1);
    return v;
  };
  a = trim(a);
  b = trim(b);
  if (a.size() != b.size()) return a.size() <=> b.size();
  return as_text(a) <=> as_text(b);
}

void CrlStore::add(const x509::Crl& crl, Instant received) {
  auto& list = by_issuer_[crl->issuer_key];
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
