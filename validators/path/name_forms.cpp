#include "validators/path/name_forms.hpp"

#include <algorithm>

namespace baytrust::path {
namespace {

using Kind = x509::GeneralName::Kind;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

bool is_label_character(char c) {
  return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

bool ends_with_ignoring_case(std::string_view text, std::string_view end) {
  return text.size() >= end.size() &&
         equal_ignoring_case(text.substr(text.size() - end.size()), end);
}

// `name` is `domain` with one or more labels added on the left.
bool is_below(std::string_view name, std::string_view domain) {
  return name.size() > domain.size() && ends_with_ignoring_case(name, domain) &&
         name[name.size() - domain.size() - 1] == '.';
}

// A host name without wildcard, whose last label is no number (an IPv4 address is no host name).
bool is_host(std::string_view text) {
  if (!is_dns_name(text) || text.front() == '*') return false;
  const std::string_view last = text.substr(text.rfind('.') + 1);
  return !std::all_of(last.begin(), last.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Hosts of rfc822Name and URI subtrees: "host" is that host alone, ".domain" any host below.
bool host_matches(std::string_view host, std::string_view subtree) {
  if (subtree.empty()) return true;
  if (subtree.front() == '.') return is_below(host, subtree.substr(1));
  return equal_ignoring_case(host, subtree);
}

bool is_domain_or_dotted(std::string_view text) {
  if (text.empty()) return true;
  if (text.front() == '.') text.remove_prefix(1);
  return is_dns_name(text) && text.front() != '*';
}

// One block of ones, then zeros (RFC 4632).
bool is_contiguous(ByteView mask) {
  bool ended = false;
  for (std::uint8_t octet : mask) {
    for (unsigned bit = 8; bit-- > 0;) {
      const bool one = ((octet >> bit) & 1U) != 0;
      if (one && ended) return false;
      ended = ended || !one;
    }
  }
  return true;
}

}  // namespace

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

bool is_dns_name(std::string_view text) {
  if (text.empty() || text.size() > 253) return false;
  if (text.starts_with("*.")) text.remove_prefix(2);
  std::size_t label = 0;
  for (char c : text) {
    if (c == '.') {
      if (label == 0) return false;
      label = 0;
    } else if (!is_label_character(c) || ++label > 63) {
      return false;
    }
  }
  return label != 0;
}

// RFC 5280 4.2.1.10: labels may be added on the left. A leading dot, which dNSName subtrees should
// not have, means hosts below only; where it excludes, the domain itself too.
Match match_dns(std::string_view name, std::string_view subtree, SubtreeRole role) {
  if (!is_dns_name(name)) return Match::unreadable;
  const bool dotted = subtree.starts_with('.');
  const std::string_view domain = dotted ? subtree.substr(1) : subtree;
  if (domain.empty()) return Match::yes;
  if (is_below(name, domain)) return Match::yes;
  const bool itself = !dotted || role == SubtreeRole::excluded;
  if (itself && equal_ignoring_case(name, domain)) return Match::yes;
  // "*.example.hk" may stand for a host that is excluded by its own name.
  if (role == SubtreeRole::excluded && name.starts_with("*.")) {
    const std::string_view parent = name.substr(2);
    const std::size_t dot = domain.find('.');
    if (dot != std::string_view::npos && equal_ignoring_case(domain.substr(dot + 1), parent)) {
      return Match::yes;
    }
  }
  return Match::no;
}

// RFC 5280 4.2.1.10, 7.5: the local part is compared octet by octet, the host without case.
Match match_email(std::string_view mailbox, std::string_view subtree) {
  const std::size_t at = mailbox.rfind('@');
  if (at == std::string_view::npos || at == 0) return Match::unreadable;
  const std::string_view host = mailbox.substr(at + 1);
  if (!is_dns_name(host) || host.front() == '*') return Match::unreadable;
  const std::size_t subtree_at = subtree.rfind('@');
  if (subtree_at == std::string_view::npos) {
    return host_matches(host, subtree) ? Match::yes : Match::no;
  }
  const bool same = mailbox.substr(0, at) == subtree.substr(0, subtree_at) &&
                    equal_ignoring_case(host, subtree.substr(subtree_at + 1));
  return same ? Match::yes : Match::no;
}

std::optional<std::string_view> uri_host(std::string_view uri) {
  const std::size_t colon = uri.find(':');
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  std::string_view rest = uri.substr(colon + 1);
  if (!rest.starts_with("//")) return std::nullopt;
  rest.remove_prefix(2);
  std::string_view host = rest.substr(0, rest.find_first_of("/?#\\"));
  if (const std::size_t at = host.rfind('@'); at != std::string_view::npos) {
    host.remove_prefix(at + 1);
  }
  if (const std::size_t port = host.rfind(':'); port != std::string_view::npos) {
    const std::string_view digits = host.substr(port + 1);
    if (!std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; })) {
      return std::nullopt;
    }
    host = host.substr(0, port);
  }
  if (!is_host(host)) return std::nullopt;
  return host;
}

// RFC 5280 4.2.1.10: a URI without a host name, where URIs are constrained, is to be rejected.
Match match_uri(std::string_view uri, std::string_view subtree) {
  const auto host = uri_host(uri);
  if (!host) return Match::unreadable;
  return host_matches(*host, subtree) ? Match::yes : Match::no;
}

Match match_ip(ByteView address, ByteView subtree) {
  if (address.size() != 4 && address.size() != 16) return Match::unreadable;
  if (subtree.size() != 2 * address.size()) return Match::no;
  for (std::size_t i = 0; i < address.size(); ++i) {
    const auto mask = subtree[address.size() + i];
    if ((address[i] & mask) != (subtree[i] & mask)) return Match::no;
  }
  return Match::yes;
}

Match match_directory(std::string_view name_key, std::string_view subtree_key) {
  return name_key.starts_with(subtree_key) ? Match::yes : Match::no;
}

Match match_exact(const x509::GeneralName& name, const x509::GeneralName& subtree,
                  SubtreeRole role) {
  if (equal(name.value, subtree.value)) return Match::yes;
  // Another value may still lie in a subtree that only its type's owner could define.
  return role == SubtreeRole::excluded ? Match::undefined : Match::no;
}

bool is_usable(const x509::GeneralSubtree& subtree) {
  // RFC 5280 4.2.1.10: minimum MUST be zero, maximum absent.
  if (subtree.minimum != 0 || subtree.maximum) return false;
  const x509::GeneralName& base = subtree.base;
  switch (base.kind) {
    case Kind::dns_name:
    case Kind::uri:
      return is_domain_or_dotted(base.text());
    case Kind::rfc822_name: {
      const std::string_view text = base.text();
      const std::size_t at = text.rfind('@');
      if (at == std::string_view::npos) return is_domain_or_dotted(text);
      const std::string_view host = text.substr(at + 1);
      return at != 0 && is_dns_name(host) && host.front() != '*';
    }
    case Kind::ip_address:
      return (base.value.size() == 8 || base.value.size() == 32) &&
             is_contiguous(base.value.subspan(base.value.size() / 2));
    case Kind::directory_name:
      return x509::Name::parse(base.value).has_value();
    case Kind::other_name:
    case Kind::registered_id:
    case Kind::x400_address:
    case Kind::edi_party_name:
      return true;
  }
  return false;
}

std::string_view form_text(Kind kind) {
  switch (kind) {
    case Kind::other_name:
      return "otherName";
    case Kind::rfc822_name:
      return "rfc822Name";
    case Kind::dns_name:
      return "dNSName";
    case Kind::x400_address:
      return "x400Address";
    case Kind::directory_name:
      return "directoryName";
    case Kind::edi_party_name:
      return "ediPartyName";
    case Kind::uri:
      return "uniformResourceIdentifier";
    case Kind::ip_address:
      return "iPAddress";
    case Kind::registered_id:
      return "registeredID";
  }
  return "";
}

}  // namespace baytrust::path
