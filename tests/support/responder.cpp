#include "tests/support/responder.hpp"

#include <cstdlib>
#include <iostream>

#include "validators/x509/ocsp_request.hpp"

namespace baytrust::test {
namespace {

template <class T>
T sound(Result<T> result) {
  if (result) return *std::move(result);
  std::cerr << "test responder: " << describe(result.error()) << '\n';
  std::abort();
}

}  // namespace

x509::OcspSingleTemplate single_about(const Authority& issuer, const x509::Certificate& certificate,
                                      const OcspAnswer& answer) {
  const auto& key = issuer.certificate()->subject_public_key_info;
  return {.cert_id = x509::write_cert_id({.hash = answer.hash,
                                          .issuer_name = certificate->issuer.der(),
                                          .issuer_key_bits = key.key_bits,
                                          .serial_number = certificate->serial_number}),
          .status = answer.status,
          .revocation_time = answer.revocation_time,
          .reason = answer.reason,
          .this_update = answer.this_update,
          .next_update = answer.next_update,
          .extensions = answer.extensions};
}

Bytes ocsp_der(const Authority& issuer, const x509::Certificate& certificate,
               const OcspAnswer& answer) {
  const Authority& responder = answer.responder != nullptr ? *answer.responder : issuer;
  x509::OcspResponseTemplate content;
  if (answer.id == OcspAnswer::Id::by_name) {
    content.responder_name = answer.responder_name.value_or(responder.subject());
  }
  content.responder_public_key_info = responder.key().public_key_info();
  content.produced_at = answer.produced_at.value_or(answer.this_update);
  content.singles = {single_about(issuer, certificate, answer)};
  content.singles.insert(content.singles.end(), answer.more.begin(), answer.more.end());
  content.extensions = answer.response_extensions;
  for (const auto& one : answer.certificates) content.certificates.push_back(to_bytes(one->der));
  content.algorithm = answer.algorithm;
  content.sm2_id = answer.sm2_id;
  return sound(x509::issue_ocsp_response(content, responder.key()));
}

x509::OcspResponse ocsp(const Authority& issuer, const x509::Certificate& certificate,
                        const OcspAnswer& answer) {
  return sound(x509::OcspResponse::parse(ocsp_der(issuer, certificate, answer)));
}

Authority delegated_responder(const Authority& ca, CertificateRequest request) {
  if (!request.key) request.key = fresh_key(request.key_type);
  request.extended_key_usage.push_back(kOcspSigning);
  request.extra.push_back(x509::write_ocsp_nocheck());
  const crypto::PrivateKey key = *request.key;
  return Authority(ca.issue(request), key);
}

}  // namespace baytrust::test
