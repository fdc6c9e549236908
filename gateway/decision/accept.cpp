#include "gateway/decision/accept.hpp"

#include <algorithm>
#include <array>

#include "gateway/decision/edition_codes.hpp"

namespace baytrust::decision {
namespace {

// One candidate under examination: everything accept() was given, and what it has found so far.
class Examination {
 public:
  Examination(const Candidate& candidate, const PreviousEditions& previous,
              const AcceptRules& rules, Instant now)
      : candidate_(candidate), previous_(previous), rules_(rules), now_(now) {}

  void check_territory();
  void check_signer(const std::vector<Pin>& pins);
  void check_sequence();
  void check_issue_time();
  void check_next_update();
  void check_shrink();
  bool same_as_before() const;

  Acceptance conclude() &&;

 private:
  const EditionHeader& header() const { return candidate_.header; }
  void refuse(const Code& code, Facts facts);

  const Candidate& candidate_;
  const PreviousEditions& previous_;
  const AcceptRules& rules_;
  Instant now_;
  Findings refusals_;
  Findings reasons_to_hold_;
};

// The same day of the month, `months` later; the last day of that month where it is shorter.
Instant months_later(Instant t, int months) {
  const Civil c = to_civil(t);
  const int month = c.month - 1 + months;
  const int year = c.year + month / 12;
  for (int day = c.day; day > 0; --day) {
    const auto later = from_civil(year, month % 12 + 1, day, c.hour, c.minute, c.second);
    if (later) return *later;
  }
  return t;  // beyond year 9999: nothing is later
}

void Examination::refuse(const Code& code, Facts facts) {
  refusals_.emplace_back(code, subject_of(header()), std::move(facts));
}

bool Examination::same_as_before() const {
  return previous_.at_high_water && header().sequence == previous_.high_water &&
         *previous_.at_high_water == header().digest;
}

void Examination::check_territory() {
  if (candidate_.submitted_for == header().territory) return;
  refuse(kEditionTerritory,
         {{"territory", header().territory}, {"expected", candidate_.submitted_for}});
}

// Validity counts at receipt: the issue time is the signer's own claim.
void Examination::check_signer(const std::vector<Pin>& pins) {
  const auto pinned = [&](const EditionSigner& signer) {
    return std::any_of(pins.begin(), pins.end(), [&](const Pin& pin) {
      return pin.territory == header().territory && pin.certificate == signer.certificate &&
             pin.in_force(now_);
    });
  };
  const EditionSigner* best = nullptr;
  for (const EditionSigner& signer : header().signers) {
    if (!pinned(signer)) continue;
    if (signer.not_before <= now_ && now_ <= signer.not_after) return;
    if (best == nullptr) best = &signer;
  }
  if (best != nullptr) {
    refuse(kEditionSignerValidity, {{"signer", to_hex(best->certificate)},
                                    {"not_before", to_string(best->not_before)},
                                    {"not_after", to_string(best->not_after)},
                                    {"received", to_string(now_)}});
    return;
  }
  const bool any = !header().signers.empty();
  refuse(kEditionSignerNotPinned,
         {{"signer", any ? to_hex(header().signers.front().certificate) : "-"}});
}

void Examination::check_sequence() {
  const std::uint64_t sequence = header().sequence;
  const Facts both{{"sequence", std::to_string(sequence)},
                   {"highest", std::to_string(previous_.high_water)}};
  if (sequence > rules_.max_sequence) {
    refuse(kEditionSequenceTooLarge, {{"sequence", std::to_string(sequence)},
                                      {"limit", std::to_string(rules_.max_sequence)}});
    return;
  }
  // At the mark without the edition that made it, nothing can be compared: older as well.
  const bool at_mark = sequence == previous_.high_water;
  if (sequence < previous_.high_water || (at_mark && !previous_.at_high_water)) {
    refuse(kEditionSequenceOlder, both);
    return;
  }
  if (at_mark) {
    refuse(kEditionEquivocation, {{"sequence", std::to_string(sequence)},
                                  {"digest", to_hex(header().digest)},
                                  {"other", to_hex(*previous_.at_high_water)}});
    return;
  }
  // The first edition ever seen may have any sequence.
  const bool first = previous_.high_water == 0;
  const bool far = sequence - previous_.high_water > rules_.max_jump;
  if (!first && far && candidate_.approval == Approval::none) refuse(kEditionSequenceJump, both);
}

void Examination::check_issue_time() {
  if (previous_.last_issued && header().issued < *previous_.last_issued) {
    refuse(kEditionIssuedEarlier, {{"issued", to_string(header().issued)},
                                   {"previous", to_string(*previous_.last_issued)}});
  }
  if (header().issued > now_ + rules_.max_ahead) {
    refuse(kEditionIssuedAhead,
           {{"issued", to_string(header().issued)}, {"received", to_string(now_)}});
  }
}

void Examination::check_next_update() {
  if (!header().next_update) {
    refuse(kEditionNextUpdateMissing, {});
    return;
  }
  const Instant next = *header().next_update;
  if (next <= now_) {
    refuse(kEditionNextUpdatePast,
           {{"next_update", to_string(next)}, {"received", to_string(now_)}});
  }
  if (next > months_later(header().issued, rules_.max_months)) {
    refuse(kEditionNextUpdateFar,
           {{"next_update", to_string(next)}, {"issued", to_string(header().issued)}});
  }
}

void Examination::check_shrink() {
  if (candidate_.approval == Approval::given) return;
  for (const Shrink& shrink : candidate_.shrink) {
    if (shrink.dropped * 1000 <= shrink.previous * rules_.shrink_per_mille) continue;
    reasons_to_hold_.emplace_back(kEditionShrink, subject_of(header()),
                                  Facts{{"what", shrink.what},
                                        {"dropped", std::to_string(shrink.dropped)},
                                        {"previous", std::to_string(shrink.previous)}});
  }
}

Acceptance Examination::conclude() && {
  Acceptance out;
  if (!refusals_.empty()) {
    out.outcome = Acceptance::Outcome::refused;
    out.findings = std::move(refusals_);
    return out;
  }
  if (same_as_before()) {
    out.outcome = Acceptance::Outcome::already_done;
    for (const EditionSigner& signer : header().signers) {
      const auto& kept = previous_.signers_at_high_water;
      if (std::find(kept.begin(), kept.end(), signer.certificate) == kept.end()) {
        out.new_signers.push_back(signer.certificate);
      }
    }
    out.findings.emplace_back(kEditionAlreadyDone, subject_of(header()),
                              Facts{{"sequence", std::to_string(header().sequence)}});
    return out;
  }
  if (!reasons_to_hold_.empty()) {
    out.outcome = Acceptance::Outcome::held;
    out.findings = std::move(reasons_to_hold_);
    return out;
  }
  out.outcome = Acceptance::Outcome::accepted;
  out.findings.emplace_back(kEditionAccepted, subject_of(header()));
  return out;
}

}  // namespace

std::vector<Shrink> shrink_of(const trustlists::ChangeSummary& change) {
  return {{"services", change.services_before, change.services_lost.size()},
          {"types", change.types_before, change.types_lost.size()}};
}

std::vector<Shrink> shrink_of(const policy_mapping::RegisterChange& change) {
  return {{"entries", change.entries_before, change.lost.size()}};
}

std::string_view to_string(Acceptance::Outcome outcome) {
  switch (outcome) {
    case Acceptance::Outcome::accepted:
      return "accepted";
    case Acceptance::Outcome::held:
      return "held";
    case Acceptance::Outcome::refused:
      return "refused";
    case Acceptance::Outcome::already_done:
      break;
  }
  return "already-done";
}

Acceptance accept(const Candidate& candidate, const PreviousEditions& previous,
                  const std::vector<Pin>& pins, const AcceptRules& rules, Instant now) {
  Examination examination(candidate, previous, rules, now);
  examination.check_territory();
  examination.check_signer(pins);
  // What is done already was judged when it came; its age is not held against it.
  if (!examination.same_as_before()) {
    examination.check_sequence();
    examination.check_issue_time();
    examination.check_next_update();
    examination.check_shrink();
  }
  return std::move(examination).conclude();
}

}  // namespace baytrust::decision
