#include "validators/base/digest.hpp"

namespace baytrust {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

std::string to_hex(const Digest& digest) { return to_hex(digest.view()); }

std::optional<Digest> parse_digest(std::string_view hex) {
  Digest digest;
  if (hex.size() != digest.octets.size() * 2) return std::nullopt;
  for (std::size_t i = 0; i < digest.octets.size(); ++i) {
    const int high = hex_value(hex[2 * i]);
    const int low = hex_value(hex[2 * i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    digest.octets[i] = static_cast<std::uint8_t>(high * 16 + low);
  }
  return digest;
}

}  // namespace baytrust
