// Writing OCSP responses: templates in, signed DER out (RFC 6960 4.2.1), beside issue.hpp and under
// the same rule: for the demo jurisdictions and tests; it writes what it is told, rules broken or
// not, and nothing that judges includes this header.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "validators/base/bytes.hpp"
#include "validators/base/error.hpp"
#include "validators/base/instant.hpp"
#include "validators/crypto/signer.hpp"
#include "validators/x509/extension_writer.hpp"
#include "validators/x509/ocsp_response.hpp"

namespace baytrust::x509 {

struct OcspSingleTemplate {
  Bytes cert_id{};  // write_cert_id (ocsp_request.hpp)
  OcspSingle::Status status = OcspSingle::Status::good;
  Instant revocation_time{};  // of revoked
  std::optional<RevocationReason> reason{};
  Instant this_update{};
  std::optional<Instant> next_update{};
  std::vector<ExtensionTemplate> extensions{};
};

struct OcspResponseTemplate {
  // By key where there is no name.
  Bytes responder_name{};             // Name, DER
  Bytes responder_public_key_info{};  // DER SubjectPublicKeyInfo
  Instant produced_at{};
  std::vector<OcspSingleTemplate> singles{};
  std::vector<ExtensionTemplate> extensions{};  // write_ocsp_nonce, ...
  std::vector<Bytes> certificates{};            // DER
  std::optional<crypto::SignatureAlgorithm> algorithm{};
  std::string sm2_id{crypto::kDefaultSm2Id};
};
// Errors: those of crypto::PrivateKey::sign.
Result<Bytes> issue_basic_ocsp_response(const OcspResponseTemplate& content,
                                        const crypto::PrivateKey& responder_key);
// The same inside an OCSPResponse of status successful.
Result<Bytes> issue_ocsp_response(const OcspResponseTemplate& content,
                                  const crypto::PrivateKey& responder_key);
Bytes wrap_ocsp_response(ByteView basic);
// An OCSPResponse without an answer: 1 malformedRequest, 2 internalError, 3 tryLater,
// 5 sigRequired, 6 unauthorized.
Bytes write_ocsp_status(std::uint8_t status);

}  // namespace baytrust::x509
