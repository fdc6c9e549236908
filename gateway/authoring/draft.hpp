// What comes of drafting a list or a register: the document, or every reason why there is none.
// Beside the document: the pairings a person has to confirm, and what the document's model has no
// place for, kept in a review record: who reviewed which row, where each date was read.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "gateway/authoring/certificate_pool.hpp"
#include "gateway/authoring/pairing_file.hpp"
#include "gateway/authoring/table.hpp"
#include "gateway/decision/profile.hpp"
#include "gateway/service/load_snapshot.hpp"
#include "validators/base/bytes.hpp"
#include "validators/base/digest.hpp"
#include "validators/base/instant.hpp"
#include "validators/crypto/verifier.hpp"

namespace baytrust::authoring {

struct NextSigner {
  Digest certificate_sha256;
  Instant from;
};

struct DraftInputs {
  const service::NamedFile& table;
  const service::NamedFile& scheme;
  std::span<const service::NamedFile> certificates;
  std::string directory;                       // of the certificates, for complaints
  const decision::Jurisdiction& jurisdiction;  // whose document it is
  std::optional<NextSigner> next_signer;       // instead of the scheme's
  Instant now;
};

// A date of the table as it was written, what it was taken to mean, and where it was read.
struct DatedCell {
  std::size_t line = 0;
  std::string column;
  std::string written;
  std::optional<Instant> at;  // empty: until further notice
  std::string source;
};
struct RowReview {
  std::size_t line = 0;
  std::string reviewer;
  std::string reviewed_on;  // as written
};

struct Draft {
  Bytes document;
  std::int64_t sequence = 0;
  std::vector<Pairing> pairings;
  std::vector<DatedCell> dates;
  std::vector<RowReview> reviews;
  Errors unreadable;        // certificates that could not be read: they bear no name
  std::size_t entries = 0;  // services of a list, recognitions of a register
  std::size_t types = 0;    // certificate types of a list
};

struct Drafted {
  Errors errors;  // of all rows; empty iff there is a draft
  std::optional<Draft> draft;
};

// Canonical JSON, for the file beside the draft: what was read, who confirmed the pairings.
std::string review_record(const DraftInputs& in, const Draft& draft,
                          const Confirmation& confirmation);

}  // namespace baytrust::authoring
