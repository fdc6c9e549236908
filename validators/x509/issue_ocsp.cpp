#include "validators/x509/issue_ocsp.hpp"

#include "validators/der/writer.hpp"
#include "validators/x509/issue.hpp"

namespace baytrust::x509 {
namespace {

constexpr OidView kBasic{"\x2B\x06\x01\x05\x05\x07\x30\x01\x01"};  // id-pkix-ocsp-basic

Bytes enumerated(std::int64_t value) {
  Bytes encoded = der::integer(value);
  encoded[0] = der::kEnumerated;
  return encoded;
}

Bytes encode_status(const OcspSingleTemplate& single) {
  switch (single.status) {
    case OcspSingle::Status::good:
      return der::encode(der::context(0), ByteView{});
    case OcspSingle::Status::unknown:
      return der::encode(der::context(2), ByteView{});
    case OcspSingle::Status::revoked:
      break;
  }
  const Bytes reason =
      single.reason ? der::explicitly(0, enumerated(static_cast<std::int64_t>(*single.reason)))
                    : Bytes{};
  return der::encode(der::context_constructed(1),
                     {der::generalized_time(single.revocation_time), reason});
}

Bytes explicit_extensions(const std::vector<ExtensionTemplate>& extensions) {
  return extensions.empty() ? Bytes{} : der::explicitly(1, write_extensions(extensions));
}

Bytes encode_single(const OcspSingleTemplate& single) {
  return der::sequence(
      {single.cert_id, encode_status(single), der::generalized_time(single.this_update),
       single.next_update ? der::explicitly(0, der::generalized_time(*single.next_update))
                          : Bytes{},
       explicit_extensions(single.extensions)});
}

Bytes encode_responder(const OcspResponseTemplate& content) {
  if (!content.responder_name.empty()) return der::explicitly(1, content.responder_name);
  return der::explicitly(2, der::octet_string(key_id_of(content.responder_public_key_info)));
}

}  // namespace

Result<Bytes> issue_basic_ocsp_response(const OcspResponseTemplate& content,
                                        const crypto::PrivateKey& responder_key) {
  std::vector<Bytes> singles;
  for (const auto& single : content.singles) singles.push_back(encode_single(single));
  const Bytes tbs =
      der::sequence({encode_responder(content), der::generalized_time(content.produced_at),
                     der::sequence(singles), explicit_extensions(content.extensions)});
  const auto algorithm = content.algorithm.value_or(responder_key.default_algorithm());
  const auto signature = responder_key.sign(algorithm, tbs, content.sm2_id);
  if (!signature) return signature.error();
  const Bytes certificates = content.certificates.empty()
                                 ? Bytes{}
                                 : der::explicitly(0, der::sequence(content.certificates));
  return der::sequence({tbs, crypto::encode(algorithm), der::bit_string(*signature), certificates});
}

Bytes wrap_ocsp_response(ByteView basic) {
  return der::sequence(
      {enumerated(0),
       der::explicitly(0, der::sequence({der::oid(kBasic), der::octet_string(basic)}))});
}

Result<Bytes> issue_ocsp_response(const OcspResponseTemplate& content,
                                  const crypto::PrivateKey& responder_key) {
  const auto basic = issue_basic_ocsp_response(content, responder_key);
  if (!basic) return basic.error();
  return wrap_ocsp_response(*basic);
}

Bytes write_ocsp_status(std::uint8_t status) { return der::sequence({enumerated(status)}); }

}  // namespace baytrust::x509
