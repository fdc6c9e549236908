// Codes of configuration (formats.md 3): files that cannot be read, and what was asked for that is
// not configured.
#pragma once

#include <array>

#include "validators/base/code.hpp"

namespace baytrust::service {

// Reading the file. Subject: the file. facts of all but too_large: line, column
// facts: size, limit
inline constexpr Code kConfigTooLarge{"config.too_large", "formats 3", Effect::invalid};
// also: message
inline constexpr Code kConfigSyntax{"config.syntax", "TOML 1.0", Effect::invalid};
// also: key
inline constexpr Code kConfigUnknownKey{"config.key.unknown", "formats 3", Effect::invalid};
// also: key
inline constexpr Code kConfigMissingKey{"config.key.missing", "formats 3", Effect::invalid};
// also: key, found, expected
inline constexpr Code kConfigWrongType{"config.value.type", "formats 3", Effect::invalid};
// also: key, value, expected
inline constexpr Code kConfigBadValue{"config.value.bad", "formats 3", Effect::invalid};
// Two of one name. also: key, value
inline constexpr Code kConfigRepeated{"config.value.repeated", "formats 3", Effect::invalid};

// What was asked for is not configured. Subject: the option.
// facts: name, known
inline constexpr Code kConfigProfileUnknown{"config.profile.unknown", "formats 3", Effect::invalid};
// facts: name, relying, asked
inline constexpr Code kConfigProfileRelying{"config.profile.relying", "formats 3", Effect::invalid};
// facts: name, known
inline constexpr Code kConfigJurisdictionUnknown{"config.jurisdiction.unknown", "formats 3",
                                                 Effect::invalid};

inline constexpr std::array kConfigCodes{
    kConfigTooLarge,       kConfigSyntax,
    kConfigUnknownKey,     kConfigMissingKey,
    kConfigWrongType,      kConfigBadValue,
    kConfigRepeated,       kConfigProfileUnknown,
    kConfigProfileRelying, kConfigJurisdictionUnknown,
};

}  // namespace baytrust::service
