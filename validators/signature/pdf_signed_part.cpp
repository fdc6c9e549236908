#include "validators/signature/pdf_signed_part.hpp"

#include <algorithm>

#include "validators/signature/cms_algorithms.hpp"
#include "validators/signature/codes.hpp"
#include "validators/signature/oids.hpp"
#include "validators/signature/pdf_codes.hpp"
#include "validators/signature/timestamp.hpp"

namespace baytrust::signature {
namespace {

// Ends of contents that may close an indefinite CMS.
constexpr std::size_t kMaxEnds = 16;

std::size_t without_zeros(ByteView octets) {
  std::size_t size = octets.size();
  while (size > 0 && octets[size - 1] == 0) --size;
  return size;
}

// X.690 8.1.3 of the outermost value; 0 where it is indefinite or no value.
std::size_t definite_size(ByteView octets) {
  if (octets.size() < 2) return 0;
  if (octets[1] < 0x80) return 2U + octets[1];
  const std::size_t count = octets[1] & 0x7FU;
  if (count == 0 || count > 4 || octets.size() < 2 + count) return 0;
  std::size_t length = 0;
  for (std::size_t i = 0; i < count; ++i) length = length << 8U | octets[2 + i];
  return 2 + count + length;
}

std::array<ByteView, 2> pieces(ByteView file, const ByteRange& range) {
  return {file.first(range.gap_begin), file.subspan(range.gap_end, range.end - range.gap_end)};
}

std::uint64_t covered(const ByteRange& range) {
  return range.end - (range.gap_end - range.gap_begin);
}

bool has(const Findings& findings, const Code& code) {
  return std::any_of(findings.begin(), findings.end(),
                     [&](const Finding& finding) { return finding.code() == code; });
}

class Part {
 public:
  Part(const SignatureDictionary& dictionary, std::uint32_t index, const PdfSurroundings& around)
      : dictionary_(dictionary), subject_(Subject::Kind::signature, index), around_(around) {
    facts_.format = Format::pades;
    facts_.index = index;
    facts_.findings = dictionary.findings;
    facts_.claimed_signing_time = dictionary.claimed_time;
  }
  SignatureFacts run();

 private:
  void verify_cms(const SignedData& signed_data);
  void say(const Code& code, Facts facts = {}) {
    facts_.findings.emplace_back(code, subject_, std::move(facts));
  }

