// Time-stamp tokens (RFC 3161, ESSCertIDv2 by RFC 5816): reading and verifying one against what it
// is said to stamp. A token is a CMS SignedData over TSTInfo; SM2 and SM3 are read as any other.
// The outcome is TimestampFacts. Not here: whether the authority's certificate is trusted, was
// valid at that time and is recognised, and what the time is worth: that is judged from the facts,
// with a path, evidence and policy. Effects of findings are on the time-stamp, not on what it
// stamps.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include "validators/base/budget.hpp"
#include "validators/crypto/verifier.hpp"
#include "validators/signature/cms.hpp"
#include "validators/signature/signature_facts.hpp"
#include "validators/signature/tst_info.hpp"

namespace baytrust::signature {

// A token that parsed completely: a handle to one immutable object, as SignedData is.
class Timestamp {
 public:
  // A TimeStampToken, nothing after it. Errors: timestamp.*, cms.*, der.ber.*.
  static Result<Timestamp> parse(ByteView token);

  const SignedData& signed_data() const { return data_->signed_data; }
  const TstInfo& info() const { return data_->info; }

 private:
  struct Data {
    SignedData signed_data;
    TstInfo info;  // views into signed_data
  };
  explicit Timestamp(std::shared_ptr<const Data> data) : data_(std::move(data)) {}
  std::shared_ptr<const Data> data_;
};

// TimeStampResp (RFC 3161 2.4.2): what an authority answers.
struct TimestampResponse {
  std::int64_t status = 0;            // PKIStatus
  std::vector<std::string> text{};    // of the authority, as it is: not to be believed or shown raw
  std::optional<unsigned> failure{};  // the first bit of PKIFailureInfo that is set
  std::optional<Timestamp> token{};
};
// Errors: timestamp.response.malformed, those of Timestamp::parse.
Result<TimestampResponse> parse_timestamp_response(ByteView response);
// The token of a response that grants one; else the error that says why there is none.
Result<Timestamp> token_of(const TimestampResponse& response);
// A file that is a response (.tsr) or a bare token.
Result<Timestamp> read_timestamp(ByteView file);

// What is stamped, as far as it is at hand: octets one after the other, or digests of them.
using StampedParts = std::vector<ByteView>;
using Stamped = std::variant<std::monostate, StampedParts, std::vector<ContentDigestValue>>;

struct TimestampInputs {
  Stamped stamped{};
  // Where the authority's certificate may be, beside those carried.
  std::span<const x509::Certificate> certificates{};
  std::string_view sm2_id = crypto::kDefaultSm2Id;
  // Of the request, where it is known: its nonce (INTEGER content) and policy.
  std::optional<ByteView> nonce{};
  std::optional<OidView> policy{};
  Subject subject = Subject(Subject::Kind::document);  // of the findings
};

struct TimestampFacts {
  TimestampToken::Kind kind = TimestampToken::Kind::document;
  Oid attribute;                   // what it came in, where that was an attribute
  std::size_t place = 0;           // as TimestampToken's
  std::optional<Timestamp> token;  // empty where it cannot be read
  // The token's own signature. Its signer is the TSA, its evidence what the token carries.
  SignatureFacts signature;
  Integrity integrity = Integrity::unknown;
  Findings findings;  // every check, passed ones too, in order

  // Null where the token cannot be read.
  const TstInfo* info() const { return token ? &token->info() : nullptr; }
  const std::optional<x509::Certificate>& tsa() const { return signature.signer; }
};

// What existed when it was stamped. references: of certificates and revocation data, which anyone
// may copy: nothing of the signature. signature: the signature value. everything: also the
// time-stamps before it, as a hash index (EN 319 122-1 5.5.2) or a revision of a document covers
// them; an archive time-stamp of RFC 5126 is taken for the signature's alone.
enum class Coverage : std::uint8_t { content, references, signature, everything };
std::string_view to_string(Coverage coverage);  // "content", ...
Coverage coverage_of(TimestampToken::Kind kind, OidView attribute);

// Each signature spends Resource::signatures, what is hashed Resource::bytes.
TimestampFacts verify(const Timestamp& timestamp, const TimestampInputs& inputs,
                      crypto::Verifier& verifier, Budget& budget);

// integrity as the findings have it; never good without a good signature over a matching imprint.
Integrity integrity_of_timestamp(const Findings& findings);

}  // namespace baytrust::signature
