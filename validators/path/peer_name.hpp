// PeerName: a name the relying party expects the end entity to have, compared with subjectAltName
// only (RFC 9525 6; never the commonName). DNS: letters compared without case, "*" only as the
// whole left-most label of the certificate's name and only for one label, at least two more labels.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "validators/base/bytes.hpp"
#include "validators/x509/certificate.hpp"

namespace baytrust::path {

struct PeerName {
  enum class Kind : std::uint8_t { dns, ip, email, uri };
  Kind kind = Kind::dns;
  std::string text;  // "www.example.hk", "192.0.2.1", "2001:db8::1", "a@example.hk", "https://…"

  friend bool operator==(const PeerName&, const PeerName&) = default;
};
// "IP:…" or an address, "email:…" or anything with "@", "URI:…" or anything with "://", else DNS.
std::optional<PeerName> parse_peer_name(std::string_view text);

bool has_name(const x509::Certificate& certificate, const PeerName& name);

// Four or sixteen octets of a textual address (RFC 4291, dotted quad), else empty.
std::optional<Bytes> parse_ip(std::string_view text);

}  // namespace baytrust::path
