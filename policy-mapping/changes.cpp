// Two editions of a register as a list of changes. What a change of one field does to trust is what
// direction.cpp says of an entry in which nothing else changed.
#include <algorithm>
#include <map>

#include "policy-mapping/change_codes.hpp"
#include "policy-mapping/change_words.hpp"
#include "policy-mapping/compare.hpp"

namespace baytrust::policy_mapping {
namespace {

Place place_of(const Register& reg) {
  return {{PlaceStep::Kind::mapping_register, reg.publisher, {}}};
}

bool same_change(const StatusChange& a, const StatusChange& b) {
  return a.status == b.status && a.effective_from == b.effective_from && a.reason == b.reason;
}

bool history_kept(const Recognition& before, const Recognition& after) {
  return before.status.size() <= after.status.size() &&
         std::equal(before.status.begin(), before.status.end(), after.status.begin(), same_change);
}

// The changes of one entry that both editions have.
class EntryComparison {
 public:
  EntryComparison(Changes& changes, const Place& place, const Recognition& before,
                  const Recognition& after)
      : changes_(changes), place_(place), a_(before), b_(after) {}

  void run() {
    redirected();
    status();
    field(kPeriodChanged, &Recognition::period);
    pairs();
    field(kTypeChanged, &Recognition::certificate_type);
    family();
    field(kRequiresChanged, &Recognition::required);
    field(kConstraintsChanged, &Recognition::constraints);
    counts_as(kCountsAsPolicies, &CountsAs::policies);
    levels();
    counts_as(kCountsAsPurposes, &CountsAs::purposes);
    counts_as(kCountsAsLimit, &CountsAs::reliance_limit);
    texts();
  }

 private:
  void add(const Code& code, Direction direction, std::string before, std::string after) {
    changes_.emplace_back(code, place_, direction, std::move(before), std::move(after));
  }
  // `one`: the earlier entry with one part as it is in the later one. Nothing where the part only
  // has another order, or where a date has only another source.
  void part(const Code& code, const Recognition& one, std::string before, std::string after) {
    const auto fields = differing_fields(a_, one);
    if (fields.empty() || fields == std::vector{Field::text}) return;
    add(code, direction_of(a_, one), std::move(before), std::move(after));
  }
  template <class T>
  void field(const Code& code, T Recognition::*member) {
    if (a_.*member == b_.*member) return;
    Recognition one = a_;
    one.*member = b_.*member;
    part(code, one, words(a_.*member), words(b_.*member));
  }
  template <class T>
  void counts_as(const Code& code, T CountsAs::*member) {
    if (a_.counts_as.*member == b_.counts_as.*member) return;
    Recognition one = a_;
    one.counts_as.*member = b_.counts_as.*member;
    part(code, one, words(a_.counts_as.*member), words(b_.counts_as.*member));
  }
  void redirected();
  void status();
  void pairs();
  void family();
  void levels();
  void texts();

