// EmergencyStore: acts that narrow at once and lapse by themselves (interfaces.md, Auth). Contract
// as of EditionStore, whose revision moves on by each: a running gateway makes its snapshot anew.
// An act is never changed after it has begun, except that it may end sooner.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gateway/decision/snapshot.hpp"
#include "gateway/service/event_store.hpp"
#include "validators/base/error.hpp"
#include "validators/base/instant.hpp"

namespace baytrust::service {

struct EmergencyRecord {
  decision::EmergencyAct act;  // its id is unique; known_from is when it was begun; lapses is set
  std::string territory;       // whose pre-authorisation it stands on
  std::string by;              // account
  std::optional<Instant> ended{};  // taken back before it lapsed; at k before, nobody knew

  friend bool operator==(const EmergencyRecord&, const EmergencyRecord&) = default;
};

class EmergencyStore {
 public:
  virtual ~EmergencyStore() = default;

  // In the order they were begun.
  virtual Result<std::vector<EmergencyRecord>> emergencies() = 0;
  // store.known for an id that is there. The event is appended with it.
  virtual Result<void> begin(const EmergencyRecord& record, const NewEvent& event) = 0;
  // `ended` is set; store.unknown, store.changed_meanwhile when it had ended or lapsed by then.
  virtual Result<void> end(const std::string& id, Instant at, const NewEvent& event) = 0;
};

}  // namespace baytrust::service
