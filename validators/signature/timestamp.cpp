#include "validators/signature/timestamp.hpp"

#include <algorithm>
#include <cstdlib>

#include "validators/crypto/digest.hpp"
#include "validators/signature/cms_verify.hpp"
#include "validators/signature/codes.hpp"
#include "validators/signature/oids.hpp"
#include "validators/signature/timestamp_codes.hpp"
#include "validators/signature/timestamp_error_codes.hpp"

namespace baytrust::signature {
namespace {

namespace ts = timestamp;

// A cms.* finding about the token's signature that has a code of its own here.
const Code* own_code(const Code& code) {
  if (code == kEssMatches) return &ts::kBound;
  if (code == kEssMissing) return &ts::kBindingMissing;
  if (code == kEssMismatch) return &ts::kBindingMismatch;
  if (code == kEssUnsupported) return &ts::kBindingUnsupported;
  if (code == kSignatureGood) return &ts::kSignatureGood;
  return nullptr;
}

const Code& code_by_effect(Effect effect) {
  if (effect == Effect::invalid) return ts::kSignatureBad;
  if (effect == Effect::indeterminate) return ts::kSignatureUnknown;
  return ts::kSignatureRemark;
}

bool is_named(const x509::GeneralName& claimed, const x509::Certificate& certificate) {
  using Kind = x509::GeneralName::Kind;
  if (claimed.kind == Kind::directory_name) {
    const auto name = x509::Name::parse(claimed.value);
    if (name && matches(*name, certificate->subject)) return true;
  }
  const auto& names = certificate->extensions.subject_alt_name;
  return names && std::any_of(names->begin(), names->end(), [&](const x509::GeneralName& name) {
           return name.kind == claimed.kind && name.other_type == claimed.other_type &&
                  equal(name.value, claimed.value);
         });
}

std::string purposes_text(const std::vector<OidView>& purposes) {
  std::string out;
  for (const OidView purpose : purposes) out += (out.empty() ? "" : " ") + to_string(purpose);
  return out;
}

class TimestampVerification {
 public:
  TimestampVerification(const Timestamp& timestamp, const TimestampInputs& inputs,
                        crypto::Verifier& verifier, Budget& budget)
      : timestamp_(timestamp), inputs_(inputs), verifier_(verifier), budget_(budget) {}

  TimestampFacts run() {
    facts_.token = timestamp_;
    check_signature();
    if (facts_.signature.signer) check_tsa(*facts_.signature.signer);
    check_imprint();
    check_info();
    facts_.integrity = integrity_of_timestamp(facts_.findings);
    return std::move(facts_);
  }

 private:
  const TstInfo& info() const { return timestamp_.info(); }
  void say(const Code& code, Facts facts = {}) {
    facts_.findings.emplace_back(code, inputs_.subject, std::move(facts));
  }

  // RFC 3161 2.4.2: one signature, the TSA's.
  void check_signature() {
    const std::size_t count = timestamp_.signed_data()->signers.size();
    if (count != 1) return say(ts::kNotOneSigner, {{"count", std::to_string(count)}});
    say(ts::kOneSigner);
    const VerifyInputs inputs{
        .content = {}, .certificates = inputs_.certificates, .sm2_id = inputs_.sm2_id};
    auto all = signature::verify(timestamp_.signed_data(), inputs, verifier_, budget_);
    facts_.signature = std::move(all.front());
    for (const Finding& finding : facts_.signature.findings) {
      if (const Code* const own = own_code(finding.code())) {
        say(*own, finding.facts());
      } else if (finding.effect() != Effect::passed) {
        say(code_by_effect(finding.effect()), {{"cause", std::string(finding.code().id)}});
      }
    }
  }

  void check_tsa(const x509::Certificate& tsa) {
    check_purpose(tsa);
    check_key_usage(tsa);
    if (!info().tsa) return;
    if (is_named(*info().tsa, tsa)) return say(ts::kNameMatches);
    say(ts::kNameMismatch,
        {{"claimed", to_string(*info().tsa)}, {"subject", to_string(tsa->subject)}});
  }

  // RFC 3161 2.3: one purpose, time-stamping, critical.
  void check_purpose(const x509::Certificate& tsa) {
    const auto& purposes = tsa->extensions.extended_key_usage;
    if (!purposes) return say(ts::kPurposeMissing);
    const x509::Extension* const extension = tsa->extensions.find(oids::kExtendedKeyUsage);
    const bool there =
        std::find(purposes->begin(), purposes->end(), oids::kTimeStamping) != purposes->end();
    if (!there) {
      say(ts::kPurposeOther, {{"purposes", purposes_text(*purposes)}});
    } else if (purposes->size() > 1) {
      say(ts::kPurposeExtra, {{"purposes", purposes_text(*purposes)}});
    } else if (extension != nullptr && extension->critical) {
      say(ts::kPurposeRight);
    }
    if (extension == nullptr || !extension->critical) say(ts::kPurposeNotCritical);
  }

