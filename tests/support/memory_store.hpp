// The storage ports in memory: the double that use cases are tested with, kept honest by the same
// contract tests as the SQLite adapter. Stores live as long as the opener; opening twice gives two
// views of the same content, as two processes would have. One file a port: memory_editions.hpp ...
#pragma once

#include "tests/support/memory_accounts.hpp"
#include "tests/support/memory_content.hpp"
#include "tests/support/memory_crls.hpp"
#include "tests/support/memory_editions.hpp"
#include "tests/support/memory_emergencies.hpp"
#include "tests/support/memory_events.hpp"
#include "tests/support/memory_idempotency.hpp"
#include "tests/support/memory_submissions.hpp"
#include "tests/support/memory_verdicts.hpp"

namespace baytrust::test {

class MemoryStore final : public service::Store {
 public:
  explicit MemoryStore(const std::shared_ptr<MemoryContent>& content)
      : editions_(content),
        crls_(content),
        submissions_(content),
        verdicts_(content),
        accounts_(content),
        events_(content),
        emergencies_(content),
        idempotency_(content) {}
  service::EditionStore& editions() override { return editions_; }
  service::CrlStore& crls() override { return crls_; }
  service::SubmissionStore& submissions() override { return submissions_; }
  service::VerdictStore& verdicts() override { return verdicts_; }
  service::AccountStore& accounts() override { return accounts_; }
  service::EventStore& events() override { return events_; }
  service::EmergencyStore& emergencies() override { return emergencies_; }
  service::IdempotencyStore& idempotency() override { return idempotency_; }

 private:
  MemoryEditions editions_;
  MemoryCrls crls_;
  MemorySubmissions submissions_;
  MemoryVerdicts verdicts_;
  MemoryAccounts accounts_;
  MemoryEvents events_;
  MemoryEmergencies emergencies_;
  MemoryIdempotency idempotency_;
};

class MemoryOpener final : public service::StoreOpener {
 public:
  Result<std::unique_ptr<service::Store>> open(const std::string& place) override {
    const auto found = contents_.find(place);
    if (found == contents_.end()) {
      return Error(service::kStoreMissing, "store", {{"place", place}});
    }
    return std::unique_ptr<service::Store>(std::make_unique<MemoryStore>(found->second));
  }
  Result<std::unique_ptr<service::Store>> create(const std::string& place,
                                                 const std::vector<service::Pin>& pins) override {
    if (contents_.contains(place)) {
      return Error(service::kStoreExists, "store", {{"place", place}});
    }
    contents_[place] = std::make_shared<MemoryContent>();
    contents_[place]->pins = pins;
    std::ranges::sort(contents_[place]->pins, {},
                      [](const service::Pin& p) { return std::pair(p.territory, p.fingerprint); });
    return open(place);
  }

 private:
  std::map<std::string, std::shared_ptr<MemoryContent>> contents_;
};

}  // namespace baytrust::test
