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

// The answers of a response, those about one serial number at once: a response may hold thousands,
// and all of them may be about one.
template <class Visit>
void for_each_serial(const x509::OcspResponse& response, Visit visit) {
  const std::span<const std::uint32_t> order = response->by_serial;
  for (std::size_t begin = 0; begin < order.size();) {
    const auto serial = as_text(response->singles[order[begin]].serial_number);
    std::size_t end = begin;
    while (end < order.size() && as_text(response->singles[order[end]].serial_number) == serial) {
      ++end;
    }
    visit(serial, order.subspan(begin, end - begin));
    begin = end;
  }
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
  for_each_serial(response, [&](std::string_view serial, std::span<const std::uint32_t> indices) {
    auto& list = by_serial_[std::string(serial)];
    const auto before = static_cast<std::ptrdiff_t>(list.size());
    for (const std::uint32_t index : indices) {
      list.push_back({.response = response, .index = index, .received = received});
      if (is_hold(list.back().single())) holds_.push_back(list.back());
    }
    std::sort(list.begin() + before, list.end(), newer);
    std::inplace_merge(list.begin(), list.begin() + before, list.end(), newer);
  });
}

void OcspStore::receive_earlier(const x509::OcspResponse& response, Instant received) {
  const auto update = [&](std::vector<HeldAnswer>& list) {
    for (HeldAnswer& held : list) {
      if (held.response->fingerprint == response->fingerprint) held.received = received;
    }
  };
  for_each_serial(response, [&](std::string_view serial, std::span<const std::uint32_t>) {
    const auto found = by_serial_.find(serial);
    if (found != by_serial_.end()) update(found->second);
  });
  update(holds_);
}

std::span<const HeldAnswer> OcspStore::about(ByteView serial_number) const {
  const auto found = by_serial_.find(as_text(serial_number));
  if (found == by_serial_.end()) return {};
  return found->second;
}

}  // namespace baytrust::revocation
