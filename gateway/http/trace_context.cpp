#include "gateway/http/trace_context.hpp"

#include <algorithm>

namespace baytrust::http {
namespace {

constexpr std::string_view kDigits = "0123456789abcdef";

bool is_lower_hex(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return kDigits.find(c) != std::string::npos; });
}

bool is_zero(std::string_view text) { return text.find_first_not_of('0') == std::string::npos; }

}  // namespace

std::optional<TraceContext> parse_traceparent(std::string_view field) {
  constexpr std::size_t kLength = 55;  // 2 + 1 + 32 + 1 + 16 + 1 + 2
  constexpr std::size_t kLongest = 256;
  if (field.size() < kLength || field.size() > kLongest) return std::nullopt;
  const auto version = field.substr(0, 2), trace = field.substr(3, 32),
             parent = field.substr(36, 16), flags = field.substr(53, 2);
  if (field[2] != '-' || field[35] != '-' || field[52] != '-') return std::nullopt;
  for (const auto part : {version, trace, parent, flags}) {
    if (!is_lower_hex(part)) return std::nullopt;
  }
  if (version == "ff" || is_zero(trace) || is_zero(parent)) return std::nullopt;
  // 3.2.4: what a later version adds begins with a dash; version 00 adds nothing.
  if (field.size() > kLength && (version == "00" || field[kLength] != '-')) return std::nullopt;
  const auto value = kDigits.find(flags[0]) * 16 + kDigits.find(flags[1]);
  return TraceContext{std::string(trace), std::string(parent), static_cast<std::uint8_t>(value)};
}

std::string to_string(const TraceContext& context) {
  std::string out = "00-" + context.trace_id + "-" + context.parent_id + "-";
  out += kDigits[context.flags >> 4];
  out += kDigits[context.flags & 15];
  return out;
}

bool is_sane_request_id(std::string_view id) {
  constexpr std::size_t kLongest = 64;
  if (id.empty() || id.size() > kLongest) return false;
  return std::ranges::all_of(id, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-';
  });
}

std::string IdMaker::hex(std::size_t digits) {
  std::string out;
  while (out.size() < digits) {
    std::uint64_t bits = random_();
    for (int i = 0; i < 16 && out.size() < digits; ++i, bits >>= 4) out += kDigits[bits & 15];
  }
  return is_zero(out) ? hex(digits) : out;
}

std::string IdMaker::request_id() { return hex(32); }

TraceContext IdMaker::new_trace() { return {hex(32), hex(16), 0}; }

}  // namespace baytrust::http