  void check_key_usage(const x509::Certificate& tsa) {
    using Bit = x509::KeyUsageBit;
    const auto& usage = tsa->extensions.key_usage;
    if (!usage) return say(ts::kUsageAbsent);
    const bool fit = usage->has(Bit::digital_signature) || usage->has(Bit::content_commitment);
    say(fit ? ts::kUsageRight : ts::kUsageUnfit);
  }

  void check_imprint() {
    const MessageImprint& imprint = info().imprint;
    if (!imprint.hash) {
      return say(ts::kImprintUnknown, {{"algorithm", to_string(imprint.algorithm)}});
    }
    const Fact algorithm{"algorithm", std::string(to_string(*imprint.hash))};
    if (imprint.digest.size() != crypto::size_of(*imprint.hash)) {
      return say(ts::kImprintLength,
                 {algorithm, {"octets", std::to_string(imprint.digest.size())}});
    }
    if (!spend_stamped()) return say(ts::kBudget);
    const auto computed = stamped_digest(*imprint.hash);
    if (!computed) return say(ts::kImprintNotAtHand, {algorithm});
    if (equal(*computed, imprint.digest)) return say(ts::kImprintMatches);
    say(ts::kImprintMismatch,
        {{"stamped", to_hex(imprint.digest)}, {"computed", to_hex(*computed)}});
  }

  bool spend_stamped() {
    const auto* parts = std::get_if<StampedParts>(&inputs_.stamped);
    if (parts == nullptr) return true;
    return std::all_of(parts->begin(), parts->end(),
                       [&](ByteView part) { return budget_.spend(Resource::bytes, part.size()); });
  }

  std::optional<Bytes> stamped_digest(crypto::Hash hash) const {
    if (const auto* parts = std::get_if<StampedParts>(&inputs_.stamped)) {
      crypto::Hasher hasher(hash);
      for (const ByteView part : *parts) hasher.update(part);
      return hasher.finish();
    }
    if (const auto* digests = std::get_if<std::vector<ContentDigestValue>>(&inputs_.stamped)) {
      for (const auto& digest : *digests) {
        if (digest.hash == hash) return digest.value;
      }
    }
    return std::nullopt;
  }

  void check_info() {
    for (const TstExtension& extension : info().extensions) {
      // None has a meaning here.
      if (extension.critical) {
        say(ts::kExtensionCritical, {{"extension", to_string(extension.oid)}});
      }
    }
    if (inputs_.nonce) {
      const bool same = info().nonce && equal(*info().nonce, *inputs_.nonce);
      say(same ? ts::kNonceMatches : ts::kNonceMismatch);
    }
    if (!inputs_.policy) return;
    if (info().policy == *inputs_.policy) return say(ts::kPolicyMatches);
    say(ts::kPolicyMismatch,
        {{"asked", to_string(*inputs_.policy)}, {"found", to_string(info().policy)}});
  }

  const Timestamp& timestamp_;
  const TimestampInputs& inputs_;
  crypto::Verifier& verifier_;
  Budget& budget_;
  TimestampFacts facts_;
};

bool has(const Findings& findings, const Code& code) {
  return std::any_of(findings.begin(), findings.end(),
                     [&](const Finding& finding) { return finding.code() == code; });
}

}  // namespace

Result<Timestamp> Timestamp::parse(ByteView token) {
  auto signed_data = SignedData::parse(token);
  if (!signed_data) return signed_data.error().within("timestamp");
  if ((*signed_data)->content_type != oids::kTstInfo) {
    return Error(ts::kNotTstInfo, "timestamp",
                 {{"found", to_string((*signed_data)->content_type)}});
  }
  if (!(*signed_data)->content) return Error(ts::kContentAbsent, "timestamp");
  auto info = parse_tst_info(*(*signed_data)->content);
  if (!info) return info.error();
  return Timestamp(std::make_shared<const Data>(Data{*std::move(signed_data), *std::move(info)}));
}

TimestampFacts verify(const Timestamp& timestamp, const TimestampInputs& inputs,
                      crypto::Verifier& verifier, Budget& budget) {
  return TimestampVerification(timestamp, inputs, verifier, budget).run();
}

Integrity integrity_of_timestamp(const Findings& findings) {
  const Integrity integrity = integrity_of(findings);
  const bool whole = has(findings, ts::kSignatureGood) && has(findings, ts::kImprintMatches);
  return integrity == Integrity::good && !whole ? Integrity::unknown : integrity;
}

std::string_view to_string(Coverage coverage) {
  switch (coverage) {
    case Coverage::content:
      return "content";
    case Coverage::references:
      return "references";
    case Coverage::signature:
      return "signature";
    case Coverage::everything:
      return "everything";
  }
  std::abort();
}

Coverage coverage_of(TimestampToken::Kind kind, OidView attribute) {
  using Kind = TimestampToken::Kind;
  switch (kind) {
    case Kind::content:
      return Coverage::content;
    case Kind::references:
      return attribute == oids::kEscTimestamp ? Coverage::signature : Coverage::references;
    case Kind::signature:
      return Coverage::signature;
    case Kind::archive:
      return attribute == oids::kArchiveTimestampV3 ? Coverage::everything : Coverage::signature;
    case Kind::document:
      return Coverage::everything;
  }
  std::abort();
}

}  // namespace baytrust::signature
