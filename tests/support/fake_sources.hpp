// The collector's ports in a test's hands: a Fetcher that answers as the test says and counts, and
// a FetchCache in memory.
#pragma once

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "gateway/service/fetch_cache.hpp"
#include "gateway/service/fetch_codes.hpp"
#include "gateway/service/fetcher.hpp"

namespace baytrust::test {

class FakeFetcher final : public service::Fetcher {
 public:
  using Answer = std::function<Result<service::FetchAnswer>(const service::FetchRequest&)>;

  Result<service::FetchAnswer> fetch(const service::FetchRequest& request) override {
    Answer answer;
    {
      std::unique_lock lock(mutex_);
      requests_.push_back(request);
      arrived_.notify_all();
      arrived_.wait(lock, request.stop, [&] { return !held_; });
      const auto found = answers_.find(to_string(request.url));
      if (found != answers_.end()) answer = found->second;
      for (const auto& [prefix, below] : below_) {
        if (!answer && to_string(request.url).starts_with(prefix)) answer = below;
      }
    }
    if (!answer) return fails(service::kFetchStatus, request, "404");
    return answer(request);
  }
  static Error fails(const Code& code, const service::FetchRequest& request, std::string detail) {
    const std::string host = authority(request.url);
    return Error(code, host,
                 {{"item", request.item}, {"host", host}, {"detail", std::move(detail)}});
  }

  void serve(const std::string& url, Answer answer) {
    const std::lock_guard lock(mutex_);
    answers_[url] = std::move(answer);
  }
  // Whatever begins so, where no URL is served by itself.
  void serve_below(const std::string& prefix, Answer answer) {
    const std::lock_guard lock(mutex_);
    below_[prefix] = std::move(answer);
  }
  // A body with validators, or 304 to whoever says it has it.
  void serve(const std::string& url, ByteView body, const std::string& type,
             const std::string& etag = "\"1\"") {
    serve(url,
          [bytes = to_bytes(body), type,
           etag](const service::FetchRequest& request) -> Result<service::FetchAnswer> {
            using Kind = service::FetchAnswer::Kind;
            if (!request.etag.empty() && request.etag == etag) {
              return service::FetchAnswer{.kind = Kind::not_modified};
            }
            return service::FetchAnswer{
                .kind = Kind::body, .body = bytes, .media_type = type, .etag = etag};
          });
  }
  void fail(const std::string& url, const Code& code) {
    serve(url, [&code](const service::FetchRequest& request) -> Result<service::FetchAnswer> {
      return fails(code, request, "-");
    });
  }
  // Nobody gets an answer until let_go().
  void hold() {
    const std::lock_guard lock(mutex_);
    held_ = true;
  }
  void let_go() {
    {
      const std::lock_guard lock(mutex_);
      held_ = false;
    }
    arrived_.notify_all();
  }
  void wait_for(std::size_t count) {
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [&] { return requests_.size() >= count; });
  }
  std::size_t asked() const {
    const std::lock_guard lock(mutex_);
    return requests_.size();
  }
  std::vector<service::FetchRequest> requests() const {
    const std::lock_guard lock(mutex_);
    return requests_;
  }

 private:
  mutable std::mutex mutex_;
  std::condition_variable_any arrived_;
  bool held_ = false;
  std::map<std::string, Answer> answers_;
  std::map<std::string, Answer> below_;
  std::vector<service::FetchRequest> requests_;
};

class MemoryCache final : public service::FetchCache {
 public:
  std::optional<service::CachedSource> find(const Digest& key) override {
    const std::lock_guard lock(mutex_);
    const auto found = entries_.find(key);
    if (found == entries_.end()) return std::nullopt;
    return found->second;
  }
  Result<void> put(const service::CachedSource& source) override {
    const std::lock_guard lock(mutex_);
    const auto found = entries_.find(source.key);
    if (found != entries_.end() && found->second.checked > source.checked) return {};
    entries_.insert_or_assign(source.key, source);
    return {};
  }
  void drop(const Digest& key) override {
    const std::lock_guard lock(mutex_);
    entries_.erase(key);
  }
  std::vector<service::CachedSource> entries() override {
    const std::lock_guard lock(mutex_);
    std::vector<service::CachedSource> out;
    for (const auto& [key, entry] : entries_) out.push_back(entry);
    return out;
  }

 private:
  std::mutex mutex_;
  std::map<Digest, service::CachedSource> entries_;
};

}  // namespace baytrust::test
