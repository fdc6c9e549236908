// EventStore in memory. See memory_store.hpp.
#pragma once

#include "tests/support/memory_content.hpp"

namespace baytrust::test {

class MemoryEvents final : public service::EventStore {
 public:
  explicit MemoryEvents(std::shared_ptr<MemoryContent> content) : content_(std::move(content)) {}

  Result<std::vector<service::Event>> after(std::uint64_t after, std::size_t limit) override {
    std::vector<service::Event> out;
    for (const auto& event : content_->events) {
      if (event.number > after && out.size() < std::min(limit, kMost)) out.push_back(event);
    }
    return out;
  }
  Result<std::vector<service::Event>> newest(std::size_t limit) override {
    std::vector<service::Event> out(content_->events.rbegin(), content_->events.rend());
    if (out.size() > std::min(limit, kMost)) out.resize(std::min(limit, kMost));
    return out;
  }
  Result<std::uint64_t> last_number() override { return content_->events.size(); }
  Result<std::uint64_t> append(const service::NewEvent& event) override {
    return append_event(*content_, event);
  }
  Result<service::Delivery> delivery(const std::string& subscriber) override {
    const auto found = content_->deliveries.find(subscriber);
    if (found == content_->deliveries.end()) return service::Delivery{.subscriber = subscriber};
    return found->second;
  }
  Result<void> record(const service::Delivery& delivery) override {
    auto& kept = content_->deliveries[delivery.subscriber];
    const std::uint64_t told = std::max(kept.told, delivery.told);
    kept = delivery;
    kept.told = told;
    return {};
  }

 private:
  static constexpr std::size_t kMost = 1000;
  std::shared_ptr<MemoryContent> content_;
};

}  // namespace baytrust::test
