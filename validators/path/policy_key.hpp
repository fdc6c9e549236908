// PolicyKey: a policy OID with its order packed beside it, for the sorting that the policy graph is
// made of: most comparisons of hostile thousands are then one of integers. Same order as OidView.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>

#include "validators/base/oid.hpp"

namespace baytrust::path {

struct PolicyKey {
  PolicyKey() = default;
  PolicyKey(OidView view) : oid(view), order(pack(view.der())) {}  // NOLINT: it is the OID

  OidView oid;
  std::uint64_t order = 0;  // length, then the first seven octets

  friend bool operator==(const PolicyKey& a, const PolicyKey& b) {
    return a.order == b.order && (a.is_whole() || a.oid == b.oid);
  }
  friend std::strong_ordering operator<=>(const PolicyKey& a, const PolicyKey& b) {
    if (a.order != b.order) return a.order <=> b.order;
    if (a.is_whole()) return std::strong_ordering::equal;
    return a.oid <=> b.oid;
  }

 private:
  static constexpr std::size_t kPacked = 7;
  bool is_whole() const { return oid.der().size() <= kPacked; }
  static std::uint64_t pack(std::string_view der) {
    std::uint64_t order = std::min<std::size_t>(der.size(), 255);
    for (std::size_t i = 0; i < kPacked; ++i) {
      order = order << 8U | (i < der.size() ? static_cast<unsigned char>(der[i]) : 0U);
    }
    return order;
  }
};

}  // namespace baytrust::path
