// Store: the ports over one place of storage, and the port that opens it. Only `create` ever makes
// a store: opening a place where none is must fail, because an empty store made in silence would
// have forgotten every high-water mark.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "gateway/service/account_store.hpp"
#include "gateway/service/crl_store.hpp"
#include "gateway/service/edition_store.hpp"
#include "gateway/service/emergency_store.hpp"
#include "gateway/service/event_store.hpp"
#include "gateway/service/idempotency_store.hpp"
#include "gateway/service/submission_store.hpp"
#include "gateway/service/verdict_store.hpp"

namespace baytrust::service {

class Store {
 public:
  virtual ~Store() = default;
  virtual EditionStore& editions() = 0;
  virtual CrlStore& crls() = 0;
  virtual SubmissionStore& submissions() = 0;
  virtual VerdictStore& verdicts() = 0;
  virtual AccountStore& accounts() = 0;
  virtual EventStore& events() = 0;
  virtual EmergencyStore& emergencies() = 0;
  virtual IdempotencyStore& idempotency() = 0;
};

class StoreOpener {
 public:
  virtual ~StoreOpener() = default;
  // store.missing where there is none; store.version for another program version's store.
  virtual Result<std::unique_ptr<Store>> open(const std::string& place) = 0;
  // A new store holding these pins: complete, or not there at all. store.exists where there is one.
  virtual Result<std::unique_ptr<Store>> create(const std::string& place,
                                                const std::vector<Pin>& pins) = 0;
};

}  // namespace baytrust::service
