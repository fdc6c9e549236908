#include "validators/signature/pdf_timestamps.hpp"

#include "validators/signature/cms_timestamps.hpp"
#include "validators/signature/timestamp_codes.hpp"

namespace baytrust::signature {
namespace {

const Subject kSignature(Subject::Kind::signature);

TimestampFacts without(const TimestampToken& token, const Code& code, Facts facts) {
  TimestampFacts out;
  out.kind = token.kind;
  out.attribute = token.attribute;
  out.place = token.place;
  out.findings.emplace_back(code, kSignature, std::move(facts));
  out.integrity = integrity_of_timestamp(out.findings);
  return out;
}

// What a token should stamp; nothing where that is not known here.
Stamped stamped_by(const TimestampToken& token, const PdfDocument& document,
                   const PdfSignature& signature) {
  if (token.kind == TimestampToken::Kind::signature) {
    return StampedParts{signature.facts.signature_value};
  }
  if (token.kind != TimestampToken::Kind::document) return std::monostate();
  if (token.place >= document.timestamps.size()) return std::monostate();
  const auto& covered = document.timestamps[token.place].covered;
  if (!covered) return std::monostate();
  return std::vector<ContentDigestValue>{*covered};
}

// What is wrong with the place of a document time-stamp in its file is wrong with it.
void add_place(const TimestampToken& token, const PdfDocument& document, TimestampFacts& out) {
  if (token.kind != TimestampToken::Kind::document) return;
  if (token.place >= document.timestamps.size()) return;
  const Findings& place = document.timestamps[token.place].findings;
  out.findings.insert(out.findings.begin(), place.begin(), place.end());
  out.integrity = integrity_of_timestamp(out.findings);
}

}  // namespace

std::vector<TimestampFacts> timestamps_of(const PdfDocument& document,
                                          const PdfSignature& signature, const PdfInputs& inputs,
                                          crypto::Verifier& verifier, Budget& budget) {
  std::vector<TimestampFacts> out;
  for (const TimestampToken& token : signature.facts.timestamps) {
    if (out.size() == kMaxTimestamps) {
      out.push_back(
          without(token, timestamp::kTooMany, {{"limit", std::to_string(kMaxTimestamps)}}));
      break;
    }
    const bool known = token.kind == TimestampToken::Kind::signature ||
                       token.kind == TimestampToken::Kind::document;
    if (!known) {
      out.push_back(without(token, timestamp::kUnsupported,
                            {{"attribute", std::string(to_string(token.kind))}}));
      continue;
    }
    const auto parsed = Timestamp::parse(*token.token);
    if (!parsed) {
      out.push_back(without(token, timestamp::kUnreadable,
                            {{"cause", std::string(parsed.error().code().id)}}));
      continue;
    }
    TimestampFacts facts = verify(*parsed,
                                  {.stamped = stamped_by(token, document, signature),
                                   .certificates = inputs.certificates,
                                   .sm2_id = inputs.sm2_id,
                                   .subject = kSignature},
                                  verifier, budget);
    facts.kind = token.kind;
    facts.attribute = token.attribute;
    facts.place = token.place;
    add_place(token, document, facts);
    out.push_back(std::move(facts));
  }
  return out;
}

}  // namespace baytrust::signature
