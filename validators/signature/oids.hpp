// Object identifiers of CMS content types and attributes, as DER content octets, for this folder.
// Sources: RFC 5652 11, RFC 5035, RFC 5126 and EN 319 122-1 (CAdES), RFC 6211, RFC 5940, RFC 3161,
// GM/T 0010, BSI TR-03111 (plain ECDSA).
#pragma once

#include "validators/base/oid.hpp"

namespace baytrust::signature::oids {

using namespace std::string_view_literals;

// Content types. 1.2.840.113549.1.7.1, .2; GM/T 0010: 1.2.156.10197.6.1.4.2.1, .2
inline constexpr OidView kData("\x2A\x86\x48\x86\xF7\x0D\x01\x07\x01"sv);
inline constexpr OidView kSignedData("\x2A\x86\x48\x86\xF7\x0D\x01\x07\x02"sv);
inline constexpr OidView kGmData("\x2A\x81\x1C\xCF\x55\x06\x01\x04\x02\x01"sv);
inline constexpr OidView kGmSignedData("\x2A\x81\x1C\xCF\x55\x06\x01\x04\x02\x02"sv);

// RFC 5652 11: 1.2.840.113549.1.9.3 to .6
inline constexpr OidView kContentType("\x2A\x86\x48\x86\xF7\x0D\x01\x09\x03"sv);
inline constexpr OidView kMessageDigest("\x2A\x86\x48\x86\xF7\x0D\x01\x09\x04"sv);
inline constexpr OidView kSigningTime("\x2A\x86\x48\x86\xF7\x0D\x01\x09\x05"sv);
inline constexpr OidView kCounterSignature("\x2A\x86\x48\x86\xF7\x0D\x01\x09\x06"sv);
// RFC 6211: 1.2.840.113549.1.9.52
inline constexpr OidView kAlgorithmProtection("\x2A\x86\x48\x86\xF7\x0D\x01\x09\x34"sv);

// RFC 5035, EN 319 122-1: 1.2.840.113549.1.9.16.2.n
inline constexpr OidView kSigningCertificate(
    "\x2A\x86\x48\x86\xF7\x0D\x01\x09\x10\x02\x0C"sv);  // .12
inline constexpr OidView kSigningCertificateV2(
    "\x2A\x86\x48\x86\xF7\x0D\x01\x09\x10\x02\x2F"sv);  // .47
inline constexpr OidView kSignatureTimestamp(
    "\x2A\x86\x48\x86\xF7\x0D\x01\x09\x10\x02\x0E"sv);                                        // .14
inline constexpr OidView kSignaturePolicy("\x2A\x86\x48\x86\xF7\x0D\x01\x09\x10\x02\x0F"sv);  // .15
inline constexpr OidView kCommitmentType("\x2A\x86\x48\x86\xF7\x0D\x01\x09\x10\x02\x10"sv);   // .16
inline constexpr OidView kContentTimestamp(
    "\x2A\x86\x48\x86\xF7\x0D\x01\x09\x10\x02\x14"sv);  // .20
inline constexpr OidView kCertificateValues(
    "\x2A\x86\x48\x86\xF7\x0D\x01\x09\x10\x02\x17"sv);  // .23
inline constexpr OidView kRevocationValues(
    "\x2A\x86\x48\x86\xF7\x0D\x01\x09\x10\x02\x18"sv);                                     // .24
inline constexpr OidView kEscTimestamp("\x2A\x86\x48\x86\xF7\x0D\x01\x09\x10\x02\x19"sv);  // .25
inline constexpr OidView kReferencesTimestamp(
    "\x2A\x86\x48\x86\xF7\x0D\x01\x09\x10\x02\x1A"sv);  // .26
inline constexpr OidView kArchiveTimestampV1(
    "\x2A\x86\x48\x86\xF7\x0D\x01\x09\x10\x02\x1B"sv);  // .27
inline constexpr OidView kArchiveTimestampV2(
    "\x2A\x86\x48\x86\xF7\x0D\x01\x09\x10\x02\x30"sv);  // .48
// 0.4.0.1733.2.4
inline constexpr OidView kArchiveTimestampV3("\x04\x00\x8D\x45\x02\x04"sv);
// References of CAdES-C (RFC 5126 6.2.1, 6.2.2): 1.2.840.113549.1.9.16.2.21, .22
inline constexpr OidView kCertificateReferences("\x2A\x86\x48\x86\xF7\x0D\x01\x09\x10\x02\x15"sv);
inline constexpr OidView kRevocationReferences("\x2A\x86\x48\x86\xF7\x0D\x01\x09\x10\x02\x16"sv);
// ATSHashIndex of TS 101 733 (0.4.0.1733.2.5), of EN 319 122-1 drafts and 5.5.2 (0.4.0.19122.1.4,
// .5)
inline constexpr OidView kHashIndexV1("\x04\x00\x8D\x45\x02\x05"sv);
inline constexpr OidView kHashIndexV2("\x04\x00\x81\x95\x32\x01\x04"sv);
inline constexpr OidView kHashIndexV3("\x04\x00\x81\x95\x32\x01\x05"sv);
// RFC 3161: id-ct-TSTInfo 1.2.840.113549.1.9.16.1.4, id-kp-timeStamping 1.3.6.1.5.5.7.3.8; the
// extension extKeyUsage 2.5.29.37
inline constexpr OidView kTstInfo("\x2A\x86\x48\x86\xF7\x0D\x01\x09\x10\x01\x04"sv);
inline constexpr OidView kTimeStamping("\x2B\x06\x01\x05\x05\x07\x03\x08"sv);
inline constexpr OidView kExtendedKeyUsage("\x55\x1D\x25"sv);
// 1.2.840.113583.1.1.8: revocation data as a signed attribute (ISO 32000-2 12.8.3.3.2)
inline constexpr OidView kRevocationArchival("\x2A\x86\x48\x86\xF7\x2F\x01\x01\x08"sv);

// OtherRevocationInfoFormat: 1.3.6.1.5.5.7.16.2 (RFC 5940), 1.3.6.1.5.5.7.48.1.1 (basic)
inline constexpr OidView kOcspResponse("\x2B\x06\x01\x05\x05\x07\x10\x02"sv);
inline constexpr OidView kOcspBasic("\x2B\x06\x01\x05\x05\x07\x30\x01\x01"sv);

// Met as signature or digest algorithms. 1.2.840.113549.1.1.1, .10; 1.2.840.10045.2.1;
// 1.2.840.10040.4.1; 1.2.156.10197.1.301, .301.1, .501; 1.2.156.10197.1.401.1
inline constexpr OidView kRsa("\x2A\x86\x48\x86\xF7\x0D\x01\x01\x01"sv);
inline constexpr OidView kEcPublicKey("\x2A\x86\x48\xCE\x3D\x02\x01"sv);
inline constexpr OidView kDsa("\x2A\x86\x48\xCE\x38\x04\x01"sv);
inline constexpr OidView kSm2("\x2A\x81\x1C\xCF\x55\x01\x82\x2D"sv);
inline constexpr OidView kSm2Sign("\x2A\x81\x1C\xCF\x55\x01\x82\x2D\x01"sv);
inline constexpr OidView kSm3WithSm2("\x2A\x81\x1C\xCF\x55\x01\x83\x75"sv);
inline constexpr OidView kSm3Keyless("\x2A\x81\x1C\xCF\x55\x01\x83\x11\x01"sv);
// Curves: 1.2.840.10045.3.1.7, 1.3.132.0.34, 1.3.132.0.35
inline constexpr OidView kP256("\x2A\x86\x48\xCE\x3D\x03\x01\x07"sv);
inline constexpr OidView kP384("\x2B\x81\x04\x00\x22"sv);
inline constexpr OidView kP521("\x2B\x81\x04\x00\x23"sv);
// BSI TR-03111 5.2.1: 0.4.0.127.0.7.1.1.4.1, then 1 to 5 for SHA-1, -224, -256, -384, -512
inline constexpr std::string_view kPlainEcdsa = "\x04\x00\x7F\x00\x07\x01\x01\x04\x01"sv;

}  // namespace baytrust::signature::oids
