// A verified document against what the store remembers: the question decision::accept() answers,
// put together. For imports, submissions and their activation alike. Writes nothing.
#pragma once

#include <string>

#include "gateway/decision/accept.hpp"
#include "gateway/service/config.hpp"
#include "gateway/service/edition_history.hpp"
#include "gateway/service/edition_store.hpp"
#include "gateway/service/verified_document.hpp"
#include "validators/base/error.hpp"
#include "validators/crypto/verifier.hpp"

namespace baytrust::service {

struct AcceptanceQuestion {
  const VerifiedDocument& document;
  std::string submitted_for;  // the territory its submitter may publish for; empty: any
  decision::Approval approval = decision::Approval::none;
  Instant now;  // of receipt and judgement
};

struct JudgedEdition {
  decision::Acceptance acceptance;
  EditionHistory history;  // of its kind and territory, as it was judged by
};
// config.jurisdiction.unknown, store.*
Result<JudgedEdition> judge_edition(EditionStore& store, const Trust& trust, const Config& config,
                                    crypto::Verifier& verifier, const AcceptanceQuestion& question);

// The candidate alone, before anything is known of earlier editions.
decision::Candidate candidate_of(const AcceptanceQuestion& question);

// As it is kept: not active, signers ascending, no approvals.
EditionRecord record_of(const VerifiedDocument& document, Instant received);

}  // namespace baytrust::service
