#include "gateway/service/load_snapshot.hpp"

#include <algorithm>

#include "gateway/decision/accept.hpp"
#include "gateway/decision/edition_codes.hpp"
#include "gateway/service/codes.hpp"
#include "gateway/service/edition_history.hpp"
#include "policy-mapping/compare.hpp"
#include "trustlists/compare.hpp"

namespace baytrust::service {
namespace {

using decision::TrustSnapshot;

void add_edition(TrustSnapshot::Sources& sources, const VerifiedDocument& document) {
  if (document.list) {
    sources.lists.push_back({document.header, document.list});
  } else {
    sources.registers.push_back({document.header, document.the_register});
  }
}

decision::Dropped dropped_between(const VerifiedDocument& before, const VerifiedDocument& after) {
  if (before.list) return decision::dropped_by(trustlists::compare(*before.list, *after.list));
  return decision::dropped_by(policy_mapping::compare(*before.the_register, *after.the_register));
}

bool active_at(const EditionRecord& edition, Instant k) {
  return edition.state == EditionState::active && *edition.activated <= k;
}

// It waited at k, approved since or not. One refused for its jump waits too, but nobody had to
// believe it: the mark was not raised by it, and what it dropped was never in doubt.
bool held_at(const EditionRecord& edition, Instant k, std::uint64_t high_water) {
  if (edition.received > k) return false;
  switch (edition.state) {
    case EditionState::active:
      return *edition.activated > k;
    case EditionState::held:
      return edition.sequence <= high_water;
    case EditionState::refused:
      // The mark of now no longer tells what raised it then; the reason does.
      return k < *edition.refused && edition.reason != decision::kEditionSequenceJump.id;
    case EditionState::equivocating:
      break;
  }
  return false;
}

// One kind and territory of the store, read once.
class Loading {
 public:
  Loading(EditionStore& store, const Trust& trust, crypto::Verifier& verifier, Instant known_at)
      : store_(store), trust_(trust), verifier_(verifier), known_at_(known_at) {}

  Result<void> load(const EditionHistory& history) {
    for (const EditionRecord& edition : history.editions()) {
      if (active_at(edition, known_at_)) {
        const auto document = load_edition(store_, edition, trust_.signers, verifier_);
        if (!document) return document.error();
        add_edition(sources_, *document);
      } else if (held_at(edition, known_at_, history.high_water())) {
        if (auto added = add_held(history, edition); !added) return added;
      }
    }
    return {};
  }
  TrustSnapshot::Sources take() && { return std::move(sources_); }

 private:
  Result<void> add_held(const EditionHistory& history, const EditionRecord& edition) {
    const EditionRecord* predecessor = history.in_force(edition.received);
    if (predecessor == nullptr) return {};  // nothing was in force that it could have dropped
    const auto before = load_edition(store_, *predecessor, trust_.signers, verifier_);
    if (!before) return before.error();
    auto document = load_edition(store_, edition, trust_.signers, verifier_);
    if (!document) return document.error();
    document->header.activated.reset();  // not at k
    sources_.held.push_back({document->header, dropped_between(*before, *document)});
    return {};
  }

