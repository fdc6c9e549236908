// VerdictKeeper: keeps verdicts before they are answered, and answers under an Idempotency-Key,
// many at once. Callers wait in a bounded queue; one thread writes all that wait in one transaction
// (one fsync) of each kind, and then all of them go on. A verdict that could not be kept is not
// answered. Thread-safe.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "gateway/service/store.hpp"
#include "validators/base/error.hpp"

namespace baytrust::service {

class VerdictKeeper {
 public:
  // most_waiting: verdicts and answers in the queue; beyond, keep() is refused at once.
  explicit VerdictKeeper(std::unique_ptr<Store> store, std::size_t most_waiting = 20'000);
  ~VerdictKeeper();  // what waits is written first
  VerdictKeeper(const VerdictKeeper&) = delete;
  VerdictKeeper& operator=(const VerdictKeeper&) = delete;

  // Returns when all of them are on disk. verdict.queue.full, and the errors of the store.
  Result<void> keep(std::vector<NewVerdict> verdicts);
  // The same of an answer; where its key was used before, that one stays.
  Result<void> keep(KeptAnswer answer);

  // Transactions of verdicts, and verdicts so far, for metrics.
  struct Counts {
    std::uint64_t transactions = 0;
    std::uint64_t verdicts = 0;
    std::size_t waiting = 0;
  };
  Counts counts() const;

 private:
  struct Waiting {
    std::vector<NewVerdict> verdicts{};
    std::optional<KeptAnswer> answer{};
    bool done = false;
    std::optional<Error> failure{};

    std::size_t size() const { return verdicts.size() + (answer ? 1 : 0); }
  };
  Result<void> wait_for(Waiting& mine);
  void work();
  void write(const std::vector<Waiting*>& batch);
  std::vector<Waiting*> take_batch();

  std::unique_ptr<Store> store_;
  const std::size_t most_waiting_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::condition_variable kept_;
  std::deque<Waiting*> queue_;
  Counts counts_{};
  bool stopping_ = false;
  std::thread writer_;
};

}  // namespace baytrust::service
