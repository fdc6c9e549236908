#include "gateway/http/proxy_header.hpp"

#include <array>

#include "gateway/http/forwarded.hpp"

namespace baytrust::http {
namespace {

constexpr std::array<std::uint8_t, 12> kSignature{0x0D, 0x0A, 0x0D, 0x0A, 0x00, 0x0D,
                                                  0x0A, 0x51, 0x55, 0x49, 0x54, 0x0A};

std::uint16_t two_octets(ByteView bytes) {
  return static_cast<std::uint16_t>(bytes[0] << 8 | bytes[1]);
}

}  // namespace

std::optional<ProxyPreamble> parse_proxy_preamble(ByteView fixed) {
  if (fixed.size() != ProxyPreamble::kSize || !equal(fixed.first(12), kSignature)) {
    return std::nullopt;
  }
  ProxyPreamble out;
  if (fixed[12] == 0x20) {
    out.command = ProxyPreamble::Command::local;
  } else if (fixed[12] == 0x21) {
    out.command = ProxyPreamble::Command::proxy;
  } else {
    return std::nullopt;
  }
  out.address_bytes = two_octets(fixed.subspan(14));
  if (out.address_bytes > ProxyPreamble::kMostAddressBytes) return std::nullopt;
  // A local connection (a health check) is the proxy's own, whatever the family says.
  if (out.command == ProxyPreamble::Command::local) return out;
  if (fixed[13] == 0x11) {
    out.family = ProxyPreamble::Family::ipv4;
  } else if (fixed[13] == 0x21) {
    out.family = ProxyPreamble::Family::ipv6;
  } else {
    return std::nullopt;
  }
  return out;
}

std::optional<ProxySource> parse_proxy_source(const ProxyPreamble& preamble, ByteView addresses) {
  const std::size_t size = preamble.family == ProxyPreamble::Family::ipv4 ? 4 : 16;
  if (preamble.family == ProxyPreamble::Family::unspecified || addresses.size() < 2 * size + 4) {
    return std::nullopt;
  }
  return ProxySource{ip_text(addresses.first(size)), two_octets(addresses.subspan(2 * size))};
}

}  // namespace baytrust::http
