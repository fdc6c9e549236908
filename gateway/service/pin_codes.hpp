// Codes of changing pins (change_pins.hpp) and high-water marks.
#pragma once

#include <array>

#include "validators/base/code.hpp"

namespace baytrust::service {

// Subject: the option.
// facts: territory
inline constexpr Code kPinNotAnnounced{"pin.not_announced", "formats 1", Effect::invalid};
// facts: announced, given
inline constexpr Code kPinAnnouncedOther{"pin.announced_other", "formats 1", Effect::invalid};
// No facts.
inline constexpr Code kPinCertificateMissing{"pin.certificate_missing", "formats 1",
                                             Effect::invalid};
// facts: territory, digest
inline constexpr Code kPinUnknown{"pin.unknown", "formats 1", Effect::invalid};
// facts: sequence, received
inline constexpr Code kPinEditions{"pin.editions_since", "formats 1", Effect::invalid};
// facts: from, asked
inline constexpr Code kPinActDiffers{"pin.act_differs", "formats 1", Effect::invalid};
// facts: territory, sequence
inline constexpr Code kHighWaterNothing{"high_water.nothing_to_reset", "formats 1",
                                        Effect::invalid};

inline constexpr std::array kPinCodes{
    kPinNotAnnounced, kPinAnnouncedOther, kPinCertificateMissing, kPinUnknown,
    kPinEditions,     kPinActDiffers,     kHighWaterNothing,
};

}  // namespace baytrust::service
