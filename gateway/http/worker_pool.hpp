// Threads that run jobs from one bounded queue. New requests are refused when it is full; the
// continuations of requests under way are always taken, and are bounded by the connections.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace baytrust::http {

class WorkerPool {
 public:
  using Job = std::function<void()>;  // throws nothing

  struct Size {
    std::size_t workers;
    std::size_t queued;
  };
  explicit WorkerPool(Size size);
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  // False, and the job is not taken, when as many wait as may.
  [[nodiscard]] bool try_run(Job job);
  void run(Job job);

  // Jobs that have begun are finished, those that have not are dropped.
  void stop();

 private:
  void work();

  const std::size_t most_queued_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> jobs_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace baytrust::http
