#include "gateway/http/line_log.hpp"

#include <utility>

namespace baytrust::http {

LineLog::LineLog(Write write, std::size_t most_waiting)
    : write_(std::move(write)), most_waiting_(most_waiting), writer_([this] { work(); }) {}

LineLog::~LineLog() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  writer_.join();
}

void LineLog::write(std::string_view line) {
  {
    const std::lock_guard lock(mutex_);
    if (lines_.size() >= most_waiting_) {
      ++dropped_;
      return;
    }
    lines_.emplace_back(line);
  }
  wake_.notify_one();
}

void LineLog::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    wake_.wait(lock, [this] { return stopping_ || !lines_.empty(); });
    if (lines_.empty()) return;
    std::string line = std::move(lines_.front());
    lines_.pop_front();
    const std::uint64_t dropped = std::exchange(dropped_, 0);
    lock.unlock();
    write_(line.append("\n"));
    if (dropped > 0) write_("{\"log_lines_dropped\":" + std::to_string(dropped) + "}\n");
    lock.lock();
  }
}

}  // namespace baytrust::http
