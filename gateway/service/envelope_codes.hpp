// Codes of submission envelopes (submission_envelope.hpp): why one cannot be read, and what a check
// of one found. Of submissions themselves: submission_codes.hpp.
#pragma once

#include <array>

#include "validators/base/code.hpp"

namespace baytrust::service {

// Subject of errors: envelope.
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

inline constexpr std::array kEnvelopeCodes{
    kEnvelopeTooLarge,  kEnvelopeNotCms,          kEnvelopeSigners,       kEnvelopeContentType,
    kEnvelopeDetached,  kEnvelopeNoAttributes,    kEnvelopeSignerUnknown, kEnvelopeSignature,
    kEnvelopeNotJson,   kEnvelopeDuplicateMember, kEnvelopeUnknownMember, kEnvelopeMissingMember,
    kEnvelopeMalformed, kEnvelopeWindow,          kEnvelopeFits,          kEnvelopeAudience,
    kEnvelopeTerritory, kEnvelopeNotYet,          kEnvelopeExpired,       kEnvelopeKind,
    kEnvelopeSequence,  kEnvelopeDigest,          kEnvelopeOrder,         kEnvelopeCertificate,
    kEnvelopeAlgorithm,
};

}  // namespace baytrust::service
