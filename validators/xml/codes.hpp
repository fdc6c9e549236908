// Every code of validators/xml. XML-DSig = XML Signature 1.1, C14N = Exclusive XML Canonicalization
// 1.0, XAdES = ETSI EN 319 132-1, XML = XML 1.0 (fifth edition).
#pragma once

#include <array>

#include "validators/base/code.hpp"

namespace baytrust::xml {

// The guard.
// facts: size, limit
inline constexpr Code kTooLarge{"xml.too_large", "Baytrust limit", Effect::invalid};
// facts: limit, offset
inline constexpr Code kTooDeep{"xml.too_deep", "Baytrust limit", Effect::invalid};
// More elements, attributes or namespace declarations than allowed.
// facts: what, limit, offset
inline constexpr Code kTooMany{"xml.too_many", "Baytrust limit", Effect::invalid};
// facts: offset
inline constexpr Code kDoctype{"xml.doctype", "XML 2.8", Effect::invalid};
// facts: offset
inline constexpr Code kProcessingInstruction{"xml.processing_instruction", "XML 2.6",
                                             Effect::invalid};
// facts: encoding
inline constexpr Code kEncoding{"xml.encoding", "XML 4.3.3", Effect::invalid};
// facts: line, column, reason
inline constexpr Code kNotWellFormed{"xml.not_well_formed", "XML 2.1", Effect::invalid};
// facts: id
inline constexpr Code kIdDuplicate{"xml.id.duplicate", "XML 3.3.1", Effect::invalid};
// facts: reason
inline constexpr Code kCanonicalFailed{"xml.canonical.failed", "C14N 1", Effect::invalid};

// The signatures of a document and where they stand.
inline constexpr Code kSignatureNone{"xml.signature.none", "XML-DSig 4.1", Effect::invalid};
// facts: count
inline constexpr Code kSignatureSeveral{"xml.signature.several", "TS 119 612 5.7.1",
                                        Effect::invalid};
// facts: parent
inline constexpr Code kSignatureMisplaced{"xml.signature.misplaced", "TS 119 612 5.7.1",
                                          Effect::invalid};
// facts: found, expected
inline constexpr Code kShape{"xml.shape", "Baytrust register 1", Effect::invalid};
// facts: element, reason
inline constexpr Code kSignatureMalformed{"xml.signature.malformed", "XML-DSig 4.1",
                                          Effect::invalid};
// facts: algorithm, use
inline constexpr Code kAlgorithmNotAllowed{"xml.algorithm.not_allowed", "XML-DSig 6.1",
                                           Effect::invalid};

// References: exactly one to the content, one to the SignedProperties.
// facts: content, signed_properties
inline constexpr Code kReferenceCount{"xml.reference.count", "XAdES 5.1.1", Effect::invalid};
// facts: uri, expected
inline constexpr Code kReferenceUri{"xml.reference.uri", "XML-DSig 4.4.3.1", Effect::invalid};
// facts: uri, transforms
inline constexpr Code kReferenceTransforms{"xml.reference.transforms", "XML-DSig 4.4.3.4",
                                           Effect::invalid};
// facts: uri, claimed, computed
inline constexpr Code kDigestMismatch{"xml.digest.mismatch", "XML-DSig 3.2.1", Effect::invalid};
// facts: signer
inline constexpr Code kSignatureBad{"xml.signature.bad", "XML-DSig 3.2.2", Effect::invalid};

// Signed properties.
// facts: reason
inline constexpr Code kSignedPropertiesMisplaced{"xml.signed_properties.misplaced", "XAdES 4.3.1",
                                                 Effect::invalid};
// facts: target, expected
inline constexpr Code kSignedPropertiesTarget{"xml.signed_properties.target", "XAdES 4.3.1",
                                              Effect::invalid};
// facts: value
inline constexpr Code kSigningTime{"xml.signed_properties.signing_time", "XAdES 5.2.1",
                                   Effect::invalid};
// facts: reason
inline constexpr Code kSigningCertificate{"xml.signed_properties.signing_certificate",
                                          "XAdES 5.2.2", Effect::invalid};

// An enveloped signature that holds, of another form than our own lists have (findings).
// facts: use, algorithm
inline constexpr Code kFormCanonicalization{"xml.form.canonicalization", "Baytrust list 1",
                                            Effect::info};
// A reference that names no canonicalisation: a reader must know the standard's default.
// facts: use, algorithm
inline constexpr Code kFormUnnamed{"xml.form.canonicalization_unnamed", "XML-DSig 4.4.3.2",
                                   Effect::warning};
// facts: use, prefixes
inline constexpr Code kFormPrefixList{"xml.form.prefix_list", "C14N 2", Effect::info};
inline constexpr Code kFormSigningCertificate{"xml.form.signing_certificate_v1", "XAdES 5.2.2",
                                              Effect::info};

// Signers.
// facts: digest
inline constexpr Code kSignerNotPinned{"xml.signer.not_pinned", "TS 119 612 5.7.1",
                                       Effect::invalid};
// Good signatures, but none by a signer whose signature this document needs.
// facts: good, unknown
inline constexpr Code kSignerRequired{"xml.signer.required_missing", "Baytrust register 1",
                                      Effect::invalid};
// facts: signer, key, algorithm, verdict
inline constexpr Code kSignerKey{"xml.signer.key_unusable", "XML-DSig 4.5", Effect::invalid};

// Signing and writing.
// facts: reason
inline constexpr Code kSignRefused{"xml.sign.refused", "XML-DSig 3.1", Effect::invalid};
// facts: offset
inline constexpr Code kWriteCharacter{"xml.write.character", "XML 2.2", Effect::invalid};
// facts: name
inline constexpr Code kWriteName{"xml.write.name", "XML 2.3", Effect::invalid};

// Typed fields of lists and registers (field.hpp). Subject: the element's location.
// facts: found, expected
inline constexpr Code kFieldRoot{"xml.field.root", "XML 2.1", Effect::invalid};
// facts: element, found
inline constexpr Code kFieldMissing{"xml.field.missing", "XSD 1 3.8.4", Effect::invalid};
// facts: found
inline constexpr Code kFieldUnexpected{"xml.field.unexpected", "XSD 1 3.8.4", Effect::invalid};
// facts: element, limit
inline constexpr Code kFieldTooMany{"xml.field.too_many", "Baytrust limit", Effect::invalid};
// facts: length, limit
inline constexpr Code kFieldTooLong{"xml.field.too_long", "Baytrust limit", Effect::invalid};
inline constexpr Code kFieldEmpty{"xml.field.empty", "XSD 2 4.3.2", Effect::invalid};
// facts: attribute
inline constexpr Code kFieldAttributeMissing{"xml.field.attribute.missing", "XSD 1 3.4.4",
                                             Effect::invalid};
// facts: attribute
inline constexpr Code kFieldAttributeUnexpected{"xml.field.attribute.unexpected", "XSD 1 3.4.4",
                                                Effect::invalid};
// facts: value
inline constexpr Code kFieldLanguage{"xml.field.language", "RFC 5646 2.1", Effect::invalid};
// facts: value
inline constexpr Code kFieldDate{"xml.field.date", "RFC 3339 5.6", Effect::invalid};
// facts: value
inline constexpr Code kFieldDateOffset{"xml.field.date.without_offset", "RFC 3339 5.6",
                                       Effect::invalid};
// facts: value, min, max
inline constexpr Code kFieldNumber{"xml.field.number", "XSD 2 3.3.13", Effect::invalid};
// facts: value
inline constexpr Code kFieldOid{"xml.field.oid", "X.660 6", Effect::invalid};
// facts: value
inline constexpr Code kFieldDigest{"xml.field.digest", "FIPS 180-4", Effect::invalid};
inline constexpr Code kFieldBase64{"xml.field.base64", "RFC 4648 4", Effect::invalid};
// facts: value, expected
inline constexpr Code kFieldKeyword{"xml.field.keyword", "XSD 2 4.3.5", Effect::invalid};

inline constexpr std::array kCodes{
    kTooLarge,
    kTooDeep,
    kTooMany,
    kDoctype,
    kProcessingInstruction,
    kEncoding,
    kNotWellFormed,
    kIdDuplicate,
    kCanonicalFailed,
    kSignatureNone,
    kSignatureSeveral,
    kSignatureMisplaced,
    kShape,
    kSignatureMalformed,
    kAlgorithmNotAllowed,
    kReferenceCount,
    kReferenceUri,
    kReferenceTransforms,
    kDigestMismatch,
    kSignatureBad,
    kSignedPropertiesMisplaced,
    kSignedPropertiesTarget,
    kSigningTime,
    kSigningCertificate,
    kFormCanonicalization,
    kFormUnnamed,
    kFormPrefixList,
    kFormSigningCertificate,
    kSignerNotPinned,
    kSignerRequired,
    kSignerKey,
    kSignRefused,
    kWriteCharacter,
    kWriteName,
    kFieldRoot,
    kFieldMissing,
    kFieldUnexpected,
    kFieldTooMany,
    kFieldTooLong,
    kFieldEmpty,
    kFieldAttributeMissing,
    kFieldAttributeUnexpected,
    kFieldLanguage,
    kFieldDate,
    kFieldDateOffset,
    kFieldNumber,
    kFieldOid,
    kFieldDigest,
    kFieldBase64,
    kFieldKeyword,
};

}  // namespace baytrust::xml
