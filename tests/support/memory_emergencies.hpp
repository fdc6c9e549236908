// EmergencyStore in memory. See memory_store.hpp.
#pragma once

#include "tests/support/memory_content.hpp"

namespace baytrust::test {

class MemoryEmergencies final : public service::EmergencyStore {
 public:
  explicit MemoryEmergencies(std::shared_ptr<MemoryContent> content)
      : content_(std::move(content)) {}

  Result<std::vector<service::EmergencyRecord>> emergencies() override {
    return content_->emergencies;
  }
  Result<void> begin(const service::EmergencyRecord& record,
                     const service::NewEvent& event) override {
    if (find(record.act.id) != nullptr) {
      return memory_error(service::kStoreKnown, "digest", record.act.id);
    }
    content_->emergencies.push_back(record);
    append_event(*content_, event);
    ++content_->revision;
    return {};
  }
  Result<void> end(const std::string& id, Instant at, const service::NewEvent& event) override {
    service::EmergencyRecord* record = find(id);
    if (record == nullptr) return memory_error(service::kStoreUnknown, "digest", id);
    if (record->ended || *record->act.lapses <= at) {
      return Error(service::kStoreChanged, "emergency",
                   {{"read_at", "begun"}, {"now_at", record->ended ? "ended" : "lapsed"}});
    }
    record->ended = at;
    append_event(*content_, event);
    ++content_->revision;
    return {};
  }

 private:
  service::EmergencyRecord* find(const std::string& id) {
    for (auto& record : content_->emergencies) {
      if (record.act.id == id) return &record;
    }
    return nullptr;
  }
  std::shared_ptr<MemoryContent> content_;
};

}  // namespace baytrust::test
