// A batch of lines under way on one connection: the groups being worked on, in the order their
// answers are sent. Used by connection*.cpp only.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>

#include "gateway/http/connection.hpp"

namespace baytrust::http {

// Marks a head as that of an answer of unknown length.
class NoChunks : public ChunkSource {
 public:
  Chunk next() override { return {}; }
};

struct Connection::Batch {
  Batch(const LineLimits& line_limits, const Limits& limits)
      : splitter(line_limits, limits.lines_per_group) {}

  LineSplitter splitter;
  Response head{};
  std::shared_ptr<const LineExchange> exchange{};
  std::deque<std::optional<std::string>> answers{};  // empty: not there yet
  std::uint64_t first_number = 0;                    // of the front of answers
  std::string out{};                                 // of those before it, what is being sent
  std::size_t out_sent = 0;
  std::optional<Error> broken{};  // the input ended with it, not as it should
  std::optional<Error> error{};   // ends the batch after the answers before it
  bool input_done = false, head_sent = false, end_sent = false;
};

}  // namespace baytrust::http
