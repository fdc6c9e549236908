// Signatures of a PDF (ISO 32000-2 12.8; PAdES: EN 319 142-1): each becomes SignatureFacts as those
// of CMS do, and beside them what a PDF adds: which octets it covers, what came after it, what its
// certification and locks allow, document timestamps, and the evidence of its security store (DSS).
// Pure but for the verifier's kept keys. Objects are read by libqpdf, never repaired.
// Not here: paths, revocation, whether a timestamp's authority is trusted (RFC 3161 tokens are kept
// raw; only that they stamp the octets is checked), encrypted files, adbe.pkcs7.sha1.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "validators/base/budget.hpp"
#include "validators/signature/cms_verify.hpp"
#include "validators/signature/signature_facts.hpp"

namespace baytrust::signature {

// Beyond these: an error (of the file) or a content change (of what cannot be looked through).
inline constexpr std::size_t kMaxPdfSize = 256ULL << 20;
inline constexpr std::size_t kMaxPdfSignatures = 64;  // document timestamps included
inline constexpr std::size_t kMaxPdfRevisions = 256;  // after the first signed one
inline constexpr std::size_t kMaxPdfObjects = 1'000'000;
inline constexpr std::size_t kMaxPdfFields = 16'384;
inline constexpr std::size_t kMaxPdfFieldDepth = 32;
inline constexpr std::size_t kMaxPdfFieldNames = 8ULL << 20;       // octets of all full names
inline constexpr std::size_t kMaxPdfOpened = 16 * kMaxPdfObjects;  // objects of all revisions
inline constexpr std::size_t kMaxPdfUnread = 32;  // ends that look like a revision's and are none
inline constexpr std::size_t kMaxPdfCompared = 2'000'000;  // values, all comparisons of a file
inline constexpr std::size_t kMaxPdfContents = 4ULL << 20;
inline constexpr std::size_t kMaxPdfStream = 16ULL << 20;    // one of the security store
inline constexpr std::size_t kMaxPdfEvidence = 64ULL << 20;  // all of them
inline constexpr std::size_t kMaxPdfEvidenceItems = 1'024;

// ByteRange [0 before gap_end after]: two pieces around the signature's own octets.
struct ByteRange {
  std::uint64_t gap_begin = 0;
  std::uint64_t gap_end = 0;
  std::uint64_t end = 0;

  friend bool operator==(const ByteRange&, const ByteRange&) = default;
};

// What a later revision did, mildest first. content: whatever is not provably one of the others.
enum class PdfChange : std::uint8_t {
  none,        // there is no later octet
  immaterial,  // no object that is read: white space, dates of modification, an empty update
  timestamp,   // a document timestamp
  evidence,    // of the security store (DSS, VRI)
  signature,   // a further signature
  form_fill,   // values of form fields
  annotation,  // comments
  content,     // anything else
};
std::string_view to_string(PdfChange change);  // "none", "form-fill", ...

// Octets [begin, end) of the file, and what they did, mildest first.
struct RevisionChange {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
  std::vector<PdfChange> kinds;

  PdfChange worst() const { return kinds.empty() ? PdfChange::none : kinds.back(); }
};
// All that came after a signature: revision by revision, and from its own to the last at once.
struct DocumentChanges {
  std::vector<RevisionChange> revisions;
  std::vector<PdfChange> overall;

  PdfChange worst() const;
};

// What the structure promises (EN 319 142-1 6): b_t has a timestamp over it, b_lt evidence for it
// in the security store, b_lta a document timestamp over that. Whether any of it holds is judged.
enum class PadesLevel : std::uint8_t { none, b_b, b_t, b_lt, b_lta };
std::string_view to_string(PadesLevel level);  // "none", "B-B", ...

struct PdfSignature {
  SignatureFacts facts;
  std::string field;  // full name
  std::string sub_filter;
  std::optional<ByteRange> range;    // where it is one
  std::optional<int> certification;  // P of DocMDP: 1, 2 or 3
  PadesLevel level = PadesLevel::none;
  DocumentChanges changes;
};

// A document timestamp. The token is also in the facts of every signature that it covers, as
// TimestampToken of kind document, whose place is the index here.
struct PdfTimestamp {
  TimestampToken token;
  std::string field;
  std::optional<ByteRange> range;
  std::optional<ContentDigestValue> covered;  // by the token's own hash
  DocumentChanges changes;
  Findings findings;
  Integrity integrity = Integrity::unknown;  // the token stamps these octets of this file
};

struct PdfDocument {
  std::vector<PdfSignature> signatures;  // in the order of their ranges
  std::vector<PdfTimestamp> timestamps;
  Evidence evidence;           // of the security store
  DocumentChanges after_last;  // of the last signature or timestamp
  Findings findings;           // of the document; they are also in each signature's
};

struct PdfInputs {
  std::span<const x509::Certificate> certificates{};  // beside those carried
  std::string_view sm2_id = crypto::kDefaultSm2Id;
};

// A file without signatures gives none. Spends Resource::bytes for each range that is hashed and
// each stream that is compared, what cms_verify.hpp says, and what timestamp.hpp says for document
// timestamps that are not the first signature of the file. Errors: pdf.*.
Result<PdfDocument> verify_pdf(ByteView file, const PdfInputs& inputs, crypto::Verifier& verifier,
                               Budget& budget);

// The digest of what a range covers, to compare with a token's imprint (RFC 3161 2.4.2).
Bytes covered_digest(ByteView file, const ByteRange& range, crypto::Hash hash);

}  // namespace baytrust::signature
