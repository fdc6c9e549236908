// Emergency acts (interfaces.md, Auth): distrusting a CA certificate, or suspending one
// recognition, at once and for a limited time, by a person whom the configuration names beforehand
// for that territory. They only narrow, they wait for nobody, and they lapse by themselves; what
// shall last is said by an edition. An act that begins in the past takes accepted verdicts back:
// telling of that is emergency_recalls.hpp.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gateway/service/caller.hpp"
#include "gateway/service/config.hpp"
#include "gateway/service/store.hpp"
#include "validators/base/error.hpp"
#include "validators/crypto/verifier.hpp"

namespace baytrust::service {

struct EmergencyRequest {
  decision::EmergencyAct::Kind kind = decision::EmergencyAct::Kind::distrust_certificate;
  std::string territory;                // on whose pre-authorisation
  std::optional<Digest> certificate{};  // distrust_certificate: of a CA that a list names
  std::string recognition{};            // suspend_recognition: id, in the territory's own register
  std::optional<Instant> effective_from{};  // empty: now; earlier: a compromise found late
  std::int64_t duration = 0;                // seconds, from now
  std::string reason;
  Caller caller;
  Instant now;
};

// Every decision that the act touches repeats its reason.
inline constexpr std::size_t kMaxEmergencyReason = 1000;

// emergency.*; what it did is in the store when it returns.
Result<EmergencyRecord> begin_emergency(Store& store, const Config& config,
                                        crypto::Verifier& verifier,
                                        const EmergencyRequest& request);
// By a person who could have begun it.
Result<EmergencyRecord> end_emergency(Store& store, const Config& config, const std::string& id,
                                      const Caller& caller, Instant now);

// emergency_begun, emergency_lapsed.
NewEvent emergency_event(const EmergencyRecord& record, EventKind kind, Instant at);

}  // namespace baytrust::service
