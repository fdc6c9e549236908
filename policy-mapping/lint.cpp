#include "policy-mapping/lint.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "policy-mapping/compare.hpp"
#include "policy-mapping/entry_relation.hpp"
#include "policy-mapping/family_relation.hpp"
#include "policy-mapping/lint_codes.hpp"
#include "validators/path/policy_set.hpp"
#include "validators/xml/languages.hpp"

namespace baytrust::policy_mapping {
namespace {

// As lists: not more than six months after issue (formats 1).
constexpr std::int64_t kMaxNextUpdate = 184 * kDay;
// Comparisons of pairs of entries, each weighed by its CA pairs. A register of the size of the
// whole scheme needs some hundreds; a hostile one must not keep the linter busy for ever.
constexpr std::size_t kMaxComparisons = 5'000'000;

using Entries = std::vector<const Recognition*>;
// relying, issuing, kind
using DirectionKey = std::tuple<std::string_view, std::string_view, Kind>;

class RegisterLint {
 public:
  RegisterLint(const Register& reg, const LintOptions& options)
      : reg_(reg), options_(options), root_(reg.publisher) {}

  LintResults run();

 private:
  void header();
  void entry(const Recognition& entry);
  void family(const Recognition& entry, const LintPlace& place);
  void review(const Recognition& entry, const LintPlace& place);
  void source(const Bound& bound, const LintPlace& place);
  void direction(const DirectionKey& key, const Entries& entries);
  void compare(const Recognition& first, const Recognition& second);
  void families(const Entries& entries);
  void texts(const xml::Texts& texts, std::string_view field, const LintPlace& place);

  LintPlace place_of(const Recognition& entry) const { return root_.within(entry.id); }
  // False once the comparisons are spent.
  bool spend(std::size_t steps, const LintPlace& place);

