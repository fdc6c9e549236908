#include "gateway/service/impact.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "gateway/decision/list_in_force.hpp"
#include "gateway/decision/register_in_force.hpp"
#include "gateway/service/check.hpp"
#include "gateway/service/edition_diff.hpp"
#include "gateway/service/kept_verdict.hpp"
#include "policy-mapping/entry_state.hpp"

namespace baytrust::service {
namespace {

using decision::TrustSnapshot;

// The edition of the draft's document in force at k; null without one.
template <class Edition>
const Edition* newest(const std::vector<Edition>& editions, const decision::EditionHeader& like,
                      Instant known_at) {
  const Edition* found = nullptr;
  for (const Edition& edition : editions) {  // oldest first
    if (edition.header.territory != like.territory) continue;
    if (*edition.header.activated <= known_at) found = &edition;
  }
  return found;
}

struct Predecessor {
  decision::EditionHeader header;
  DocumentContent content;
};
std::optional<Predecessor> predecessor(const TrustSnapshot& now, const VerifiedDocument& draft,
                                       Instant known_at) {
  const auto& sources = now.sources();
  if (draft.list) {
    const auto* found = newest(sources.lists, draft.header, known_at);
    if (found == nullptr) return std::nullopt;
    return Predecessor{found->header, {.list = found->list}};
  }
  const auto* found = newest(sources.registers, draft.header, known_at);
  if (found == nullptr) return std::nullopt;
  return Predecessor{found->header, {.the_register = found->content}};
}

bool stands(const decision::ListInForce& list, const Digest& certificate, Instant at) {
  const auto listed = list.find_ca(certificate, at);
  return listed && trustlists::standing_at(*listed->service, at) == trustlists::Standing::in_force;
}

// A pair whose root the issuing list trusts, and whose issuer it does not distrust.
bool has_listed_pair(const TrustSnapshot& snapshot, const policy_mapping::Recognition& entry,
                     Instant at, Instant known_at) {
  const auto* list = snapshot.list(entry.issuing, known_at);
  if (list == nullptr) return false;
  return std::ranges::any_of(entry.ca_pairs, [&](const policy_mapping::CaPair& pair) {
    if (policy_mapping::contains(pair.period, at) == policy_mapping::Ternary::no) return false;
    const bool issuer_listed = list->find_ca(pair.issuer_sha256, at).has_value();
    return stands(*list, pair.root_sha256, at) &&
           (!issuer_listed || stands(*list, pair.issuer_sha256, at));
  });
}

struct Recognitions {
  std::set<std::string> living;  // in force, with a listed pair
  std::set<std::string> dead;    // in force without one
};
Recognitions recognitions_of(const TrustSnapshot& snapshot, Instant at, Instant known_at) {
  Recognitions out;
  for (const auto& relying : snapshot.sources().jurisdictions) {
    const auto* own = snapshot.mapping_register(relying.code, known_at);
    if (own == nullptr) continue;
    for (const auto& issuing : snapshot.sources().jurisdictions) {
      for (const auto* entry : own->entries(relying.code, issuing.code)) {
        if (state_at(*entry, at) != policy_mapping::EntryState::in_force) continue;
        const bool lives = has_listed_pair(snapshot, *entry, at, known_at);
        (lives ? out.living : out.dead).insert(relying.code + "/" + entry->id);
      }
    }
  }
  return out;
}

std::vector<std::string> without(const std::set<std::string>& all,
                                 const std::set<std::string>& these) {
  std::vector<std::string> out;
  std::ranges::set_difference(all, these, std::back_inserter(out));
  return out;
}

Standpoint standpoint(const decision::Decision& decision) {
  return {std::string(to_string(decision.verdict.outcome)),
          std::string(to_string(decision.verdict.accepted))};
}

std::set<std::string> serious(const decision::Decision& decision) {
  std::set<std::string> codes;
  for (const Finding& finding : all_findings(decision)) {
    if (finding.effect() > Effect::warning) codes.emplace(finding.code().id);
  }
  return codes;
}

// The kept verdicts, asked again.
class Asking {
 public:
  Asking(Store& store, const Config& config, crypto::Verifier& verifier)
      : store_(store), config_(config), verifier_(verifier) {}

