// Object identifiers of the extensions that x509/ types, as content octets.
#pragma once

#include "validators/base/oid.hpp"

namespace baytrust::x509::ext {

// RFC 5280 4.2.1: id-ce, 2.5.29.n
inline constexpr OidView kSubjectDirectoryAttributes{"\x55\x1D\x09"};  // .9
inline constexpr OidView kSubjectKeyId{"\x55\x1D\x0E"};                // .14
inline constexpr OidView kKeyUsage{"\x55\x1D\x0F"};                    // .15
inline constexpr OidView kSubjectAltName{"\x55\x1D\x11"};              // .17
inline constexpr OidView kIssuerAltName{"\x55\x1D\x12"};               // .18
inline constexpr OidView kBasicConstraints{"\x55\x1D\x13"};            // .19
inline constexpr OidView kNameConstraints{"\x55\x1D\x1E"};             // .30
inline constexpr OidView kCrlDistributionPoints{"\x55\x1D\x1F"};       // .31
inline constexpr OidView kPolicies{"\x55\x1D\x20"};                    // .32
inline constexpr OidView kPolicyMappings{"\x55\x1D\x21"};              // .33
inline constexpr OidView kAuthorityKeyId{"\x55\x1D\x23"};              // .35
inline constexpr OidView kPolicyConstraints{"\x55\x1D\x24"};           // .36
inline constexpr OidView kExtendedKeyUsage{"\x55\x1D\x25"};            // .37
inline constexpr OidView kFreshestCrl{"\x55\x1D\x2E"};                 // .46
inline constexpr OidView kInhibitAnyPolicy{"\x55\x1D\x36"};            // .54
inline constexpr OidView kNoRevAvail{"\x55\x1D\x38"};                  // .56, RFC 9608 2
// RFC 5280 4.2.2: id-pe, 1.3.6.1.5.5.7.1.n
inline constexpr OidView kAuthorityInfoAccess{"\x2B\x06\x01\x05\x05\x07\x01\x01"};
inline constexpr OidView kSubjectInfoAccess{"\x2B\x06\x01\x05\x05\x07\x01\x0B"};
// RFC 6960 4.2.2.2.1: 1.3.6.1.5.5.7.48.1.5
inline constexpr OidView kOcspNocheck{"\x2B\x06\x01\x05\x05\x07\x30\x01\x05"};
// RFC 6960 4.4: id-pkix-ocsp, 1.3.6.1.5.5.7.48.1.n
inline constexpr OidView kOcspNonce{"\x2B\x06\x01\x05\x05\x07\x30\x01\x02"};
inline constexpr OidView kOcspCrlReference{"\x2B\x06\x01\x05\x05\x07\x30\x01\x03"};
inline constexpr OidView kOcspArchiveCutoff{"\x2B\x06\x01\x05\x05\x07\x30\x01\x06"};
inline constexpr OidView kOcspExtendedRevoke{"\x2B\x06\x01\x05\x05\x07\x30\x01\x09"};
// RFC 6962 3.3, in single responses: 1.3.6.1.4.1.11129.2.4.5
inline constexpr OidView kOcspSignedTimestamps{"\x2B\x06\x01\x04\x01\xD6\x79\x02\x04\x05"};
// RFC 5280 5.2 and 5.3, of CRLs and their entries
inline constexpr OidView kCrlNumber{"\x55\x1D\x14"};                 // .20
inline constexpr OidView kReasonCode{"\x55\x1D\x15"};                // .21
inline constexpr OidView kInvalidityDate{"\x55\x1D\x18"};            // .24
inline constexpr OidView kDeltaCrlIndicator{"\x55\x1D\x1B"};         // .27
inline constexpr OidView kIssuingDistributionPoint{"\x55\x1D\x1C"};  // .28
inline constexpr OidView kCertificateIssuer{"\x55\x1D\x1D"};         // .29
inline constexpr OidView kExpiredCertsOnCrl{"\x55\x1D\x3C"};         // .60, ITU-T X.509 9.5.2.8

}  // namespace baytrust::x509::ext