  const Register& reg_;
  const LintOptions& options_;
  LintPlace root_;
  std::map<DirectionKey, Entries> live_;
  std::size_t spent_ = 0;
  LintCollector out_{kLintIncomplete};
};

bool RegisterLint::spend(std::size_t steps, const LintPlace& place) {
  spent_ += steps;
  if (spent_ <= kMaxComparisons) return !out_.full();
  out_.stop(place, kMaxComparisons);
  return false;
}

LintResults RegisterLint::run() {
  header();
  for (const Recognition& each : reg_.recognitions) {
    if (is_live(each, options_.now)) {
      live_[{each.relying, each.issuing, each.kind}].push_back(&each);
    }
  }
  for (const Recognition& each : reg_.recognitions) {
    if (out_.full()) return out_.take();
    entry(each);
  }
  for (const auto& [key, entries] : live_) direction(key, entries);
  return out_.take();
}

void RegisterLint::header() {
  texts(reg_.publisher_name, "Publisher", root_);
  const Fact next{"next_update", to_string(reg_.next_update)};
  const Fact now{"now", to_string(options_.now)};
  if (reg_.next_update <= options_.now) {
    out_.add(kLintNextUpdatePast, root_, {now, next});
  } else if (reg_.next_update - options_.now < options_.near_update) {
    out_.add(kLintNextUpdateNear, root_, {now, next});
  }
  if (reg_.next_update - reg_.issued > kMaxNextUpdate) {
    out_.add(kLintNextUpdateFar, root_, {{"issued", to_string(reg_.issued)}, next});
  }
}

void RegisterLint::entry(const Recognition& entry) {
  const LintPlace place = place_of(entry);
  texts(entry.legal_basis, "LegalBasis", place);
  family(entry, place);
  for (const RelyingPolicy& policy : entry.counts_as.policies) {
    if (policy.oid() == path::kAnyPolicy) {
      out_.add(kLintAnyPolicy, place, {{"policy", to_string(policy.oid())}});
    }
  }
  if (is_live(entry, options_.now)) review(entry, place);
  source(entry.period.from, place.within("from"));
  source(entry.period.to, place.within("to"));
  for (const CaPair& pair : entry.ca_pairs) {
    const LintPlace inner = place.within("pair", to_hex(pair.issuer_sha256).substr(0, 12));
    source(pair.period.from, inner.within("from"));
    source(pair.period.to, inner.within("to"));
  }
}

// The fewest arcs of a prefix that can be one body's policy: an arc that whole countries or
// registries hand out below is too short, and so is the arc of one organisation where it is known.
std::size_t least_arcs(const std::vector<std::string_view>& arcs) {
  const auto begins = [&](std::string_view dotted) {
    const auto prefix = Oid::literal(dotted);
    const auto wanted = subidentifiers(prefix);
    return wanted.size() <= arcs.size() && std::equal(wanted.begin(), wanted.end(), arcs.begin());
  };
  if (begins("1.3.6.1.4.1")) return 8;                // private enterprises, then their own arcs
  if (begins("1.2.156") || begins("2.16")) return 5;  // a country, an organisation in it
  if (begins("2.25") || begins("2.999")) return 3;    // one UUID; examples
  return 4;
}

void RegisterLint::family(const Recognition& entry, const LintPlace& place) {
  const PolicyFamily& family = entry.policy_family;
  if (names_any_policy(family)) {
    out_.add(kLintAnyPolicy, place, {{"policy", to_string(family)}});
    return;
  }
  const auto arcs = subidentifiers(family.prefix);
  const std::size_t count = arcs.size() + 1;  // the first subidentifier holds two arcs
  const std::size_t least = least_arcs(arcs);
  if (count >= least) return;
  out_.add(kLintFamilyShort, place,
           {{"family", to_string(family)},
            {"arcs", std::to_string(count)},
            {"least", std::to_string(least)}});
}

void RegisterLint::review(const Recognition& entry, const LintPlace& place) {
  if (!entry.reviewed || !entry.reviewed->next) return out_.add(kLintReviewMissing, place);
  if (judge_review(entry, options_.now).empty()) return;
  out_.add(kLintReviewOverdue, place,
           {{"next_review", to_string(*entry.reviewed->next)}, {"now", to_string(options_.now)}});
}

// An open end is a statement of its own; a date, or its absence, was read somewhere.
void RegisterLint::source(const Bound& bound, const LintPlace& place) {
  if (bound.kind == Bound::Kind::open || !bound.source.empty()) return;
  const bool dated = bound.kind == Bound::Kind::at;
  out_.add(kLintDateSource, place, {{"date", dated ? to_string(bound.instant) : "-"}});
}

// The live entries of one direction and kind, each with every earlier one that names a CA pair of
// it: no other pair of entries can be of one certificate.
void RegisterLint::direction(const DirectionKey& key, const Entries& entries) {
  const auto& [relying, issuing, kind] = key;
  const LintPlace place = root_.within(std::string(relying).append(" from ").append(issuing));
  if (!live_.contains({issuing, relying, kind})) {
    out_.add(kLintAsymmetric, place,
             {{"relying", std::string(relying)}, {"issuing", std::string(issuing)}});
  }
  families(entries);
  std::map<std::pair<Digest, Digest>, Entries> by_pair;
  for (const Recognition* each : entries) {
    std::set<const Recognition*> earlier;
    for (const CaPair& pair : each->ca_pairs) {
      auto& same = by_pair[{pair.root_sha256, pair.issuer_sha256}];
      for (const Recognition* other : same) {
        if (!spend(1, place)) return;
        earlier.insert(other);
      }
      if (same.empty() || same.back() != each) same.push_back(each);
    }
    earlier.erase(each);
    for (const Recognition* other : earlier) {
      if (!spend(each->ca_pairs.size() * other->ca_pairs.size(), place)) return;
      compare(*std::min(each, other, [](auto* a, auto* b) { return a->id < b->id; }),
              *std::max(each, other, [](auto* a, auto* b) { return a->id < b->id; }));
    }
  }
}

// judgement 3.2: of two entries that pass, the one of lower id (`first`) is selected.
void RegisterLint::compare(const Recognition& first, const Recognition& second) {
  if (!overlap(first, second)) return;
  std::string fields;
  for (const Field field : differing_fields(first, second)) {
    const bool says =
        field == Field::required || field == Field::constraints || field == Field::counts_as;
    if (says) fields.append(fields.empty() ? "" : ", ").append(to_string(field));
  }
  const LintPlace place = place_of(second);
  if (!fields.empty()) out_.add(kLintConflict, place, {{"other", first.id}, {"fields", fields}});
  if (covers(first, second)) {
    out_.add(kLintShadowed, place, {{"other", first.id}});
  } else if (fields.empty()) {
    out_.add(kLintOverlap, place, {{"other", first.id}});
  }
}

// A family whose version nodes are arcs that another entry of the direction gives a meaning.
void RegisterLint::families(const Entries& entries) {
  std::map<std::pair<Oid, std::size_t>, const Recognition*> distinct;
  for (const Recognition* each : entries) {
    distinct.try_emplace({each->policy_family.prefix, each->policy_family.version_nodes}, each);
  }
  for (const auto& [key, shorter] : distinct) {
    for (const auto& [other, longer] : distinct) {
      if (!spend(1, root_)) return;
      if (!swallows(shorter->policy_family, longer->policy_family)) continue;
      out_.add(kLintFamilySwallows, place_of(*shorter),
               {{"family", to_string(shorter->policy_family)},
                {"other", longer->id},
                {"other_family", to_string(longer->policy_family)}});
    }
  }
}

void RegisterLint::texts(const xml::Texts& texts, std::string_view field, const LintPlace& place) {
  const std::string missing = xml::languages_missing(texts, options_.languages);
  if (missing.empty()) return;
  out_.add(kLintLanguage, place, {{"field", std::string(field)}, {"languages", missing}});
}

}  // namespace

bool is_live(const Recognition& entry, Instant now) {
  if (const auto to = effective(entry.period.to); to && *to <= now) return false;
  const StatusChange* current = status_at(entry, now);
  if (current != nullptr && current->status != Status::withdrawn) return true;
  return std::any_of(entry.status.begin(), entry.status.end(), [&](const StatusChange& change) {
    return change.effective_from > now && change.status != Status::withdrawn;
  });
}

LintResults lint(const Register& reg, const LintOptions& options) {
  return RegisterLint(reg, options).run();
}

LintResults lint_refused(const Error& error) {
  return {LintResult(kLintSchema, lint_excerpt(error.subject()),
                     {{"code", std::string(error.code().id)}})};
}

}  // namespace baytrust::policy_mapping
