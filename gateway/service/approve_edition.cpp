#include "gateway/service/approve_edition.hpp"

#include <algorithm>

#include "gateway/decision/accept.hpp"
#include "gateway/service/codes.hpp"
#include "gateway/service/edition_acceptance.hpp"

namespace baytrust::service {
namespace {

using decision::Acceptance;

Result<EditionRecord> find_edition(EditionStore& store, const ApproveRequest& request) {
  auto found = store.find(request.edition);
  if (!found) return found.error();
  if (!*found) return Error(kStoreUnknown, "edition", {{"digest", to_hex(request.edition)}});
  if ((*found)->kind != request.kind) {
    return Error(kStoreOtherKind, "edition",
                 {{"digest", to_hex(request.edition)},
                  {"found", std::string(to_string((*found)->kind))},
                  {"expected", std::string(to_string(request.kind))}});
  }
  return std::move(**found);
}

// This approval would be one too few, or would not count at all: acceptance is not asked yet.
bool completes(const EditionRecord& record, const std::string& name) {
  return record.state == EditionState::held && record.approvals.size() + 1 >= kApprovalsNeeded &&
         std::ranges::count(record.approvals, name, &Approval::name) == 0;
}

// What was a reason to wait is settled; every other rule is asked again, as of now.
Result<Acceptance> accept_now(EditionStore& store, const Config& config, crypto::Verifier& verifier,
                              const EditionRecord& record, Instant now) {
  const auto pins = store.pins();
  if (!pins) return pins.error();
  const auto trust = trust_of(*pins);
  if (!trust) return trust.error();
  const auto document = load_edition(store, record, trust->signers, verifier);
  if (!document) return document.error();
  auto judged = judge_edition(store, *trust, config, verifier,
                              {.document = *document,
                               .submitted_for = record.territory,
                               .approval = decision::Approval::given,
                               .now = now});
  if (!judged) return judged.error();
  return std::move(judged->acceptance);
}

// One attempt, from what the store held at one revision.
Result<ApproveAnswer> approve_once(EditionStore& store, const Config& config,
                                   crypto::Verifier& verifier, const ApproveRequest& request) {
  const auto revision = store.revision();
  if (!revision) return revision.error();
  const auto record = find_edition(store, request);
  if (!record) return record.error();
  NewApproval approval{.edition = request.edition,
                       .approval = {request.name, request.now},
                       .activated = std::nullopt,
                       .high_water = std::nullopt,
                       .revision = *revision};
  ApproveAnswer answer;
  answer.record = *record;
  if (completes(*record, request.name)) {
    const auto acceptance = accept_now(store, config, verifier, *record, request.now);
    if (!acceptance) return acceptance.error();
    answer.findings = acceptance->findings;
    if (acceptance->outcome != Acceptance::Outcome::accepted) {
      answer.outcome = ApproveAnswer::Outcome::refused;
      return answer;
    }
    answer.outcome = ApproveAnswer::Outcome::activated;
    approval.activated = request.now;
    approval.high_water = record->sequence;
  }
  if (auto written = store.approve(approval); !written) return written.error();
  answer.record.approvals.push_back(approval.approval);
  if (approval.activated) {
    answer.record.state = EditionState::active;
    answer.record.activated = approval.activated;
  }
  return answer;
}

}  // namespace

Result<ApproveAnswer> approve_edition(EditionStore& store, const Config& config,
                                      crypto::Verifier& verifier, const ApproveRequest& request) {
  return until_current([&] { return approve_once(store, config, verifier, request); });
}

}  // namespace baytrust::service
