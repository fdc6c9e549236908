// Cuts a stream of octets into lines, and lines into groups, holding no more than one piece of
// input and one unfinished line. Line ends are LF or CRLF; the last line may go without.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/http/line_exchange.hpp"
#include "validators/base/error.hpp"

namespace baytrust::http {

// Owns its text: it travels to a worker.
struct LineGroup {
  std::uint64_t first = 1;
  std::string text{};  // whole lines with their ends

  std::vector<std::string_view> lines() const;
};

class LineSplitter {
 public:
  // Enough for a worker to be busy for a while, and little to hold for one connection.
  static constexpr std::size_t kGroupBytes = 512 << 10;

  LineSplitter(const LineLimits& limits, std::size_t lines_per_group)
      : limits_(limits), lines_per_group_(lines_per_group) {}

  void add(std::string_view piece);
  // No more input: what is left is the last line.
  void finish();

  // The next lines that are complete; nothing until more was added. After an error there is no
  // more: kLineTooLong, kLinesTooMany.
  Result<std::optional<LineGroup>> next();
  // As much is here as one group should be: its number of lines, or kGroupBytes.
  bool has_whole_group() const;

 private:
  LineLimits limits_;
  std::size_t lines_per_group_;
  std::string buffer_;
  std::size_t scanned_ = 0;  // no line end before this place
  std::uint64_t taken_ = 0;  // lines
  std::size_t ends_ = 0;     // line ends in buffer_
};

}  // namespace baytrust::http
