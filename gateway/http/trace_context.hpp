// W3C Trace Context (Recommendation 2021-11-23): the traceparent field, parsed strictly or made
// new; and request ids. Ids are for finding lines in logs; they are no secrets and prove nothing.
// tracestate is not read: it belongs to the vendors named in it.
#pragma once

#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <string_view>

namespace baytrust::http {

struct TraceContext {
  std::string trace_id{};   // 32 lower-case hexadecimal digits, not all zero
  std::string parent_id{};  // 16, not all zero: the caller's span, or of a new trace our own
  std::uint8_t flags = 0;   // bit 0: sampled

  friend bool operator==(const TraceContext&, const TraceContext&) = default;
};

// 3.2.2: version 00 exactly; of a higher version the four parts known so far, "ff" never.
std::optional<TraceContext> parse_traceparent(std::string_view field);
std::string to_string(const TraceContext& context);  // "00-…-…-01"

// A caller's X-Request-Id worth keeping: 1 to 64 characters out of A-Z a-z 0-9 . _ -
bool is_sane_request_id(std::string_view id);

// Makes ids. Not thread-safe: each thread that makes ids has its own.
class IdMaker {
 public:
  explicit IdMaker(std::uint64_t seed) : random_(seed) {}

  std::string request_id();  // 32 hexadecimal digits
  TraceContext new_trace();

 private:
  std::string hex(std::size_t digits);

  std::mt19937_64 random_;
};

}  // namespace baytrust::http
