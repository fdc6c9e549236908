#include "gateway/decision/register_in_force.hpp"

#include <algorithm>

namespace baytrust::decision {
namespace {

using policy_mapping::Recognition;
using policy_mapping::StatusChange;

// `entry` with each change's effective_from as it takes effect. `published` and `effective` are the
// same entry in the edition before: a change it had already keeps the instant it had there.
void settle_statuses(Recognition& entry, const Recognition& published, const Recognition& effective,
                     Instant known_from) {
  for (std::size_t i = 0; i < entry.status.size(); ++i) {
    StatusChange& change = entry.status[i];
    const bool known = i < published.status.size() && published.status[i] == change;
    if (known) {
      change.effective_from = effective.status[i].effective_from;
    } else if (!policy_mapping::may_be_retroactive(change.reason)) {
      change.effective_from = std::max(change.effective_from, known_from);
    }
    // The publisher's order stays: a later change never takes effect before an earlier one.
    if (i > 0) {
      change.effective_from = std::max(change.effective_from, entry.status[i - 1].effective_from);
    }
  }
}

}  // namespace

RegisterInForce::RegisterInForce(const RegisterEdition& edition, const RegisterInForce* previous)
    : header_(edition.header), as_published_(edition.content), content_(*edition.content) {
  for (Recognition& entry : content_.recognitions) {
    const Recognition* effective = previous != nullptr ? previous->find(entry.id) : nullptr;
    if (effective == nullptr) continue;
    const Recognition* published = policy_mapping::find_id(*previous->as_published_, entry.id);
    Findings findings = previous->status_findings(entry.id);
    const Findings added = policy_mapping::judge_new_statuses(published, entry, *header_.activated);
    findings.insert(findings.end(), added.begin(), added.end());
    if (!findings.empty()) status_findings_[entry.id] = std::move(findings);
    settle_statuses(entry, *published, *effective, *header_.activated);
  }
  for (const Recognition& entry : content_.recognitions) by_id_[entry.id] = &entry;
  for (const auto& [id, entry] : by_id_) {
    by_direction_[{entry->relying, entry->issuing}].push_back(entry);
  }
}

std::span<const Recognition* const> RegisterInForce::entries(std::string_view relying,
                                                             std::string_view issuing) const {
  const auto found = by_direction_.find({relying, issuing});
  if (found == by_direction_.end()) return {};
  return found->second;
}

const Recognition* RegisterInForce::find(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : found->second;
}

const Findings& RegisterInForce::status_findings(std::string_view id) const {
  static const Findings kNone;
  const auto found = status_findings_.find(id);
  return found == status_findings_.end() ? kNone : found->second;
}

}  // namespace baytrust::decision
