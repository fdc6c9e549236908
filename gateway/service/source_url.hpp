// SourceUrl: the URL of a CRL, an issuer's certificate or an OCSP responder, as certificates and
// lists name them (RFC 5280 4.2.1.13, 4.2.2.1). Far narrower than RFC 3986, because two readers of
// one URL who differ about its host are how a gateway is led astray: http and https, a name of
// plain labels or an address in its one form, no user information, no fragment, no escape in the
// host. What is asked for is made from the parts, never the text as it came.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "gateway/service/network.hpp"
#include "validators/base/error.hpp"

namespace baytrust::service {

struct SourceUrl {
  enum class Scheme : std::uint8_t { http, https };
  Scheme scheme = Scheme::http;
  std::string host;  // lower case; an IPv6 address without brackets
  std::uint16_t port = 80;
  std::string path;                    // from the first "/", query included
  std::optional<IpAddress> address{};  // where the host is one

  friend bool operator==(const SourceUrl&, const SourceUrl&) = default;
};
inline constexpr std::size_t kMostUrl = 2048;

// fetch.scheme.unsupported, fetch.url.refused: facts host and detail.
Result<SourceUrl> parse_source_url(std::string_view text);
std::string to_string(const SourceUrl& url);
// "crl.example.org:80": what rules, counters and reports call it.
std::string authority(const SourceUrl& url);

}  // namespace baytrust::service
