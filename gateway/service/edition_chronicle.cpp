#include "gateway/service/edition_chronicle.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "gateway/service/edition_history.hpp"

namespace baytrust::service {
namespace {

using State = ChronicleEntry::State;

State state_of(const EditionRecord& record, const EditionRecord* current) {
  if (record.state == EditionState::held) return State::held;
  if (record.state == EditionState::equivocating || record.state == EditionState::refused) {
    return State::refused;
  }
  return current != nullptr && current->digest == record.digest ? State::in_force
                                                                : State::superseded;
}

DocumentContent content_of(const VerifiedDocument& document) {
  return {document.list, document.the_register};
}

// What was in force when this edition came: just before it was activated, or when it was received.
const EditionRecord* predecessor_of(const EditionHistory& history, const EditionRecord& record) {
  const Instant came = record.activated.value_or(record.received);
  const EditionRecord* found = nullptr;
  for (const EditionRecord& other : history.editions()) {  // ascending by sequence
    if (other.state != EditionState::active || other.digest == record.digest) continue;
    const bool before =
        *other.activated < came || (*other.activated == came && other.sequence < record.sequence);
    if (!before) continue;
    if (found == nullptr || *found->activated <= *other.activated) found = &other;
  }
  return found;
}

ServiceAsOf service_at(const trustlists::TrustServiceProvider& provider,
                       const trustlists::Service& service, Instant at) {
  ServiceAsOf out;
  out.provider = provider.name;
  out.name = service.current.name;
  if (const auto* certificate = service.certificate()) {
    out.certificate = to_hex((*certificate)->fingerprint);
  }
  if (const auto* state = trustlists::state_at(service, at)) {
    out.state = *state;
    out.name = state->name;
  }
  out.standing = trustlists::standing_at(service, at);
  return out;
}

AsOf told_by(const VerifiedDocument& document, Instant at) {
  AsOf out;
  out.header = document.header;
  if (document.list) {
    for (const auto& provider : document.list->providers) {
      for (const auto& service : provider.services) {
        out.services.push_back(service_at(provider, service, at));
      }
    }
    return out;
  }
  for (const auto& entry : document.the_register->recognitions) {
    out.entries.push_back({entry, policy_mapping::state_at(entry, at)});
  }
  return out;
}

}  // namespace

std::string_view to_string(ChronicleEntry::State state) {
  constexpr std::array<std::string_view, 4> kNames{"in-force", "superseded", "held", "refused"};
  return kNames[static_cast<std::size_t>(state)];
}

Result<std::vector<ChronicleEntry>> chronicle(EditionStore& store, crypto::Verifier& verifier,
                                              const ChronicleRequest& request) {
  const auto history = EditionHistory::read(store, request.kind, request.territory);
  if (!history) return history.error();
  const auto pins = store.pins();
  if (!pins) return pins.error();
  const auto trust = trust_of(*pins);
  if (!trust) return trust.error();

  // Each is read once; later ones are compared with it.
  std::map<Digest, DocumentContent> contents;
  std::vector<ChronicleEntry> out;
  const EditionRecord* current = history->in_force(request.now);
  for (const EditionRecord& record : history->editions()) {
    ChronicleEntry entry{.record = record, .state = state_of(record, current)};
    const auto document = load_edition(store, record, trust->signers, verifier);
    if (document) {
      entry.next_update = document->header.next_update;
      contents.emplace(record.digest, content_of(*document));
    } else {
      entry.unreadable = document.error();
    }
    out.push_back(std::move(entry));
  }
  // Of several editions under one number the refused ones come last, whatever their digests.
  std::stable_sort(out.begin(), out.end(), [](const ChronicleEntry& x, const ChronicleEntry& y) {
    const auto rank = [](const ChronicleEntry& entry) {
      return std::pair(entry.record.sequence, entry.state == ChronicleEntry::State::refused);
    };
    return rank(x) < rank(y);
  });
  for (ChronicleEntry& entry : out) {
    const EditionRecord* before = predecessor_of(*history, entry.record);
    const auto own = contents.find(entry.record.digest);
    if (before == nullptr || own == contents.end()) continue;
    const auto earlier = contents.find(before->digest);
    if (earlier == contents.end()) continue;
    entry.compared_with = before->sequence;
    entry.changes = changes_between(earlier->second, own->second);
  }
  return out;
}

Result<std::optional<AsOf>> as_of(EditionStore& store, crypto::Verifier& verifier,
                                  const AsOfRequest& request) {
  const auto history = EditionHistory::read(store, request.kind, request.territory);
  if (!history) return history.error();
  const EditionRecord* record = history->in_force(request.known_at);
  if (record == nullptr) return std::optional<AsOf>();
  const auto pins = store.pins();
  if (!pins) return pins.error();
  const auto trust = trust_of(*pins);
  if (!trust) return trust.error();
  const auto document = load_edition(store, *record, trust->signers, verifier);
  if (!document) return document.error();
  return std::optional(told_by(*document, request.at));
}

}  // namespace baytrust::service
