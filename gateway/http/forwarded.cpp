#include "gateway/http/forwarded.hpp"

#include <arpa/inet.h>
#include <array>

#include "gateway/http/codes.hpp"

namespace baytrust::http {
namespace {

Error malformed() { return Error(kMalformed, "request", {{"reason", "forwarded"}}); }

// RFC 7239 6: IPv4, or IPv6 in brackets, either with a port.
std::optional<std::string> node_address(std::string_view node) {
  if (node.size() >= 2 && node.front() == '"' && node.back() == '"') {
    node = node.substr(1, node.size() - 2);
  }
  if (node.starts_with('[')) {
    const std::size_t end = node.find(']');
    if (end == std::string_view::npos) return std::nullopt;
    return normal_ip(node.substr(1, end - 1));
  }
  if (auto address = normal_ip(node)) return address;  // X-Forwarded-For has bare IPv6
  return normal_ip(node.substr(0, node.find(':')));
}

std::string_view last_element(std::string_view list) {
  const std::size_t comma = list.rfind(',');
  return trimmed(comma == std::string_view::npos ? list : list.substr(comma + 1));
}

// "for=192.0.2.1;proto=https"
std::optional<std::string> for_parameter(std::string_view element) {
  while (!element.empty()) {
    const std::size_t end = element.find(';');
    const auto pair = trimmed(element.substr(0, end));
    element.remove_prefix(end == std::string_view::npos ? element.size() : end + 1);
    if (pair.size() > 4 && same_without_case(pair.substr(0, 4), "for=")) {
      return node_address(pair.substr(4));
    }
  }
  return std::nullopt;
}

}  // namespace

std::string ip_text(ByteView octets) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (octets.size() == 4) {
    ::inet_ntop(AF_INET, octets.data(), text.data(), text.size());
    return text.data();
  }
  if (octets.size() != 16) return {};
  constexpr std::array<std::uint8_t, 12> kMapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
  if (equal(octets.first(12), kMapped)) return ip_text(octets.subspan(12));
  ::inet_ntop(AF_INET6, octets.data(), text.data(), text.size());
  return text.data();
}

std::optional<std::string> normal_ip(std::string_view text) {
  if (text.size() >= INET6_ADDRSTRLEN) return std::nullopt;
  const std::string zero_terminated(text);
  std::array<std::uint8_t, 16> octets{};
  if (::inet_pton(AF_INET, zero_terminated.c_str(), octets.data()) == 1) {
    return ip_text(ByteView(octets).first(4));
  }
  if (::inet_pton(AF_INET6, zero_terminated.c_str(), octets.data()) == 1) return ip_text(octets);
  return std::nullopt;
}

Result<std::optional<std::string>> forwarded_address(const Headers& headers) {
  const std::string standard = headers.joined("Forwarded");
  const std::string customary = headers.joined("X-Forwarded-For");
  if (standard.empty() && customary.empty()) return std::optional<std::string>();
  if (!standard.empty() && !customary.empty()) return malformed();
  auto address = standard.empty() ? node_address(last_element(customary))
                                  : for_parameter(last_element(standard));
  if (!address) return malformed();
  return address;
}

}  // namespace baytrust::http
