#include "gateway/decision/sub_indication.hpp"

#include <algorithm>
#include <array>

#include "gateway/decision/codes.hpp"
#include "gateway/decision/profile_codes.hpp"
#include "gateway/decision/time_codes.hpp"
#include "validators/crypto/codes.hpp"
#include "validators/path/codes.hpp"
#include "validators/revocation/codes.hpp"
#include "validators/revocation/ocsp_codes.hpp"
#include "validators/signature/codes.hpp"

namespace baytrust::decision {
namespace {

using enum SubIndication;

constexpr SubIndication kChain = chain_constraints_failure;
constexpr SubIndication kGeneral = certificate_chain_general_failure;
constexpr SubIndication kCrypto = crypto_constraints_failure;
constexpr SubIndication kNoPath = no_certificate_chain_found;

constexpr SubIndicationRow same(const Code& code, SubIndication sub) { return {&code, sub, sub}; }

// EN 319 102-1 5.1.3, table 6.
constexpr std::array kRows{
    // Signatures and algorithms.
    SubIndicationRow{&path::kSignatureBad, sig_crypto_failure, kGeneral},
    SubIndicationRow{&path::kSignatureKeyMismatch, sig_crypto_failure, kGeneral},
    same(path::kSignatureKeyMalformed, kGeneral),
    same(path::kSignatureUnsupported, kCrypto),
    same(crypto::kPolicyExpired, kCrypto),
    same(crypto::kPolicySchemeNotAllowed, kCrypto),
    same(crypto::kPolicyHashNotAllowed, kCrypto),
    same(crypto::kPolicyCurveNotAllowed, kCrypto),
    same(crypto::kPolicyKeyTooSmall, kCrypto),
    // The signature that was asked about, and what it was over.
    same(signature::kSignerNotFound, no_signing_certificate_found),
    same(signature::kEssMismatch, format_failure),
    same(signature::kEssUnsupported, kGeneral),
    same(signature::kAttributesMissing, format_failure),
    same(signature::kAttributeDuplicate, format_failure),
    same(signature::kAttributeValues, format_failure),
    same(signature::kAttributeMalformed, format_failure),
    same(signature::kContentTypeMissing, format_failure),
    same(signature::kContentTypeMismatch, format_failure),
    same(signature::kContentTypeOfCounter, format_failure),
    same(signature::kDigestMissing, format_failure),
    same(signature::kDigestMismatch, hash_failure),
    same(signature::kProtectionMismatch, format_failure),
    same(signature::kDigestUnknown, kGeneral),
    same(signature::kDigestUnfit, format_failure),
    same(signature::kSignatureUnknown, kGeneral),
    same(signature::kContentAbsent, signed_data_not_found),
    same(signature::kContentDiffers, hash_failure),
    same(signature::kContentDigestNotGiven, signed_data_not_found),
    same(signature::kContentNeeded, signed_data_not_found),
    same(signature::kContentIsAttributes, format_failure),
    same(signature::kSignatureBad, sig_crypto_failure),
    same(signature::kSignerSwapped, sig_crypto_failure),
    same(signature::kSignatureOtherId, sig_crypto_failure),
    same(signature::kSignatureKeyMismatch, sig_crypto_failure),
    same(signature::kSignatureKeyMalformed, kGeneral),
    same(signature::kSignatureUnsupported, kGeneral),
    same(signature::kSignatureBudget, kGeneral),
    // Validity and revocation.
    SubIndicationRow{&path::kExpired, expired, kGeneral},
    SubIndicationRow{&path::kNotYetValid, not_yet_valid, kGeneral},
    SubIndicationRow{&revocation::kRevoked, revoked, revoked_ca_no_poe},
    same(revocation::kOnHold, try_later),
    same(revocation::kMissing, try_later),
    same(revocation::kStale, try_later),
    same(revocation::kTooOld, try_later),
    same(revocation::kNoNextUpdate, try_later),
    same(revocation::kReasonsIncomplete, try_later),
    same(revocation::kAfterExpiry, try_later),
    same(revocation::kHoldHistoryUnknown, try_later),
    same(revocation::kBudget, kGeneral),
    SubIndicationRow{&revocation::kOcspRevoked, revoked, revoked_ca_no_poe},
    same(revocation::kOcspOnHold, try_later),
    same(revocation::kOcspMissing, try_later),
    same(revocation::kOcspStale, try_later),
    same(revocation::kOcspTooOld, try_later),
    same(revocation::kOcspNoNextUpdate, try_later),
    same(revocation::kOcspAfterExpiry, try_later),
    same(revocation::kOcspTimes, try_later),
    same(revocation::kOcspUnknown, try_later),
    same(kWithinGrace, try_later),
    // The chain and what it may do.
    same(path::kInputsNoPath, kGeneral),
    same(path::kInputsAnchor, kGeneral),
    same(path::kBudgetExhausted, kGeneral),
    same(path::kNameMismatch, kGeneral),
    same(path::kNamesNotPermitted, kChain),
    same(path::kNamesExcluded, kChain),
    same(path::kNamesUnsupported, kChain),
    same(path::kNamesUnreadable, kChain),
    same(path::kNamesConstraint, kChain),
    same(path::kCaVersion, kChain),
    same(path::kCaNot, kChain),
    same(path::kCaPathLength, kChain),
    same(path::kCaKeyUsage, kChain),
    same(path::kExtensionUnknown, kChain),
    same(path::kPolicyRequired, kChain),
    same(path::kPolicyNone, kChain),
    same(path::kPolicyMapsAny, kChain),
    same(path::kPolicyQualifier, kChain),
    same(path::kEkuNotPermitted, kChain),
    same(path::kPeerNameMismatch, kChain),
    same(path::kBuildNoIssuer, kNoPath),
    same(path::kBuildNoPath, kNoPath),
    same(path::kBuildTargetIsAnchor, kNoPath),
    // The issuing list and the signer.
    same(kNoChain, kNoPath),
    same(kAnchorNotInForce, kNoPath),
    same(kServiceNotInForce, kChain),
    same(kDistrusted, kChain),
    same(kUseEncipherment, kChain),
    same(kKeyUsageNotPermitted, kChain),
    same(kListStop, kGeneral),
    same(kServiceDropped, kGeneral),
    same(kTypeDropped, kGeneral),
};

// Which speaks first. What is certain for ever stands before what another look could change; what
// names a cause before what names none.
constexpr std::array kInvalidOrder{
    format_failure, hash_failure,  sig_crypto_failure,   revoked, revoked_no_poe, revoked_ca_no_poe,
    expired,        not_yet_valid, out_of_bounds_no_poe, kCrypto, kChain,         kGeneral,
};
constexpr std::array kIndeterminateOrder{
    no_signing_certificate_found,
    signed_data_not_found,
    kGeneral,
    kNoPath,
    policy_processing_error,
    try_later,
};

// EN 319 102-1 5.3.4: the moment of signing is not proven, so a signature is not finally lost.
SubIndication without_proof_of_existence(SubIndication sub) {
  switch (sub) {
    case sig_crypto_failure:  // of the certificate, not of the signature that was asked about
      return kGeneral;
    case revoked:
      return revoked_no_poe;
    case expired:
      return out_of_bounds_no_poe;
    default:
      return sub;
  }
}

SubIndication row_of(const Finding& finding) {
  const auto row = std::find_if(kRows.begin(), kRows.end(),
                                [&](const auto& r) { return *r.code == finding.code(); });
  if (row == kRows.end()) {
    // What is wrong with a PDF around its signatures is its form (ISO 32000-2 12.8).
    const bool form = finding.code().id.starts_with("pdf.") && finding.effect() == Effect::invalid;
    return form ? format_failure : kGeneral;
  }
  const Subject& subject = finding.subject();
  const bool ca = subject.kind() == Subject::Kind::anchor ||
                  (subject.kind() == Subject::Kind::path && subject.index() > 0);
  return ca ? row->others : row->target;
}

template <std::size_t N>
SubIndication first_of(const std::array<SubIndication, N>& order, const Findings& home,
                       Effect effect, RequestKind kind) {
  auto best = order.end();
  for (const Finding& finding : home) {
    if (finding.effect() != effect) continue;
    SubIndication sub = row_of(finding);
    const bool of_certificate = finding.subject().kind() != Subject::Kind::signature;
    if (kind == RequestKind::signature && of_certificate) sub = without_proof_of_existence(sub);
    best = std::min(best, std::find(order.begin(), order.end(), sub));
  }
  return best == order.end() ? kGeneral : *best;
}

}  // namespace

std::span<const SubIndicationRow> sub_indication_rows() { return kRows; }

SubIndication home_reason(const Findings& home, RequestKind kind) {
  switch (worst(home)) {
    case Effect::invalid:
      return first_of(kInvalidOrder, home, Effect::invalid, kind);
    case Effect::indeterminate:
      return first_of(kIndeterminateOrder, home, Effect::indeterminate, kind);
    default:
      return none;
  }
}

}  // namespace baytrust::decision
