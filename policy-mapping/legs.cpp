#include "policy-mapping/legs.hpp"

#include <algorithm>
#include <string>

#include "policy-mapping/codes.hpp"
#include "policy-mapping/expansion.hpp"

namespace baytrust::policy_mapping {
namespace {

template <class Range, class Show>
std::string listed_as(const Range& range, Show show) {
  // Facts are for people: enough to see what is meant, bounded whatever the certificate holds.
  constexpr std::size_t kShown = 8;
  std::string out;
  std::size_t count = 0;
  for (const auto& item : range) {
    if (count == kShown) return out.append(", …");
    if (count++ > 0) out += ", ";
    out += show(item);
  }
  return out.empty() ? "-" : out;
}

// Text out of a certificate, cut between characters.
std::string cut(const std::string& text) {
  constexpr std::size_t kShown = 120;
  if (text.size() <= kShown) return text;
  std::size_t end = kShown;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "…";
}

std::string show(const Bound& bound) {
  switch (bound.kind) {
    case Bound::Kind::at:
      return to_string(bound.instant);
    case Bound::Kind::open:
      return "open";
    case Bound::Kind::unknown:
      break;
  }
  return bound.reviewed ? to_string(bound.reviewed->bound) : "?";
}

bool is_unknown(const Bound& bound) {
  return bound.kind == Bound::Kind::unknown && !bound.reviewed;
}

// Which ends of an interval are not known, and where that was read.
Facts missing_facts(const Interval& interval) {
  std::string missing;
  std::string source;
  for (const auto& [name, bound] :
       {std::pair("from", &interval.from), std::pair("to", &interval.to)}) {
    if (!is_unknown(*bound)) continue;
    if (!missing.empty()) missing += ", ";
    missing += name;
    if (source.empty()) source = bound->source;
  }
  return {{"missing", missing}, {"source", source.empty() ? "-" : source}};
}

class LegJudge {
 public:
  explicit LegJudge(const LegInputs& in)
      : in_(in), subject_(Subject::Kind::recognition, in.recognition.id) {}

  Legs judge() {
    set(Leg::period, period());
    set(Leg::root, root());
    set(Leg::issuer, issuer());
    set(Leg::type, type());
    set(Leg::policy, in_.recognition.kind == Kind::timestamp ? tsa_policy() : policy());
    legs_.requirements = baytrust::policy_mapping::judge(in_.recognition.required, in_.end_entity,
                                                         in_.listed, subject_);
    if (legs_[Leg::root] != LegResult::passed || legs_[Leg::issuer] != LegResult::passed) {
      legs_.pair = nullptr;
    }
    return std::move(legs_);
  }

 private:
  void set(Leg leg, LegResult result) { legs_.results[static_cast<std::size_t>(leg)] = result; }
  LegResult passed(const Code& code) {
    legs_.findings.emplace_back(code, subject_);
    return LegResult::passed;
  }
  LegResult found(LegResult result, const Code& code, Facts facts) {
    legs_.findings.emplace_back(code, subject_, std::move(facts));
    return result;
  }
  LegResult failed(const Code& code, Facts facts) {
    return found(LegResult::failed, code, std::move(facts));
  }

  LegResult period();
  LegResult status();
  LegResult interval();
  LegResult root();
  LegResult issuer();
  LegResult type();
  LegResult policy();
  LegResult tsa_policy();
  LegResult hierarchy();
  LegResult no_policy(const std::vector<OidView>& policies);
  const x509::Certificate* known(const Digest& fingerprint) const;
  // The listed certificate that `certificate` re-issues: same name, same key.
  template <class Member>
  const x509::Certificate* reissued(const x509::Certificate& certificate, Member member) const;

