#include "validators/path/peer_name.hpp"

#include <algorithm>

#include "validators/path/name_forms.hpp"

namespace baytrust::path {
namespace {

using Kind = x509::GeneralName::Kind;

std::optional<std::uint32_t> parse_number(std::string_view text, unsigned base, std::uint32_t max) {
  if (text.empty() || text.size() > 4) return std::nullopt;
  if (base == 10 && text.size() > 1 && text.front() == '0') return std::nullopt;
  std::uint32_t value = 0;
  for (char c : text) {
    std::uint32_t digit = 99;
    if (c >= '0' && c <= '9') digit = static_cast<std::uint32_t>(c - '0');
    if (c >= 'a' && c <= 'f') digit = static_cast<std::uint32_t>(c - 'a') + 10;
    if (c >= 'A' && c <= 'F') digit = static_cast<std::uint32_t>(c - 'A') + 10;
    if (digit >= base) return std::nullopt;
    value = value * base + digit;
  }
  if (value > max) return std::nullopt;
  return value;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::optional<Bytes> parse_ipv4(std::string_view text) {
  const auto parts = split(text, '.');
  if (parts.size() != 4) return std::nullopt;
  Bytes out;
  for (std::string_view part : parts) {
    const auto number = parse_number(part, 10, 255);
    if (!number) return std::nullopt;
    out.push_back(static_cast<std::uint8_t>(*number));
  }
  return out;
}

// One side of "::": groups of 16 bits, the last possibly a dotted quad.
std::optional<Bytes> parse_groups(std::string_view text) {
  Bytes out;
  if (text.empty()) return out;
  const auto parts = split(text, ':');
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i + 1 == parts.size() && parts[i].find('.') != std::string_view::npos) {
      const auto quad = parse_ipv4(parts[i]);
      if (!quad) return std::nullopt;
      out.insert(out.end(), quad->begin(), quad->end());
      continue;
    }
    const auto group = parse_number(parts[i], 16, 0xFFFF);
    if (!group) return std::nullopt;
    out.push_back(static_cast<std::uint8_t>(*group >> 8U));
    out.push_back(static_cast<std::uint8_t>(*group & 0xFFU));
  }
  return out;
}

std::optional<Bytes> parse_ipv6(std::string_view text) {
  const std::size_t gap = text.find("::");
  if (gap == std::string_view::npos) {
    auto all = parse_groups(text);
    if (!all || all->size() != 16) return std::nullopt;
    return all;
  }
  const auto head = parse_groups(text.substr(0, gap));
  const auto tail = parse_groups(text.substr(gap + 2));
  if (!head || !tail || head->size() + tail->size() > 14) return std::nullopt;
  Bytes out(*head);
  out.resize(16 - tail->size(), 0);
  out.insert(out.end(), tail->begin(), tail->end());
  return out;
}

// RFC 9525 6.3: "*" is the whole left-most label, for exactly one label, never above a bare
// top-level domain.
bool dns_matches(std::string_view presented, std::string_view expected) {
  if (!is_dns_name(presented)) return false;
  if (!presented.starts_with("*.")) return equal_ignoring_case(presented, expected);
  const std::string_view parent = presented.substr(2);
  if (parent.find('.') == std::string_view::npos) return false;
  const std::size_t dot = expected.find('.');
  return dot != std::string_view::npos && dot != 0 &&
         equal_ignoring_case(expected.substr(dot + 1), parent);
}

// RFC 5280 7.5.
bool mailbox_matches(std::string_view presented, std::string_view expected) {
  const std::size_t a = presented.rfind('@');
  const std::size_t b = expected.rfind('@');
  if (a == std::string_view::npos || b == std::string_view::npos) return false;
  return presented.substr(0, a) == expected.substr(0, b) &&
         equal_ignoring_case(presented.substr(a + 1), expected.substr(b + 1));
}

}  // namespace

std::optional<Bytes> parse_ip(std::string_view text) {
  return text.find(':') == std::string_view::npos ? parse_ipv4(text) : parse_ipv6(text);
}

std::optional<PeerName> parse_peer_name(std::string_view text) {
  const auto named = [&](std::string_view prefix) {
    if (!text.starts_with(prefix)) return false;
    text.remove_prefix(prefix.size());
    return true;
  };
  PeerName name;
  if (named("IP:")) {
    name.kind = PeerName::Kind::ip;
  } else if (named("email:")) {
    name.kind = PeerName::Kind::email;
  } else if (named("URI:")) {
    name.kind = PeerName::Kind::uri;
  } else if (named("DNS:")) {
    name.kind = PeerName::Kind::dns;
  } else if (parse_ip(text)) {
    name.kind = PeerName::Kind::ip;
  } else if (text.find("://") != std::string_view::npos) {
    name.kind = PeerName::Kind::uri;
  } else if (text.find('@') != std::string_view::npos) {
    name.kind = PeerName::Kind::email;
  }
  name.text = text;
  const bool host = is_dns_name(text) && !text.starts_with('*');
  if (name.kind == PeerName::Kind::dns && !host) return std::nullopt;
  if (name.kind == PeerName::Kind::ip && !parse_ip(text)) return std::nullopt;
  if (text.empty()) return std::nullopt;
  return name;
}

bool has_name(const x509::Certificate& certificate, const PeerName& name) {
  const auto& names = certificate->extensions.subject_alt_name;
  if (!names) return false;
  const auto address = name.kind == PeerName::Kind::ip ? parse_ip(name.text) : std::nullopt;
  return std::any_of(names->begin(), names->end(), [&](const x509::GeneralName& presented) {
    switch (name.kind) {
      case PeerName::Kind::dns:
        return presented.kind == Kind::dns_name && dns_matches(presented.text(), name.text);
      case PeerName::Kind::ip:
        return presented.kind == Kind::ip_address && address && equal(presented.value, *address);
      case PeerName::Kind::email:
        return presented.kind == Kind::rfc822_name && mailbox_matches(presented.text(), name.text);
      case PeerName::Kind::uri:
        return presented.kind == Kind::uri && presented.text() == name.text;
    }
    return false;
  });
}

}  // namespace baytrust::path
