#include "gateway/service/network.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <charconv>
#include <cstring>

namespace baytrust::service {
namespace {

constexpr std::array<std::uint8_t, 12> kMapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

bool is_mapped(const IpAddress& address) {
  return std::equal(kMapped.begin(), kMapped.end(), address.octets.begin());
}

Network network(std::string_view text) { return parse_network(text).value_or(Network{}); }

// IANA IPv4 Special-Purpose Address Registry, with multicast and what is beyond it.
const std::vector<Network>& set_aside_v4() {
  static const std::vector<Network> all{
      network("0.0.0.0/8"),       network("10.0.0.0/8"),     network("100.64.0.0/10"),
      network("127.0.0.0/8"),     network("169.254.0.0/16"), network("172.16.0.0/12"),
      network("192.0.0.0/24"),    network("192.0.2.0/24"),   network("192.31.196.0/24"),
      network("192.52.193.0/24"), network("192.88.99.0/24"), network("192.168.0.0/16"),
      network("192.175.48.0/24"), network("198.18.0.0/15"),  network("198.51.100.0/24"),
      network("203.0.113.0/24"),  network("224.0.0.0/4"),    network("240.0.0.0/4")};
  return all;
}

// Within 2000::/3, which alone is global unicast: protocol assignments (Teredo, ORCHID,
// benchmarking among them), documentation, 6to4, AS112.
const std::vector<Network>& set_aside_v6() {
  static const std::vector<Network> all{network("2001::/23"), network("2001:db8::/32"),
                                        network("2002::/16"), network("2620:4f:8000::/48"),
                                        network("3fff::/20")};
  return all;
}

bool in_any(const IpAddress& address, const std::vector<Network>& networks) {
  return std::ranges::any_of(networks, [&](const Network& one) { return one.holds(address); });
}

}  // namespace

std::optional<IpAddress> address_of(ByteView octets) {
  IpAddress out;
  if (octets.size() == 16) {
    std::copy(octets.begin(), octets.end(), out.octets.begin());
    return out;
  }
  if (octets.size() != 4) return std::nullopt;
  std::copy(kMapped.begin(), kMapped.end(), out.octets.begin());
  std::copy(octets.begin(), octets.end(), out.octets.begin() + 12);
  return out;
}

std::optional<IpAddress> parse_address(std::string_view text) {
  if (text.size() > 45) return std::nullopt;
  const std::string zero_ended(text);
  std::array<std::uint8_t, 16> octets{};
  // POSIX: strictly four decimal parts for AF_INET.
  if (::inet_pton(AF_INET, zero_ended.c_str(), octets.data()) == 1) {
    return address_of(ByteView(octets).first(4));
  }
  if (::inet_pton(AF_INET6, zero_ended.c_str(), octets.data()) == 1) return address_of(octets);
  return std::nullopt;
}

std::string to_string(const IpAddress& address) {
  char text[INET6_ADDRSTRLEN] = {};
  if (is_mapped(address)) {
    ::inet_ntop(AF_INET, address.octets.data() + 12, text, sizeof text);
  } else {
    ::inet_ntop(AF_INET6, address.octets.data(), text, sizeof text);
  }
  return text;
}

bool Network::holds(const IpAddress& other) const {
  for (unsigned bit = 0; bit < bits; bit += 8) {
    const unsigned left = std::min(bits - bit, 8U);
    const auto mask = static_cast<std::uint8_t>(0xff00U >> left);
    if (((address.octets[bit / 8] ^ other.octets[bit / 8]) & mask) != 0) return false;
  }
  return true;
}

std::optional<Network> parse_network(std::string_view text) {
  const std::size_t slash = text.find('/');
  const auto address = parse_address(text.substr(0, slash));
  if (!address) return std::nullopt;
  const unsigned most = text.find(':') == text.npos ? 32 : 128;
  unsigned bits = most;
  if (slash != text.npos) {
    const std::string_view digits = text.substr(slash + 1);
    const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
    if (failed != std::errc() || end != digits.data() + digits.size() || bits > most) {
      return std::nullopt;
    }
  }
  Network out{.address = *address, .bits = bits + (128 - most)};
  Network whole = out;
  for (unsigned bit = out.bits; bit < 128; ++bit) {
    whole.address.octets[bit / 8] &= static_cast<std::uint8_t>(~(0x80U >> (bit % 8)));
  }
  if (whole != out) return std::nullopt;
  return out;
}

bool is_public(const IpAddress& address) {
  if (is_mapped(address)) return !in_any(address, set_aside_v4());
  static const Network global = network("2000::/3");
  return global.holds(address) && !in_any(address, set_aside_v6());
}

bool may_connect(const IpAddress& address, const std::vector<Network>& named) {
  return is_public(address) || in_any(address, named);
}

}  // namespace baytrust::service
