// Codes of answering and telling over a network: what a question may be, what cannot be kept just
// now, and what kept a subscriber's webhook from being told.
#pragma once

#include <array>

#include "validators/base/code.hpp"

namespace baytrust::service {

// facts: limit
inline constexpr Code kVerdictQueueFull{"verdict.queue.full", "", Effect::invalid};
// facts: id
inline constexpr Code kVerdictUnknown{"verdict.unknown", "interfaces HTTP", Effect::invalid};
// Neither a profile nor a relying jurisdiction. No facts.
inline constexpr Code kQuestionProfile{"question.profile.missing", "interfaces HTTP",
                                       Effect::invalid};
// k lies ahead: nobody knows yet. facts: asked, now
inline constexpr Code kQuestionKnownAt{"question.known_at.ahead", "judgement 1", Effect::invalid};
// facts: what, limit
inline constexpr Code kQuestionTooMany{"question.too_many", "", Effect::invalid};
// Amount and currency go together, the amount from 0 to 2^53-1. No facts.
inline constexpr Code kQuestionAmount{"question.amount.bad", "ISO 4217", Effect::invalid};
// Subject of both: the subscriber. Nothing is sent unsigned. facts: file
inline constexpr Code kWebhookSecret{"webhook.secret.unusable", "interfaces HTTP", Effect::invalid};
// Sent again later. facts: event, answer, failures, again
inline constexpr Code kWebhookUnconfirmed{"webhook.unconfirmed", "interfaces HTTP",
                                          Effect::invalid};

inline constexpr std::array kServingCodes{kVerdictQueueFull, kVerdictUnknown,    kQuestionProfile,
                                          kQuestionKnownAt,  kQuestionTooMany,   kQuestionAmount,
                                          kWebhookSecret,    kWebhookUnconfirmed};

}  // namespace baytrust::service
