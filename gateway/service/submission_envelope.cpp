#include "gateway/service/submission_envelope.hpp"

#include <algorithm>

#include "gateway/service/envelope_codes.hpp"
#include "gateway/service/envelope_text.hpp"
#include "validators/signature/cms_verify.hpp"
#include "validators/signature/cms_write.hpp"

namespace baytrust::service {
namespace {

constexpr std::string_view kWhat = "envelope";

Error refusal(const Code& code, Facts facts = {}) {
  return Error(code, std::string(kWhat), std::move(facts));
}

Error too_large(std::size_t size, std::size_t limit) {
  return refusal(kEnvelopeTooLarge,
                 {{"size", std::to_string(size)}, {"limit", std::to_string(limit)}});
}

// formats.md 7: attached, one signer, signed attributes.
Result<void> check_form(const signature::SignedData& cms) {
  if (cms->signers.size() != 1) {
    return refusal(kEnvelopeSigners, {{"count", std::to_string(cms->signers.size())}});
  }
  if (!signature::is_data(cms->content_type)) {
    return refusal(kEnvelopeContentType, {{"found", to_string(cms->content_type)}});
  }
  if (!cms->content) return refusal(kEnvelopeDetached);
  if (cms->content->size() > kMaxEnvelopeText) {
    return too_large(cms->content->size(), kMaxEnvelopeText);
  }
  if (!cms->signers[0].signed_attributes) return refusal(kEnvelopeNoAttributes);
  return {};
}

// The worst of what was seen.
std::string reason(const signature::SignatureFacts& facts) {
  const auto& findings = facts.findings;
  const auto worst =
      std::max_element(findings.begin(), findings.end(),
                       [](const Finding& a, const Finding& b) { return a.effect() < b.effect(); });
  return worst == findings.end() ? std::string() : std::string(worst->code().id);
}

}  // namespace

Result<Bytes> make_envelope(const Envelope& envelope, const x509::Certificate& certificate,
                            const crypto::PrivateKey& key) {
  const std::string text = write_envelope_text(envelope);
  if (const auto read = read_envelope_text(text); !read) return read.error();
  return signature::sign_cms({.octets = as_bytes(text)}, {.certificate = certificate, .key = key});
}

Result<OpenedEnvelope> open_envelope(ByteView cms, std::span<const ContentSigner> signers,
                                     crypto::Verifier& verifier) {
  if (cms.size() > kMaxEnvelope) return too_large(cms.size(), kMaxEnvelope);
  const auto parsed = signature::SignedData::parse(cms);
  if (!parsed) {
    return refusal(kEnvelopeNotCms, {{"reason", std::string(parsed.error().code().id)}});
  }
  if (const auto form = check_form(*parsed); !form) return form.error();

  std::vector<x509::Certificate> certificates;
  for (const auto& signer : signers) certificates.push_back(signer.certificate);
  Budget budget;
  const auto all = signature::verify(*parsed, {.certificates = certificates}, verifier, budget);
  const signature::SignatureFacts& facts = all.front();
  const auto known = std::find_if(signers.begin(), signers.end(), [&](const ContentSigner& one) {
    return facts.signer == one.certificate;
  });
  if (known == signers.end()) {
    return refusal(kEnvelopeSignerUnknown, {{"signer", to_string(facts.signer_name)}});
  }
  if (facts.integrity != signature::Integrity::good || !facts.signature_algorithm) {
    return refusal(kEnvelopeSignature, {{"reason", reason(facts)}});
  }
  // Only now: what is read is what was signed.
  auto envelope = read_envelope_text(as_text(*(*parsed)->content));
  if (!envelope) return envelope.error();
  return OpenedEnvelope{*std::move(envelope), *known, *facts.signature_algorithm};
}

namespace {

class EnvelopeCheck {
 public:
  EnvelopeCheck(const OpenedEnvelope& opened, const EnvelopeExpectations& expected)
      : opened_(opened), envelope_(opened.envelope), expected_(expected) {}

  Findings run() {
    check_purpose();
    check_times();
    check_document();
    check_signer();
    if (findings_.empty()) object(kEnvelopeFits, {});
    return std::move(findings_);
  }

 private:
  void object(const Code& code, Facts facts) {
    findings_.emplace_back(code, Subject(Subject::Kind::request), std::move(facts));
  }
  void differ(const Code& code, std::string found, std::string expected) {
    if (found == expected) return;
    object(code, {{"found", std::move(found)}, {"expected", std::move(expected)}});
  }

  void check_purpose() {
    differ(kEnvelopeAudience, envelope_.aud, expected_.audience);
    const auto& own = opened_.signer.territory;
    if (envelope_.jurisdiction != own || own != expected_.caller_territory) {
      object(kEnvelopeTerritory, {{"jurisdiction", envelope_.jurisdiction},
                                  {"signer", own},
                                  {"caller", expected_.caller_territory}});
    }
  }

  void check_times() {
    const Instant now = expected_.now;
    if (now < envelope_.not_before) {
      object(kEnvelopeNotYet,
             {{"not_before", to_string(envelope_.not_before)}, {"now", to_string(now)}});
    }
    if (now >= envelope_.expires) {
      object(kEnvelopeExpired,
             {{"expires", to_string(envelope_.expires)}, {"now", to_string(now)}});
    }
  }

  void check_document() {
    differ(kEnvelopeKind, std::string(to_string(envelope_.document_kind)),
           std::string(to_string(expected_.document_kind)));
    differ(kEnvelopeSequence, std::to_string(envelope_.sequence),
           std::to_string(expected_.document_sequence));
    differ(kEnvelopeDigest, to_hex(envelope_.digest), to_hex(expected_.document_digest));
    const auto text = [](const std::optional<Digest>& d) {
      return d ? to_hex(*d) : std::string("-");
    };
    differ(kEnvelopeOrder, text(envelope_.prev_digest), text(expected_.previous_digest));
  }

  // RFC 5280 4.1.2.5: validity is inclusive.
  void check_signer() {
    const auto& certificate = opened_.signer.certificate;
    const Instant now = expected_.now;
    if (now < certificate->not_before || now > certificate->not_after) {
      object(kEnvelopeCertificate, {{"not_before", to_string(certificate->not_before)},
                                    {"not_after", to_string(certificate->not_after)},
                                    {"now", to_string(now)}});
    }
    const auto judged =
        crypto::judge(expected_.algorithms, opened_.algorithm, certificate->subject_public_key_info,
                      now, Subject(Subject::Kind::request));
    if (worst(judged) >= Effect::not_accepted) {
      object(kEnvelopeAlgorithm, {{"algorithm", to_string(opened_.algorithm)},
                                  {"key", to_string(certificate->subject_public_key_info)}});
    }
  }

  const OpenedEnvelope& opened_;
  const Envelope& envelope_;
  const EnvelopeExpectations& expected_;
  Findings findings_;
};

}  // namespace

Findings check_envelope(const OpenedEnvelope& opened, const EnvelopeExpectations& expected) {
  return EnvelopeCheck(opened, expected).run();
}

}  // namespace baytrust::service
