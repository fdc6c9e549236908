// Approving an edition that waits: two persons, by different names. The second approval asks every
// rule of acceptance again, as of now, but for those that made it wait; only then it comes into
// force, in the same transaction.
#pragma once

#include <cstdint>
#include <string>

#include "gateway/service/config.hpp"
#include "gateway/service/edition_store.hpp"
#include "validators/base/error.hpp"
#include "validators/base/finding.hpp"
#include "validators/crypto/verifier.hpp"

namespace baytrust::service {

// How many different persons approve a held edition.
inline constexpr std::size_t kApprovalsNeeded = 2;

struct ApproveRequest {
  DocumentKind kind = DocumentKind::trust_list;
  Digest edition;
  std::string name;  // of the person
  Instant now;
};
struct ApproveAnswer {
  enum class Outcome : std::uint8_t { counted, activated, refused };
  Outcome outcome = Outcome::counted;
  EditionRecord record;
  Findings findings;  // of acceptance, once enough persons approve
};
// Refused: the edition could not come into force any more; the approval is not kept.
// Errors: store.unknown, store.not_held, store.approved_already, store.other_kind.
Result<ApproveAnswer> approve_edition(EditionStore& store, const Config& config,
                                      crypto::Verifier& verifier, const ApproveRequest& request);

}  // namespace baytrust::service
