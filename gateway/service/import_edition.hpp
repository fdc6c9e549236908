// Importing an edition of a trust list or register: verified, accepted or not by
// decision::accept(), and kept with everything that follows in one transaction of the store. A
// refused edition changes nothing, except that evidence is kept: the second of two editions with
// one sequence number, and one that jumps too far ahead, which two persons may still approve.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gateway/decision/accept.hpp"
#include "gateway/service/config.hpp"
#include "gateway/service/edition_store.hpp"
#include "gateway/service/lint_document.hpp"
#include "gateway/service/verified_document.hpp"
#include "validators/base/error.hpp"
#include "validators/base/finding.hpp"
#include "validators/crypto/verifier.hpp"

namespace baytrust::service {

struct ImportRequest {
  DocumentKind kind = DocumentKind::trust_list;
  SharedBytes file;
  std::string submitted_for;  // the territory its submitter may publish for; empty: any
  Instant now;                // of receipt
};

// Where an edition waits although accept() refused it.
enum class Waiting : std::uint8_t { no, for_approval };

struct ImportAnswer {
  decision::Acceptance::Outcome outcome = decision::Acceptance::Outcome::refused;
  Waiting waiting = Waiting::no;     // held, or refused for a jump that may be approved
  EditionRecord record;              // as it is kept, or would have been
  Findings findings;                 // of acceptance first, then of the document
  std::size_t signatures_added = 0;  // already_done: signatures that were not kept before
  // import_edition: what lint says of the edition, refused or not, with the built-in settings. It
  // refuses nothing: what must refuse is in `findings`.
  std::optional<LintedDocument> lint;
};

// Errors: the document cannot be verified or read (xml.*, list.*, register.*), the territory is not
// configured, store.*.
Result<ImportAnswer> import_edition(EditionStore& store, const Config& config,
                                    crypto::Verifier& verifier, const ImportRequest& request);

// What import would answer were nothing kept before: for `verify`, without a store.
Result<ImportAnswer> verify_edition(const std::vector<Pin>& pins, const Config& config,
                                    crypto::Verifier& verifier, const ImportRequest& request);

}  // namespace baytrust::service
