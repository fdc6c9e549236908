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

// A file that is neither a certificate nor a signed document. facts: none
inline constexpr Code kFileKindUnknown{"request.file.unknown_kind", "", Effect::invalid};
// Content or digests beside a file that is not a detached signature. facts: none
inline constexpr Code kContentNotAsked{"request.content.not_asked", "", Effect::invalid};

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
// also: file
inline constexpr Code kBatchFile{"batch.file.unreadable", "path batch", Effect::invalid};

// Submission envelopes (submission_envelope.hpp). Subject of errors: envelope.
// facts: size, limit
inline constexpr Code kEnvelopeTooLarge{"submission.envelope.too_large", "formats 7",
                                        Effect::invalid};
// facts: reason (the code of reading it)
inline constexpr Code kEnvelopeNotCms{"submission.envelope.not_cms", "formats 7", Effect::invalid};
// facts: count
inline constexpr Code kEnvelopeSigners{"submission.envelope.signers", "formats 7", Effect::invalid};
// facts: found
inline constexpr Code kEnvelopeContentType{"submission.envelope.content_type", "formats 7",
                                           Effect::invalid};
// facts: none
inline constexpr Code kEnvelopeDetached{"submission.envelope.detached", "formats 7",
                                        Effect::invalid};
// facts: none
inline constexpr Code kEnvelopeNoAttributes{"submission.envelope.no_attributes", "formats 7",
                                            Effect::invalid};
// facts: signer
inline constexpr Code kEnvelopeSignerUnknown{"submission.envelope.signer_unknown", "formats 7",
                                             Effect::invalid};
// facts: reason (the code of the worst finding)
inline constexpr Code kEnvelopeSignature{"submission.envelope.signature", "formats 7",
                                         Effect::invalid};
// facts: none
inline constexpr Code kEnvelopeNotJson{"submission.envelope.not_json", "formats 7",
                                       Effect::invalid};
// facts: member
inline constexpr Code kEnvelopeDuplicateMember{"submission.envelope.member_duplicate", "formats 7",
                                               Effect::invalid};
// facts: member
inline constexpr Code kEnvelopeUnknownMember{"submission.envelope.member_unknown", "formats 7",
                                             Effect::invalid};
// facts: member
inline constexpr Code kEnvelopeMissingMember{"submission.envelope.member_missing", "formats 7",
                                             Effect::invalid};
// facts: member
inline constexpr Code kEnvelopeMalformed{"submission.envelope.member_malformed", "formats 7",
                                         Effect::invalid};
// facts: not_before, expires
inline constexpr Code kEnvelopeWindow{"submission.envelope.window", "formats 7", Effect::invalid};
// What check_envelope() finds. facts: none
inline constexpr Code kEnvelopeFits{"submission.envelope.fits", "formats 7", Effect::passed};
// facts: found, expected
inline constexpr Code kEnvelopeAudience{"submission.envelope.audience", "formats 7",
                                        Effect::invalid};
// facts: jurisdiction, signer, caller
inline constexpr Code kEnvelopeTerritory{"submission.envelope.territory", "formats 7",
                                         Effect::invalid};
// facts: not_before, now
inline constexpr Code kEnvelopeNotYet{"submission.envelope.not_yet", "formats 7", Effect::invalid};
// facts: expires, now
inline constexpr Code kEnvelopeExpired{"submission.envelope.expired", "formats 7", Effect::invalid};
// facts: found, expected
inline constexpr Code kEnvelopeKind{"submission.envelope.kind", "formats 7", Effect::invalid};
// facts: found, expected
inline constexpr Code kEnvelopeSequence{"submission.envelope.sequence", "formats 7",
                                        Effect::invalid};
// facts: found, expected
inline constexpr Code kEnvelopeDigest{"submission.envelope.digest", "formats 7", Effect::invalid};
// facts: found, expected (- where there is none)
inline constexpr Code kEnvelopeOrder{"submission.envelope.order", "formats 7", Effect::invalid};
// facts: not_before, not_after, now
inline constexpr Code kEnvelopeCertificate{"submission.envelope.certificate", "formats 7",
                                           Effect::invalid};
// facts: algorithm, key
inline constexpr Code kEnvelopeAlgorithm{"submission.envelope.algorithm", "formats 7",
                                         Effect::invalid};

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
                                   kFileKindUnknown,
                                   kContentNotAsked,
                                   kBatchJson,
                                   kBatchDuplicateKey,
                                   kBatchTooLong,
                                   kBatchMember,
                                   kBatchKind,
                                   kBatchFile,
                                   kEnvelopeTooLarge,
                                   kEnvelopeNotCms,
                                   kEnvelopeSigners,
                                   kEnvelopeContentType,
                                   kEnvelopeDetached,
                                   kEnvelopeNoAttributes,
                                   kEnvelopeSignerUnknown,
                                   kEnvelopeSignature,
                                   kEnvelopeNotJson,
                                   kEnvelopeDuplicateMember,
                                   kEnvelopeUnknownMember,
                                   kEnvelopeMissingMember,
                                   kEnvelopeMalformed,
                                   kEnvelopeWindow,
                                   kEnvelopeFits,
                                   kEnvelopeAudience,
                                   kEnvelopeTerritory,
                                   kEnvelopeNotYet,
                                   kEnvelopeExpired,
                                   kEnvelopeKind,
                                   kEnvelopeSequence,
                                   kEnvelopeDigest,
                                   kEnvelopeOrder,
                                   kEnvelopeCertificate,
                                   kEnvelopeAlgorithm};

}  // namespace baytrust::service