  EditionStore& store_;
  const Trust& trust_;
  crypto::Verifier& verifier_;
  Instant known_at_;
  TrustSnapshot::Sources sources_;
};

// A pin made later, or distrusted later, was not so at k.
std::vector<decision::Pin> pins_at(const Trust& trust, Instant known_at) {
  std::vector<decision::Pin> pins;
  for (decision::Pin pin : trust.pins) {
    if (pin.trusted_from > known_at) continue;
    if (pin.distrusted_from && *pin.distrusted_from > known_at) pin.distrusted_from.reset();
    pins.push_back(std::move(pin));
  }
  return pins;
}

// An act begun later, or taken back later, was not so at k.
std::vector<decision::EmergencyAct> acts_at(const std::vector<EmergencyRecord>& records,
                                            Instant known_at) {
  std::vector<decision::EmergencyAct> acts;
  for (const EmergencyRecord& record : records) {
    if (record.act.known_from > known_at) continue;
    acts.push_back(record.act);
    if (record.ended && *record.ended <= known_at) acts.back().lapses = record.ended;
  }
  return acts;
}

Result<LoadedTrust> finish(TrustSnapshot::Sources sources) {
  auto snapshot = TrustSnapshot::make(std::move(sources));
  if (!snapshot) return snapshot.error();
  return LoadedTrust{std::move(*snapshot)};
}

struct Given {
  const Trust& trust;
  const Config& config;
  crypto::Verifier& verifier;
  Instant known_at;
};

// As at import, but with nothing before it.
Result<VerifiedDocument> accept_given(DocumentKind kind, const NamedFile& file,
                                      const Given& given) {
  auto document = verify_document(kind, file.bytes, given.trust.signers, given.verifier);
  if (!document) return document.error().within(file.name);
  const auto jurisdiction = find_jurisdiction(given.config, document->header.territory, file.name);
  if (!jurisdiction) return jurisdiction.error();
  decision::Candidate candidate;
  candidate.header = document->header;
  candidate.submitted_for = document->header.territory;
  const auto acceptance = decision::accept(candidate, {}, given.trust.pins,
                                           (*jurisdiction)->acceptance, given.known_at);
  if (acceptance.outcome != decision::Acceptance::Outcome::accepted) {
    const Finding& reason = acceptance.findings.front();
    return Error(reason.code(), file.name, reason.facts());
  }
  document->header.received = given.known_at;
  document->header.activated = given.known_at;
  return document;
}

}  // namespace

Result<LoadedTrust> load_snapshot(Store& all, const Config& config, crypto::Verifier& verifier,
                                  Instant known_at) {
  EditionStore& store = all.editions();
  const auto pins = store.pins();
  if (!pins) return pins.error();
  const auto trust = trust_of(*pins);
  if (!trust) return trust.error();
  const auto editions = store.editions();
  if (!editions) return editions.error();

  Loading loading(store, *trust, verifier, known_at);
  std::vector<std::pair<DocumentKind, std::string>> documents;
  for (const EditionRecord& edition : *editions) {
    documents.emplace_back(edition.kind, edition.territory);
  }
  // Editions come ordered by both.
  documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
  for (const auto& [kind, territory] : documents) {
    const auto history = EditionHistory::read(store, kind, territory);
    if (!history) return history.error();
    if (auto loaded = loading.load(*history); !loaded) return loaded.error();
  }
  TrustSnapshot::Sources sources = std::move(loading).take();
  sources.jurisdictions = config.jurisdictions;
  sources.pins = pins_at(*trust, known_at);
  const auto emergencies = all.emergencies().emergencies();
  if (!emergencies) return emergencies.error();
  sources.acts = acts_at(*emergencies, known_at);
  return finish(std::move(sources));
}

Result<LoadedTrust> load_given(const GivenDocuments& given, const Config& config,
                               crypto::Verifier& verifier, Instant known_at) {
  const auto trust = trust_of(given.pins);
  if (!trust) return trust.error();
  const Given how{*trust, config, verifier, known_at};
  TrustSnapshot::Sources sources;
  sources.rollback = decision::Rollback::unchecked;
  sources.jurisdictions = config.jurisdictions;
  sources.pins = trust->pins;
  const auto add = [&](DocumentKind kind, const std::vector<NamedFile>& files) -> Result<void> {
    for (const NamedFile& file : files) {
      const auto document = accept_given(kind, file, how);
      if (!document) return document.error();
      add_edition(sources, *document);
    }
    return {};
  };
  if (auto done = add(DocumentKind::trust_list, given.lists); !done) return done.error();
  if (auto done = add(DocumentKind::mapping_register, given.registers); !done) return done.error();
  return finish(std::move(sources));
}

}  // namespace baytrust::service
