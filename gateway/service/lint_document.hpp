// Linting a trust list or a register: a file, signed or still a draft, or an edition the store
// holds, with the documents it is compared with. A file that no pinned signature vouches for is
// linted all the same and the answer says so: lint judges the writing, nothing relies on it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gateway/decision/lint_report.hpp"
#include "gateway/service/edition_store.hpp"
#include "gateway/service/lint_settings.hpp"
#include "gateway/service/verified_document.hpp"
#include "validators/base/error.hpp"
#include "validators/crypto/verifier.hpp"

namespace baytrust::service {

// What a register is linted beside.
struct LintBeside {
  std::vector<std::shared_ptr<const trustlists::TrustList>> lists;
  std::vector<std::shared_ptr<const policy_mapping::Register>> registers;
};

struct LintedDocument {
  enum class Signature : std::uint8_t { verified, not_verified };

  DocumentKind kind = DocumentKind::trust_list;
  std::string territory;       // empty where the document could not be read
  std::uint64_t sequence = 0;  // likewise 0
  Signature signature = Signature::not_verified;
  std::optional<Error> unverified;  // why, where pins were there to verify with
  std::optional<Error> refused;     // what the reader said; the report then has that one result
  decision::LintReport report;
};

// A document that was read and verified already (an import).
LintedDocument lint_verified(const VerifiedDocument& document, const LintBeside& beside,
                             const LintSettings& settings, Instant now);

struct LintFile {
  DocumentKind kind = DocumentKind::trust_list;
  SharedBytes bytes;
  std::vector<Pin> pins;  // none: the signature is not looked at
};
// Errors only for what is no XML at all (xml.*), or pins that cannot be read.
Result<LintedDocument> lint_file(const LintFile& file, const LintBeside& beside,
                                 const LintSettings& settings, crypto::Verifier& verifier,
                                 Instant now);

// A list or register read without its signature, to compare with. The reader's errors.
Result<std::shared_ptr<const trustlists::TrustList>> read_list_unsigned(ByteView file);
Result<std::shared_ptr<const policy_mapping::Register>> read_register_unsigned(ByteView file);

// The editions in force at `now` in the store, verified again.
Result<LintBeside> beside_in_store(EditionStore& store, crypto::Verifier& verifier, Instant now);
// The edition of one territory; store.no_edition where none is in force.
Result<VerifiedDocument> edition_in_store(EditionStore& store, DocumentKind kind,
                                          const std::string& territory, crypto::Verifier& verifier,
                                          Instant now);

}  // namespace baytrust::service