  const LegInputs& in_;
  Subject subject_;
  Legs legs_;
};

// Leg 1: t in [from, to), and the status at t is in-force. Both are said, whatever the other says.
LegResult LegJudge::period() {
  const LegResult by_dates = interval();
  const LegResult by_status = status();
  if (by_dates == LegResult::failed || by_status == LegResult::failed) return LegResult::failed;
  if (by_dates == LegResult::unknown) return LegResult::unknown;
  return passed(kPeriodHolds);
}

LegResult LegJudge::interval() {
  const Interval& period = in_.recognition.period;
  switch (contains(period, in_.at)) {
    case Ternary::yes:
      return LegResult::passed;
    case Ternary::unknown:
      return found(LegResult::unknown, kPeriodUnknown, missing_facts(period));
    case Ternary::no:
      break;
  }
  const Fact at{"at", to_string(in_.at)};
  const auto from = effective(period.from);
  if (from && in_.at < *from) return failed(kPeriodNotStarted, {at, {"from", show(period.from)}});
  return failed(kPeriodEnded, {at, {"to", show(period.to)}});
}

LegResult LegJudge::status() {
  const StatusChange* change = status_at(in_.recognition, in_.at);
  const Fact at{"at", to_string(in_.at)};
  if (change == nullptr) {
    const auto& all = in_.recognition.status;
    return failed(kStatusNone,
                  {at, {"first", all.empty() ? "-" : to_string(all.front().effective_from)}});
  }
  if (change->status == Status::in_force) return LegResult::passed;
  return failed(change->status == Status::suspended ? kSuspended : kWithdrawn,
                {at,
                 {"since", to_string(change->effective_from)},
                 {"reason", std::string(to_string(change->reason))}});
}

const x509::Certificate* LegJudge::known(const Digest& fingerprint) const {
  const auto at =
      std::find_if(in_.known_cas.begin(), in_.known_cas.end(),
                   [&](const x509::Certificate& c) { return c->fingerprint == fingerprint; });
  return at == in_.known_cas.end() ? nullptr : &*at;
}

template <class Member>
const x509::Certificate* LegJudge::reissued(const x509::Certificate& certificate,
                                            Member member) const {
  for (const CaPair& pair : in_.recognition.ca_pairs) {
    const x509::Certificate* listed = known(pair.*member);
    if (listed != nullptr && (*listed)->subject_key == certificate->subject_key &&
        equal((*listed)->subject_public_key_info.spki, certificate->subject_public_key_info.spki)) {
      return listed;
    }
  }
  return nullptr;
}

// Leg 2: P's anchor is a listed root, by certificate.
LegResult LegJudge::root() {
  const auto& pairs = in_.recognition.ca_pairs;
  const Digest& anchor = in_.anchor->fingerprint;
  if (std::any_of(pairs.begin(), pairs.end(),
                  [&](const CaPair& pair) { return pair.root_sha256 == anchor; })) {
    return passed(kRootListed);
  }
  const Fact fact{"root", to_hex(anchor)};
  if (const auto* listed = reissued(in_.anchor, &CaPair::root_sha256)) {
    return failed(kRootReissued, {fact, {"listed", to_hex((*listed)->fingerprint)}});
  }
  return failed(kRootNotListed, {fact});
}

// Leg 3: P's direct issuer is listed with this very root, and the pair's own dates hold.
LegResult LegJudge::issuer() {
  const Digest& issuer = in_.issuer->fingerprint;
  const Fact fact{"issuer", to_hex(issuer)};
  bool listed_elsewhere = false;
  const CaPair* best = nullptr;
  Ternary best_holds = Ternary::no;
  for (const CaPair& pair : in_.recognition.ca_pairs) {
    if (pair.issuer_sha256 != issuer) continue;
    listed_elsewhere = true;
    if (pair.root_sha256 != in_.anchor->fingerprint) continue;
    const Ternary holds = contains(pair.period, in_.at);
    if (best != nullptr && holds <= best_holds) continue;
    best = &pair;
    best_holds = holds;
  }
  legs_.pair = best;
  if (best != nullptr) {
    switch (best_holds) {
      case Ternary::yes:
        return passed(kIssuerListed);
      case Ternary::unknown: {
        Facts facts = missing_facts(best->period);
        facts.insert(facts.begin(), fact);
        return found(LegResult::unknown, kPairUnknown, std::move(facts));
      }
      case Ternary::no:
        return failed(kPairNotInPeriod, {fact,
                                         {"at", to_string(in_.at)},
                                         {"from", show(best->period.from)},
                                         {"to", show(best->period.to)}});
    }
  }
  if (listed_elsewhere) {
    return failed(kIssuerOtherRoot, {fact, {"root", to_hex(in_.anchor->fingerprint)}});
  }
  if (const auto* listed = reissued(in_.issuer, &CaPair::issuer_sha256)) {
    return failed(kIssuerReissued, {fact, {"listed", to_hex((*listed)->fingerprint)}});
  }
  return failed(kIssuerNotListed, {fact});
}

// Leg 4: the certificate says the entry's type.
LegResult LegJudge::type() {
  const auto& rule = in_.recognition.certificate_type;
  if (!rule) return passed(kTypeNotAsked);
  if (x509::carries(in_.end_entity, *rule)) return passed(kTypeMatches);
  const auto values = x509::values_at(in_.end_entity, rule->where, rule->oid);
  Facts facts{{"attribute", to_string(rule->oid)}, {"wanted", listed_as(rule->values, cut)}};
  if (values.empty()) return failed(kTypeAbsent, std::move(facts));
  facts.push_back({"found", listed_as(values, cut)});
  return failed(kTypeOther, std::move(facts));
}

// Leg 5: the end entity asserts a policy of the family, and its hierarchy authorises it.
LegResult LegJudge::policy() {
  legs_.expanded = expand(in_.recognition.policy_family, in_.end_entity);
  if (!legs_.expanded.empty()) return hierarchy();
  std::vector<OidView> policies;
  if (const auto& asserted = in_.end_entity->extensions.policies) {
    for (const auto& information : *asserted) policies.push_back(information.policy);
  }
  return no_policy(policies);
}

// The home graph speaks of the certificate's policies, not of the time stamp's.
LegResult LegJudge::tsa_policy() {
  std::vector<OidView> policies;
  if (in_.tsa_policy) policies.push_back(in_.tsa_policy->view());
  if (!policies.empty() &&
      match(in_.recognition.policy_family, policies.front()) == FamilyMatch::match) {
    legs_.expanded = {IssuingPolicy(*in_.tsa_policy)};
    return passed(kPolicyMatches);
  }
  return no_policy(policies);
}

// RFC 5280 6.1.5 of the home run: a CA that its root restricts cannot assert its way in.
LegResult LegJudge::hierarchy() {
  const auto text = [](const IssuingPolicy& policy) { return to_string(policy.oid()); };
  const std::string found = listed_as(legs_.expanded, text);
  const HomePolicies& home = in_.home;
  if (home.state == HomePolicies::State::silent) {
    legs_.findings.emplace_back(kHierarchySilent, subject_);
    return passed(kPolicyMatches);
  }
  const auto authorised = [&](const IssuingPolicy& policy) {
    return home.state == HomePolicies::State::graph &&
           (path::contains(home.valid, policy.oid()) ||
            path::contains(home.valid, path::kAnyPolicy));
  };
  std::erase_if(legs_.expanded, [&](const IssuingPolicy& p) { return !authorised(p); });
  if (!legs_.expanded.empty()) return passed(kPolicyMatches);
  const auto show_oid = [](const Oid& oid) { return to_string(oid); };
  return failed(kPolicyNotAuthorised,
                {{"found", found}, {"valid", listed_as(home.valid, show_oid)}});
}

// Why none of the policies is of the family: every reason that applies.
LegResult LegJudge::no_policy(const std::vector<OidView>& policies) {
  const PolicyFamily& family = in_.recognition.policy_family;
  const Fact wanted{"family", to_string(family)};
  const auto text = [](OidView oid) { return to_string(oid); };
  std::vector<OidView> bare;
  std::vector<OidView> release;
  std::vector<OidView> others;
  for (const OidView policy : policies) {
    const FamilyMatch match = policy_mapping::match(family, policy);
    if (match == FamilyMatch::bare_prefix) bare.push_back(policy);
    if (match == FamilyMatch::other_release) release.push_back(policy);
    if (match == FamilyMatch::other && policy != path::kAnyPolicy) others.push_back(policy);
  }
  if (policies.empty()) return failed(kPolicyAbsent, {wanted});
  if (!bare.empty()) failed(kPolicyBarePrefix, {wanted, {"found", listed_as(bare, text)}});
  if (!release.empty()) failed(kPolicyRelease, {wanted, {"found", listed_as(release, text)}});
  if (!bare.empty() || !release.empty()) return LegResult::failed;
  if (others.empty()) return failed(kPolicyOnlyAny, {wanted});
  return failed(kPolicyOther, {wanted, {"found", listed_as(others, text)}});
}

}  // namespace

std::string_view to_string(Leg leg) {
  constexpr std::array<std::string_view, kLegCount> kNames{"period", "root", "issuer", "type",
                                                           "policy"};
  return kNames[static_cast<std::size_t>(leg)];
}

std::string_view to_string(LegResult result) {
  constexpr std::array<std::string_view, 3> kNames{"failed", "unknown", "passed"};
  return kNames[static_cast<std::size_t>(result)];
}

std::size_t Legs::passed() const {
  return static_cast<std::size_t>(std::count(results.begin(), results.end(), LegResult::passed));
}
bool Legs::any_failed() const {
  return std::find(results.begin(), results.end(), LegResult::failed) != results.end();
}
bool Legs::any_unknown() const {
  return std::find(results.begin(), results.end(), LegResult::unknown) != results.end();
}
bool Legs::requirements_met() const { return worst(requirements) < Effect::not_recognised; }

Legs judge_legs(const LegInputs& in) { return LegJudge(in).judge(); }

}  // namespace baytrust::policy_mapping
