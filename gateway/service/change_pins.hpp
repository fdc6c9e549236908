// Changing whom the store trusts (formats.md 1): a new pin, the end of one, a lower high-water
// mark. Two persons, by different names, and every part is kept for ever.
// - A pin takes effect with the second person, from its instant or from then, whichever is later.
//   Announced by the edition in force: the pins that signed that edition end when it begins.
// - Distrust takes effect with the first person: waiting would keep a stolen key trusted. The
//   second person's confirmation is kept as well. A distrusted certificate never becomes a pin
//   again; whoever distrusted in error has another certificate pinned, by two persons.
// - The mark falls with the second person, to the highest sequence of an accepted edition whose
//   signer is trusted now.
#pragma once

#include <optional>
#include <string>

#include "gateway/service/config.hpp"
#include "gateway/service/edition_store.hpp"
#include "validators/base/error.hpp"
#include "validators/crypto/verifier.hpp"

namespace baytrust::service {

// How many different persons change a pin or a mark.
inline constexpr std::size_t kActNames = 2;

struct PinRequest {
  enum class Wish : std::uint8_t { announced, pin, distrust };
  Wish wish = Wish::pin;
  std::string territory;
  SharedBytes certificate;        // of announced and pin; the second person may leave it out
  Digest distrusted;              // of distrust
  std::optional<Instant> from{};  // of pin and distrust; empty: now
  std::string name;               // of the person
  Instant now;
};

struct ResetRequest {
  std::string territory;
  std::string name;
  Instant now;
};

// Errors: pin.*, high_water.*, store.*; config.jurisdiction.unknown; what the certificate cannot be
// read for.
Result<TrustActRecord> change_pin(EditionStore& store, const Config& config,
                                  crypto::Verifier& verifier, const PinRequest& request);
Result<TrustActRecord> reset_high_water(EditionStore& store, const Config& config,
                                        const ResetRequest& request);

}  // namespace baytrust::service
