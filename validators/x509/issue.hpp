// Issuing: templates in, signed DER certificates and CRLs out (RFC 5280 4.1, 5.1). For the demo
// jurisdictions, publishers' own certificates and tests. It writes what it is told, rules broken or
// not: judging is elsewhere, and nothing that judges includes this header.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "validators/base/bytes.hpp"
#include "validators/base/error.hpp"
#include "validators/base/instant.hpp"
#include "validators/crypto/signer.hpp"
#include "validators/x509/extension_writer.hpp"

namespace baytrust::x509 {

struct CertificateTemplate {
  int version = 3;
  Bytes serial_number{1};  // big-endian, unsigned
  Bytes issuer{};          // Name, DER
  Bytes subject{};         // Name, DER
  Instant not_before{};
  Instant not_after{};
  Bytes public_key_info{};  // DER SubjectPublicKeyInfo
  std::vector<ExtensionTemplate> extensions{};
  std::optional<crypto::SignatureAlgorithm> algorithm{};  // else the key's default
};
// Errors: those of crypto::PrivateKey::sign.
Result<Bytes> issue(const CertificateTemplate& content, const crypto::PrivateKey& issuer_key);

struct RevokedTemplate {
  Bytes serial_number{};  // big-endian, unsigned
  Instant revocation_date{};
  std::vector<ExtensionTemplate> extensions{};  // write_reason, write_certificate_issuer, ...
};
struct CrlTemplate {
  int version = 2;
  Bytes issuer{};  // Name, DER
  Instant this_update{};
  std::optional<Instant> next_update{};
  std::vector<RevokedTemplate> revoked{};
  std::vector<ExtensionTemplate> extensions{};
  std::optional<crypto::SignatureAlgorithm> algorithm{};
};
Result<Bytes> issue_crl(const CrlTemplate& content, const crypto::PrivateKey& issuer_key);

// RFC 5280 4.2.1.2 (1): SHA-1 of the subjectPublicKey bits.
Bytes key_id_of(ByteView public_key_info);

}  // namespace baytrust::x509