  const SignatureDictionary& dictionary_;
  Subject subject_;
  const PdfSurroundings& around_;
  SignatureFacts facts_;
};

SignatureFacts Part::run() {
  if (!dictionary_.range || has(facts_.findings, kPdfSubFilterUnsupported))
    return std::move(facts_);
  say(kPdfRangeCovers);
  const ByteView cms = cms_of(dictionary_.contents);
  if (cms.empty()) {
    say(kPdfContentsTrailing);
    return std::move(facts_);
  }
  const auto signed_data = SignedData::parse(cms);
  if (!signed_data) {
    say(signed_data.error().code(), signed_data.error().facts());
    return std::move(facts_);
  }
  verify_cms(*signed_data);
  return std::move(facts_);
}

void Part::verify_cms(const SignedData& signed_data) {
  const ByteRange& range = *dictionary_.range;
  if (signed_data->signers.size() != 1) {
    say(kPdfCmsSigners, {{"count", std::to_string(signed_data->signers.size())}});
    if (signed_data->signers.empty()) return;
  }
  if (signed_data->content) return say(kPdfCmsAttached);
  if (!around_.budget.spend(Resource::bytes, covered(range))) return say(kSignatureBudget);
  ContentDigest digest(signed_data, around_.inputs.certificates, around_.inputs.sm2_id);
  for (const ByteView piece : pieces(around_.file, range)) digest.update(piece);
  auto all = verify(signed_data,
                    {.content = digest.finish(),
                     .certificates = around_.inputs.certificates,
                     .sm2_id = around_.inputs.sm2_id},
                    around_.verifier, around_.budget);
  SignatureFacts of_cms = std::move(all.front());
  Findings findings = std::move(facts_.findings);
  for (const auto& finding : of_cms.findings) {
    const bool own = finding.subject().kind() == Subject::Kind::signature;
    findings.push_back(own ? finding.with_subject(subject_) : finding);
  }
  const auto claimed = of_cms.claimed_signing_time;
  of_cms.format = Format::pades;
  of_cms.index = facts_.index;
  of_cms.findings = std::move(findings);
  of_cms.content = ContentForm::attached;  // the file holds both
  facts_ = std::move(of_cms);
  if (!claimed) facts_.claimed_signing_time = dictionary_.claimed_time;
  if (dictionary_.sub_filter == "ETSI.CAdES.detached") {
    if (has(facts_.findings, kEssMissing)) say(kPdfCertificateUnbound);
    if (claimed) say(kPdfSigningTimeTwice);
  }
}

}  // namespace

ByteView cms_of(ByteView contents) {
  const std::size_t filled = without_zeros(contents);
  if (const std::size_t size = definite_size(contents); size != 0) {
    // Its own last octets may be zeros.
    if (size > contents.size() || filled > size) return {};
    return contents.first(size);
  }
  if (contents.size() < 2 || contents[1] != 0x80) return {};
  for (std::size_t ends = 0; ends <= 2 * kMaxEnds && filled + ends <= contents.size(); ++ends) {
    if (SignedData::parse(contents.first(filled + ends))) return contents.first(filled + ends);
  }
  return {};
}

SignatureFacts verify_part(const SignatureDictionary& dictionary, std::uint32_t index,
                           const PdfSurroundings& around) {
  return Part(dictionary, index, around).run();
}

PdfTimestamp read_timestamp(const SignatureDictionary& dictionary, std::uint32_t index,
                            const PdfSurroundings& around) {
  const Subject subject(Subject::Kind::signature, index);
  PdfTimestamp out;
  out.field = dictionary.field;
  out.range = dictionary.range;
  out.token.kind = TimestampToken::Kind::document;
  out.findings = dictionary.findings;
  const auto say = [&](const Code& code, Facts facts = {}) {
    out.findings.emplace_back(code, subject, std::move(facts));
  };
  if (!dictionary.range) return out;
  say(kPdfRangeCovers);
  const ByteView cms = cms_of(dictionary.contents);
  if (cms.empty()) {
    say(kPdfContentsTrailing);
    return out;
  }
  out.token.token = share(to_bytes(cms));
  const auto token = Timestamp::parse(cms);
  if (!token) {
    say(kPdfTokenMalformed);
    return out;
  }
  const MessageImprint& imprint = token->info().imprint;
  const auto hash = imprint.hash;
  if (!hash) {
    say(kPdfImprintUnknown, {{"algorithm", to_string(imprint.algorithm)}});
    return out;
  }
  if (!around.budget.spend(Resource::bytes, covered(*dictionary.range))) {
    say(kSignatureBudget);
    return out;
  }
  out.covered = ContentDigestValue{*hash, covered_digest(around.file, *dictionary.range, *hash)};
  if (equal(out.covered->value, imprint.digest)) {
    say(kPdfImprintMatches);
  } else {
    say(kPdfImprintMismatch,
        {{"stamped", to_hex(imprint.digest)}, {"document", to_hex(out.covered->value)}});
  }
  return out;
}

bool token_holds(const PdfTimestamp& stamp, std::span<const x509::Certificate> certificates,
                 const PdfSurroundings& around) {
  if (!stamp.token.token || !stamp.covered || integrity_of(stamp.findings) != Integrity::good) {
    return false;
  }
  const auto token = Timestamp::parse(*stamp.token.token);
  if (!token) return false;
  const TimestampFacts facts = verify(*token,
                                      {.stamped = std::vector<ContentDigestValue>{*stamp.covered},
                                       .certificates = certificates,
                                       .sm2_id = around.inputs.sm2_id},
                                      around.verifier, around.budget);
  return facts.integrity == Integrity::good;
}

Bytes covered_digest(ByteView file, const ByteRange& range, crypto::Hash hash) {
  crypto::Hasher hasher(hash);
  for (const ByteView piece : pieces(file, range)) hasher.update(piece);
  return hasher.finish();
}

}  // namespace baytrust::signature
