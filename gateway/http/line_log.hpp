// LineLog: log lines handed over quickly and written by a thread of its own, so that a slow disk or
// a full pipe holds no request. What does not fit in the queue is dropped and counted.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "gateway/http/access_log.hpp"

namespace baytrust::http {

class LineLog : public LogSink {
 public:
  // Called from the log's thread alone, with the line end.
  using Write = std::function<void(std::string_view)>;
  explicit LineLog(Write write, std::size_t most_waiting = 10'000);
  ~LineLog() override;  // what waits is written
  LineLog(const LineLog&) = delete;
  LineLog& operator=(const LineLog&) = delete;

  void write(std::string_view line) override;

 private:
  void work();

  Write write_;
  const std::size_t most_waiting_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::string> lines_;
  std::uint64_t dropped_ = 0;
  bool stopping_ = false;
  std::thread writer_;
};

}  // namespace baytrust::http
