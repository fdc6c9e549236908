#include "policy-mapping/recognition.hpp"

#include <algorithm>

#include "policy-mapping/codes.hpp"
#include "policy-mapping/keywords.hpp"

namespace baytrust::policy_mapping {
namespace {

// Does t satisfy one end of the interval?
enum class End : std::uint8_t { from, to };
Ternary holds(const Bound& bound, End end, Instant t) {
  const auto side = [&](Instant limit) {
    return (end == End::from ? limit <= t : t < limit) ? Ternary::yes : Ternary::no;
  };
  switch (bound.kind) {
    case Bound::Kind::at:
      return side(bound.instant);
    case Bound::Kind::open:
      return Ternary::yes;
    case Bound::Kind::unknown:
      break;
  }
  return bound.reviewed ? side(bound.reviewed->bound) : Ternary::unknown;
}

Facts status_facts(const StatusChange& change, Instant known_from) {
  return {{"status", std::string(to_string(change.status))},
          {"effective_from", to_string(change.effective_from)},
          {"known_from", to_string(known_from)},
          {"reason", std::string(to_string(change.reason))}};
}

}  // namespace

std::string_view to_string(Kind kind) { return xml::keyword_of(kind, kKinds); }
std::string_view to_string(Status status) { return xml::keyword_of(status, kStatuses); }
std::string_view to_string(Reason reason) { return xml::keyword_of(reason, kReasons); }

Ternary contains(const Interval& interval, Instant t) {
  return std::min(holds(interval.from, End::from, t), holds(interval.to, End::to, t));
}

std::optional<Instant> effective(const Bound& bound) {
  if (bound.kind == Bound::Kind::at) return bound.instant;
  if (bound.kind == Bound::Kind::unknown && bound.reviewed) return bound.reviewed->bound;
  return std::nullopt;
}

Result<Constraints> Constraints::make(std::vector<std::string> permitted,
                                      std::vector<std::string> excluded) {
  auto limits = path::parse_name_limits(permitted, excluded);
  if (!limits) {
    return Error(kConstraint, "constraints", {{"constraint", limits.error().subject()}});
  }
  Constraints constraints;
  constraints.permitted_ = std::move(permitted);
  constraints.excluded_ = std::move(excluded);
  constraints.limits_ = *std::move(limits);
  return constraints;
}

const StatusChange* status_at(const Recognition& recognition, Instant t) {
  const StatusChange* last = nullptr;
  for (const StatusChange& change : recognition.status) {
    if (change.effective_from <= t) last = &change;
  }
  return last;
}

Findings judge_new_statuses(const Recognition* before, const Recognition& recognition,
                            Instant known_from) {
  Findings findings;
  for (const StatusChange& change : recognition.status) {
    if (change.effective_from >= known_from) continue;
    const bool known = before != nullptr && std::find(before->status.begin(), before->status.end(),
                                                      change) != before->status.end();
    if (known) continue;
    const Code& code = may_be_retroactive(change.reason) ? kStatusCorrected : kStatusRetroactive;
    findings.emplace_back(code, Subject(Subject::Kind::recognition, recognition.id),
                          status_facts(change, known_from));
  }
  return findings;
}

Findings judge_review(const Recognition& recognition, Instant t) {
  if (!recognition.reviewed || !recognition.reviewed->next) return {};
  const Instant next = *recognition.reviewed->next;
  if (t < next) return {};
  return {Finding(kReviewOverdue, Subject(Subject::Kind::recognition, recognition.id),
                  {{"next_review", to_string(next)}, {"at", to_string(t)}})};
}

}  // namespace baytrust::policy_mapping
