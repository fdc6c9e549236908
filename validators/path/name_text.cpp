// Subtrees from texts (name_limits.hpp, parse_name_limits).
#include <algorithm>
#include <memory>

#include "validators/path/codes.hpp"
#include "validators/path/name_forms.hpp"
#include "validators/path/name_limits.hpp"
#include "validators/path/peer_name.hpp"

namespace baytrust::path {
namespace {

using Kind = x509::GeneralName::Kind;

// A subtree's base before it has a home: its octets are its own.
struct Base {
  Kind kind;
  Bytes value;
};

std::optional<Bytes> from_hex(std::string_view text) {
  const auto digit = [](char c) -> int {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
  };
  if (text.size() % 2 != 0) return std::nullopt;
  Bytes out;
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const int high = digit(text[i]);
    const int low = digit(text[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    out.push_back(static_cast<std::uint8_t>(high * 16 + low));
  }
  return out;
}

// "10.0.0.0/8" to address and mask, 8 or 32 octets.
std::optional<Bytes> parse_network(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  auto address = parse_ip(text.substr(0, slash));
  const std::string_view digits = text.substr(slash + 1);
  if (!address || digits.empty() || digits.size() > 3) return std::nullopt;
  std::size_t bits = 0;
  for (char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    bits = bits * 10 + static_cast<std::size_t>(c - '0');
  }
  const std::size_t size = address->size();
  if (bits > 8 * size) return std::nullopt;
  Bytes out = *address;
  for (std::size_t i = 0; i < size; ++i) {
    const std::size_t ones = std::min<std::size_t>(8, bits - std::min(bits, 8 * i));
    out.push_back(static_cast<std::uint8_t>(0xFF00U >> ones));
  }
  return out;
}

std::optional<Base> parse_base(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string_view form = text.substr(0, colon);
  const std::string_view value = text.substr(colon + 1);
  if (form == "DNS") return Base{Kind::dns_name, to_bytes(as_bytes(value))};
  if (form == "email") return Base{Kind::rfc822_name, to_bytes(as_bytes(value))};
  if (form == "URI") return Base{Kind::uri, to_bytes(as_bytes(value))};
  if (form == "IP") {
    auto network = parse_network(value);
    if (network) return Base{Kind::ip_address, std::move(*network)};
  } else if (form == "DirName") {
    auto name = from_hex(value);
    if (name) return Base{Kind::directory_name, std::move(*name)};
  } else if (form == "RID") {
    auto oid = Oid::parse(value);
    if (oid) return Base{Kind::registered_id, to_bytes(as_bytes(oid->view().der()))};
  }
  return std::nullopt;
}

Result<std::vector<Base>> parse_bases(std::span<const std::string> texts) {
  std::vector<Base> bases;
  for (const std::string& text : texts) {
    auto base = parse_base(text);
    if (!base || !is_usable({{base->kind, base->value, {}}, 0, {}})) {
      return Error(kNamesTextMalformed, text);
    }
    bases.push_back(std::move(*base));
  }
  return bases;
}

std::vector<x509::GeneralSubtree> views_of(const std::vector<Base>& bases) {
  std::vector<x509::GeneralSubtree> subtrees;
  for (const Base& base : bases) {
    x509::GeneralName name{base.kind, base.value, {}};
    if (base.kind == Kind::registered_id) name.other_type = OidView(as_text(base.value));
    subtrees.push_back({name, 0, {}});
  }
  return subtrees;
}

}  // namespace

Result<NameLimits> parse_name_limits(std::span<const std::string> permitted,
                                     std::span<const std::string> excluded) {
  struct Owned {
    std::vector<Base> permitted, excluded;
  };
  auto owned = std::make_shared<Owned>();
  auto first = parse_bases(permitted);
  if (!first) return first.error();
  auto second = parse_bases(excluded);
  if (!second) return second.error();
  owned->permitted = std::move(*first);
  owned->excluded = std::move(*second);
  NameLimits limits;
  if (permitted.empty() && excluded.empty()) return limits;
  limits.add({views_of(owned->permitted), views_of(owned->excluded)}, owned);
  return limits;
}

}  // namespace baytrust::path
