// Digest: a SHA-256 value, the identity of every byte string Baytrust uses. Computing one is
// validators/crypto/digest.hpp.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "validators/base/bytes.hpp"

namespace baytrust {

struct Digest {
  std::array<std::uint8_t, 32> octets{};

  ByteView view() const { return octets; }
  friend auto operator<=>(const Digest&, const Digest&) = default;
};

std::string to_hex(const Digest& digest);
// 64 hexadecimal digits of either case, nothing else.
std::optional<Digest> parse_digest(std::string_view hex);

}  // namespace baytrust

template <>
struct std::hash<baytrust::Digest> {
  std::size_t operator()(const baytrust::Digest& d) const noexcept {
    std::size_t h;
    std::memcpy(&h, d.octets.data(), sizeof h);
    return h;
  }
};
