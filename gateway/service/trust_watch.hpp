// TrustWatch: the events of what time alone brings about: an emergency act lapses (interfaces.md,
// Auth), a document of a territory becomes fresh, grace, stop or missing (judgement.md 9). What was
// told before is read from the events themselves, so that each change is told once, also after a
// restart. A document nobody was ever told about counts as missing. Not here: when to look.
#pragma once

#include <map>
#include <set>
#include <string>

#include "gateway/service/store.hpp"
#include "gateway/service/trust_health.hpp"
#include "validators/base/error.hpp"

namespace baytrust::service {

class TrustWatch {
 public:
  // Appends what differs from what was told; how many events. Of one thread, as its store is.
  Result<std::size_t> tell(Store& store, const TrustHealth& health);

 private:
  Result<void> catch_up(EventStore& events);
  void note(const Event& event);

  std::uint64_t read_ = 0;                     // the highest event number that is noted
  std::map<std::string, std::string> states_;  // by document, "list HK": what was told last
  std::set<std::string> lapsed_;               // ids of acts
};

// trust_state, "list HK".
NewEvent trust_state_event(const DocumentHealth& document, std::string_view before, Instant at);

}  // namespace baytrust::service
