#include "validators/revocation/ocsp_store.hpp"

#include <algorithm>
#include <tuple>

namespace baytrust::revocation {
namespace {

bool newer(const HeldAnswer& a, const HeldAnswer& b) {
  if (a.single().this_update != b.single().this_update) {
    return a.single().this_update > b.single().this_update;
  }
  if (a.response->produced_at != b.response->produced_at) {
    return a.response->produced_at > b.response->produced_at;
  }
  return std::tie(a.response->fingerprint, a.index) < std::tie(b.response->fingerprint, b.index);
}

bool is_hold(const x509::OcspSingle& single) {
  return single.status == x509::OcspSingle::Status::revoked &&
         single.entry.reason == x509::RevocationReason::certificate_hold;
}

}  // namespace

void OcspStore::add(const x509::OcspResponse& response, Instant received) {
  const auto [known, fresh] = received_.emplace(response->fingerprint, received);
  if (!fresh) {
    if (received >= known->second) return;
    known->second = received;
    receive_earlier(response, received);
    return;
  }
  for (std::uint32_t i = 0; i < response->singles.size(); ++i) {
    const HeldAnswer held{.response = response, .index = i, .received = received};
    auto& list = by_serial_[std::string(as_text(held.single().serial_number))];
    list.insert(std::lower_bound(list.begin(), list.end(), held, newer), held);
    if (is_hold(held.single())) holds_.push_back(held);
  }
}

void OcspStore::receive_earlier(const x509::OcspResponse& response, Instant received) {
  const auto update = [&](std::vector<HeldAnswer>& list) {
    for (HeldAnswer& held : list) {
      if (held.response->fingerprint == response->fingerprint) held.received = received;
    }
  };
  for (const auto& single : response->singles) {
    const auto found = by_serial_.find(as_text(single.serial_number));
    if (found != by_serial_.end()) update(found->second);
  }
  update(holds_);
}

std::span<const HeldAnswer> OcspStore::about(ByteView serial_number) const {
  const auto found = by_serial_.find(as_text(serial_number));
  if (found == by_serial_.end()) return {};
  return found->second;
}

}  // namespace baytrust::revocation
