// XML signatures as Baytrust's documents carry them: XAdES baseline B (ETSI EN 319 132-1) over XML
// Signature 1.1, in exactly two forms.
//   enveloped   one ds:Signature, child of the root, over the whole document (trust lists). Ours
//   use
//               exclusive C14N without comments throughout; what the lists of others use instead is
//               verified as well (transforms.hpp), and each difference is a finding.
//   detached    root with one signed element and then ds:Signature siblings over it (registers),
//               exclusive C14N without comments throughout
// The key comes from the pinned signers given, never from KeyInfo. What was signed comes out as
// SignedOctets: canonical octets, to be read by element.hpp instead of the document.
// Not here: whether a signer's certificate is valid, which signer is right for which document,
// time stamps, XAdES levels above B (their unsigned properties are ignored).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "validators/base/bytes.hpp"
#include "validators/base/digest.hpp"
#include "validators/base/error.hpp"
#include "validators/base/finding.hpp"
#include "validators/base/instant.hpp"
#include "validators/crypto/algorithm.hpp"
#include "validators/crypto/verifier.hpp"
#include "validators/xml/guard.hpp"
#include "validators/xml/names.hpp"

namespace baytrust::xml {

// Octets that a pinned signer signed. Only a verification that succeeded makes them.
class SignedOctets {
 public:
  ByteView octets() const { return *octets_; }
  SharedBytes shared() const { return octets_; }
  const Digest& sha256() const { return sha256_; }  // the identity of what was signed

  friend bool operator==(const SignedOctets& a, const SignedOctets& b) {
    return a.sha256_ == b.sha256_;
  }

 private:
  friend class SignatureVerification;
  SignedOctets(SharedBytes octets, const Digest& sha256)
      : octets_(std::move(octets)), sha256_(sha256) {}

  SharedBytes octets_;
  Digest sha256_;
};

// A certificate whose key the operator trusts to sign this kind of document. All three are of the
// same certificate; the caller has parsed it.
struct PinnedSigner {
  Digest certificate_sha256;
  Bytes certificate;  // DER
  Bytes spki;         // its SubjectPublicKeyInfo, DER
};

// One good signature.
struct GoodSignature {
  std::string id;        // of the ds:Signature element
  Digest signer;         // certificate_sha256 of the pinned signer
  Instant claimed_time;  // SigningTime: the signer's own claim
  crypto::SignatureAlgorithm algorithm;
  SignedOctets signed_properties;
};

// A signature whose signing certificate is not among the pins: it was not verified.
struct UnknownSignature {
  std::string id;
  std::string certificate_digest;  // as claimed: "SHA-256:<hex>"
};

struct EnvelopedDocument {
  SignedOctets document;  // without the signature
  GoodSignature signature;
  Findings findings;  // xml.form.*: how its form differs from that of our own lists
};

// Refuses: guard errors; xml.signature.*, xml.reference.*, xml.digest.mismatch, xml.algorithm.*,
// xml.signed_properties.*, xml.signer.*. See codes.hpp.
Result<EnvelopedDocument> verify_enveloped(ByteView document, std::span<const PinnedSigner> pinned,
                                           crypto::Verifier& verifier,
                                           const GuardLimits& limits = {});

// The shape of a document with detached signatures. `root` has one child `content`, whose Id
// attribute is `id`, and after it only ds:Signature elements, at least one; between them white
// space.
struct DetachedShape {
  Name root;
  Name content;
  std::string_view id;
};

struct DetachedInputs {
  ByteView document;
  DetachedShape shape;
  std::span<const PinnedSigner> required;  // one of them must have signed
  std::span<const PinnedSigner> others;    // may have signed as well
  GuardLimits limits = {};
};

struct DetachedDocument {
  SignedOctets content;
  std::vector<GoodSignature> signatures;  // in document order; at least one of `required`
  std::vector<UnknownSignature> unknown;  // in document order
};

// As above; besides, a bad signature by any pinned signer refuses the whole document, and so does
// a signature of another form, whoever made it.
Result<DetachedDocument> verify_detached(const DetachedInputs& in, crypto::Verifier& verifier);

}  // namespace baytrust::xml
