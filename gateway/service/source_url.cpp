#include "gateway/service/source_url.hpp"

#include <algorithm>
#include <charconv>

#include "gateway/service/fetch_codes.hpp"

namespace baytrust::service {
namespace {

constexpr std::size_t kMostShown = 200;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

// What RFC 3986 lets stand in a URL unescaped, and '%'.
bool is_url_character(char c) {
  if (c <= 0x20 || c >= 0x7f) return false;
  return std::string_view("\"<>\\^`{|}").find(c) == std::string_view::npos;
}

bool is_label(std::string_view label) {
  if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-') {
    return false;
  }
  return std::ranges::all_of(
      label, [](char c) { return is_lower(c) || is_digit(c) || c == '-' || c == '_'; });
}

// "example.org"; a last label that is a number would be an address in some reader's eyes (WHATWG
// URL 3.5: "2130706433", "0x7f.1", "127.1").
bool is_name(std::string_view host) {
  if (host.size() > 253) return false;
  std::string_view rest = host;
  std::string_view label;
  for (;;) {
    const std::size_t dot = rest.find('.');
    label = rest.substr(0, dot);
    if (!is_label(label)) return false;
    if (dot == rest.npos) break;
    rest.remove_prefix(dot + 1);
  }
  return !is_digit(label.front());
}

Error refused(std::string_view text, std::string host, std::string_view why) {
  const std::string shown(text.substr(0, kMostShown));
  return Error(kFetchUrl, shown,
               {{"item", shown}, {"host", std::move(host)}, {"detail", std::string(why)}});
}

std::optional<std::uint16_t> port_of(std::string_view digits) {
  std::uint16_t port = 0;
  const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  if (failed != std::errc() || end != digits.data() + digits.size() || port == 0) {
    return std::nullopt;
  }
  return port;
}

struct HostAndPort {
  std::string host;
  std::optional<std::string_view> port;
  std::optional<IpAddress> address;
};

// Empty where it is none.
std::optional<HostAndPort> split(std::string_view authority) {
  HostAndPort out;
  if (authority.starts_with('[')) {
    const std::size_t end = authority.find(']');
    if (end == authority.npos) return std::nullopt;
    const std::string_view inside = authority.substr(1, end - 1);
    if (inside.find(':') == inside.npos) return std::nullopt;
    out.address = parse_address(inside);
    if (!out.address) return std::nullopt;
    out.host = to_string(*out.address);
    const std::string_view rest = authority.substr(end + 1);
    if (rest.empty()) return out;
    if (rest.front() != ':') return std::nullopt;
    out.port = rest.substr(1);
    return out;
  }
  const std::size_t colon = authority.find(':');
  out.host = lower(authority.substr(0, colon));
  if (colon != authority.npos) out.port = authority.substr(colon + 1);
  if (is_name(out.host)) return out;
  out.address = parse_address(out.host);
  if (!out.address) return std::nullopt;
  return out;
}

}  // namespace

Result<SourceUrl> parse_source_url(std::string_view text) {
  if (text.size() > kMostUrl) return refused(text, "-", "too long");
  const std::size_t colon = text.find(':');
  const std::string scheme = lower(text.substr(0, colon == text.npos ? 0 : colon));
  if (scheme != "http" && scheme != "https") {
    const std::string shown(text.substr(0, kMostShown));
    return Error(kFetchScheme, shown,
                 {{"item", shown}, {"host", "-"}, {"detail", scheme.empty() ? "-" : scheme}});
  }
  if (!std::ranges::all_of(text, is_url_character)) return refused(text, "-", "characters");
  std::string_view rest = text.substr(colon + 1);
  if (!rest.starts_with("//")) return refused(text, "-", "no host");
  rest.remove_prefix(2);
  const std::size_t end = rest.find_first_of("/?#");
  const std::string_view authority = rest.substr(0, end);
  if (authority.find('@') != authority.npos) return refused(text, "-", "user information");
  if (rest.find('#') != rest.npos) return refused(text, "-", "fragment");
  auto parts = split(authority);
  if (!parts) return refused(text, "-", "host");
  SourceUrl url;
  url.scheme = scheme == "https" ? SourceUrl::Scheme::https : SourceUrl::Scheme::http;
  url.port = url.scheme == SourceUrl::Scheme::https ? 443 : 80;
  url.address = parts->address;
  url.host = std::move(parts->host);
  if (parts->port) {
    const auto port = port_of(*parts->port);
    if (!port) return refused(text, url.host, "port");
    url.port = *port;
  }
  url.path = end == rest.npos ? "" : rest.substr(end);
  if (!url.path.starts_with('/')) url.path.insert(0, "/");
  return url;
}

std::string authority(const SourceUrl& url) {
  const bool six = url.host.find(':') != std::string::npos;
  return (six ? "[" + url.host + "]" : url.host) + ":" + std::to_string(url.port);
}

std::string to_string(const SourceUrl& url) {
  return (url.scheme == SourceUrl::Scheme::https ? "https://" : "http://") + authority(url) +
         url.path;
}

}  // namespace baytrust::service
