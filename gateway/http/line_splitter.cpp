#include "gateway/http/line_splitter.hpp"

#include <algorithm>

#include "gateway/http/codes.hpp"

namespace baytrust::http {

std::vector<std::string_view> LineGroup::lines() const {
  std::vector<std::string_view> out;
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    out.push_back(line);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
  return out;
}

void LineSplitter::add(std::string_view piece) {
  buffer_.append(piece);
  ends_ += static_cast<std::size_t>(std::ranges::count(piece, '\n'));
}

void LineSplitter::finish() {
  if (!buffer_.empty() && buffer_.back() != '\n') add("\n");
}

bool LineSplitter::has_whole_group() const {
  return ends_ >= lines_per_group_ || buffer_.size() >= kGroupBytes;
}

Result<std::optional<LineGroup>> LineSplitter::next() {
  std::size_t begin = 0, count = 0;
  std::optional<Error> error;
  const auto too_long = [&](std::size_t size) { return size > limits_.bytes_per_line; };
  while (count < lines_per_group_) {
    const std::size_t end = buffer_.find('\n', std::max(begin, scanned_));
    const std::size_t size = (end == std::string::npos ? buffer_.size() : end) - begin;
    if (too_long(size)) {
      error = Error(kLineTooLong, "batch",
                    {{"line", std::to_string(taken_ + count + 1)},
                     {"limit", std::to_string(limits_.bytes_per_line)}});
      break;
    }
    if (end == std::string::npos) {
      scanned_ = buffer_.size();
      break;
    }
    if (taken_ + count >= limits_.lines) {
      error = Error(kLinesTooMany, "batch", {{"limit", std::to_string(limits_.lines)}});
      break;
    }
    begin = end + 1;
    ++count;
  }
  if (count == 0) {
    if (error) return *error;
    return std::optional<LineGroup>();
  }
  // Good lines before a bad one are answered; the bad one is found again by the next call.
  LineGroup group{.first = taken_ + 1, .text = buffer_.substr(0, begin)};
  buffer_.erase(0, begin);
  scanned_ = 0;
  taken_ += count;
  ends_ -= count;
  return std::optional<LineGroup>(std::move(group));
}

}  // namespace baytrust::http
