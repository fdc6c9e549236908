// The algorithm identifiers of XML signatures that Baytrust allows, and what they mean. Everything
// not named here is refused: SHA-1, MD5, HMAC, DSA, inclusive or commented C14N, XPath, XSLT.
//   signatures  RSA PKCS#1 and ECDSA with SHA-256/384/512 (RFC 6931 2.3.2-2.3.6), RSA-PSS with MGF1
//               of the same hash and a salt of its size (RFC 6931 2.3.10), SM2 with SM3
//   digests     SHA-256, SHA-384, SHA-512, SM3
// SM2 and SM3 have no registered identifiers: ours are the URNs of their OIDs.
#pragma once

#include <optional>
#include <string_view>

#include "validators/base/bytes.hpp"
#include "validators/crypto/algorithm.hpp"

namespace baytrust::xml {

// Exclusive C14N 1.0, without comments; XML-DSig 6.6.4; XAdES 5.1.1.
inline constexpr std::string_view kExclusiveC14n = "http://www.w3.org/2001/10/xml-exc-c14n#";
// Inclusive C14N 1.0 and 1.1, without comments: in foreign lists only (signature_parts.hpp).
inline constexpr std::string_view kInclusiveC14n10 =
    "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
inline constexpr std::string_view kInclusiveC14n11 = "http://www.w3.org/2006/12/xml-c14n11";
inline constexpr std::string_view kEnvelopedTransform =
    "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
inline constexpr std::string_view kSignedPropertiesType =
    "http://uri.etsi.org/01903#SignedProperties";

std::optional<crypto::SignatureAlgorithm> signature_algorithm(std::string_view uri);
std::optional<std::string_view> uri_of(const crypto::SignatureAlgorithm& algorithm);
std::optional<crypto::Hash> digest_algorithm(std::string_view uri);
std::optional<std::string_view> uri_of(crypto::Hash hash);

// RFC 6931 2.3.6: an ECDSA SignatureValue is r and s, each as long as the curve's field, one after
// the other; certificates and crypto/ use SEQUENCE{r,s}. field_bits: of the curve.
// Empty where the size is not that of the curve, or the DER is not a signature for it.
std::optional<Bytes> ecdsa_to_der(ByteView raw, std::uint32_t field_bits);
std::optional<Bytes> ecdsa_to_raw(ByteView der, std::uint32_t field_bits);

}  // namespace baytrust::xml
