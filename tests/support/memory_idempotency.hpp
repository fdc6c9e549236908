// IdempotencyStore in memory. See memory_store.hpp.
#pragma once

#include "tests/support/memory_content.hpp"

namespace baytrust::test {

class MemoryIdempotency final : public service::IdempotencyStore {
 public:
  explicit MemoryIdempotency(std::shared_ptr<MemoryContent> content)
      : content_(std::move(content)) {}

  Result<std::optional<service::KeptAnswer>> find(const std::string& caller,
                                                  const std::string& key) override {
    const auto found = content_->answers.find({caller, key});
    if (found == content_->answers.end()) return std::optional<service::KeptAnswer>();
    return std::optional(found->second);
  }
  Result<void> keep(const service::KeptAnswer& answer) override {
    if (content_->answers.emplace(std::pair(answer.caller, answer.key), answer).second) return {};
    return memory_error(service::kStoreKnown, "digest", answer.key);
  }
  Result<void> keep_all(std::span<const service::KeptAnswer> answers) override {
    for (const auto& answer : answers) {
      content_->answers.emplace(std::pair(answer.caller, answer.key), answer);
    }
    return {};
  }
  Result<std::uint64_t> forget(Instant made_before) override {
    return std::erase_if(content_->answers,
                         [&](const auto& entry) { return entry.second.made < made_before; });
  }

 private:
  std::shared_ptr<MemoryContent> content_;
};

}  // namespace baytrust::test