  Result<void> begin() { return shelf_.refresh(store_.crls()); }
  // Newest first, in the store's pages.
  Result<std::vector<StoredVerdict>> verdicts(std::size_t newest, VerdictQuery query) {
    std::vector<StoredVerdict> all;
    while (all.size() < newest) {
      query.limit = std::min(newest - all.size(), kPage);
      auto page = store_.verdicts().list(query);
      if (!page) return page;
      if (page->empty()) break;
      query.after_id = page->back().id;
      // The bulk of a verdict, and nobody reads it here.
      for (StoredVerdict& verdict : *page) verdict.decision = std::string();
      std::ranges::move(*page, std::back_inserter(all));
    }
    return all;
  }
  Result<ReopenedCheck> reopened(const StoredVerdict& verdict) {
    const auto profile = served(verdict.profile, verdict.relying);
    if (!profile) return profile.error();
    return reopen(verdict, store_.verdicts(), **profile);
  }
  // Under a trust, at an instant, known at another.
  Result<decision::Decision> ask(CheckRequest& request,
                                 const std::shared_ptr<const TrustSnapshot>& trust, Instant at,
                                 Instant known_at) {
    request.at = at;
    request.known_at = known_at;
    return check(request, LoadedTrust{trust}, CrlsAtHand{shelf_, store_.crls()}, verifier_);
  }

 private:
  // Thousands of verdicts, a few profiles: each with its digest once.
  Result<const ServedProfile*> served(const std::string& name, const std::string& relying) {
    const auto known = profiles_.find({name, relying});
    if (known != profiles_.end()) return &known->second;
    auto profile = find_profile(config_, name, relying);
    if (!profile) return profile.error();
    return &profiles_.emplace(std::pair(name, relying), ServedProfile(std::move(*profile)))
                .first->second;
  }

