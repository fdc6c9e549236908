#include "validators/crypto/token_uri.hpp"

#include <algorithm>
#include <set>

#include "validators/crypto/codes.hpp"

namespace baytrust::crypto {
namespace {

constexpr std::size_t kMaxUri = 4096;

Error malformed(std::string_view attribute) {
  return Error(kTokenUri, "pkcs11 URI", {{"attribute", std::string(attribute.substr(0, 64))}});
}

int nibble(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// RFC 3986 2.1. No NUL: PKCS#11 labels reach libraries as C strings.
std::optional<std::string> decoded(std::string_view text, bool nul_allowed) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = nibble(text[i + 1]);
      const int low = nibble(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      c = static_cast<char>(high * 16 + low);
      i += 2;
    }
    if (c == '\0' && !nul_allowed) return std::nullopt;
    out += c;
  }
  return out;
}

// Of the path attributes of RFC 7512 2.3 those that can name a private key.
bool keep(TokenUri& out, std::string_view name, std::string value) {
  if (name == "type") return value == "private";
  if (value.empty()) return false;
  if (name == "id") {
    out.id = to_bytes(as_bytes(value));
    return true;
  }
  std::string* const member = name == "token"          ? &out.token
                              : name == "serial"       ? &out.serial
                              : name == "manufacturer" ? &out.manufacturer
                              : name == "model"        ? &out.model
                              : name == "object"       ? &out.object
                                                       : nullptr;
  if (member == nullptr) return false;
  *member = std::move(value);
  return true;
}

}  // namespace

Result<TokenUri> parse_token_uri(std::string_view uri) {
  if (!is_token_uri(uri) || uri.size() > kMaxUri) return malformed(uri.substr(0, 7));
  // A query could hold a PIN or name another library: --pin-file and --pkcs11-module do that.
  if (const auto query = uri.find('?'); query != std::string_view::npos) {
    return malformed(uri.substr(query, uri.substr(query).find('=')));
  }
  uri.remove_prefix(7);
  TokenUri out;
  std::set<std::string_view> seen;
  while (!uri.empty()) {
    const std::size_t end = std::min(uri.find(';'), uri.size());
    const std::string_view attribute = uri.substr(0, end);
    uri.remove_prefix(std::min(end + 1, uri.size()));
    const std::size_t equals = attribute.find('=');
    if (equals == std::string_view::npos) return malformed(attribute);
    const std::string_view name = attribute.substr(0, equals);
    auto value = decoded(attribute.substr(equals + 1), name == "id");
    if (!value || !seen.insert(name).second || !keep(out, name, *std::move(value))) {
      return malformed(name);
    }
  }
  if (out.token.empty() && out.serial.empty()) return malformed("token");
  if (out.object.empty() && out.id.empty()) return malformed("object");
  return out;
}

}  // namespace baytrust::crypto
