// EmergencyRecalls: tells relying services which accepted verdicts an emergency act takes back. The
// act holds from the moment it is begun; looking for what leaned on it takes time and comes after.
// What was told is read from the events, so that a gateway that died in between tells the rest when
// it is back, and nobody is told twice. An act that lapsed or was taken back meanwhile recalls
// nothing any more. Not here: when to look.
#pragma once

#include <set>
#include <string>

#include "gateway/service/config.hpp"
#include "gateway/service/store.hpp"
#include "validators/base/error.hpp"
#include "validators/crypto/verifier.hpp"

namespace baytrust::service {

class EmergencyRecalls {
 public:
  // Of every act in force that this object did not look at before; how many events. An error leaves
  // the act for the next time. Of one thread, as its store is.
  Result<std::size_t> tell(Store& store, const Config& config, crypto::Verifier& verifier,
                           Instant now);

 private:
  std::set<std::string> looked_at_;  // ids of acts
};

}  // namespace baytrust::service
