// Pin: a signing certificate that editions of one territory may be verified with (formats.md 1).
// Never taken from a document's KeyInfo. A pin may be distrusted from an instant.
#pragma once

#include <compare>
#include <optional>
#include <string>

#include "validators/base/digest.hpp"
#include "validators/base/instant.hpp"

namespace baytrust::decision {

struct Pin {
  std::string territory{};
  Digest certificate{};                      // SHA-256
  Instant trusted_from{};                    // when it was pinned
  std::optional<Instant> distrusted_from{};  // from then on it is no pin

  bool in_force(Instant t) const {
    return t >= trusted_from && (!distrusted_from || t < *distrusted_from);
  }
  friend auto operator<=>(const Pin&, const Pin&) = default;
};

}  // namespace baytrust::decision
