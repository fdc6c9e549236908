// IP addresses as the rules about outgoing connections see them: one form for both families (RFC
// 4291 2.5.5.2), networks of an operator's configuration, and whether an address is one of the
// public Internet (IANA special-purpose registries, RFC 6890). Not here: sockets and names.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "validators/base/bytes.hpp"

namespace baytrust::service {

// Sixteen octets; an IPv4 address is ::ffff:a.b.c.d, so that nobody reaches one by another writing.
struct IpAddress {
  std::array<std::uint8_t, 16> octets{};

  friend auto operator<=>(const IpAddress&, const IpAddress&) = default;
};
// Of 4 or 16 octets in network order; empty for any other size.
std::optional<IpAddress> address_of(ByteView octets);
// "192.0.2.1", "2001:db8::1"; no shorter, octal or hexadecimal form of an IPv4 address.
std::optional<IpAddress> parse_address(std::string_view text);
std::string to_string(const IpAddress& address);

struct Network {
  IpAddress address{};
  unsigned bits = 128;  // of the sixteen octets

  bool holds(const IpAddress& other) const;
  friend bool operator==(const Network&, const Network&) = default;
};
// "10.0.0.0/8", "::1", "fc00::/7". Bits beyond the mask must be zero.
std::optional<Network> parse_network(std::string_view text);

// Global unicast and not set aside for anything else: not private, shared (CGNAT), loopback,
// link-local, multicast, documentation, benchmarking, translated (NAT64, 6to4, Teredo), reserved.
bool is_public(const IpAddress& address);
bool may_connect(const IpAddress& address, const std::vector<Network>& named);

}  // namespace baytrust::service
