#include "validators/base/oid.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace baytrust {
namespace {

constexpr std::size_t kMaxText = 4096;

// Big decimal -> base 128, most significant first. digits: no sign, no leading zeros.
std::string encode_arc(std::string_view digits, unsigned add) {
  // Little-endian base-128 accumulator: value = value * 10 + digit.
  std::vector<unsigned> groups{0};
  const auto multiply_add = [&groups](unsigned factor, unsigned term) {
    unsigned carry = term;
    for (auto& g : groups) {
      const unsigned v = g * factor + carry;
      g = v & 127;
      carry = v >> 7;
    }
    for (; carry != 0; carry >>= 7) groups.push_back(carry & 127);
  };
  for (const char c : digits) multiply_add(10, static_cast<unsigned>(c - '0'));
  multiply_add(1, add);
  std::string out;
  for (auto it = groups.rbegin(); it != groups.rend(); ++it) {
    out.push_back(static_cast<char>(*it | (std::next(it) == groups.rend() ? 0U : 128U)));
  }
  return out;
}

// One encoded subidentifier as decimal, minus `subtract`, which it is not less than.
std::string decode_arc(std::string_view encoded, unsigned subtract) {
  // Nearly every arc fits a machine word; those of 2.25 do not.
  if (encoded.size() <= 9) {
    std::uint64_t value = 0;
    for (const char c : encoded) value = value << 7U | (static_cast<unsigned char>(c) & 127U);
    return std::to_string(value - subtract);
  }
  std::vector<unsigned> decimal{0};  // little-endian, base 10^6
  constexpr unsigned kBase = 1'000'000;
  for (const char c : encoded) {
    unsigned carry = static_cast<unsigned char>(c) & 127;
    for (auto& d : decimal) {
      const unsigned v = d * 128 + carry;
      d = v % kBase;
      carry = v / kBase;
    }
    if (carry != 0) decimal.push_back(carry);
  }
  for (std::size_t i = 0; subtract != 0 && i < decimal.size(); ++i) {
    if (decimal[i] >= subtract) {
      decimal[i] -= subtract;
      subtract = 0;
    } else {
      decimal[i] += kBase - subtract;
      subtract = 1;
    }
  }
  while (decimal.size() > 1 && decimal.back() == 0) decimal.pop_back();
  std::string out = std::to_string(decimal.back());
  for (auto it = std::next(decimal.rbegin()); it != decimal.rend(); ++it) {
    const std::string part = std::to_string(*it);
    out.append(6 - part.size(), '0').append(part);
  }
  return out;
}

bool is_arc(std::string_view text) {
  return !text.empty() && (text.size() == 1 || text[0] != '0') &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::optional<Oid> Oid::parse(std::string_view text) {
  if (text.size() > kMaxText) return std::nullopt;
  std::vector<std::string_view> arcs;
  while (true) {
    const auto dot = text.find('.');
    arcs.push_back(text.substr(0, dot));
    if (!is_arc(arcs.back())) return std::nullopt;
    if (dot == std::string_view::npos) break;
    text.remove_prefix(dot + 1);
  }
  if (arcs.size() < 2 || arcs[0].size() != 1 || arcs[0][0] > '2') return std::nullopt;
  const auto first = static_cast<unsigned>(arcs[0][0] - '0');
  if (first < 2 && (arcs[1].size() > 2 || (arcs[1].size() == 2 && arcs[1][0] >= '4'))) {
    return std::nullopt;
  }
  Oid oid;
  oid.der_ = encode_arc(arcs[1], first * 40);
  for (std::size_t i = 2; i < arcs.size(); ++i) oid.der_ += encode_arc(arcs[i], 0);
  return oid;
}

Oid Oid::literal(std::string_view text) {
  auto oid = parse(text);
  if (!oid) std::abort();
  return *std::move(oid);
}

bool is_oid_content(ByteView content) {
  if (content.empty() || (content.back() & 0x80) != 0) return false;
  bool at_start = true;
  for (const std::uint8_t b : content) {
    if (at_start && b == 0x80) return false;  // X.690 8.19.2: no leading 0x80
    at_start = (b & 0x80) == 0;
  }
  return true;
}

std::vector<std::string_view> subidentifiers(OidView oid) {
  std::vector<std::string_view> out;
  const auto der = oid.der();
  std::size_t start = 0;
  for (std::size_t i = 0; i < der.size(); ++i) {
    if ((static_cast<unsigned char>(der[i]) & 0x80) == 0) {
      out.push_back(der.substr(start, i + 1 - start));
      start = i + 1;
    }
  }
  return out;
}

std::string to_string(OidView oid) {
  std::string out;
  for (const auto arc : subidentifiers(oid)) {
    if (out.empty()) {
      // X.690 8.19.4: first two arcs share a subidentifier.
      const unsigned lead = arc.size() == 1 ? static_cast<unsigned char>(arc[0]) : 80U;
      const unsigned first = lead < 40 ? 0 : lead < 80 ? 1 : 2;
      out = std::to_string(first) + "." + decode_arc(arc, first * 40);
    } else {
      out.append(".").append(decode_arc(arc, 0));
    }
  }
  return out;
}

}  // namespace baytrust
