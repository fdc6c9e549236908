// Object identifiers, kept as their DER content octets. DER encodes an arc in one way only, so
// equality of octets is equality of identifiers, and arcs of any size (2.25.<uuid>) need no
// integers. Text conversion is exact for arcs of any size.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "validators/base/bytes.hpp"

namespace baytrust {

// Content octets that live elsewhere. Only der::Reader and Oid make them: they are well-formed.
class OidView {
 public:
  constexpr OidView() = default;
  constexpr explicit OidView(std::string_view der) : der_(der) {}

  constexpr std::string_view der() const { return der_; }
  constexpr bool empty() const { return der_.empty(); }

  friend constexpr bool operator==(OidView, OidView) = default;
  // The order of full DER encodings: length first, then octets.
  friend constexpr auto operator<=>(OidView a, OidView b) {
    if (auto c = a.der_.size() <=> b.der_.size(); c != 0) return c;
    return a.der_ <=> b.der_;
  }

 private:
  std::string_view der_;
};

class Oid {
 public:
  Oid() = default;
  explicit Oid(OidView view) : der_(view.der()) {}

  // "1.2.840.113549": at least two arcs, decimal without leading zeros, first 0..2, second < 40
  // unless the first is 2, at most 4096 characters.
  static std::optional<Oid> parse(std::string_view text);
  // For constants of the program: a malformed text is a programming mistake and ends the process.
  static Oid literal(std::string_view text);

  OidView view() const { return OidView(der_); }
  operator OidView() const { return view(); }  // NOLINT: an Oid is an OidView that owns
  bool empty() const { return der_.empty(); }

  friend bool operator==(const Oid&, const Oid&) = default;
  friend auto operator<=>(const Oid& a, const Oid& b) { return a.view() <=> b.view(); }
  friend bool operator==(const Oid& a, OidView b) { return a.view() == b; }

 private:
  std::string der_;  // real identifiers fit the small-string buffer
};

// True if the octets are a well-formed DER OBJECT IDENTIFIER content (X.690 8.19, minimal arcs).
bool is_oid_content(ByteView content);

// Dotted decimal.
std::string to_string(OidView oid);
inline std::string to_string(const Oid& oid) { return to_string(oid.view()); }

// The encoded arcs, as they stand: the first element holds the first two arcs (40*a+b).
std::vector<std::string_view> subidentifiers(OidView oid);

}  // namespace baytrust

template <>
struct std::hash<baytrust::OidView> {
  std::size_t operator()(baytrust::OidView o) const noexcept {
    return std::hash<std::string_view>{}(o.der());
  }
};
template <>
struct std::hash<baytrust::Oid> {
  std::size_t operator()(const baytrust::Oid& o) const noexcept {
    return std::hash<std::string_view>{}(o.view().der());
  }
};
