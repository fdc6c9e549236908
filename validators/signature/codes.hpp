// Codes of validators/signature: findings about one signature (Subject signature, or document for
// what all signatures share). Errors about a structure that cannot be read: cms_error_codes.hpp.
#pragma once

#include <array>

#include "validators/base/code.hpp"

namespace baytrust::signature {

// ----- deviations. facts: expected, found
inline constexpr Code kVersionUnexpected{"cms.version.unexpected", "RFC 5652 5.1", Effect::warning};
// A certificate that does not parse is left out. facts: cause
inline constexpr Code kCertificateUnreadable{"cms.certificate.unreadable", "RFC 5652 10.2.3",
                                             Effect::warning};
// Carried revocation data or certificates of an attribute that do not parse. facts: attribute
inline constexpr Code kEvidenceUnreadable{"cms.evidence.unreadable", "RFC 5126 6.3.4",
                                          Effect::warning};
// More of it than a bound of cms.hpp: the rest is left out. facts: attribute
inline constexpr Code kEvidenceTooMuch{"cms.evidence.too_much", "RFC 5126 6.3.4", Effect::warning};

// ----- the signer's certificate. facts: none
inline constexpr Code kSignerFound{"cms.signer.found", "RFC 5652 5.3", Effect::passed};
// No certificate at hand is the one named. facts: signer
inline constexpr Code kSignerNotFound{"cms.signer.not_found", "RFC 5652 5.3",
                                      Effect::indeterminate};
// Several certificates bear the name and number. facts: count
inline constexpr Code kSignerAmbiguous{"cms.signer.ambiguous", "RFC 5652 5.3", Effect::warning};
// facts: none
inline constexpr Code kEssMatches{"cms.signing_certificate.matches", "RFC 5035 3", Effect::passed};
// facts: signer, claimed (its hash)
inline constexpr Code kEssMismatch{"cms.signing_certificate.mismatch", "RFC 5035 3",
                                   Effect::invalid};
// The attribute's hash algorithm is not known here. facts: algorithm
inline constexpr Code kEssUnsupported{"cms.signing_certificate.unsupported", "RFC 5035 4",
                                      Effect::indeterminate};
// Nothing signed says which certificate signed. facts: none
inline constexpr Code kEssMissing{"cms.signing_certificate.missing", "EN 319 122-1 5.2.2",
                                  Effect::warning};

// ----- signed attributes. facts: content_type
inline constexpr Code kAttributesMissing{"cms.signed_attributes.missing", "RFC 5652 5.3",
                                         Effect::invalid};
// facts: none
inline constexpr Code kAttributesUnsorted{"cms.signed_attributes.unsorted", "RFC 5652 5.4",
                                          Effect::warning};
// facts of each: attribute
inline constexpr Code kAttributeDuplicate{"cms.attribute.duplicate", "RFC 5652 5.3",
                                          Effect::invalid};
// Not exactly one value. also: count
inline constexpr Code kAttributeValues{"cms.attribute.values", "RFC 5652 11", Effect::invalid};
inline constexpr Code kAttributeMalformed{"cms.attribute.malformed", "RFC 5652 11",
                                          Effect::invalid};
// facts: none
inline constexpr Code kContentTypeMatches{"cms.content_type.matches", "RFC 5652 11.1",
                                          Effect::passed};
// facts: none
inline constexpr Code kContentTypeMissing{"cms.content_type.missing", "RFC 5652 11.1",
                                          Effect::invalid};
// facts: attribute, content
inline constexpr Code kContentTypeMismatch{"cms.content_type.mismatch", "RFC 5652 11.1",
                                           Effect::invalid};
// RFC 5652 11.4: a counter-signature has no content type. facts: none
inline constexpr Code kContentTypeOfCounter{"cms.content_type.of_counter_signature",
                                            "RFC 5652 11.4", Effect::invalid};
// facts: none
inline constexpr Code kDigestMatches{"cms.message_digest.matches", "RFC 5652 11.2", Effect::passed};
// facts: none
inline constexpr Code kDigestMissing{"cms.message_digest.missing", "RFC 5652 11.2",
                                     Effect::invalid};
// facts: signed, content
inline constexpr Code kDigestMismatch{"cms.message_digest.mismatch", "RFC 5652 5.4",
                                      Effect::invalid};
// facts: none
inline constexpr Code kProtectionMatches{"cms.algorithm_protection.matches", "RFC 6211 2",
                                         Effect::passed};
// facts: none
inline constexpr Code kProtectionMismatch{"cms.algorithm_protection.mismatch", "RFC 6211 2",
                                          Effect::invalid};

// ----- algorithms. facts: algorithm
inline constexpr Code kDigestUnknown{"cms.digest_algorithm.unknown", "RFC 5652 10.1.1",
                                     Effect::indeterminate};
// Another kind of identifier where a digest's belongs. facts: algorithm, taken_as
inline constexpr Code kDigestOdd{"cms.digest_algorithm.odd", "RFC 5652 10.1.1", Effect::warning};
// facts: digest, signature
inline constexpr Code kDigestUnfit{"cms.digest_algorithm.mismatch", "RFC 5754 2", Effect::invalid};
// facts: algorithm
inline constexpr Code kSignatureUnknown{"cms.signature_algorithm.unknown", "RFC 5652 10.1.2",
                                        Effect::indeterminate};
// facts: algorithm, taken_as
inline constexpr Code kSignatureOdd{"cms.signature_algorithm.odd", "RFC 5652 10.1.2",
                                    Effect::warning};
// r and s side by side instead of a SEQUENCE. facts: none
inline constexpr Code kSignaturePlain{"cms.signature.plain_form", "BSI TR-03111 5.2.1",
                                      Effect::warning};

// ----- content. facts: none
inline constexpr Code kContentAbsent{"cms.content.absent", "RFC 5652 5.2", Effect::indeterminate};
// Content is attached, and what was given beside it is another. facts: none
inline constexpr Code kContentDiffers{"cms.content.differs", "RFC 5652 5.2", Effect::invalid};
// Only digests were given, of other algorithms. facts: algorithm
inline constexpr Code kContentDigestNotGiven{"cms.content.digest_not_given", "RFC 5652 5.4",
                                             Effect::indeterminate};
// This signature is over the content itself: a digest is not enough. facts: algorithm
inline constexpr Code kContentNeeded{"cms.content.needed_whole", "RFC 8419 3.2",
                                     Effect::indeterminate};
// The content is what signed attributes look like: the signature may be of another document.
// facts: none
inline constexpr Code kContentIsAttributes{"cms.content.looks_like_attributes", "RFC 5652 5.4",
                                           Effect::invalid};
// Only its digest is known, so that could not be looked for. facts: none
inline constexpr Code kContentUnseen{"cms.content.unseen", "RFC 5652 5.4", Effect::warning};

// ----- the signature value. facts: algorithm
inline constexpr Code kSignatureGood{"cms.signature.good", "RFC 5652 5.6", Effect::passed};
// facts: algorithm
inline constexpr Code kSignatureBad{"cms.signature.bad", "RFC 5652 5.6", Effect::invalid};
// It does not hold for this signer, and does for another of the document. facts: algorithm, signer
inline constexpr Code kSignerSwapped{"cms.signer.swapped", "RFC 5652 5.3", Effect::invalid};
// It does not hold under the signer id agreed, and does under another known one: the default of
// GM/T 0009, or none. facts: id (the one it was made under)
inline constexpr Code kSignatureOtherId{"cms.signature.other_id", "GM/T 0009 10", Effect::invalid};
// facts: algorithm, key
inline constexpr Code kSignatureKeyMismatch{"cms.signature.key_mismatch", "RFC 5652 5.6",
                                            Effect::invalid};
// facts: key
inline constexpr Code kSignatureKeyMalformed{"cms.signature.key_malformed", "RFC 5652 5.6",
                                             Effect::invalid};
// facts: algorithm, key
inline constexpr Code kSignatureUnsupported{"cms.signature.unsupported", "RFC 5652 5.6",
                                            Effect::indeterminate};
// facts: none
inline constexpr Code kSignatureBudget{"cms.signature.budget", "RFC 5652 5.6",
                                       Effect::indeterminate};

inline constexpr std::array kCodes{
    kVersionUnexpected,
    kCertificateUnreadable,
    kEvidenceUnreadable,
    kEvidenceTooMuch,
    kSignerFound,
    kSignerNotFound,
    kSignerAmbiguous,
    kEssMatches,
    kEssMismatch,
    kEssUnsupported,
    kEssMissing,
    kAttributesMissing,
    kAttributesUnsorted,
    kAttributeDuplicate,
    kAttributeValues,
    kAttributeMalformed,
    kContentTypeMatches,
    kContentTypeMissing,
    kContentTypeMismatch,
    kContentTypeOfCounter,
    kDigestMatches,
    kDigestMissing,
    kDigestMismatch,
    kProtectionMatches,
    kProtectionMismatch,
    kDigestUnknown,
    kDigestOdd,
    kDigestUnfit,
    kSignatureUnknown,
    kSignatureOdd,
    kSignaturePlain,
    kContentAbsent,
    kContentDiffers,
    kContentDigestNotGiven,
    kContentNeeded,
    kContentIsAttributes,
    kContentUnseen,
    kSignatureGood,
    kSignatureBad,
    kSignerSwapped,
    kSignatureOtherId,
    kSignatureKeyMismatch,
    kSignatureKeyMalformed,
    kSignatureUnsupported,
    kSignatureBudget,
};

}  // namespace baytrust::signature
