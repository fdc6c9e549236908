// CrlStore in memory. See memory_store.hpp.
#pragma once

#include "tests/support/memory_content.hpp"

namespace baytrust::test {

class MemoryCrls final : public service::CrlStore {
 public:
  explicit MemoryCrls(std::shared_ptr<MemoryContent> content) : content_(std::move(content)) {}

  Result<service::Added> add(const service::CrlRecord& record, const Bytes& der) override {
    if (!content_->files.emplace(record.digest, share(der)).second) {
      return service::Added::known_already;
    }
    content_->crls.push_back(record);
    std::ranges::sort(content_->crls, {}, [](const service::CrlRecord& c) {
      return std::tuple(c.issuer_name, c.scope, c.this_update, c.digest);
    });
    return service::Added::added;
  }
  Result<std::vector<service::CrlRecord>> crls() override { return content_->crls; }
  Result<SharedBytes> crl(const Digest& digest) override {
    const auto found = content_->files.find(digest);
    if (found == content_->files.end()) {
      return Error(service::kStoreUnknown, "store", {{"digest", to_hex(digest)}});
    }
    return found->second;
  }

 private:
  std::shared_ptr<MemoryContent> content_;
};

}  // namespace baytrust::test