  static constexpr std::size_t kPage = 1000;
  Store& store_;
  const Config& config_;
  crypto::Verifier& verifier_;
  CrlShelf shelf_;
  std::map<std::pair<std::string, std::string>, ServedProfile> profiles_;
};

Flip flip_of(const StoredVerdict& verdict, Standpoint before, const decision::Decision& after) {
  std::vector<std::string> callers{verdict.caller};
  callers.insert(callers.end(), verdict.also.begin(), verdict.also.end());
  return {.verdict = verdict.id,
          .profile = verdict.profile,
          .relying = verdict.relying,
          .issuing = verdict.issuing,
          .callers = std::move(callers),
          .before = std::move(before),
          .after = standpoint(after),
          .because = {}};
}

// The snapshot outlives the impact, and so does what this owns, which is nothing; but it is told
// apart from others by it (crl_shelf.hpp).
std::shared_ptr<const TrustSnapshot> borrowed(const TrustSnapshot& snapshot) {
  return {&snapshot, [](const TrustSnapshot*) {}};
}

void count(const Flip& flip, ProfileImpact& profile) {
  if (flip.before == flip.after) return;
  if (flip.before.accepted == "yes" && flip.after.accepted != "yes") {
    ++profile.lost;
  } else if (flip.after.accepted == "yes" && flip.before.accepted != "yes") {
    ++profile.gained;
  } else {
    ++profile.other;
  }
}

struct Compared {
  std::shared_ptr<const TrustSnapshot> now;
  std::shared_ptr<const TrustSnapshot> draft;
  Instant at;
};

// A kept verdict and its question, asked again with other instants.
struct Again {
  const StoredVerdict& verdict;
  CheckRequest& request;
};

Result<void> compare_one(Asking& asking, const Compared& trust, const Again& again,
                         Impact& impact) {
  const auto& [verdict, request] = again;
  const auto before = asking.ask(request, trust.now, trust.at, trust.at);
  if (!before) return before.error();
  const auto after = asking.ask(request, trust.draft, trust.at, trust.at);
  if (!after) return after.error();
  ProfileImpact& profile = impact.profiles[verdict.profile];
  ++profile.considered;
  Flip flip = flip_of(verdict, standpoint(*before), *after);
  count(flip, profile);
  if (flip.before != flip.after) {
    ++impact.flips_in_all;
    flip.because = without(serious(*after), serious(*before));
    if (impact.flips.size() < kMaxFlipsListed) impact.flips.push_back(std::move(flip));
  }
  return {};
}

// Of the same t: what the new trust alone takes back. A document that has grown too old since, or a
// CRL that came since, says the same under both and is no recall.
Result<void> note_recall(Asking& asking, const Compared& trust, const Again& again,
                         std::vector<Flip>& recalls) {
  const auto& [verdict, request] = again;
  if (verdict.accepted != "yes") return {};
  const Instant t = verdict.at;
  const auto after = asking.ask(request, trust.draft, t, trust.at);
  if (!after) return after.error();
  if (after->verdict.accepted == decision::Accepted::yes) return {};
  const auto before = asking.ask(request, trust.now, t, trust.at);
  if (!before) return before.error();
  Flip flip = flip_of(verdict, {verdict.outcome, verdict.accepted}, *after);
  flip.because = without(serious(*after), serious(*before));
  const bool was_accepted = before->verdict.accepted == decision::Accepted::yes;
  if (was_accepted || !flip.because.empty()) recalls.push_back(std::move(flip));
  return {};
}

}  // namespace

Result<std::shared_ptr<const TrustSnapshot>> with_draft(const TrustSnapshot& now,
                                                        const VerifiedDocument& draft, Instant at) {
  TrustSnapshot::Sources sources = now.sources();
  decision::EditionHeader header = draft.header;
  header.received = std::min(header.received, at);
  header.activated = at;
  std::erase_if(sources.held, [&](const decision::HeldEdition& held) {
    return held.header.kind == header.kind && held.header.digest == header.digest;
  });
  if (draft.list) {
    sources.lists.push_back({header, draft.list});
  } else {
    sources.registers.push_back({header, draft.the_register});
  }
  return TrustSnapshot::make(std::move(sources));
}

Result<std::vector<Flip>> recalls_between(const TrustChange& change, std::size_t newest,
                                          Store& store, const Config& config,
                                          crypto::Verifier& verifier) {
  Asking asking(store, config, verifier);
  if (auto begun = asking.begin(); !begun) return begun.error();
  const auto verdicts = asking.verdicts(newest, {.accepted = "yes"});
  if (!verdicts) return verdicts.error();
  const Compared trust{borrowed(change.before), borrowed(change.after), change.known_at};
  std::vector<Flip> recalls;
  for (const StoredVerdict& verdict : *verdicts) {
    auto reopened = asking.reopened(verdict);
    if (!reopened) continue;  // as an impact counts it
    if (auto noted = note_recall(asking, trust, {verdict, reopened->request}, recalls); !noted) {
      return noted.error();
    }
  }
  return recalls;
}

Result<Impact> impact_of(const ImpactQuestion& question, const TrustSnapshot& now, Store& store,
                         const Config& config, crypto::Verifier& verifier) {
  Impact impact;
  impact.at = question.at;
  impact.edition = question.draft.header;
  if (const auto before = predecessor(now, question.draft, question.at)) {
    impact.in_force = before->header;
    impact.changes =
        changes_between(before->content,
                        {.list = question.draft.list, .the_register = question.draft.the_register});
    impact.direction = direction_of(impact.changes);
  }
  const auto draft = with_draft(now, question.draft, question.at);
  if (!draft) return draft.error();
  const Recognitions before = recognitions_of(now, question.at, question.at);
  const Recognitions after = recognitions_of(**draft, question.at, question.at);
  impact.recognitions_gained = without(after.living, before.living);
  impact.recognitions_dead = without(after.dead, before.dead);
  for (const std::string& id : without(before.living, after.living)) {
    if (!after.dead.contains(id)) impact.recognitions_lost.push_back(id);
  }

  Asking asking(store, config, verifier);
  if (auto begun = asking.begin(); !begun) return begun.error();
  const auto verdicts = asking.verdicts(question.newest, {});
  if (!verdicts) return verdicts.error();
  const Compared trust{borrowed(now), *draft, question.at};
  std::size_t done = 0;
  for (const StoredVerdict& verdict : *verdicts) {
    if (auto reopened = asking.reopened(verdict)) {
      auto asked = compare_one(asking, trust, {verdict, reopened->request}, impact);
      if (asked) asked = note_recall(asking, trust, {verdict, reopened->request}, impact.recalls);
      if (!asked) return asked.error();
    } else {
      ++impact.not_asked_again;
    }
    if (question.progress && ++done % 100 == 0) question.progress(done, verdicts->size());
  }
  return impact;
}

}  // namespace baytrust::service
