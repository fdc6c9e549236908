// Codes of validators/x509: why octets are no certificate, CRL or name (errors), and what real
// certificates do against the standard without becoming unreadable (deviations, warnings).
#pragma once

#include <array>

#include "validators/base/code.hpp"

namespace baytrust::x509 {

// --- errors
// facts: size, limit
inline constexpr Code kTooLarge{"x509.too_large", "RFC 5280 4.1", Effect::invalid};
// A version this standard does not know. facts: offset
inline constexpr Code kVersion{"x509.version", "RFC 5280 4.1.2.1", Effect::invalid};
// The algorithm inside the signed part is not the one beside the signature. facts: offset
inline constexpr Code kAlgorithmMismatch{"x509.signature_algorithm.mismatch", "RFC 5280 4.1.1.2",
                                         Effect::invalid};
// Unique identifiers before v2. facts: offset
inline constexpr Code kUniqueIdVersion{"x509.unique_id.version", "RFC 5280 4.1.2.8",
                                       Effect::invalid};
// A CRL before v2 with extensions, or one whose entries have some. facts: offset
inline constexpr Code kCrlExtensionsVersion{"x509.crl.extensions_version", "RFC 5280 5.1.2.1",
                                            Effect::invalid};
// A list that must have a member has none. facts: offset
inline constexpr Code kEmptyList{"x509.empty_list", "RFC 5280 4.1", Effect::invalid};
// facts: oid, offset
inline constexpr Code kExtensionDuplicate{"x509.extension.duplicate", "RFC 5280 4.2",
                                          Effect::invalid};
// A known extension that is not what its type says. facts: oid, offset, cause (a code)
inline constexpr Code kExtensionMalformed{"x509.extension.malformed", "RFC 5280 4.2",
                                          Effect::invalid};
// A value that the extension's own rules forbid: a negative count, a distribution point that names
// nothing, a policy listed twice. facts: oid, offset
inline constexpr Code kValueForbidden{"x509.extension.value", "RFC 5280 4.2.1", Effect::invalid};
// facts: offset
inline constexpr Code kGeneralNameMalformed{"x509.general_name.malformed", "RFC 5280 4.2.1.6",
                                            Effect::invalid};
// facts: label
inline constexpr Code kPemNone{"x509.pem.none", "RFC 7468 2", Effect::invalid};
// facts: label
inline constexpr Code kPemMalformed{"x509.pem.malformed", "RFC 7468 3", Effect::invalid};
// Text that is no distinguished name. facts: text
inline constexpr Code kNameText{"x509.name.text", "RFC 4514 3", Effect::invalid};

// An OCSP responder that did not answer the question, by its own word. facts: none
inline constexpr Code kOcspMalformedRequest{"x509.ocsp.status.malformed_request", "RFC 6960 4.2.1",
                                            Effect::invalid};
inline constexpr Code kOcspInternalError{"x509.ocsp.status.internal_error", "RFC 6960 4.2.1",
                                         Effect::invalid};
inline constexpr Code kOcspTryLater{"x509.ocsp.status.try_later", "RFC 6960 4.2.1",
                                    Effect::invalid};
inline constexpr Code kOcspSigRequired{"x509.ocsp.status.sig_required", "RFC 6960 4.2.1",
                                       Effect::invalid};
inline constexpr Code kOcspUnauthorized{"x509.ocsp.status.unauthorized", "RFC 6960 4.2.1",
                                        Effect::invalid};
// facts: status
inline constexpr Code kOcspStatus{"x509.ocsp.status.other", "RFC 6960 4.2.1", Effect::invalid};
// Says that it succeeded and has no responseBytes. facts: none
inline constexpr Code kOcspNoBytes{"x509.ocsp.no_bytes", "RFC 6960 4.2.1", Effect::invalid};
// A response that is not id-pkix-ocsp-basic. facts: oid
inline constexpr Code kOcspType{"x509.ocsp.type", "RFC 6960 4.2.1", Effect::invalid};
// facts: offset
inline constexpr Code kOcspVersion{"x509.ocsp.version", "RFC 6960 4.2.1", Effect::invalid};
// facts: what ("responses", "certs"), limit
inline constexpr Code kOcspTooMany{"x509.ocsp.too_many", "RFC 6960 4.2.1", Effect::invalid};

// --- deviations
// facts: serial
inline constexpr Code kSerialNegative{"x509.serial.negative", "RFC 5280 4.1.2.2", Effect::warning};
// facts: none
inline constexpr Code kSerialZero{"x509.serial.zero", "RFC 5280 4.1.2.2", Effect::warning};
// facts: octets
inline constexpr Code kSerialTooLong{"x509.serial.too_long", "RFC 5280 4.1.2.2", Effect::warning};
// TRUE written with octets other than 0xFF. facts: field
inline constexpr Code kBooleanNotFf{"x509.boolean.not_ff", "X.690 11.1", Effect::warning};
// A default value written out. facts: field
inline constexpr Code kDefaultEncoded{"x509.default_encoded", "X.690 11.5", Effect::warning};
// facts: none
inline constexpr Code kKeyUsageTrailingZeros{"x509.key_usage.trailing_zeros", "X.690 11.2.2",
                                             Effect::warning};
// facts: none
inline constexpr Code kVersion1{"x509.version.v1", "RFC 5280 4.1.2.1", Effect::warning};
// A certificate before v3 with extensions. facts: version
inline constexpr Code kExtensionsBeforeV3{"x509.extensions.before_v3", "RFC 5280 4.1.2.9",
                                          Effect::warning};
// The signature is not a whole number of octets: it is kept empty, and so can never verify.
// facts: unused_bits
inline constexpr Code kSignatureUnusedBits{"x509.signature.unused_bits", "RFC 5280 4.1.1.3",
                                           Effect::warning};
// revokedCertificates is there and empty. facts: none
inline constexpr Code kRevokedEmpty{"x509.crl.revoked_empty", "RFC 5280 5.1.2.6", Effect::warning};
// Entries beyond the first for one certificate; the strictest counts. facts: count
inline constexpr Code kEntryRepeated{"x509.crl.entry_repeated", "RFC 5280 5.3", Effect::warning};
// The nonce is not an OCTET STRING inside extnValue; its octets are taken as they stand. facts:
// none
inline constexpr Code kOcspNonceForm{"x509.ocsp.nonce.form", "RFC 9654 2.1", Effect::warning};
// A certificate that came with the response cannot be read; it is as if absent. facts: cause
inline constexpr Code kOcspCertificate{"x509.ocsp.certificate", "RFC 6960 4.2.1", Effect::warning};

inline constexpr std::array kCodes{
    kTooLarge,
    kVersion,
    kAlgorithmMismatch,

    kUniqueIdVersion,
    kCrlExtensionsVersion,
    kEmptyList,
    kExtensionDuplicate,
    kExtensionMalformed,
    kValueForbidden,
    kGeneralNameMalformed,
    kPemNone,
    kPemMalformed,
    kNameText,
    kSerialNegative,
    kSerialZero,
    kSerialTooLong,
    kBooleanNotFf,
    kDefaultEncoded,
    kKeyUsageTrailingZeros,
    kVersion1,
    kExtensionsBeforeV3,
    kSignatureUnusedBits,
    kRevokedEmpty,
    kEntryRepeated,
    kOcspMalformedRequest,
    kOcspInternalError,
    kOcspTryLater,
    kOcspSigRequired,
    kOcspUnauthorized,
    kOcspStatus,
    kOcspNoBytes,
    kOcspType,
    kOcspVersion,
    kOcspTooMany,
    kOcspNonceForm,
    kOcspCertificate,
};

}  // namespace baytrust::x509
