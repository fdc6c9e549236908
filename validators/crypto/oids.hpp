// Object identifiers of algorithms and curves, as DER content octets, for this folder only.
// Sources: RFC 3279, 4055, 5480, 5639, 5758, 8410, GM/T 0006; 1.3.14.3.2.29 is the OIW's older name
// of RSA with SHA-1.
#pragma once

#include "validators/base/oid.hpp"

namespace baytrust::crypto::oids {

using namespace std::string_view_literals;

inline constexpr OidView kMd5("\x2A\x86\x48\x86\xF7\x0D\x02\x05"sv);  // 1.2.840.113549.2.5
inline constexpr OidView kSha1("\x2B\x0E\x03\x02\x1A"sv);             // 1.3.14.3.2.26
inline constexpr OidView kSha224(
    "\x60\x86\x48\x01\x65\x03\x04\x02\x04"sv);  // 2.16.840.1.101.3.4.2.4
inline constexpr OidView kSha256(
    "\x60\x86\x48\x01\x65\x03\x04\x02\x01"sv);  // 2.16.840.1.101.3.4.2.1
inline constexpr OidView kSha384(
    "\x60\x86\x48\x01\x65\x03\x04\x02\x02"sv);  // 2.16.840.1.101.3.4.2.2
inline constexpr OidView kSha512(
    "\x60\x86\x48\x01\x65\x03\x04\x02\x03"sv);                        // 2.16.840.1.101.3.4.2.3
inline constexpr OidView kSm3("\x2A\x81\x1C\xCF\x55\x01\x83\x11"sv);  // 1.2.156.10197.1.401

inline constexpr OidView kRsa("\x2A\x86\x48\x86\xF7\x0D\x01\x01\x01"sv);     // 1.2.840.113549.1.1.1
inline constexpr OidView kMd5Rsa("\x2A\x86\x48\x86\xF7\x0D\x01\x01\x04"sv);  // 1.2.840.113549.1.1.4
inline constexpr OidView kSha1Rsa(
    "\x2A\x86\x48\x86\xF7\x0D\x01\x01\x05"sv);                             // 1.2.840.113549.1.1.5
inline constexpr OidView kOiwSha1Rsa("\x2B\x0E\x03\x02\x1D"sv);            // 1.3.14.3.2.29
inline constexpr OidView kMgf1("\x2A\x86\x48\x86\xF7\x0D\x01\x01\x08"sv);  // 1.2.840.113549.1.1.8
inline constexpr OidView kRsaPss(
    "\x2A\x86\x48\x86\xF7\x0D\x01\x01\x0A"sv);  // 1.2.840.113549.1.1.10
inline constexpr OidView kSha256Rsa(
    "\x2A\x86\x48\x86\xF7\x0D\x01\x01\x0B"sv);  // 1.2.840.113549.1.1.11
inline constexpr OidView kSha384Rsa(
    "\x2A\x86\x48\x86\xF7\x0D\x01\x01\x0C"sv);  // 1.2.840.113549.1.1.12
inline constexpr OidView kSha512Rsa(
    "\x2A\x86\x48\x86\xF7\x0D\x01\x01\x0D"sv);  // 1.2.840.113549.1.1.13
inline constexpr OidView kSha224Rsa(
    "\x2A\x86\x48\x86\xF7\x0D\x01\x01\x0E"sv);  // 1.2.840.113549.1.1.14

inline constexpr OidView kEcPublicKey("\x2A\x86\x48\xCE\x3D\x02\x01"sv);      // 1.2.840.10045.2.1
inline constexpr OidView kSha1Ecdsa("\x2A\x86\x48\xCE\x3D\x04\x01"sv);        // 1.2.840.10045.4.1
inline constexpr OidView kSha224Ecdsa("\x2A\x86\x48\xCE\x3D\x04\x03\x01"sv);  // 1.2.840.10045.4.3.1
inline constexpr OidView kSha256Ecdsa("\x2A\x86\x48\xCE\x3D\x04\x03\x02"sv);  // 1.2.840.10045.4.3.2
inline constexpr OidView kSha384Ecdsa("\x2A\x86\x48\xCE\x3D\x04\x03\x03"sv);  // 1.2.840.10045.4.3.3
inline constexpr OidView kSha512Ecdsa("\x2A\x86\x48\xCE\x3D\x04\x03\x04"sv);  // 1.2.840.10045.4.3.4

inline constexpr OidView kEd25519("\x2B\x65\x70"sv);                     // 1.3.101.112
inline constexpr OidView kEd448("\x2B\x65\x71"sv);                       // 1.3.101.113
inline constexpr OidView kSm3Sm2("\x2A\x81\x1C\xCF\x55\x01\x83\x75"sv);  // 1.2.156.10197.1.501

inline constexpr OidView kDsa("\x2A\x86\x48\xCE\x38\x04\x01"sv);      // 1.2.840.10040.4.1
inline constexpr OidView kSha1Dsa("\x2A\x86\x48\xCE\x38\x04\x03"sv);  // 1.2.840.10040.4.3
inline constexpr OidView kSha224Dsa(
    "\x60\x86\x48\x01\x65\x03\x04\x03\x01"sv);  // 2.16.840.1.101.3.4.3.1
inline constexpr OidView kSha256Dsa(
    "\x60\x86\x48\x01\x65\x03\x04\x03\x02"sv);  // 2.16.840.1.101.3.4.3.2
inline constexpr OidView kSha384Dsa(
    "\x60\x86\x48\x01\x65\x03\x04\x03\x03"sv);  // 2.16.840.1.101.3.4.3.3
inline constexpr OidView kSha512Dsa(
    "\x60\x86\x48\x01\x65\x03\x04\x03\x04"sv);  // 2.16.840.1.101.3.4.3.4

inline constexpr OidView kP256("\x2A\x86\x48\xCE\x3D\x03\x01\x07"sv);  // 1.2.840.10045.3.1.7
inline constexpr OidView kP384("\x2B\x81\x04\x00\x22"sv);              // 1.3.132.0.34
inline constexpr OidView kP521("\x2B\x81\x04\x00\x23"sv);              // 1.3.132.0.35
inline constexpr OidView kBrainpoolP256r1(
    "\x2B\x24\x03\x03\x02\x08\x01\x01\x07"sv);  // 1.3.36.3.3.2.8.1.1.7
inline constexpr OidView kBrainpoolP384r1(
    "\x2B\x24\x03\x03\x02\x08\x01\x01\x0B"sv);  // 1.3.36.3.3.2.8.1.1.11
inline constexpr OidView kBrainpoolP512r1(
    "\x2B\x24\x03\x03\x02\x08\x01\x01\x0D"sv);                             // 1.3.36.3.3.2.8.1.1.13
inline constexpr OidView kSm2Curve("\x2A\x81\x1C\xCF\x55\x01\x82\x2D"sv);  // 1.2.156.10197.1.301

}  // namespace baytrust::crypto::oids
