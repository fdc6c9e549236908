// VerdictStore: the decisions that were answered, with what re-deciding them needs: certificates,
// CRLs and profiles by digest, never the document that was signed. Impact reports, recalls and
// replay read these. Contract as of EditionStore, except that retention deletes: forget() is the
// only thing that does, and says how much. Certificates are personal data (docs/privacy.md).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "validators/base/bytes.hpp"
#include "validators/base/digest.hpp"
#include "validators/base/error.hpp"
#include "validators/base/instant.hpp"

namespace baytrust::service {

// Bytes a verdict leaned on. The numbers are in stores and never change.
enum class EvidenceKind : std::uint8_t {
  certificate = 0,
  crl = 1,
  ocsp_response = 2,
  profile = 3,
  signature_facts = 4
};
struct EvidenceItem {
  EvidenceKind kind = EvidenceKind::certificate;
  Digest digest;  // SHA-256 of bytes
  SharedBytes bytes;
};

struct StoredVerdict {
  std::string id;        // of the record: the same decision has the same id
  Digest digest;         // D
  std::string decision;  // canonical JSON
  std::string caller;    // account; empty: nobody was asked who they are
  std::string request_id;
  Instant made;
  // For look-up, as in the decision.
  std::string relying;
  std::string issuing;  // empty: unknown
  std::string profile;
  Digest profile_digest;
  std::string outcome;   // "valid-recognised"
  std::string accepted;  // "yes", "no", "unknown"
  Instant at;
  Instant known_at;
  // For re-deciding.
  std::string request;        // canonical JSON of the request facts
  Digest certificate;         // the one asked about
  std::vector<Digest> chain;  // that came with it
  std::vector<Digest> crls;   // that came with it; those of the store are CrlStore's
  // What it leaned on: CAs of the path, editions. Ascending.
  std::vector<Digest> leans_on;
  // Other accounts that were answered the same, as the store saw them come. Ascending; not of what
  // is handed in.
  std::vector<std::string> also{};
  // OCSP responses that came with it; each is among the evidence it was kept with.
  std::vector<Digest> ocsp{};

  friend bool operator==(const StoredVerdict&, const StoredVerdict&) = default;
};

struct NewVerdict {
  StoredVerdict verdict;
  std::vector<EvidenceItem> evidence;  // each is kept once, whoever brings it
};

struct VerdictQuery {
  std::optional<Instant> made_from{};
  std::string relying{};
  std::string profile{};
  std::string accepted{};
  std::optional<Digest> leans_on{};
  std::string after_id{};    // paging: the last id of the page before; forgotten: an empty page
  std::size_t limit = 1000;  // newest first, then id; capped at 10,000
};

class VerdictStore {
 public:
  virtual ~VerdictStore() = default;

  // All of them in one transaction (one fsync). A verdict already there (same id) stays as
  // it is, but for `also`: its caller is one more who was told.
  virtual Result<void> keep(std::span<const NewVerdict> verdicts) = 0;
  virtual Result<std::optional<StoredVerdict>> find(const std::string& id) = 0;
  virtual Result<std::vector<StoredVerdict>> list(const VerdictQuery& query) = 0;
  virtual Result<std::uint64_t> count() = 0;
  // store.unknown for bytes that were never kept, or were forgotten.
  virtual Result<SharedBytes> evidence(const Digest& digest) = 0;
  // Deletes what was made before, and evidence that no verdict names any more, neither as
  // certificate, chain, CRL or profile, nor in leans_on, nor because it was kept with it; how many
  // verdicts.
  virtual Result<std::uint64_t> forget(Instant made_before) = 0;
};

}  // namespace baytrust::service
