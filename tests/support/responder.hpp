// OCSP responders for tests: what is not asked for is what a sound responder would write. Anything
// can be replaced, so that every broken rule has a response.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tests/support/authority.hpp"
#include "validators/x509/issue_ocsp.hpp"
#include "validators/x509/ocsp_response.hpp"

namespace baytrust::test {

struct OcspAnswer {
  x509::OcspSingle::Status status = x509::OcspSingle::Status::good;
  Instant revocation_time = kNoon - 2 * kDay;
  std::optional<x509::RevocationReason> reason{};
  Instant this_update = kNoon - kHour;
  std::optional<Instant> next_update = kNoon + kDay;
  crypto::Hash hash = crypto::Hash::sha1;
  std::vector<x509::ExtensionTemplate> extensions{};  // of the single response

  std::optional<Instant> produced_at{};  // else thisUpdate
  enum class Id { by_name, by_key } id = Id::by_name;
  const Authority* responder = nullptr;           // else the issuer of the certificate
  std::optional<Bytes> responder_name{};          // Name DER instead of the responder's own
  std::vector<x509::Certificate> certificates{};  // that come along
  std::vector<x509::ExtensionTemplate> response_extensions{};
  std::vector<x509::OcspSingleTemplate> more{};  // further single responses
  std::optional<crypto::SignatureAlgorithm> algorithm{};
  std::string sm2_id{crypto::kDefaultSm2Id};
};

// The single response about a certificate that `issuer` issued.
x509::OcspSingleTemplate single_about(const Authority& issuer, const x509::Certificate& certificate,
                                      const OcspAnswer& answer = {});
Bytes ocsp_der(const Authority& issuer, const x509::Certificate& certificate,
               const OcspAnswer& answer = {});
// Ends the test run if what was written cannot be read.
x509::OcspResponse ocsp(const Authority& issuer, const x509::Certificate& certificate,
                        const OcspAnswer& answer = {});

// A responder that `ca` has delegated: id-kp-OCSPSigning and id-pkix-ocsp-nocheck, with a key of
// its own unless request.key is given.
Authority delegated_responder(const Authority& ca,
                              CertificateRequest request = {.subject = "CN=OCSP responder"});
inline const std::string kOcspSigning = "1.3.6.1.5.5.7.3.9";

}  // namespace baytrust::test
