// Codes of who is calling and what they may do.
#pragma once

#include <array>

#include "validators/base/code.hpp"

namespace baytrust::service {

// Subject: the kind of credential.
inline constexpr Code kCredentialUnknown{"account.credential.unknown", "interfaces Auth",
                                         Effect::invalid};
// facts: expires
inline constexpr Code kCredentialExpired{"account.credential.expired", "interfaces Auth",
                                         Effect::invalid};
// facts: revoked
inline constexpr Code kCredentialRevoked{"account.credential.revoked", "interfaces Auth",
                                         Effect::invalid};
// Subject: the account. facts: ended
inline constexpr Code kAccountEnded{"account.ended", "interfaces Auth", Effect::invalid};
// facts: account, role
inline constexpr Code kRoleMissing{"account.role.missing", "interfaces Auth", Effect::invalid};
// facts: name
inline constexpr Code kAccountName{"account.name.bad", "interfaces Auth", Effect::invalid};
// facts: value
inline constexpr Code kGrantBad{"account.grant.bad", "interfaces Auth", Effect::invalid};
// facts: name
inline constexpr Code kAccountUnknown{"account.unknown", "interfaces Auth", Effect::invalid};

inline constexpr std::array kAccountCodes{
    kCredentialUnknown, kCredentialExpired, kCredentialRevoked, kAccountEnded,
    kRoleMissing,       kAccountName,       kGrantBad,          kAccountUnknown};

}  // namespace baytrust::service
