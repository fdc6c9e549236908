// The values of the attributes that verification reads (RFC 5652 11, RFC 5035, RFC 6211, EN 319
// 122-1 5), one function a type. Each takes the value and gives what it says, or nothing where the
// octets are not of the type. Internal to validators/signature.
#pragma once

#include <optional>
#include <vector>

#include "validators/signature/cms.hpp"
#include "validators/signature/signature_facts.hpp"

namespace baytrust::signature {

std::optional<OidView> read_oid_value(const der::Tlv& value);
std::optional<ByteView> read_octets_value(const der::Tlv& value);
std::optional<Instant> read_time_value(const der::Tlv& value);

// The first ESSCertID of SigningCertificate, or ESSCertIDv2 of SigningCertificateV2 (RFC 5035 3,
// 4).
struct EssCertId {
  OidView hash_algorithm;
  std::optional<crypto::Hash> hash;  // where it is one known here
  ByteView certificate_hash;
  std::optional<ByteView> issuer;  // a Name, where exactly one directoryName was given
  ByteView serial_number;          // empty where there is no issuerSerial
};
enum class EssVersion : std::uint8_t { v1, v2 };
std::optional<EssCertId> read_ess_value(const der::Tlv& value, EssVersion version);
// Hash and, where given, issuer and serial number. False for a hash not known here.
bool identifies(const EssCertId& id, const x509::Certificate& certificate);

// CMSAlgorithmProtection (RFC 6211 2), of a signature.
struct AlgorithmProtection {
  crypto::AlgorithmIdentifier digest;
  crypto::AlgorithmIdentifier signature;
};
std::optional<AlgorithmProtection> read_protection_value(const der::Tlv& value);

// SignaturePolicy and CommitmentTypeIndication (RFC 5126 5.8.1, 5.11.1).
std::optional<SignaturePolicy> read_policy_value(const der::Tlv& value);
std::optional<OidView> read_commitment_value(const der::Tlv& value);

// CertificateValues, RevocationValues (RFC 5126 6.3.3, 6.3.4), RevocationInfoArchival (ISO 32000-2
// 12.8.3.3.2).
std::optional<Evidence> read_certificate_values(const der::Tlv& value);
std::optional<Evidence> read_revocation_values(const der::Tlv& value);
std::optional<Evidence> read_revocation_archival(const der::Tlv& value);

}  // namespace baytrust::signature
