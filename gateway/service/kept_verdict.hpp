// A verdict as it is kept, and a kept verdict asked again: what impact reports, recalls and replay
// stand on. The certificates, CRLs, OCSP responses and the profile go along by digest, the signed
// document never. Not here: storage (verdict_store.hpp), and packs for others.
#pragma once

#include <cstdint>
#include <string>

#include "gateway/decision/decision.hpp"
#include "gateway/service/check.hpp"
#include "gateway/service/config.hpp"
#include "gateway/service/record.hpp"
#include "gateway/service/verdict_store.hpp"
#include "validators/base/error.hpp"

namespace baytrust::service {

struct AnsweredCheck {
  const CheckRequest& request;
  const decision::Decision& decision;
  const Record& record;
  std::string caller;  // account; empty: nobody was asked
  Instant made;
};
NewVerdict kept_verdict(const AnsweredCheck& answered);

// What can be asked again, at other times and under other trust.
struct ReopenedCheck {
  enum class ProfileThen : std::uint8_t {
    same,     // the profile of that name is what it was
    changed,  // it is another now; asked again under the one of today
  };
  CheckRequest request;  // at and known_at as they were
  ProfileThen profile_then = ProfileThen::same;
};
// Errors: store.*, store.altered where the evidence is not what was kept, config.profile.unknown
// where the profile is gone.
Result<ReopenedCheck> reopen(const StoredVerdict& verdict, VerdictStore& store,
                             const Config& config);
// For many: under the profile of that name, which was found before and outlives what is reopened.
Result<ReopenedCheck> reopen(const StoredVerdict& verdict, VerdictStore& store,
                             const ServedProfile& profile);

}  // namespace baytrust::service
