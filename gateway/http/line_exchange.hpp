// A batch of lines (NDJSON): lines are handed over in groups as they arrive, and the answers are
// sent in the order of the groups while the client may still be sending. Several groups of one
// batch are worked on at once, so answer() is const and must be safe to call from several threads.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace baytrust::http {

class LineExchange {
 public:
  virtual ~LineExchange() = default;

  // first: the number of the first line of the group, from 1. Lines come without their line ends;
  // empty ones come too. The answer has its own line ends, and may be empty.
  virtual std::string answer(std::uint64_t first,
                             std::span<const std::string_view> lines) const = 0;
};

struct LineLimits {
  std::uint64_t bytes_per_line = 256 << 10;
  std::uint64_t lines = 1'000'000;
};

}  // namespace baytrust::http
