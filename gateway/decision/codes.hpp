// Every code of decisions and of accepting editions. What paths, revocation, lists and register
// entries themselves show has its codes in their folders; these are what only the whole can see.
// "judgement N" is docs/judgement.md section N; "formats N" docs/formats.md.
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

// Profile. Subject: profile. Met, then unmet.
inline constexpr Code kPolicyMet{"profile.policy.met", "judgement 3", Effect::passed};
// facts: wanted, found
inline constexpr Code kPolicyUnmet{"profile.policy.unmet", "judgement 3", Effect::not_accepted};
inline constexpr Code kAssuranceMet{"profile.assurance.met", "judgement 3", Effect::passed};
// facts: wanted, found
inline constexpr Code kAssuranceUnmet{"profile.assurance.too_low", "judgement 3",
                                      Effect::not_accepted};
// facts: wanted, found
inline constexpr Code kAssuranceIncomparable{"profile.assurance.incomparable", "judgement 3",
                                             Effect::not_accepted};
// facts: wanted
inline constexpr Code kAssuranceUnknown{"profile.assurance.unknown", "judgement 3",
                                        Effect::not_accepted};
inline constexpr Code kPurposeMet{"profile.purpose.met", "judgement 3", Effect::passed};
// facts: wanted, recognised
inline constexpr Code kPurposeUnmet{"profile.purpose.unmet", "judgement 3", Effect::not_accepted};
inline constexpr Code kAmountWithin{"profile.amount.within", "judgement 3", Effect::passed};
// facts: amount, limit, source ("profile", "list", "register")
inline constexpr Code kAmountExceeded{"profile.amount.exceeded", "judgement 3",
                                      Effect::not_accepted};
// facts: amount, limit, source
inline constexpr Code kAmountCurrency{"profile.amount.currency_not_comparable", "judgement 3",
                                      Effect::not_accepted};
inline constexpr Code kFormatMet{"profile.format.met", "judgement 3", Effect::passed};
// facts: format, wanted
inline constexpr Code kFormatUnmet{"profile.format.unmet", "judgement 3", Effect::not_accepted};
inline constexpr Code kCustodyMet{"profile.custody.met", "judgement 3", Effect::passed};
// facts: wanted, found
inline constexpr Code kCustodyUnmet{"profile.custody.unmet", "judgement 3", Effect::not_accepted};
// The key lies on a server, and the profile does not allow that. facts: holder, wanted
inline constexpr Code kCustodyServerSide{"profile.custody.server_side", "judgement 3",
                                         Effect::not_accepted};
// facts: wanted
inline constexpr Code kCustodyUnknown{"profile.custody.unknown", "judgement 3",
                                      Effect::not_accepted};
inline constexpr Code kEkuMet{"profile.extended_key_usage.met", "RFC 5280 4.2.1.12",
                              Effect::passed};
// facts: missing
inline constexpr Code kEkuUnmet{"profile.extended_key_usage.unmet", "RFC 5280 4.2.1.12",
                                Effect::not_accepted};
inline constexpr Code kAuditCurrent{"profile.audit.current", "judgement 3", Effect::passed};
// Warning, or not-accepted by profile. facts: type, at
inline constexpr Code kAuditLapsed{"profile.audit.lapsed", "judgement 3", Effect::warning};
inline constexpr Code kDomesticTypeMet{"profile.domestic_type.met", "judgement 2", Effect::passed};
// facts: wanted, found
inline constexpr Code kDomesticTypeUnmet{"profile.domestic_type.unmet", "judgement 2",
                                         Effect::not_accepted};
// facts: publication
inline constexpr Code kPublicationUnmet{"profile.publication.not_agreed", "judgement 6",
                                        Effect::not_accepted};

// Home, by the profile's revocation rule. Subject: path[0].
// The newest CRL or OCSP answer was issued too soon after t. facts: this_update, wanted
inline constexpr Code kWithinGrace{"profile.revocation.within_grace", "judgement 4",
                                   Effect::indeterminate};

// The editions were given by hand. Subject: request.
inline constexpr Code kRollbackUnchecked{"list.rollback.unchecked", "formats 1", Effect::warning};

inline constexpr std::array kCodes{
    kEditionAccepted,
    kEditionAlreadyDone,
    kEditionTerritory,
    kEditionSignerNotPinned,
    kEditionSignerValidity,
    kEditionSequenceTooLarge,
    kEditionSequenceOlder,
    kEditionEquivocation,
    kEditionSequenceJump,
    kEditionIssuedEarlier,
    kEditionIssuedAhead,
    kEditionNextUpdateMissing,
    kEditionNextUpdatePast,
    kEditionNextUpdateFar,
    kEditionShrink,
    kSnapshotJurisdiction,
    kSnapshotEdition,
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
    kPolicyMet,
    kPolicyUnmet,
    kAssuranceMet,
    kAssuranceUnmet,
    kAssuranceIncomparable,
    kAssuranceUnknown,
    kPurposeMet,
    kPurposeUnmet,
    kAmountWithin,
    kAmountExceeded,
    kAmountCurrency,
    kFormatMet,
    kFormatUnmet,
    kCustodyMet,
    kCustodyUnmet,
    kCustodyServerSide,
    kCustodyUnknown,
    kEkuMet,
    kEkuUnmet,
    kAuditCurrent,
    kAuditLapsed,
    kDomesticTypeMet,
    kDomesticTypeUnmet,
    kPublicationUnmet,
    kWithinGrace,
    kRollbackUnchecked,
};

}  // namespace baytrust::decision
