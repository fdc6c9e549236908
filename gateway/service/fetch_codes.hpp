// Codes of fetching CRLs, issuers' certificates and OCSP responses: why something that was missing
// was not had. Each is an Error of whoever asked, and the same as a finding of the decision that
// had to do without. They never decide: what is missing does that, with its own codes.
// facts of all: item (what was wanted), host ("-" where there is none), detail.
#pragma once

#include <array>

#include "validators/base/code.hpp"

namespace baytrust::service {

// detail: what is wrong with it
inline constexpr Code kFetchUrl{"fetch.url.refused", "RFC 3986 3", Effect::info};
// ldap and whatever else is neither http nor https. detail: the scheme
inline constexpr Code kFetchScheme{"fetch.scheme.unsupported", "RFC 5280 4.2.1.13", Effect::info};
// A distribution point that is a name in a directory. detail: the name
inline constexpr Code kFetchDirectoryName{"fetch.point.directory_name", "RFC 5280 4.2.1.13",
                                          Effect::info};
// Neither the certificate nor a list says where. detail: "-"
inline constexpr Code kFetchNoPoint{"fetch.point.none", "RFC 5280 4.2.1.13", Effect::info};
// Named by no list and not by the configuration. detail: "-"
inline constexpr Code kFetchHost{"fetch.host.not_allowed", "security fetch", Effect::info};
// detail: the address
inline constexpr Code kFetchAddress{"fetch.address.refused", "RFC 6890 2", Effect::info};
// detail: where to, or how many
inline constexpr Code kFetchRedirect{"fetch.redirect.refused", "RFC 9110 15.4", Effect::info};
// detail: of the transport
inline constexpr Code kFetchUnreachable{"fetch.unreachable", "", Effect::info};
inline constexpr Code kFetchTimeout{"fetch.timeout", "", Effect::info};
inline constexpr Code kFetchTls{"fetch.tls", "RFC 9110 4.3.4", Effect::info};
// detail: the status
inline constexpr Code kFetchStatus{"fetch.status", "RFC 9110 15", Effect::info};
// detail: the limit
inline constexpr Code kFetchTooLarge{"fetch.too_large", "security fetch", Effect::info};
inline constexpr Code kFetchTruncated{"fetch.truncated", "RFC 9112 8", Effect::info};
// detail: media type, and what the parser said
inline constexpr Code kFetchContent{"fetch.content.unreadable", "RFC 5280 4.2.1.13", Effect::info};
// Read all the same. detail: media type
inline constexpr Code kFetchContentType{"fetch.content.type", "RFC 2585 4", Effect::info};
// detail: who issued it
inline constexpr Code kFetchCrlSigner{"fetch.crl.signer", "RFC 5280 6.3.3(f)", Effect::info};
// Kept, but it cannot help. detail: nextUpdate
inline constexpr Code kFetchCrlExpired{"fetch.crl.expired", "RFC 5280 5.1.2.5", Effect::info};
// It came, and the store did not take it: nothing leans on it. detail: the store's error
inline constexpr Code kFetchNotKept{"fetch.crl.not_kept", "architecture", Effect::info};
// detail: whose certificate it was
inline constexpr Code kFetchIssuer{"fetch.issuer.other", "RFC 5280 4.2.2.1", Effect::info};
// It failed often, and is left alone for a while. detail: until when
inline constexpr Code kFetchResting{"fetch.host.resting", "security fetch", Effect::info};
// No answer by the time the verdict was due. detail: milliseconds
inline constexpr Code kFetchDeadline{"fetch.deadline", "architecture", Effect::info};
// detail: SHA-256 of what came
inline constexpr Code kFetchObtained{"fetch.obtained", "architecture", Effect::passed};
// Of the cache on disk; never of a decision. detail: the file
inline constexpr Code kFetchCache{"fetch.cache.unusable", "", Effect::info};

inline constexpr std::array kFetchCodes{
    kFetchUrl,       kFetchScheme,     kFetchDirectoryName, kFetchNoPoint, kFetchHost,
    kFetchAddress,   kFetchRedirect,   kFetchUnreachable,   kFetchTimeout, kFetchTls,
    kFetchStatus,    kFetchTooLarge,   kFetchTruncated,     kFetchContent, kFetchContentType,
    kFetchCrlSigner, kFetchCrlExpired, kFetchNotKept,       kFetchIssuer,  kFetchResting,
    kFetchDeadline,  kFetchObtained,   kFetchCache};

}  // namespace baytrust::service
