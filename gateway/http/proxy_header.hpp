// The PROXY protocol, version 2 (haproxy.org, proxy-protocol.txt 2.2): what a proxy says in front
// of a connection about who made it. Only read from configured addresses, and there demanded; its
// type-length-values are skipped. Forwarded and X-Forwarded-For are forwarded.hpp's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "validators/base/bytes.hpp"

namespace baytrust::http {

struct ProxyPreamble {
  static constexpr std::size_t kSize = 16;  // the fixed part
  static constexpr std::size_t kMostAddressBytes = 1024;

  enum class Command : std::uint8_t { local, proxy } command = Command::local;
  enum class Family : std::uint8_t { unspecified, ipv4, ipv6 } family = Family::unspecified;
  std::size_t address_bytes = 0;  // that follow
};

struct ProxySource {
  std::string address;
  std::uint16_t port;
};

// Nothing: not a version 2 header, or one for something other than TCP over IP.
std::optional<ProxyPreamble> parse_proxy_preamble(ByteView fixed);
// The source of a proxied connection. Nothing where too few octets follow.
std::optional<ProxySource> parse_proxy_source(const ProxyPreamble& preamble, ByteView addresses);

}  // namespace baytrust::http
