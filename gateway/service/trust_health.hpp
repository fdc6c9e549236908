// TrustHealth: the truth about the trust in force, for /readyz, metrics, the banner in answers and
// operators: every list and register the gateway should have, and what is wrong with it or soon
// will be. Ready means that nothing required is missing or past stop, and something is anchored.
// An edition that was offered and refused is said, but takes nothing away: the last good one
// answers, or anyone who can push could stop the gateway. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gateway/decision/ages.hpp"
#include "gateway/decision/snapshot.hpp"
#include "gateway/messages/language.hpp"
#include "gateway/service/config.hpp"
#include "gateway/service/event_store.hpp"
#include "gateway/service/source_health.hpp"
#include "validators/base/finding.hpp"

namespace baytrust::service {

enum class Required : std::uint8_t { no, yes };
enum class Ready : std::uint8_t { no, yes };

struct DocumentHealth {
  // As in judgement.md 9, or missing.
  enum class State : std::uint8_t { fresh, grace, stop, missing };

  decision::DocumentKind kind = decision::DocumentKind::trust_list;
  std::string territory;
  Required required = Required::no;
  State state = State::missing;
  std::optional<decision::EditionHeader> in_force;
  Findings findings;
};
std::string_view to_string(DocumentHealth::State state);

struct TrustHealth {
  Instant at;
  Ready ready = Ready::no;
  Digest snapshot;
  std::vector<DocumentHealth> documents;  // lists, then registers, by territory
  Findings findings;                      // about no document alone
  // Of evidence, where it is fetched: for people. Readiness never depends on a host of somebody
  // else's; what is missing, each verdict says.
  std::vector<HostHealth> sources{};
};

struct HealthInputs {
  const decision::TrustSnapshot& snapshot;
  const Config& config;
  std::vector<Event> newest_events{};  // for refused editions
  std::optional<Error> unreadable{};   // why the store could not be read anew
  std::optional<Instant> unreadable_since{};
  Instant now;
};
TrustHealth trust_health(const HealthInputs& in);

// Days before NextUpdate or a signer's end at which to warn; the last one is the loudest.
inline constexpr std::int64_t kWarningDays[] = {60, 30, 7};

// For /readyz: canonical JSON with texts in one language.
std::string to_json(const TrustHealth& health, messages::Language language);
// For the field of every answer: "ready" alone, or codes with their documents, worst first:
// "trust.document.stop;document=list-HK, ...". At most kMaxBanner octets.
std::string banner(const TrustHealth& health);
inline constexpr std::size_t kMaxBanner = 1024;

}  // namespace baytrust::service
