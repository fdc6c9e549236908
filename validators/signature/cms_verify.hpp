// Verification of CMS signatures (RFC 5652 5.4, 5.6; CAdES: EN 319 122-1; SM2: GM/T 0009, 0010):
// one SignatureFacts a signer. Pure but for the verifier's kept keys. Every check leaves a finding
// and all are made, whatever the first says. Not here: paths, revocation, time-stamps (their tokens
// are kept raw), algorithm policy.
//
// Decided here:
// - Signed attributes that are not sorted (RFC 5652 5.4 wants DER) are hashed as sent and, if that
//   does not hold, sorted: both encode the same set, so nothing is read that was not signed.
// - Without signed attributes, content that reads as signed attributes is refused: a signature over
//   attributes could be presented as one over such content. Where only a digest of the content is
//   known that cannot be looked for, and a finding says so.
// - The content is at hand in one of three forms. Digests suffice but for SM2 and EdDSA without
//   signed attributes: Ed25519 wants the content whole; SM2 a digest that ContentDigest computes.
#pragma once

#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include "validators/base/budget.hpp"
#include "validators/crypto/verifier.hpp"
#include "validators/signature/cms.hpp"
#include "validators/signature/content_digest.hpp"
#include "validators/signature/signature_facts.hpp"

namespace baytrust::signature {

struct VerifyInputs {
  // Detached content: none, whole, or its digests. With attached content it must be the same.
  std::variant<std::monostate, ByteView, DigestedContent> content{};
  // Where a signer's certificate may be, beside those carried.
  std::span<const x509::Certificate> certificates{};
  std::string_view sm2_id = crypto::kDefaultSm2Id;
};

// In the order of the signers. Each signature tried spends Resource::signatures; where it has to
// hash the content for itself (SM2 and EdDSA without attributes), Resource::bytes too.
std::vector<SignatureFacts> verify(const SignedData& signed_data, const VerifyInputs& inputs,
                                   crypto::Verifier& verifier, Budget& budget);

}  // namespace baytrust::signature
