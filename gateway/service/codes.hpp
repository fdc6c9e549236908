// Codes of the use cases: loading what the store holds, what the storage ports promise to answer,
// and what a caller gave. Beside it, by subject: config_codes.hpp, pin_codes.hpp,
// envelope_codes.hpp and others. The codes of judging are those of the folders below; an adapter's
// own troubles are in its own codes.hpp.
#pragma once

#include <array>

#include "validators/base/code.hpp"

namespace baytrust::service {

// The contract of the storage ports (edition_store.hpp, crl_store.hpp, store.hpp).
// facts: place
inline constexpr Code kStoreMissing{"store.missing", "store open", Effect::invalid};
// facts: place
inline constexpr Code kStoreExists{"store.exists", "store init", Effect::invalid};
// facts: digest
inline constexpr Code kStoreKnown{"store.known", "store add", Effect::invalid};
// facts: digest
inline constexpr Code kStoreUnknown{"store.unknown", "store read", Effect::invalid};
// facts: name
inline constexpr Code kStoreApprovedAlready{"store.approved_already", "store approve",
                                            Effect::invalid};
// facts: state
inline constexpr Code kStoreNotHeld{"store.not_held", "store approve", Effect::invalid};
// facts: read_at, now_at
inline constexpr Code kStoreChanged{"store.changed_meanwhile", "store write", Effect::invalid};

// What the store gave back is not what was put in. facts: digest
inline constexpr Code kStoreAltered{"store.altered", "formats 1", Effect::invalid};
// The digest names an edition of the other kind of document. facts: digest, found, expected
inline constexpr Code kStoreOtherKind{"store.other_kind", "store approve", Effect::invalid};

// No edition of the territory is in force. Subject: the document. facts: territory, at
inline constexpr Code kStoreNoEdition{"store.no_edition", "store read", Effect::invalid};

// A finding of importing or verifying: a register carries a signature of a signer not pinned.
// facts: signer
inline constexpr Code kUnknownSigner{"register.signer.unknown", "formats 2", Effect::warning};

// An edition was asked for that the store does not have. facts: document, asked
inline constexpr Code kEditionUnknown{"store.edition.unknown", "store read", Effect::invalid};

// Findings about a document that is only looked at (a draft, a file to compare): nobody vouches for
// it. No signer of its territory is pinned. facts: territory
inline constexpr Code kUnverifiedNoPin{"document.unverified.no_pin", "formats 1", Effect::warning};
// Its signature does not hold by the pins there are. facts: reason
inline constexpr Code kUnverifiedSignature{"document.unverified.signature", "formats 1",
                                           Effect::warning};
// A file given as certificate holds none, or several. facts: found
inline constexpr Code kCertificateCount{"request.certificate.count", "", Effect::invalid};

// A file that is neither a certificate nor a signed document. facts: none
inline constexpr Code kFileKindUnknown{"request.file.unknown_kind", "", Effect::invalid};
// Content or digests beside a file that is not a detached signature. facts: none
inline constexpr Code kContentNotAsked{"request.content.not_asked", "", Effect::invalid};

inline constexpr std::array kCodes{
    kStoreMissing,         kStoreExists,         kStoreKnown,       kStoreUnknown,
    kStoreApprovedAlready, kStoreNotHeld,        kStoreChanged,     kStoreAltered,
    kStoreOtherKind,       kStoreNoEdition,      kUnknownSigner,    kEditionUnknown,
    kUnverifiedNoPin,      kUnverifiedSignature, kCertificateCount, kFileKindUnknown,
    kContentNotAsked,
};

}  // namespace baytrust::service
