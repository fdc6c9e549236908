#include "validators/x509/ocsp_request.hpp"

#include "validators/crypto/digest.hpp"
#include "validators/der/writer.hpp"
#include "validators/x509/extension_writer.hpp"

namespace baytrust::x509 {

Bytes write_cert_id(const CertIdContent& content) {
  const Bytes algorithm = der::sequence({der::oid(crypto::oid_of(content.hash)), der::null()});
  return der::sequence({algorithm,
                        der::octet_string(crypto::digest(content.hash, content.issuer_name)),
                        der::octet_string(crypto::digest(content.hash, content.issuer_key_bits)),
                        der::encode(der::kInteger, content.serial_number)});
}

Bytes write_ocsp_request(const OcspRequestContent& content) {
  const Bytes request =
      der::sequence({write_cert_id({.hash = content.hash,
                                    .issuer_name = content.certificate->issuer.der(),
                                    .issuer_key_bits = content.issuer_key.key_bits,
                                    .serial_number = content.certificate->serial_number})});
  Bytes extensions;
  if (content.nonce) {
    extensions = der::explicitly(2, write_extensions({write_ocsp_nonce(*content.nonce)}));
  }
  return der::sequence({der::sequence({der::sequence({request}), extensions})});
}

NonceAnswer compare_nonce(ByteView sent, const OcspResponse& response) {
  if (!response->nonce) return NonceAnswer::absent;
  return equal(*response->nonce, sent) ? NonceAnswer::same : NonceAnswer::different;
}

}  // namespace baytrust::x509
