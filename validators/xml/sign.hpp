// Making the two kinds of XAdES baseline B signature that signed_xml.hpp verifies. The document's
// octets are kept as they are: the new ds:Signature is inserted before the end tag of the root.
// Equal inputs give equal documents, but for the randomness of PSS, ECDSA and SM2.
// Not here: whether the certificate belongs to the key (verify what you have signed).
#pragma once

#include <optional>

#include "validators/base/bytes.hpp"
#include "validators/base/error.hpp"
#include "validators/base/instant.hpp"
#include "validators/crypto/algorithm.hpp"
#include "validators/crypto/signer.hpp"
#include "validators/xml/signed_xml.hpp"

namespace baytrust::xml {

struct SignInputs {
  ByteView document;
  const crypto::PrivateKey& key;
  ByteView certificate;  // DER, of that key; goes into SigningCertificateV2 and KeyInfo
  Instant signing_time;
  // Default: the key's own. SHA-1, MD5, EdDSA and DSA are refused (xml.algorithm.not_allowed).
  std::optional<crypto::SignatureAlgorithm> algorithm = {};
};

// A document without any signature → the document with one enveloped signature over all of it.
Result<Bytes> sign_enveloped(const SignInputs& in);

// A document of `shape`, with no, one or more signatures → the same document with one more.
Result<Bytes> sign_detached(const SignInputs& in, const DetachedShape& shape);

}  // namespace baytrust::xml
