// Making CMS signatures (RFC 5652, CAdES baseline B of EN 319 122-1; GM/T 0010 content types), for
// the push envelope, demo documents and tests. Signed attributes: content type, message digest,
// signing certificate v2, algorithm protection, and the signing time where one is given. It writes
// what it is told: judging is elsewhere, and nothing that judges includes this header.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "validators/base/bytes.hpp"
#include "validators/base/error.hpp"
#include "validators/base/instant.hpp"
#include "validators/crypto/signer.hpp"
#include "validators/signature/cms.hpp"
#include "validators/x509/certificate.hpp"

namespace baytrust::signature {

struct CmsSigner {
  enum class NamedBy : std::uint8_t { issuer_and_serial, key_id };
  enum class SignedAttributes : std::uint8_t { written, none };

  x509::Certificate certificate;
  crypto::PrivateKey key;
  std::optional<crypto::SignatureAlgorithm> algorithm{};  // else the key's default
  std::optional<Instant> signing_time{};
  NamedBy named_by = NamedBy::issuer_and_serial;
  SignedAttributes signed_attributes = SignedAttributes::written;
  std::string_view sm2_id = crypto::kDefaultSm2Id;
};

struct CmsContent {
  enum class Packing : std::uint8_t { attached, detached };
  enum class Types : std::uint8_t { standard, gm };  // of GM/T 0010: for SM2 only

  ByteView octets;
  Packing packing = Packing::attached;
  Types types = Types::standard;
  std::optional<Oid> content_type{};              // else data, by `types`
  std::vector<x509::Certificate> certificates{};  // beside the signer's: its chain
};

// DER. Errors: cms.write.*, those of crypto::PrivateKey::sign.
Result<Bytes> sign_cms(const CmsContent& content, const CmsSigner& signer);

// The same document with a further signer over the same content. content: of a detached document,
// which must be the one signed before; the caller vouches for that. Attached: the same or empty.
Result<Bytes> add_signer(const SignedData& signed_data, ByteView content, const CmsSigner& signer);

// The same document with one more unsigned attribute (RFC 5652 5.3), of the signer with this
// number, which is there. It comes last: what stands before it keeps its octets and its order.
struct UnsignedAttribute {
  OidView type;
  ByteView value;  // DER
};
Bytes add_unsigned(const SignedData& signed_data, std::size_t signer,
                   const UnsignedAttribute& attribute);

// The same document carrying more: certificates and CRLs once each, OCSP responses by RFC 5940.
Bytes add_evidence(const SignedData& signed_data, const Evidence& evidence);

}  // namespace baytrust::signature
