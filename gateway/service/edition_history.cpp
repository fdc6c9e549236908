#include "gateway/service/edition_history.hpp"

#include <algorithm>
#include <tuple>

#include "validators/crypto/digest.hpp"

namespace baytrust::service {

Result<EditionHistory> EditionHistory::read(EditionStore& store, DocumentKind kind,
                                            const std::string& territory) {
  auto editions = store.editions();
  if (!editions) return editions.error();
  std::erase_if(*editions, [&](const EditionRecord& edition) {
    return edition.kind != kind || edition.territory != territory;
  });
  const auto mark = store.high_water(kind, territory);
  if (!mark) return mark.error();
  return EditionHistory(std::move(*editions), *mark);
}

EditionHistory::EditionHistory(std::vector<EditionRecord> editions, std::uint64_t high_water)
    : editions_(std::move(editions)), high_water_(high_water) {
  std::ranges::stable_sort(editions_, {}, &EditionRecord::sequence);
}

const EditionRecord* EditionHistory::in_force(Instant at) const {
  const EditionRecord* newest = nullptr;
  const auto rank = [](const EditionRecord& e) { return std::tuple(*e.activated, e.sequence); };
  for (const EditionRecord& edition : editions_) {
    if (edition.state != EditionState::active || *edition.activated > at) continue;
    if (newest == nullptr || rank(*newest) < rank(edition)) newest = &edition;
  }
  return newest;
}

const EditionRecord* EditionHistory::at_sequence(std::uint64_t sequence) const {
  for (const EditionRecord& edition : editions_) {
    if (edition.sequence == sequence && edition.state != EditionState::equivocating) {
      return &edition;
    }
  }
  return nullptr;
}

const EditionRecord* EditionHistory::find(const Digest& edition) const {
  const auto found = std::ranges::find(editions_, edition, &EditionRecord::digest);
  return found == editions_.end() ? nullptr : &*found;
}

std::optional<Instant> EditionHistory::last_issued() const {
  const auto newest = std::find_if(editions_.rbegin(), editions_.rend(), [](const auto& edition) {
    return edition.state == EditionState::active;
  });
  if (newest == editions_.rend()) return std::nullopt;
  return newest->issued;
}

decision::PreviousEditions EditionHistory::before(std::uint64_t sequence) const {
  decision::PreviousEditions previous;
  previous.high_water = high_water_;
  const EditionRecord* taken = sequence > high_water_ ? at_sequence(sequence) : nullptr;
  if (taken != nullptr) previous.high_water = sequence;
  if (const EditionRecord* marked = at_sequence(previous.high_water)) {
    previous.at_high_water = marked->digest;
    previous.signers_at_high_water = marked->signers;
  }
  previous.last_issued = last_issued();
  return previous;
}

decision::PreviousEditions EditionHistory::before_approval(const EditionRecord& edition) const {
  decision::PreviousEditions previous;
  // Its own import may have raised the mark to its sequence; that is no edition before it.
  previous.high_water = high_water_ == edition.sequence ? 0 : high_water_;
  previous.last_issued = last_issued();
  return previous;
}

Result<VerifiedDocument> load_edition(EditionStore& store, const EditionRecord& record,
                                      std::span<const Signer> signers, crypto::Verifier& verifier) {
  const Error altered(kStoreAltered, std::string(to_string(record.kind)) + " " + record.territory,
                      {{"digest", to_hex(record.digest)}});
  // Newest first.
  for (auto at = record.files.rbegin(); at != record.files.rend(); ++at) {
    const Digest& digest = *at;
    const auto file = store.file(digest);
    if (!file) return file.error();
    if (crypto::sha256(**file) != digest) return altered;
    auto document = verify_document(record.kind, *file, signers, verifier);
    if (!document || document->header.digest != record.digest ||
        document->header.territory != record.territory ||
        document->header.sequence != record.sequence) {
      return altered;
    }
    const bool pinned_then = std::ranges::any_of(document->header.signers, [&](const auto& s) {
      return std::ranges::any_of(signers, [&](const Signer& signer) {
        return signer.pin().territory == record.territory &&
               signer.pin().fingerprint == s.certificate &&
               signer.for_decision().in_force(record.received);
      });
    });
    if (!pinned_then) continue;
    document->header.received = record.received;
    document->header.activated = record.activated;
    return document;
  }
  return altered;
}

}  // namespace baytrust::service
