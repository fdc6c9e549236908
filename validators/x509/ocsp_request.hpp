// Writing OCSP requests (RFC 6960 4.1, RFC 5019 2.1: one certificate, unsigned) with RFC 9654's
// nonce, and comparing the nonce that came back. Sending them is gateway/fetch's, judging the
// answer revocation/'s.
#pragma once

#include <cstdint>
#include <optional>

#include "validators/base/bytes.hpp"
#include "validators/crypto/algorithm.hpp"
#include "validators/x509/certificate.hpp"
#include "validators/x509/ocsp_response.hpp"

namespace baytrust::x509 {

// CertID (RFC 6960 4.1.1) of a certificate by its issuer's key.
struct CertIdContent {
  crypto::Hash hash = crypto::Hash::sha1;  // RFC 5019 2.1.1: what every responder understands
  ByteView issuer_name;                    // Name, DER, as the certificate has it
  ByteView issuer_key_bits;                // subjectPublicKey without the unused-bits octet
  ByteView serial_number;                  // INTEGER content as encoded
};
Bytes write_cert_id(const CertIdContent& content);

struct OcspRequestContent {
  const Certificate& certificate;  // asked about
  const crypto::PublicKeyInfo& issuer_key;
  crypto::Hash hash = crypto::Hash::sha1;
  // 1 to 128 octets, fresh and random (RFC 9654 2.1 recommends 32); none: no nonce is asked for.
  std::optional<Bytes> nonce{};
};
// DER of OCSPRequest.
Bytes write_ocsp_request(const OcspRequestContent& content);

// RFC 9654 2.1: `absent` where the responder gives pre-produced answers (RFC 5019 4).
enum class NonceAnswer : std::uint8_t { same, absent, different };
NonceAnswer compare_nonce(ByteView sent, const OcspResponse& response);

}  // namespace baytrust::x509
