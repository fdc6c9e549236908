// SignatureFacts: what one signature of a signed document is, in a form that is the same for every
// format (CMS, PDF, XML, ASiC, OFD): every format's verifier makes these, one decision judges them.
// Facts own what they hold and outlive the document. Nothing here says whether the signer's
// certificate is trusted, when the signature existed, or whether its algorithms are still fine:
// that is judged from the facts, with a path, evidence, time and policy.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "validators/base/bytes.hpp"
#include "validators/base/finding.hpp"
#include "validators/base/instant.hpp"
#include "validators/base/oid.hpp"
#include "validators/crypto/algorithm.hpp"
#include "validators/signature/evidence.hpp"
#include "validators/x509/certificate.hpp"

namespace baytrust::signature {

// How the signature is packed.
enum class Format : std::uint8_t { cms, pades, xades, asic, ofd };
std::string_view to_string(Format format);  // "cms", "pades", ...

// What of the signed content was at hand.
enum class ContentForm : std::uint8_t {
  attached,     // inside the signature document
  detached,     // given beside it, whole
  digest_only,  // only digests were given: the content never left its owner
  absent,       // nothing: whether the signature binds anything is unknown
};
std::string_view to_string(ContentForm form);  // "attached", "digest-only", ...

// Whether the signature holds over the content at hand. good: the value verifies with the signer's
// key, the signed octets bind this content, and no finding of the signature's own is worse than a
// warning. bad: it provably does not hold. unknown: something is missing (content, certificate,
// algorithm, budget). There is no good beside a finding that says otherwise.
enum class Integrity : std::uint8_t { good, bad, unknown };
std::string_view to_string(Integrity integrity);

struct ContentDigestValue {
  crypto::Hash hash = crypto::Hash::sha256;
  Bytes value;

  friend bool operator==(const ContentDigestValue&, const ContentDigestValue&) = default;
};

// How the signature names its signer.
struct SignerName {
  std::string issuer;   // RFC 4514 text, empty where a key identifier names it
  Bytes serial_number;  // INTEGER content
  Bytes subject_key_id;
};
std::string to_string(const SignerName& name);

// A time-stamp token (RFC 3161 TimeStampToken, raw) and what it stamps.
struct TimestampToken {
  enum class Kind : std::uint8_t {
    content,     // of the content, before signing: a signed attribute
    signature,   // of the signature value
    references,  // of references to certificates and revocation data (CAdES-C and the like)
    archive,     // of everything before it
    document,    // of a revision of a document (PDF document timestamp)
  };
  Kind kind = Kind::signature;
  Oid attribute;          // what it came in, where that was an attribute
  SharedBytes token;      // ContentInfo, DER
  std::size_t place = 0;  // its place among the unsigned attributes: archive timestamps cover what
                          // stands before them
};

std::string_view to_string(TimestampToken::Kind kind);  // "content", "signature", ...

struct SignaturePolicy {
  bool implied = false;  // no identifier: "given by the context"
  Oid id;
  std::optional<crypto::Hash> hash;  // of the policy document, where the algorithm is known
  Bytes hash_value;
};

struct SignatureFacts {
  Format format = Format::cms;
  std::uint32_t index = 0;  // among the signatures of its document

  // The signer. The certificate is the one that the signature names and, where it says so, binds.
  SignerName signer_name;
  std::optional<x509::Certificate> signer;
  bool signer_bound = false;  // its digest is under the signature (ESSCertID, SigningCertificate)
  Evidence evidence;          // carried for this signature

  // What was signed.
  Oid content_type;
  ContentForm content = ContentForm::absent;
  std::vector<ContentDigestValue> content_digests;  // of the content at hand, as used

  // How.
  std::optional<crypto::Hash> digest_algorithm;
  std::optional<crypto::SignatureAlgorithm> signature_algorithm;
  Bytes signature_value;  // as in the document: what a signature timestamp stamps
  Integrity integrity = Integrity::unknown;

  // What the signer claims. The time is shown and decides nothing.
  std::optional<Instant> claimed_signing_time;
  std::optional<SignaturePolicy> policy;
  std::vector<Oid> commitments;

  std::vector<TimestampToken> timestamps;          // in the order of the document
  std::vector<SignatureFacts> counter_signatures;  // each over signature_value
  Findings findings;                               // every check, passed ones too, in order
};

// integrity as the findings have it: bad where one is invalid, unknown where one is indeterminate
// or there is none at all.
Integrity integrity_of(const Findings& findings);

}  // namespace baytrust::signature
