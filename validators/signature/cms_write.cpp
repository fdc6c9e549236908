#include "validators/signature/cms_write.hpp"

#include <algorithm>

#include "validators/crypto/digest.hpp"
#include "validators/der/writer.hpp"
#include "validators/signature/cms_error_codes.hpp"
#include "validators/signature/cms_octets.hpp"
#include "validators/signature/oids.hpp"

namespace baytrust::signature {
namespace {

using crypto::Scheme;

// What is signed, and how it is named.
struct Signed {
  ByteView content;
  OidView content_type;
  CmsContent::Types types = CmsContent::Types::standard;
};

Bytes attribute(OidView type, Bytes value) {
  return der::sequence({der::oid(type), der::set_of({std::move(value)})});
}

// [n] IMPLICIT SET OF.
Bytes set_under(unsigned n, std::vector<Bytes> parts) {
  Bytes out = der::set_of(std::move(parts));
  out[0] = der::context_constructed(n);
  return out;
}

// RFC 5754 2: the parameters are left out.
Bytes digest_identifier(crypto::Hash hash) { return der::sequence({der::oid(oid_of(hash))}); }

// GM/T 0010 names SM2 signing itself; elsewhere the signature's own identifier stands.
Bytes signature_identifier(const crypto::SignatureAlgorithm& algorithm, CmsContent::Types types) {
  if (types == CmsContent::Types::gm && algorithm.scheme == Scheme::sm2) {
    return der::sequence({der::oid(oids::kSm2Sign)});
  }
  return crypto::encode(algorithm);
}

Bytes issuer_and_serial(const x509::Certificate& certificate) {
  return der::sequence({to_bytes(certificate->issuer.der()),
                        der::encode(der::kInteger, certificate->serial_number)});
}

// ESSCertIDv2 (RFC 5035 4): SHA-256, the default, is not written.
Bytes signing_certificate(const x509::Certificate& certificate) {
  const Bytes names = der::sequence({der::explicitly(4, certificate->issuer.der())});
  const Bytes id = der::sequence(
      {der::octet_string(certificate->fingerprint.view()),
       der::sequence({names, der::encode(der::kInteger, certificate->serial_number)})});
  return der::sequence({der::sequence({id})});
}

std::vector<Bytes> signed_attributes(const Signed& what, const CmsSigner& signer,
                                     const crypto::SignatureAlgorithm& algorithm) {
  Bytes protected_signature = signature_identifier(algorithm, what.types);
  protected_signature[0] = der::context_constructed(1);
  std::vector<Bytes> out{
      attribute(oids::kContentType, der::oid(what.content_type)),
      attribute(oids::kMessageDigest,
                der::octet_string(crypto::digest(algorithm.hash, what.content))),
      attribute(oids::kSigningCertificateV2, signing_certificate(signer.certificate)),
      attribute(oids::kAlgorithmProtection,
                der::sequence({digest_identifier(algorithm.hash), protected_signature}))};
  if (signer.signing_time) {
    out.push_back(attribute(oids::kSigningTime, der::time(*signer.signing_time)));
  }
  return out;
}

Result<crypto::SignatureAlgorithm> algorithm_of(const CmsSigner& signer) {
  const auto algorithm = signer.algorithm.value_or(signer.key.default_algorithm());
  // RFC 8419 3.1: Ed448 goes with SHAKE256, which nothing here computes.
  if (algorithm.scheme == Scheme::ed448 || crypto::encode(algorithm).empty()) {
    return Error(kWriteAlgorithm, "cms", {{"algorithm", to_string(algorithm)}});
  }
  return algorithm;
}

bool is_key_of(const crypto::PrivateKey& key, const x509::Certificate& certificate) {
  const Bytes spki = key.public_key_info();
  const auto info = crypto::parse_public_key_info(spki);
  const auto& held = certificate->subject_public_key_info;
  return info && info->kind == held.kind && equal(info->key_bits, held.key_bits);
}

// The key identifier names a signer only where the certificate has one.
bool by_key_id(const CmsSigner& signer) {
  return signer.named_by == CmsSigner::NamedBy::key_id &&
         signer.certificate->extensions.subject_key_id;
}

Result<Bytes> signer_info(const Signed& what, const CmsSigner& signer) {
  if (!is_key_of(signer.key, signer.certificate)) {
    return Error(kWriteKeyNotOfCertificate, "cms");
  }
  const auto algorithm = algorithm_of(signer);
  if (!algorithm) return algorithm.error();
  Bytes attributes;
  Bytes message = to_bytes(what.content);
  if (signer.signed_attributes == CmsSigner::SignedAttributes::written) {
    attributes = der::set_of(signed_attributes(what, signer, *algorithm));
    message = attributes;  // RFC 5652 5.4: under the tag of a SET OF
    attributes[0] = der::context_constructed(0);
  }
  const auto signature = signer.key.sign(*algorithm, message, signer.sm2_id);
  if (!signature) return signature.error();
  const bool keyed = by_key_id(signer);
  const Bytes sid =
      keyed ? der::encode(der::context(0), *signer.certificate->extensions.subject_key_id)
            : issuer_and_serial(signer.certificate);
  return der::sequence({der::integer(keyed ? 3 : 1), sid, digest_identifier(algorithm->hash),
                        attributes, signature_identifier(*algorithm, what.types),
                        der::octet_string(*signature)});
}

std::vector<Bytes> pieces(ByteView content) {
  std::vector<Bytes> out;
  for (const ByteView element : elements(content)) out.push_back(to_bytes(element));
  return out;
}

void add_once(std::vector<Bytes>& to, ByteView octets) {
  const bool there =
      std::any_of(to.begin(), to.end(), [&](const Bytes& held) { return equal(held, octets); });
  if (!there) to.push_back(to_bytes(octets));
}

// The parts of a SignedData (RFC 5652 5.1).
struct Parts {
  OidView outer_type;
  std::int64_t version = 1;
  std::vector<Bytes> digest_algorithms{};
  OidView content_type;
  std::optional<ByteView> content{};
  std::vector<Bytes> certificates{};
  std::vector<Bytes> crls{};
  std::vector<Bytes> signers{};
};

Bytes assemble(const Parts& parts) {
  const Bytes content =
      parts.content ? der::explicitly(0, der::octet_string(*parts.content)) : Bytes{};
  const Bytes signed_data = der::sequence(
      {der::integer(parts.version), der::set_of(parts.digest_algorithms),
       der::sequence({der::oid(parts.content_type), content}),
       parts.certificates.empty() ? Bytes{} : set_under(0, parts.certificates),
       parts.crls.empty() ? Bytes{} : set_under(1, parts.crls), der::set_of(parts.signers)});
  return der::sequence({der::oid(parts.outer_type), der::explicitly(0, signed_data)});
}

// What there is already.
Parts parts_of(const SignedData& signed_data) {
  Parts parts{.outer_type = signed_data->outer_type,
              .version = signed_data->version,
              .content_type = signed_data->content_type,
              .content = signed_data->content,
              .certificates = pieces(signed_data->certificates_content),
              .crls = pieces(signed_data->crls_content)};
  for (const auto& algorithm : signed_data->digest_algorithms) {
    add_once(parts.digest_algorithms, algorithm.full);
  }
  for (const auto& held : signed_data->signers) parts.signers.push_back(to_bytes(held.full));
  return parts;
}

}  // namespace

Result<Bytes> sign_cms(const CmsContent& content, const CmsSigner& signer) {
  const bool gm = content.types == CmsContent::Types::gm;
  Parts parts{.outer_type = gm ? oids::kGmSignedData : oids::kSignedData,
              .content_type = gm ? oids::kGmData : oids::kData};
  if (content.content_type) parts.content_type = *content.content_type;
  const auto info = signer_info({content.octets, parts.content_type, content.types}, signer);
  if (!info) return info.error();
  // RFC 5652 5.1; GM/T 0010: always 1.
  if (!gm && (parts.content_type != oids::kData || by_key_id(signer))) parts.version = 3;
  parts.digest_algorithms.push_back(digest_identifier(algorithm_of(signer)->hash));
  if (content.packing == CmsContent::Packing::attached) parts.content = content.octets;
  add_once(parts.certificates, signer.certificate->der);
  for (const auto& certificate : content.certificates) {
    add_once(parts.certificates, certificate->der);
  }
  parts.signers.push_back(*info);
  return assemble(parts);
}

Result<Bytes> add_signer(const SignedData& signed_data, ByteView content, const CmsSigner& signer) {
  if (signed_data->content) {
    if (!content.empty() && !equal(content, *signed_data->content)) {
      return Error(kWriteContent, "cms");
    }
    content = *signed_data->content;
  }
  const bool gm = signed_data->outer_type == oids::kGmSignedData;
  Parts parts = parts_of(signed_data);
  const auto info = signer_info(
      {content, parts.content_type, gm ? CmsContent::Types::gm : CmsContent::Types::standard},
      signer);
  if (!info) return info.error();
  if (!gm && by_key_id(signer)) parts.version = std::max<std::int64_t>(parts.version, 3);
  add_once(parts.digest_algorithms, digest_identifier(algorithm_of(signer)->hash));
  add_once(parts.certificates, signer.certificate->der);
  parts.signers.push_back(*info);
  return assemble(parts);
}

Bytes add_unsigned(const SignedData& signed_data, std::size_t signer,
                   const UnsignedAttribute& added) {
  const SignerInfo& info = signed_data->signers.at(signer);
  Bytes attributes = to_bytes(info.unsigned_attributes.content);
  const Bytes last = attribute(added.type, to_bytes(added.value));
  attributes.insert(attributes.end(), last.begin(), last.end());
  Parts parts = parts_of(signed_data);
  parts.signers[signer] = der::sequence(
      {to_bytes(signed_fields(info)), der::encode(der::context_constructed(1), attributes)});
  return assemble(parts);
}

Bytes add_evidence(const SignedData& signed_data, const Evidence& evidence) {
  Parts parts = parts_of(signed_data);
  for (const auto& certificate : evidence.certificates) {
    add_once(parts.certificates, certificate->der);
  }
  for (const auto& crl : evidence.crls) add_once(parts.crls, *crl);
  for (const OcspOctets& ocsp : evidence.ocsp) {
    const OidView format =
        ocsp.form == OcspOctets::Form::response ? oids::kOcspResponse : oids::kOcspBasic;
    Bytes other = der::sequence({der::oid(format), *ocsp.der});
    other[0] = der::context_constructed(1);
    add_once(parts.crls, other);
    parts.version = 5;  // RFC 5652 5.1
  }
  return assemble(parts);
}

}  // namespace baytrust::signature
