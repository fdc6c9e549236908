// Instant: whole seconds of UTC since 1970-01-01T00:00:00Z, years 0000 to 9999. Leap seconds do not
// exist here, as in X.509. Nothing in this folder reads a clock.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace baytrust {

struct Instant {
  std::int64_t seconds = 0;

  friend constexpr auto operator<=>(const Instant&, const Instant&) = default;
  friend constexpr Instant operator+(Instant t, std::int64_t s) { return {t.seconds + s}; }
  friend constexpr Instant operator-(Instant t, std::int64_t s) { return {t.seconds - s}; }
  friend constexpr std::int64_t operator-(Instant a, Instant b) { return a.seconds - b.seconds; }
};

constexpr std::int64_t kMinute = 60;
constexpr std::int64_t kHour = 3600;
constexpr std::int64_t kDay = 86400;

// From calendar fields; empty if they name no real day or time of day (24:00 and :60 included).
std::optional<Instant> from_civil(int year, int month, int day, int hour, int minute, int second);

struct Civil {
  int year, month, day, hour, minute, second;
};
Civil to_civil(Instant t);

// RFC 3339 date-time. The offset ("Z" or "+08:00") is mandatory; fractions of a second are cut.
std::optional<Instant> parse_rfc3339(std::string_view text);

// "2026-01-31T23:59:59Z".
std::string to_string(Instant t);
// The same instant on a jurisdiction's clock: "2026-02-01T07:59:59+08:00".
std::string to_string(Instant t, int utc_offset_minutes);

}  // namespace baytrust
