// DirectoryCache: the cache of sources (gateway/service/fetch_cache.hpp) as files of one directory,
// one a source, each written beside its place and moved there, so that a crash leaves the old one
// or the new one. What is torn or altered is no entry. Bounded in number. Not here: when to ask.
#pragma once

#include <filesystem>
#include <mutex>
#include <string>

#include "gateway/service/fetch_cache.hpp"

namespace baytrust::fetch {

class DirectoryCache final : public service::FetchCache {
 public:
  // Made when it is first written to, for its owner alone.
  explicit DirectoryCache(std::filesystem::path directory, std::size_t most = 4096)
      : directory_(std::move(directory)), most_(most) {}

  std::optional<service::CachedSource> find(const Digest& key) override;
  Result<void> put(const service::CachedSource& source) override;
  void drop(const Digest& key) override;
  std::vector<service::CachedSource> entries() override;

 private:
  std::filesystem::path file_of(const Digest& key) const;
  void make_room();

  const std::filesystem::path directory_;
  const std::size_t most_;
  std::mutex mutex_;
};

}  // namespace baytrust::fetch
