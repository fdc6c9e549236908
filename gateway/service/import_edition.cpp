#include "gateway/service/import_edition.hpp"

#include <algorithm>

#include "gateway/decision/codes.hpp"
#include "gateway/service/codes.hpp"
#include "gateway/service/edition_history.hpp"
#include "policy-mapping/compare.hpp"
#include "trustlists/compare.hpp"

namespace baytrust::service {
namespace {

using decision::Acceptance;
using Outcome = decision::Acceptance::Outcome;

Result<const decision::Jurisdiction*> jurisdiction_for(const Config& config,
                                                       const decision::EditionHeader& header) {
  return find_jurisdiction(config, header.territory, to_string(header.kind));
}

std::vector<decision::Shrink> shrink_between(const VerifiedDocument& before,
                                             const VerifiedDocument& after) {
  if (before.list) return decision::shrink_of(trustlists::compare(*before.list, *after.list));
  return decision::shrink_of(policy_mapping::compare(*before.the_register, *after.the_register));
}

decision::Candidate candidate_of(const VerifiedDocument& document, const ImportRequest& request) {
  decision::Candidate candidate;
  candidate.header = document.header;
  candidate.header.received = request.now;
  candidate.submitted_for =
      request.submitted_for.empty() ? document.header.territory : request.submitted_for;
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

bool all_are(const Findings& findings, const Code& code) {
  return !findings.empty() && std::ranges::all_of(findings, [&](const Finding& finding) {
    return finding.code() == code;
  });
}

// One attempt, from what the store held at one revision.
class Import {
 public:
  Import(EditionStore& store, const Trust& trust, const VerifiedDocument& document,
         const ImportRequest& request)
      : store_(store), trust_(trust), document_(document), request_(request) {}

  Result<ImportAnswer> run(const decision::Jurisdiction& jurisdiction, crypto::Verifier& verifier);

 private:
  Result<void> keep(const EditionHistory& history, const Acceptance& acceptance);
  Result<void> keep_new(EditionState state, std::optional<std::uint64_t> high_water);
  Result<void> keep_signatures(const EditionRecord& kept, const Acceptance& acceptance);

  EditionStore& store_;
  const Trust& trust_;
  const VerifiedDocument& document_;
  const ImportRequest& request_;
  std::uint64_t revision_ = 0;
  ImportAnswer answer_;
};

Result<ImportAnswer> Import::run(const decision::Jurisdiction& jurisdiction,
                                 crypto::Verifier& verifier) {
  const auto revision = store_.revision();
  if (!revision) return revision.error();
  revision_ = *revision;
  const auto& header = document_.header;
  const auto read = EditionHistory::read(store_, header.kind, header.territory);
  if (!read) return read.error();
  const EditionHistory& history = *read;

  decision::Candidate candidate = candidate_of(document_, request_);
  if (const EditionRecord* current = history.in_force(request_.now)) {
    const auto before = load_edition(store_, *current, trust_.signers, verifier);
    if (!before) return before.error();
    candidate.shrink = shrink_between(*before, document_);
  }
  const EditionRecord* kept = history.find(header.digest);
  const bool jumped = kept != nullptr && kept->sequence > history.high_water();
  const auto previous =
      jumped ? history.before(history.high_water()) : history.before(header.sequence);
  Acceptance acceptance =
      decision::accept(candidate, previous, trust_.pins, jurisdiction.acceptance, request_.now);

  answer_.outcome = acceptance.outcome;
  answer_.record = kept != nullptr ? *kept : record_of(document_, request_.now);
  answer_.findings = acceptance.findings;
  if (auto done = keep(history, acceptance); !done) return done.error();
  return answer_;
}

Result<void> Import::keep(const EditionHistory& history, const Acceptance& acceptance) {
  const EditionRecord* kept = history.find(document_.header.digest);
  switch (acceptance.outcome) {
    case Outcome::accepted:
      return keep_new(EditionState::active, document_.header.sequence);
    case Outcome::held:
      answer_.waiting = Waiting::for_approval;
      return keep_new(EditionState::held, document_.header.sequence);
    case Outcome::already_done:
      if (kept->state == EditionState::held) {
        answer_.outcome = Outcome::held;
        answer_.waiting = Waiting::for_approval;
      }
      return keep_signatures(*kept, acceptance);
    case Outcome::refused:
      break;
  }
  // The same publisher said two things under one number: both are kept, neither silently.
  if (all_are(acceptance.findings, decision::kEditionEquivocation)) {
    if (kept != nullptr) return {};
    return keep_new(EditionState::equivocating, std::nullopt);
  }
  // Fast-forward: the mark stays where it is, or one bad edition would lock all good ones out.
  if (all_are(acceptance.findings, decision::kEditionSequenceJump)) {
    if (kept != nullptr && kept->state != EditionState::held) return {};  // nobody will approve it
    answer_.waiting = Waiting::for_approval;
    if (kept != nullptr) return {};
    return keep_new(EditionState::held, std::nullopt);
  }
  return {};
}

Result<void> Import::keep_new(EditionState state, std::optional<std::uint64_t> high_water) {
  EditionRecord& record = answer_.record;
  record.state = state;
  if (state == EditionState::active) {
    record.activated = request_.now;
  } else {
    record.reason = std::string(answer_.findings.front().code().id);
  }
  return store_.add(
      {.record = record, .file = document_.file, .high_water = high_water, .revision = revision_});
}

Result<void> Import::keep_signatures(const EditionRecord& kept, const Acceptance& acceptance) {
  if (acceptance.new_signers.empty()) return {};
  if (std::ranges::count(kept.files, document_.file.digest) != 0) return {};
  answer_.signatures_added = acceptance.new_signers.size();
  return store_.add_signatures({.edition = kept.digest,
                                .file = document_.file,
                                .signers = acceptance.new_signers,
                                .revision = revision_});
}

void append(Findings& findings, const Findings& more) {
  findings.insert(findings.end(), more.begin(), more.end());
}

}  // namespace

Result<ImportAnswer> import_edition(EditionStore& store, const Config& config,
                                    crypto::Verifier& verifier, const ImportRequest& request) {
  const auto pins = store.pins();
  if (!pins) return pins.error();
  const auto trust = trust_of(*pins);
  if (!trust) return trust.error();
  const auto document = verify_document(request.kind, request.file, trust->signers, verifier);
  if (!document) return document.error();
  const auto jurisdiction = jurisdiction_for(config, document->header);
  if (!jurisdiction) return jurisdiction.error();
  auto answer = until_current(
      [&] { return Import(store, *trust, *document, request).run(**jurisdiction, verifier); });
  if (!answer) return answer;
  append(answer->findings, document->findings);
  LintBeside beside;
  if (request.kind == DocumentKind::mapping_register) {
    // Lint is no reason to fail: without the lists it says that it had none.
    if (auto kept = beside_in_store(store, verifier, request.now)) beside = std::move(*kept);
  }
  answer->lint = lint_verified(*document, beside, built_in_lint_settings(), request.now);
  return answer;
}

Result<ImportAnswer> verify_edition(const std::vector<Pin>& pins, const Config& config,
                                    crypto::Verifier& verifier, const ImportRequest& request) {
  const auto trust = trust_of(pins);
  if (!trust) return trust.error();
  const auto document = verify_document(request.kind, request.file, trust->signers, verifier);
  if (!document) return document.error();
  const auto jurisdiction = jurisdiction_for(config, document->header);
  if (!jurisdiction) return jurisdiction.error();
  const Acceptance acceptance = decision::accept(candidate_of(*document, request), {}, trust->pins,
                                                 (*jurisdiction)->acceptance, request.now);
  ImportAnswer answer;
  answer.outcome = acceptance.outcome;
  answer.record = record_of(*document, request.now);
  answer.findings = acceptance.findings;
  append(answer.findings, document->findings);
  return answer;
}

}  // namespace baytrust::service
