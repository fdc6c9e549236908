// SignedData: a CMS SignedData (RFC 5652 5; GM/T 0010 and GB/T 35275 with their content types) that
// parsed completely, as a handle to one immutable object: the octets after BER normalisation and
// views into them. Copying it is cheap; its views live as long as any copy.
// Not here: any judgement. Which certificate signed, what was signed and whether it holds is
// cms_verify.hpp. Attribute values are kept as they are, but for counter-signatures.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "validators/base/bytes.hpp"
#include "validators/base/error.hpp"
#include "validators/base/finding.hpp"
#include "validators/crypto/algorithm.hpp"
#include "validators/der/tlv.hpp"
#include "validators/signature/evidence.hpp"
#include "validators/x509/certificate.hpp"

namespace baytrust::signature {

// How much of anything one SignedData may hold, counter-signatures included. Beyond it: an error.
inline constexpr std::size_t kMaxSigners = 64;
inline constexpr std::size_t kMaxCertificates = 256;
inline constexpr std::size_t kMaxCrls = 256;
inline constexpr std::size_t kMaxDigestAlgorithms = 64;
inline constexpr std::size_t kMaxAttributes = 128;       // of one SignerInfo's set
inline constexpr std::size_t kMaxAttributeValues = 128;  // of one attribute
inline constexpr std::size_t kMaxCounterSignatures = 64;
inline constexpr std::size_t kMaxCounterDepth = 4;

// Attribute ::= SEQUENCE { attrType, attrValues SET OF } (RFC 5652 5.3).
struct Attribute {
  OidView type;
  std::vector<der::Tlv> values;
  ByteView full;
};
struct Attributes {
  ByteView content;  // the Attributes one after the other, as sent
  std::vector<Attribute> list;
};

// SignerIdentifier: issuer and serial number, or a subject key identifier.
struct SignerIdentifier {
  x509::Name issuer;
  ByteView serial_number;  // INTEGER content
  std::optional<ByteView> subject_key_id;
};
bool names(const SignerIdentifier& sid, const x509::Certificate& certificate);

struct SignerInfo {
  std::int64_t version = 1;
  SignerIdentifier sid;
  crypto::AlgorithmIdentifier digest_algorithm;
  std::optional<Attributes> signed_attributes;
  crypto::AlgorithmIdentifier signature_algorithm;
  ByteView signature_value;
  Attributes unsigned_attributes;
  std::vector<SignerInfo> counter_signatures;  // each over signature_value (RFC 5652 11.4)
  ByteView full;
};

class SignedData {
 public:
  // A ContentInfo holding SignedData, BER or DER, nothing after it. Errors: cms.*, der.ber.*.
  static Result<SignedData> parse(ByteView ber);
  // The same, sharing the octets where they are of the normal form already.
  static Result<SignedData> parse(const SharedBytes& ber);

  // Fields carry the names of RFC 5652 5.1.
  struct Data {
    SharedBytes owner;   // the normalised octets
    OidView outer_type;  // id-signedData, or GM/T 0010's
    std::int64_t version = 1;
    std::vector<crypto::AlgorithmIdentifier> digest_algorithms;
    OidView content_type;                      // eContentType
    std::optional<ByteView> content;           // eContent's octets; empty where detached
    Evidence evidence;                         // certificates, crls
    std::vector<ByteView> other_certificates;  // attribute certificates and the like, not read
    std::size_t other_revocation = 0;          // OtherRevocationInfo that is not OCSP
    std::vector<SignerInfo> signers;
    ByteView certificates_content;  // of [0] and [1], as sent
    ByteView crls_content;
    Findings deviations;  // subject = document; effect warning
  };
  const Data* operator->() const { return data_.get(); }
  const Data& operator*() const { return *data_; }

 private:
  static Result<SignedData> parse_normalised(SharedBytes octets);
  explicit SignedData(std::shared_ptr<const Data> data) : data_(std::move(data)) {}
  std::shared_ptr<const Data> data_;
};

// The first attribute of a type; null where there is none.
const Attribute* find(const Attributes& attributes, OidView type);

// The type needs no signed attributes (RFC 5652 5.3): id-data, or GM/T 0010's data.
bool is_data(OidView content_type);

// RFC 5652 5.4: what is hashed is the DER of a SET OF, not the [0] that is sent. as_sent keeps the
// order of the attributes, der sorts them (X.690 11.6).
enum class AttributeOrder : std::uint8_t { as_sent, der };
Bytes signed_octets(const Attributes& attributes, AttributeOrder order);
bool is_sorted(const Attributes& attributes);

}  // namespace baytrust::signature
