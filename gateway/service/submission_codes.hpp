// Codes of submissions, their states and approvals, and of emergency acts.
#pragma once

#include <array>

#include "validators/base/code.hpp"

namespace baytrust::service {

// Subject of all: the submission.
// facts: id
inline constexpr Code kSubmissionReplayed{"submission.replayed", "formats 7", Effect::invalid};
// facts: id
inline constexpr Code kSubmissionUnknown{"submission.unknown", "interfaces HTTP", Effect::invalid};
// What was asked cannot be done in this state. facts: state, asked
inline constexpr Code kSubmissionState{"submission.state", "interfaces HTTP", Effect::invalid};
// The document is another than the envelope says. facts: what, envelope, document
inline constexpr Code kSubmissionDiffers{"submission.document.differs", "formats 7",
                                         Effect::invalid};
// facts: errors, first
inline constexpr Code kSubmissionLint{"submission.lint.errors", "formats 1", Effect::invalid};
// The edition it was to follow is not the one in force. facts: expected, found
inline constexpr Code kSubmissionOrder{"submission.order", "formats 7", Effect::invalid};
// The content certificate also authenticates connections. facts: fingerprint
inline constexpr Code kSubmissionOneCertificate{"submission.certificate.not_separate",
                                                "interfaces Auth", Effect::invalid};
// Too many of this territory are on their way already. facts: limit
inline constexpr Code kSubmissionTooMany{"submission.too_many", "Baytrust limit", Effect::invalid};
// Why a submission ended. facts: by
inline constexpr Code kSubmissionAborted{"submission.aborted", "interfaces HTTP", Effect::info};
inline constexpr Code kSubmissionDeclined{"submission.declined", "interfaces HTTP", Effect::info};
inline constexpr Code kSubmissionSuperseded{"submission.superseded", "interfaces HTTP",
                                            Effect::info};
// Not one of those whose approval counts. facts: account, territory
inline constexpr Code kApproverForeign{"submission.approver.foreign", "interfaces Auth",
                                       Effect::invalid};
// facts: asked, now
inline constexpr Code kSchedulePast{"submission.schedule.past", "interfaces HTTP", Effect::invalid};
// facts: asked, latest
inline constexpr Code kScheduleLate{"submission.schedule.too_late", "interfaces HTTP",
                                    Effect::invalid};

// Nobody pre-authorised this person for this territory. facts: account, territory
inline constexpr Code kEmergencyUnauthorised{"emergency.not_authorised", "interfaces Auth",
                                             Effect::invalid};
// facts: asked, longest
inline constexpr Code kEmergencyTooLong{"emergency.too_long", "interfaces Auth", Effect::invalid};
// facts: id
inline constexpr Code kEmergencyUnknown{"emergency.unknown", "interfaces Auth", Effect::invalid};
// Nothing of that name is there to distrust or suspend. facts: target
inline constexpr Code kEmergencyTarget{"emergency.target.unknown", "interfaces Auth",
                                       Effect::invalid};
// Nobody could say later why. facts: size, limit
inline constexpr Code kEmergencyReason{"emergency.reason.bad", "interfaces Auth", Effect::invalid};

inline constexpr std::array kSubmissionCodes{
    kSubmissionReplayed, kSubmissionUnknown,     kSubmissionState,          kSubmissionDiffers,
    kSubmissionLint,     kSubmissionOrder,       kSubmissionOneCertificate, kSubmissionAborted,
    kSubmissionDeclined, kSubmissionSuperseded,  kApproverForeign,          kSchedulePast,
    kScheduleLate,       kEmergencyUnauthorised, kEmergencyTooLong,         kEmergencyUnknown,
    kEmergencyTarget,    kEmergencyReason,       kSubmissionTooMany};

}  // namespace baytrust::service
