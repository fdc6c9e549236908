// StorePool: stores of one place for many threads, as one object serves one thread at a time. A
// lease is a store nobody else uses meanwhile; at most as many are open as were used at once.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "gateway/service/store.hpp"

namespace baytrust::service {

class StorePool {
 public:
  // `opener` outlives the pool, the pool its leases.
  StorePool(StoreOpener& opener, std::string place) : opener_(opener), place_(std::move(place)) {}

  class Lease {
   public:
    Lease(StorePool& pool, std::unique_ptr<Store> store) : pool_(&pool), store_(std::move(store)) {}
    Lease(Lease&&) noexcept = default;
    Lease& operator=(Lease&&) = delete;
    ~Lease() {
      if (store_) pool_->put_back(std::move(store_));
    }
    Store& operator*() const { return *store_; }
    Store* operator->() const { return store_.get(); }

   private:
    StorePool* pool_;
    std::unique_ptr<Store> store_;
  };
  // The errors of StoreOpener::open.
  Result<Lease> take() {
    {
      const std::lock_guard lock(mutex_);
      if (!free_.empty()) {
        Lease lease(*this, std::move(free_.back()));
        free_.pop_back();
        return lease;
      }
    }
    auto opened = opener_.open(place_);
    if (!opened) return opened.error();
    return Lease(*this, std::move(*opened));
  }
  const std::string& place() const { return place_; }

 private:
  void put_back(std::unique_ptr<Store> store) {
    const std::lock_guard lock(mutex_);
    free_.push_back(std::move(store));
  }

  StoreOpener& opener_;
  const std::string place_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Store>> free_;
};

}  // namespace baytrust::service