  Changes& changes_;
  const Place& place_;
  const Recognition& a_;
  const Recognition& b_;
};

void EntryComparison::redirected() {
  const std::string before = direction_words(a_), after = direction_words(b_);
  if (before != after) add(kEntryRedirected, Direction::both, before, after);
}

void EntryComparison::status() {
  if (!history_kept(a_, b_)) {
    add(kHistoryRewritten, Direction::both, words(a_.status), words(b_.status));
    return;
  }
  // One change each, as if they had come in editions of their own.
  Recognition before = a_;
  for (std::size_t i = a_.status.size(); i < b_.status.size(); ++i) {
    Recognition after = before;
    after.status.push_back(b_.status[i]);
    const std::string was = i == 0 ? "" : words(b_.status[i - 1]);
    add(kEntryStatus, direction_of(before, after), was, words(b_.status[i]));
    before = std::move(after);
  }
}

// By root and issuer; several periods of one pair in the order of their beginnings.
void EntryComparison::pairs() {
  using Key = std::pair<Digest, Digest>;
  using Both = std::pair<std::vector<const CaPair*>, std::vector<const CaPair*>>;
  std::map<Key, Both> by_key;
  for (const CaPair& p : a_.ca_pairs) by_key[{p.root_sha256, p.issuer_sha256}].first.push_back(&p);
  for (const CaPair& p : b_.ca_pairs) by_key[{p.root_sha256, p.issuer_sha256}].second.push_back(&p);
  for (const auto& [key, both] : by_key) {
    const auto periods = [](const std::vector<const CaPair*>& pairs) {
      std::vector<std::string> out;
      for (const CaPair* pair : pairs) out.push_back(words(pair->period));
      std::sort(out.begin(), out.end());
      return words(out);
    };
    const std::string was = periods(both.first), is = periods(both.second);
    if (was == is) continue;
    const bool added = both.first.empty(), removed = both.second.empty();
    Recognition before = a_, after = a_;
    before.ca_pairs.clear();
    after.ca_pairs.clear();
    for (const CaPair* pair : both.first) before.ca_pairs.push_back(*pair);
    for (const CaPair* pair : both.second) after.ca_pairs.push_back(*pair);
    Place place = place_;
    place.push_back({PlaceStep::Kind::ca_pair, to_hex(key.first) + "/" + to_hex(key.second), {}});
    const Code& code = added ? kPairAdded : removed ? kPairRemoved : kPairPeriod;
    changes_.emplace_back(code, std::move(place), direction_of(before, after), was, is);
  }
}

void EntryComparison::family() {
  Recognition one = a_;
  one.policy_family = b_.policy_family;
  part(kFamilyChanged, one, to_string(a_.policy_family), to_string(b_.policy_family));
}

void EntryComparison::levels() {
  Recognition one = a_;
  one.counts_as.relying_level = b_.counts_as.relying_level;
  one.counts_as.issuing_level = b_.counts_as.issuing_level;
  const auto show = [](const CountsAs& c) { return c.issuing_level + " → " + c.relying_level; };
  part(kCountsAsLevel, one, show(a_.counts_as), show(b_.counts_as));
}

void EntryComparison::texts() {
  const auto text = [this](const Code& code, std::string before, std::string after) {
    if (before != after) add(code, Direction::text, std::move(before), std::move(after));
  };
  text(kLegalBasisChanged, words(a_.legal_basis), words(b_.legal_basis));
  text(kEvidenceChanged, words(a_.evidence), words(b_.evidence));
  text(kReviewChanged, words(a_.reviewed), words(b_.reviewed));
  const auto notes = [](const Recognition& r, std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += (i == 0 ? "" : "; ") + words(r.status[i].note);
    return out;
  };
  // Of the changes both have: what was added has its own line.
  const std::size_t both = std::min(a_.status.size(), b_.status.size());
  text(kNotesChanged, notes(a_, both), notes(b_, both));
  if (a_.ca_pairs.size() == b_.ca_pairs.size()) {
    text(kSourcesChanged, source_words(a_), source_words(b_));
  }
}

Place place_in(const Place& reg, const std::string& id) {
  Place place = reg;
  place.push_back({PlaceStep::Kind::recognition, id, {}});
  return place;
}

void compare_registers(Changes& changes, const Place& place, const Register& a, const Register& b) {
  if (a.publisher != b.publisher) {
    changes.emplace_back(kPublisherChanged, place, Direction::both, a.publisher, b.publisher);
  }
  if (a.publisher_name != b.publisher_name) {
    changes.emplace_back(kPublisherRenamed, place, Direction::text, words(a.publisher_name),
                         words(b.publisher_name));
  }
  if (a.next_signer != b.next_signer) {
    const Code& code = !a.next_signer   ? kSignerAnnounced
                       : !b.next_signer ? kSignerRetracted
                                        : kSignerChanged;
    changes.emplace_back(code, place, Direction::text, words(a.next_signer), words(b.next_signer));
  }
}

bool ever_in_force(const Recognition& recognition) {
  return std::any_of(recognition.status.begin(), recognition.status.end(),
                     [](const StatusChange& change) { return change.status == Status::in_force; });
}

std::string entry_words(const Recognition& recognition) {
  return direction_words(recognition) + ": " + to_string(recognition.policy_family) + " → " +
         words(recognition.counts_as.policies);
}

}  // namespace

bool RegisterChange::widens() const {
  return !gained.empty() || std::any_of(changed.begin(), changed.end(), [](const EntryChange& c) {
    return c.direction == Direction::widening || c.direction == Direction::both;
  });
}

bool RegisterChange::narrows() const {
  return !lost.empty() || std::any_of(changed.begin(), changed.end(), [](const EntryChange& c) {
    return c.direction == Direction::narrowing || c.direction == Direction::both;
  });
}

unsigned RegisterChange::lost_permille() const {
  if (entries_before == 0) return 0;
  return static_cast<unsigned>((lost.size() * 1000 + entries_before - 1) / entries_before);
}

RegisterChange compare(const Register& before, const Register& after) {
  RegisterChange change;
  const Place place = place_of(before);
  std::map<std::string_view, std::pair<const Recognition*, const Recognition*>> by_id;
  for (const Recognition& r : before.recognitions) {
    by_id[r.id].first = &r;
    change.pairs_before += r.ca_pairs.size();
  }
  for (const Recognition& r : after.recognitions) {
    by_id[r.id].second = &r;
    change.pairs_after += r.ca_pairs.size();
  }
  change.entries_before = before.recognitions.size();
  change.entries_after = after.recognitions.size();
  compare_registers(change.changes, place, before, after);
  for (const auto& [key, entries] : by_id) {
    const auto& [was, is] = entries;
    const std::string id(key);
    const Place here = place_in(place, id);
    if (is == nullptr) {
      change.lost.push_back(id);
      change.changes.emplace_back(kEntryRemoved, here,
                                  ever_in_force(*was) ? Direction::narrowing : Direction::text,
                                  entry_words(*was), "");
    } else if (was == nullptr) {
      change.gained.push_back(id);
      change.changes.emplace_back(kEntryAdded, here,
                                  ever_in_force(*is) ? Direction::widening : Direction::text, "",
                                  entry_words(*is));
    } else if (*was != *is) {
      change.changed.push_back({id, direction_of(*was, *is), differing_fields(*was, *is)});
      if (!history_kept(*was, *is)) change.history_rewritten.push_back(id);
      EntryComparison(change.changes, here, *was, *is).run();
    }
  }
  return change;
}

}  // namespace baytrust::policy_mapping
