// Codes of decisions: ages, the issuing list on the path, the signer, recognition, dual
// publication. What paths, revocation, lists and register entries themselves show has its codes in
// their folders; these are what only the whole can see. Beside it: edition_codes.hpp,
// profile_codes.hpp, time_codes.hpp. "judgement N" is docs/judgement.md section N; "formats N"
// docs/formats.md.
#pragma once

#include <array>

#include "validators/base/code.hpp"

namespace baytrust::decision {

// Ages. Subject: list or register. facts of grace and stop: age (seconds), next_update, stop
inline constexpr Code kListFresh{"list.age.fresh", "judgement 9", Effect::passed};
inline constexpr Code kListGrace{"list.age.grace", "judgement 9", Effect::warning};
inline constexpr Code kListStop{"list.age.stop", "judgement 9", Effect::indeterminate};
inline constexpr Code kRegisterFresh{"register.age.fresh", "judgement 9", Effect::passed};
inline constexpr Code kRegisterGrace{"register.age.grace", "judgement 9", Effect::warning};
inline constexpr Code kRegisterStop{"register.age.stop", "judgement 9", Effect::indeterminate};
// The relying jurisdiction's register is not there at k. No facts.
inline constexpr Code kRegisterMissing{"register.missing", "judgement 7", Effect::indeterminate};

// The issuing jurisdiction's list on the path.
// Subject: anchor.
inline constexpr Code kAnchorInForce{"list.anchor.in_force", "judgement 2", Effect::passed};
// facts: jurisdiction, status, since ("-": never yet)
inline constexpr Code kAnchorNotInForce{"list.anchor.not_in_force", "judgement 2",
                                        Effect::indeterminate};
// No path to an anchor of any list. Subject: request. facts: lists (codes of those that were asked)
inline constexpr Code kNoChain{"list.anchor.none", "judgement 2", Effect::indeterminate};
// Subject: path[i]. facts of not_in_force: status, since ("-"), at
inline constexpr Code kServiceInForce{"list.service.in_force", "judgement 3", Effect::passed};
inline constexpr Code kServiceNotInForce{"list.service.not_in_force", "judgement 3",
                                         Effect::invalid};
// A CA below a listed anchor that has no entry of its own. facts: certificate
inline constexpr Code kServiceUnlisted{"list.service.unlisted", "judgement 3", Effect::warning};
// A held edition has dropped it. facts: sequence (of the held edition)
inline constexpr Code kServiceDropped{"list.service.dropped_by_held_edition", "formats 1",
                                      Effect::indeterminate};
// facts: type, sequence
inline constexpr Code kTypeDropped{"list.type.dropped_by_held_edition", "formats 1",
                                   Effect::indeterminate};
// t is between the start of a status and the instant it became known.
// facts: status, effective_from, known_from
inline constexpr Code kServiceRetroactive{"list.service.status_retroactive", "judgement 1",
                                          Effect::info};
// An operator's emergency act. facts: act, since, reason
inline constexpr Code kDistrusted{"list.certificate.distrusted_here", "judgement 3",
                                  Effect::invalid};

// The end entity as a signer. Subject: path[0].
inline constexpr Code kTypeKnown{"signer.type.known", "judgement 5", Effect::passed};
inline constexpr Code kTypeNone{"signer.type.none", "judgement 5", Effect::info};
// facts: types
inline constexpr Code kTypeAmbiguous{"signer.type.ambiguous", "judgement 5", Effect::warning};
inline constexpr Code kUsePermitted{"signer.use.permitted", "judgement 5", Effect::passed};
// facts: type
inline constexpr Code kUseEncipherment{"signer.use.encipherment", "judgement 5", Effect::invalid};
inline constexpr Code kKeyUsagePermitted{"signer.key_usage.permitted", "RFC 5280 4.2.1.3",
                                         Effect::passed};
// facts: found
inline constexpr Code kKeyUsageNotPermitted{"signer.key_usage.not_permitted", "RFC 5280 4.2.1.3",
                                            Effect::invalid};
inline constexpr Code kKeyUsageAbsent{"signer.key_usage.absent", "judgement 5",
                                      Effect::not_recognised};

// Recognition. Subject: recognition, register or request.
inline constexpr Code kDomestic{"recognition.domestic", "judgement 2", Effect::passed};
inline constexpr Code kSelected{"recognition.selected", "judgement 3", Effect::passed};
// facts: relying, issuing
inline constexpr Code kNoEntry{"recognition.none", "judgement 7", Effect::not_recognised};
// Entries exist, none for this path. facts: relying, issuing, entries
inline constexpr Code kNoEntryForPath{"recognition.none_for_path", "judgement 7",
                                      Effect::not_recognised};
inline constexpr Code kIssuingUnknown{"recognition.issuing_unknown", "judgement 7",
                                      Effect::indeterminate};
// facts: sequence
inline constexpr Code kEntryDropped{"recognition.dropped_by_held_edition", "formats 1",
                                    Effect::indeterminate};
// facts: act, since, reason
inline constexpr Code kSuspendedHere{"recognition.suspended_here", "judgement 3",
                                     Effect::not_recognised};
// F's list and R's register differ; the stricter applies. facts: field, list, register
inline constexpr Code kListMismatch{"recognition.list_mismatch", "judgement 3", Effect::warning};
// The same where the stricter one excludes this certificate. facts: field, list, register
inline constexpr Code kListExcludes{"recognition.list_excludes", "judgement 3",
                                    Effect::not_recognised};

// Dual publication. Subject: recognition. facts of differs_*: fields
inline constexpr Code kPublicationAgreed{"recognition.publication.agreed", "judgement 6",
                                         Effect::passed};
inline constexpr Code kPublicationRelyingOnly{"recognition.publication.relying_only", "judgement 6",
                                              Effect::warning};
inline constexpr Code kPublicationIssuingOnly{"recognition.publication.issuing_only", "judgement 6",
                                              Effect::not_recognised};
inline constexpr Code kPublicationDiffersText{"recognition.publication.differs_text", "judgement 6",
                                              Effect::info};
inline constexpr Code kPublicationDiffersTrust{"recognition.publication.differs_trust",
                                               "judgement 6", Effect::warning};
// The issuing side's copy, which is stricter, does not hold here. facts: fields
inline constexpr Code kPublicationStops{"recognition.publication.stricter_copy_fails",
                                        "judgement 6", Effect::not_recognised};

// The editions were given by hand. Subject: request.
inline constexpr Code kRollbackUnchecked{"list.rollback.unchecked", "formats 1", Effect::warning};

inline constexpr std::array kCodes{
    kListFresh,
    kListGrace,
    kListStop,
    kRegisterFresh,
    kRegisterGrace,
    kRegisterStop,
    kRegisterMissing,
    kAnchorInForce,
    kAnchorNotInForce,
    kNoChain,
    kServiceInForce,
    kServiceNotInForce,
    kServiceUnlisted,
    kServiceDropped,
    kTypeDropped,
    kServiceRetroactive,
    kDistrusted,
    kTypeKnown,
    kTypeNone,
    kTypeAmbiguous,
    kUsePermitted,
    kUseEncipherment,
    kKeyUsagePermitted,
    kKeyUsageNotPermitted,
    kKeyUsageAbsent,
    kDomestic,
    kSelected,
    kNoEntry,
    kNoEntryForPath,
    kIssuingUnknown,
    kEntryDropped,
    kSuspendedHere,
    kListMismatch,
    kListExcludes,
    kPublicationAgreed,
    kPublicationRelyingOnly,
    kPublicationIssuingOnly,
    kPublicationDiffersText,
    kPublicationDiffersTrust,
    kPublicationStops,
    kRollbackUnchecked,
};

}  // namespace baytrust::decision
