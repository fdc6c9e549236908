// Code: the stable identity of something a machine may rely on: an error or a finding.
// Once released, an id never changes meaning and is never used again for another.
// Each folder declares its codes in its own codes.hpp, as constants and as the array kCodes.
#pragma once

#include <cstdint>
#include <string_view>

namespace baytrust {

// What a finding does to the verdict, mildest first: the worst one wins.
enum class Effect : std::uint8_t {
  passed,
  info,
  warning,
  not_accepted,
  not_recognised,
  indeterminate,
  invalid,
};

// "passed", "info", "warning", "not-accepted", "not-recognised", "indeterminate", "invalid".
std::string_view to_string(Effect effect);

struct Code {
  std::string_view id;      // "path.certificate.expired"
  std::string_view clause;  // "RFC 5280 6.1.3(a)(2)"
  Effect effect;            // on the verdict, unless the finding says otherwise

  friend constexpr bool operator==(const Code& a, const Code& b) { return a.id == b.id; }
};

}  // namespace baytrust
