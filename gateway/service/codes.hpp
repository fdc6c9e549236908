// Codes of the use cases: configuration, loading what the store holds, and what the storage ports
// promise to answer. The codes of judging are those of the folders below; an adapter's own troubles
// are in its own codes.hpp.
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

// Configuration (formats.md 3). Subject: the file. facts of all but too_large: line, column
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
// Changing pins (change_pins.hpp). Subject: the option.
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

// A file given as certificate holds none, or several. facts: found
inline constexpr Code kCertificateCount{"request.certificate.count", "", Effect::invalid};

// Bad lines of a batch of path cases (path_batch.hpp). facts of each: line
inline constexpr Code kBatchJson{"batch.line.json", "RFC 8259", Effect::invalid};
// also: key
inline constexpr Code kBatchDuplicateKey{"batch.line.duplicate_key", "RFC 8259 4", Effect::invalid};
// also: limit
inline constexpr Code kBatchTooLong{"batch.line.too_long", "path batch", Effect::invalid};
// A member is missing, of the wrong type or has an unreadable value. also: member
inline constexpr Code kBatchMember{"batch.line.member", "path batch", Effect::invalid};
// also: kind
inline constexpr Code kBatchKind{"batch.line.kind", "path batch", Effect::invalid};
inline constexpr Code kBatchOcsp{"batch.line.ocsp_not_offered", "path batch", Effect::invalid};
// also: file
inline constexpr Code kBatchFile{"batch.file.unreadable", "path batch", Effect::invalid};

inline constexpr std::array kCodes{kStoreMissing,
                                   kStoreExists,
                                   kStoreKnown,
                                   kStoreUnknown,
                                   kStoreApprovedAlready,
                                   kStoreNotHeld,
                                   kStoreChanged,
                                   kStoreAltered,
                                   kStoreOtherKind,
                                   kStoreNoEdition,
                                   kConfigTooLarge,
                                   kConfigSyntax,
                                   kConfigUnknownKey,
                                   kConfigMissingKey,
                                   kConfigWrongType,
                                   kConfigBadValue,
                                   kConfigRepeated,
                                   kConfigProfileUnknown,
                                   kConfigProfileRelying,
                                   kConfigJurisdictionUnknown,
                                   kUnknownSigner,
                                   kEditionUnknown,
                                   kUnverifiedNoPin,
                                   kUnverifiedSignature,
                                   kPinNotAnnounced,
                                   kPinAnnouncedOther,
                                   kPinCertificateMissing,
                                   kPinUnknown,
                                   kPinEditions,
                                   kPinActDiffers,
                                   kHighWaterNothing,
                                   kCertificateCount,
                                   kBatchJson,
                                   kBatchDuplicateKey,
                                   kBatchTooLong,
                                   kBatchMember,
                                   kBatchKind,
                                   kBatchOcsp,
                                   kBatchFile};

}  // namespace baytrust::service
