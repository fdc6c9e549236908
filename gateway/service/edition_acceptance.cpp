#include "gateway/service/edition_acceptance.hpp"

#include <algorithm>

#include "policy-mapping/compare.hpp"
#include "trustlists/compare.hpp"

namespace baytrust::service {
namespace {

std::vector<decision::Shrink> shrink_between(const VerifiedDocument& before,
                                             const VerifiedDocument& after) {
  if (before.list) return decision::shrink_of(trustlists::compare(*before.list, *after.list));
  return decision::shrink_of(policy_mapping::compare(*before.the_register, *after.the_register));
}

// What went before: of an edition that waits already for its approval, itself is none.
decision::PreviousEditions previous_of(const EditionHistory& history,
                                       const AcceptanceQuestion& question) {
  const decision::EditionHeader& header = question.document.header;
  const EditionRecord* kept = history.find(header.digest);
  if (kept == nullptr) return history.before(header.sequence);
  if (question.approval == decision::Approval::given) return history.before_approval(*kept);
  const bool jumped = kept->sequence > history.high_water();
  return history.before(jumped ? history.high_water() : header.sequence);
}

}  // namespace

decision::Candidate candidate_of(const AcceptanceQuestion& question) {
  decision::Candidate candidate;
  candidate.header = question.document.header;
  candidate.header.received = question.now;
  candidate.submitted_for =
      question.submitted_for.empty() ? question.document.header.territory : question.submitted_for;
  candidate.approval = question.approval;
  return candidate;
}

EditionRecord record_of(const VerifiedDocument& document, Instant received) {
  EditionRecord record{.kind = document.header.kind,
                       .territory = document.header.territory,
                       .sequence = document.header.sequence,
                       .digest = document.header.digest,
                       .issued = document.header.issued,
                       .state = EditionState::active,
                       .reason = "",
                       .received = received,
                       .activated = std::nullopt,
                       .refused = std::nullopt,
                       .approvals = {},
                       .files = {document.file.digest},
                       .signers = {}};
  for (const auto& signer : document.header.signers) record.signers.push_back(signer.certificate);
  std::ranges::sort(record.signers);
  record.signers.erase(std::unique(record.signers.begin(), record.signers.end()),
                       record.signers.end());
  return record;
}

Result<JudgedEdition> judge_edition(EditionStore& store, const Trust& trust, const Config& config,
                                    crypto::Verifier& verifier,
                                    const AcceptanceQuestion& question) {
  const decision::EditionHeader& header = question.document.header;
  const auto jurisdiction = find_jurisdiction(config, header.territory, to_string(header.kind));
  if (!jurisdiction) return jurisdiction.error();
  auto history = EditionHistory::read(store, header.kind, header.territory);
  if (!history) return history.error();
  decision::Candidate candidate = candidate_of(question);
  if (const EditionRecord* current = history->in_force(question.now)) {
    const auto before = load_edition(store, *current, trust.signers, verifier);
    if (!before) return before.error();
    candidate.shrink = shrink_between(*before, question.document);
  }
  auto acceptance = decision::accept(candidate, previous_of(*history, question), trust.pins,
                                     (*jurisdiction)->acceptance, question.now);
  return JudgedEdition{std::move(acceptance), std::move(*history)};
}

}  // namespace baytrust::service
