// The submission envelope (formats.md 7): a partner's signed order to publish or withdraw one
// edition of a list or register. CMS SignedData, attached, one signer, signed attributes, over one
// strict JSON object. Opening it says who signed what; checking it compares that with the caller,
// the document and the clock. Not here: whether its submission_id was seen before (a store's), and
// whether the document itself is acceptable (decision/accept.hpp).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "gateway/decision/edition.hpp"
#include "validators/base/digest.hpp"
#include "validators/base/error.hpp"
#include "validators/base/finding.hpp"
#include "validators/base/instant.hpp"
#include "validators/crypto/algorithm_policy.hpp"
#include "validators/crypto/signer.hpp"
#include "validators/crypto/verifier.hpp"
#include "validators/x509/certificate.hpp"

namespace baytrust::service {

inline constexpr std::size_t kMaxEnvelopeText = 64U << 10U;  // the JSON
inline constexpr std::size_t kMaxEnvelope = 256U << 10U;     // with its signature and certificates

// The JSON's members under their own names; each is there exactly once.
struct Envelope {
  enum class Op : std::uint8_t { publish, withdraw };

  Op op = Op::publish;
  std::string jurisdiction;  // whose list or register: "HK"
  decision::DocumentKind document_kind = decision::DocumentKind::trust_list;
  std::string document_id;     // the partner's name of it: 1 to 128 printable ASCII characters
  std::uint64_t sequence = 0;  // 1 to 2^53-1
  std::optional<Digest> prev_digest;  // of the edition it follows; "" where it is the first
  Digest digest;                      // SHA-256 of the document
  Instant not_before;                 // the envelope itself holds in [not_before, expires)
  Instant expires;
  Instant activate_at;        // the promised instant
  std::string aud;            // for which gateway: 1 to 256 printable ASCII characters
  std::string submission_id;  // 16 to 64 of A-Z a-z 0-9 - . _ ~, never used again

  friend bool operator==(const Envelope&, const Envelope&) = default;
};
std::string_view to_string(Envelope::Op op);  // "publish", "withdraw"

// A certificate that a partner's content is signed with; not the one of its connections.
struct ContentSigner {
  x509::Certificate certificate;
  std::string territory;
};

// DER. What open_envelope() would not read is not written. Errors: submission.envelope.*, those of
// signing.
Result<Bytes> make_envelope(const Envelope& envelope, const x509::Certificate& certificate,
                            const crypto::PrivateKey& key);

struct OpenedEnvelope {
  Envelope envelope;
  ContentSigner signer;
  crypto::SignatureAlgorithm algorithm;
  Digest signer_fingerprint() const { return signer.certificate->fingerprint; }
};
// DER or BER. The signer's key comes from `signers` alone, never from the envelope.
Result<OpenedEnvelope> open_envelope(ByteView cms, std::span<const ContentSigner> signers,
                                     crypto::Verifier& verifier);

// What is known apart from the envelope.
struct EnvelopeExpectations {
  std::string audience;  // this gateway's name
  Instant now;
  std::string caller_territory;  // of the TLS certificate it came with
  // The document that came along.
  decision::DocumentKind document_kind = decision::DocumentKind::trust_list;
  std::uint64_t document_sequence = 0;
  Digest document_digest;
  // Of the edition that this one is to follow, as it is held here; empty where there is none.
  std::optional<Digest> previous_digest{};
  crypto::AlgorithmPolicy algorithms = crypto::default_policy();
};
// Every objection; with none, submission.envelope.fits alone. Subject: request.
Findings check_envelope(const OpenedEnvelope& opened, const EnvelopeExpectations& expected);

}  // namespace baytrust::service
