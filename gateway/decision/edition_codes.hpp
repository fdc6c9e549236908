// Codes of accepting an edition of a list or a register, and of building a snapshot of editions.
// "formats N" is docs/formats.md section N.
#pragma once

#include <array>

#include "validators/base/code.hpp"

namespace baytrust::decision {

// Accepting an edition. Subject: list or register of its territory.
inline constexpr Code kEditionAccepted{"edition.accepted", "formats 1", Effect::passed};
// The same edition again. facts: sequence
inline constexpr Code kEditionAlreadyDone{"edition.already_done", "formats 1", Effect::info};
// facts: territory, expected
inline constexpr Code kEditionTerritory{"edition.territory.not_the_submitters", "formats 1",
                                        Effect::invalid};
// facts: signer ("-": none)
inline constexpr Code kEditionSignerNotPinned{"edition.signer.not_pinned", "formats 1",
                                              Effect::invalid};
// facts: signer, not_before, not_after, received
inline constexpr Code kEditionSignerValidity{"edition.signer.not_valid_at_receipt", "formats 1",
                                             Effect::invalid};
// facts: sequence, limit
inline constexpr Code kEditionSequenceTooLarge{"edition.sequence.too_large", "formats 1",
                                               Effect::invalid};
// facts: sequence, highest
inline constexpr Code kEditionSequenceOlder{"edition.sequence.older", "formats 1", Effect::invalid};
// The same sequence with another content. facts: sequence, digest, other
inline constexpr Code kEditionEquivocation{"edition.sequence.equivocation", "formats 1",
                                           Effect::invalid};
// facts: sequence, highest
inline constexpr Code kEditionSequenceJump{"edition.sequence.jump", "formats 1", Effect::invalid};
// facts: issued, previous
inline constexpr Code kEditionIssuedEarlier{"edition.issued.earlier", "TS 119 612 5.3.14",
                                            Effect::invalid};
// facts: issued, received
inline constexpr Code kEditionIssuedAhead{"edition.issued.ahead", "TS 119 612 5.3.14",
                                          Effect::invalid};
// A closed edition: no further one is promised. No facts.
inline constexpr Code kEditionNextUpdateMissing{"edition.next_update.missing", "TS 119 612 5.3.15",
                                                Effect::invalid};
// facts: next_update, received
inline constexpr Code kEditionNextUpdatePast{"edition.next_update.past", "TS 119 612 5.3.15",
                                             Effect::invalid};
// facts: next_update, issued
inline constexpr Code kEditionNextUpdateFar{"edition.next_update.too_far", "TS 119 612 5.3.15",
                                            Effect::invalid};
// Held for approval. facts: what ("services", "types", "entries"), dropped, previous
inline constexpr Code kEditionShrink{"edition.shrink.sudden", "formats 1", Effect::indeterminate};

// Building a snapshot: errors. Subject: "list HK", "register HK".
// facts: territory
inline constexpr Code kSnapshotJurisdiction{"snapshot.jurisdiction.unknown", "formats 4",
                                            Effect::invalid};
// facts: reason
inline constexpr Code kSnapshotEdition{"snapshot.edition.inconsistent", "formats 4",
                                       Effect::invalid};

inline constexpr std::array kEditionCodes{
    kEditionAccepted,        kEditionAlreadyDone,    kEditionTerritory,
    kEditionSignerNotPinned, kEditionSignerValidity, kEditionSequenceTooLarge,
    kEditionSequenceOlder,   kEditionEquivocation,   kEditionSequenceJump,
    kEditionIssuedEarlier,   kEditionIssuedAhead,    kEditionNextUpdateMissing,
    kEditionNextUpdatePast,  kEditionNextUpdateFar,  kEditionShrink,
    kSnapshotJurisdiction,   kSnapshotEdition,
};

}  // namespace baytrust::decision
