// What the store remembers of one territory's documents, as importing, approving and loading need
// it: the edition in force, the one at the high-water mark, and any edition read back and verified
// again. Never trusts that what comes out is what went in.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "gateway/decision/accept.hpp"
#include "gateway/service/codes.hpp"
#include "gateway/service/edition_store.hpp"
#include "gateway/service/verified_document.hpp"
#include "validators/base/error.hpp"
#include "validators/crypto/verifier.hpp"

namespace baytrust::service {

class EditionHistory {
 public:
  // Of one kind and territory, as the store holds it now.
  static Result<EditionHistory> read(EditionStore& store, DocumentKind kind,
                                     const std::string& territory);
  EditionHistory(std::vector<EditionRecord> editions, std::uint64_t high_water);

  // The active edition of greatest activation <= at; of equal ones the higher sequence.
  const EditionRecord* in_force(Instant at) const;
  // Not equivocating, of this sequence. A refused one keeps its number: another content under it
  // is equivocation still.
  const EditionRecord* at_sequence(std::uint64_t sequence) const;
  const EditionRecord* find(const Digest& edition) const;
  std::uint64_t high_water() const { return high_water_; }
  const std::vector<EditionRecord>& editions() const { return editions_; }

  // For accept(): what went before a candidate of this sequence. A sequence above the mark that is
  // already taken by an edition waiting for approval counts as the mark.
  decision::PreviousEditions before(std::uint64_t sequence) const;
  // For accept() of an edition that is kept already and now approved: what went before it.
  decision::PreviousEditions before_approval(const EditionRecord& edition) const;

 private:
  std::optional<Instant> last_issued() const;

  std::vector<EditionRecord> editions_;  // ascending by sequence
  std::uint64_t high_water_ = 0;
};

// An edition's newest file that is signed by someone who was pinned when it was received: verified
// and read again, with its times. store.altered when nothing of it holds any more.
Result<VerifiedDocument> load_edition(EditionStore& store, const EditionRecord& record,
                                      std::span<const Signer> signers, crypto::Verifier& verifier);

// Another program may write between what an attempt read and what it writes; then all is decided
// again. More often than this is not bad luck.
inline constexpr int kAttempts = 8;
template <class Attempt>
auto until_current(Attempt attempt) -> decltype(attempt()) {
  auto result = attempt();
  for (int i = 1; i < kAttempts && !result && result.error().code() == kStoreChanged; ++i) {
    result = attempt();
  }
  return result;
}

}  // namespace baytrust::service
