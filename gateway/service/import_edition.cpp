#include "gateway/service/import_edition.hpp"

#include <algorithm>

#include "gateway/decision/edition_codes.hpp"
#include "gateway/service/codes.hpp"
#include "gateway/service/edition_acceptance.hpp"

namespace baytrust::service {
namespace {

using decision::Acceptance;
using Outcome = decision::Acceptance::Outcome;

bool all_are(const Findings& findings, const Code& code) {
  return !findings.empty() && std::ranges::all_of(findings, [&](const Finding& finding) {
    return finding.code() == code;
  });
}

// One attempt, from what the store held at one revision.
class Import {
 public:
  Import(EditionStore& store, const Trust& trust, const Config& config,
         const VerifiedDocument& document, const ImportRequest& request)
      : store_(store), trust_(trust), config_(config), document_(document), request_(request) {}

  Result<ImportAnswer> run(crypto::Verifier& verifier);

 private:
  Result<void> keep(const EditionHistory& history, const Acceptance& acceptance);
  Result<void> keep_new(EditionState state, std::optional<std::uint64_t> high_water);
  Result<void> keep_signatures(const EditionRecord& kept, const Acceptance& acceptance);

  EditionStore& store_;
  const Trust& trust_;
  const Config& config_;
  const VerifiedDocument& document_;
  const ImportRequest& request_;
  std::uint64_t revision_ = 0;
  ImportAnswer answer_;
};

Result<ImportAnswer> Import::run(crypto::Verifier& verifier) {
  const auto revision = store_.revision();
  if (!revision) return revision.error();
  revision_ = *revision;
  const auto judged = judge_edition(store_, trust_, config_, verifier,
                                    {.document = document_,
                                     .submitted_for = request_.submitted_for,
                                     .approval = decision::Approval::none,
                                     .now = request_.now});
  if (!judged) return judged.error();
  const EditionRecord* kept = judged->history.find(document_.header.digest);
  answer_.outcome = judged->acceptance.outcome;
  answer_.record = kept != nullptr ? *kept : record_of(document_, request_.now);
  answer_.findings = judged->acceptance.findings;
  if (auto done = keep(judged->history, judged->acceptance); !done) return done.error();
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
  auto answer = until_current(
      [&] { return Import(store, *trust, config, *document, request).run(verifier); });
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
  const auto jurisdiction =
      find_jurisdiction(config, document->header.territory, to_string(request.kind));
  if (!jurisdiction) return jurisdiction.error();
  const Acceptance acceptance =
      decision::accept(candidate_of({.document = *document,
                                     .submitted_for = request.submitted_for,
                                     .approval = decision::Approval::none,
                                     .now = request.now}),
                       {}, trust->pins, (*jurisdiction)->acceptance, request.now);
  ImportAnswer answer;
  answer.outcome = acceptance.outcome;
  answer.record = record_of(*document, request.now);
  answer.findings = acceptance.findings;
  append(answer.findings, document->findings);
  return answer;
}

}  // namespace baytrust::service
