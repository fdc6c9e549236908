#include "validators/x509/issue.hpp"

#include "validators/crypto/digest.hpp"
#include "validators/der/writer.hpp"

namespace baytrust::x509 {
namespace {

Bytes encode_revoked(const RevokedTemplate& entry) {
  return der::sequence({der::integer(ByteView(entry.serial_number)),
                        der::time(entry.revocation_date), write_extensions(entry.extensions)});
}

Bytes encode_revoked_list(const std::vector<RevokedTemplate>& revoked) {
  // RFC 5280 5.1.2.6: absent when there are none.
  if (revoked.empty()) return {};
  std::vector<Bytes> parts;
  parts.reserve(revoked.size());
  for (const auto& entry : revoked) parts.push_back(encode_revoked(entry));
  return der::sequence(parts);
}

Result<Bytes> sign(Bytes tbs, const crypto::SignatureAlgorithm& algorithm,
                   const crypto::PrivateKey& key) {
  const auto signature = key.sign(algorithm, tbs);
  if (!signature) return signature.error();
  return der::sequence({std::move(tbs), crypto::encode(algorithm), der::bit_string(*signature)});
}

}  // namespace

Result<Bytes> issue(const CertificateTemplate& content, const crypto::PrivateKey& issuer_key) {
  const auto algorithm = content.algorithm.value_or(issuer_key.default_algorithm());
  const Bytes extensions = write_extensions(content.extensions);
  return sign(
      der::sequence(
          {content.version == 1 ? Bytes{} : der::explicitly(0, der::integer(content.version - 1)),
           der::integer(ByteView(content.serial_number)), crypto::encode(algorithm), content.issuer,
           der::sequence({der::time(content.not_before), der::time(content.not_after)}),
           content.subject, content.public_key_info,
           extensions.empty() ? Bytes{} : der::explicitly(3, extensions)}),
      algorithm, issuer_key);
}

Result<Bytes> issue_crl(const CrlTemplate& content, const crypto::PrivateKey& issuer_key) {
  const auto algorithm = content.algorithm.value_or(issuer_key.default_algorithm());
  const Bytes extensions = write_extensions(content.extensions);
  return sign(
      der::sequence({content.version == 1 ? Bytes{} : der::integer(content.version - 1),
                     crypto::encode(algorithm), content.issuer, der::time(content.this_update),
                     content.next_update ? der::time(*content.next_update) : Bytes{},
                     encode_revoked_list(content.revoked),
                     extensions.empty() ? Bytes{} : der::explicitly(0, extensions)}),
      algorithm, issuer_key);
}

Bytes key_id_of(ByteView public_key_info) {
  const auto info = crypto::parse_public_key_info(public_key_info);
  return crypto::sha1(info ? info->key_bits : public_key_info);
}

}  // namespace baytrust::x509
