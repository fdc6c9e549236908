#include "validators/base/instant.hpp"

#include <fmt/compile.h>
#include <fmt/format.h>

namespace baytrust {
namespace {

// 0000-01-01T00:00:00Z and 9999-12-31T23:59:59Z.
constexpr Instant kFirst{-62167219200}, kLast{253402300799};

// Days since 1970-01-01 of a proleptic Gregorian date; eras of 400 years starting on 1 March.
std::int64_t days_from_civil(int year, int month, int day) {
  const std::int64_t y = month <= 2 ? year - 1 : year;
  const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
  const std::int64_t year_of_era = y - era * 400;
  const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const std::int64_t day_of_era =
      year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

int days_in_month(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[month - 1];
}

// Fixed-width decimal digits at text[at...]; -1 if any is not a digit.
int number(std::string_view text, std::size_t at, std::size_t width) {
  int value = 0;
  for (std::size_t i = at; i < at + width; ++i) {
    if (i >= text.size() || text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

// "Z", "+08:00", "-03:30" as minutes east of UTC.
std::optional<int> parse_offset(std::string_view text) {
  if (text == "Z" || text == "z") return 0;
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
  const int hours = number(text, 1, 2);
  const int minutes = number(text, 4, 2);
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return std::nullopt;
  const int total = hours * 60 + minutes;
  return text[0] == '-' ? -total : total;
}

}  // namespace

std::optional<Instant> from_civil(int year, int month, int day, int hour, int minute, int second) {
  if (year < 0 || year > 9999 || month < 1 || month > 12) return std::nullopt;
  if (day < 1 || day > days_in_month(year, month)) return std::nullopt;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
    return std::nullopt;
  }
  return Instant{days_from_civil(year, month, day) * kDay + hour * kHour + minute * kMinute +
                 second};
}

Civil to_civil(Instant t) {
  std::int64_t days = t.seconds / kDay;
  std::int64_t rest = t.seconds % kDay;
  if (rest < 0) {
    rest += kDay;
    --days;
  }
  days += 719468;
  const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const std::int64_t day_of_era = days - era * 146097;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t m = (5 * day_of_year + 2) / 153;
  Civil c{};
  c.day = static_cast<int>(day_of_year - (153 * m + 2) / 5 + 1);
  c.month = static_cast<int>(m < 10 ? m + 3 : m - 9);
  c.year = static_cast<int>(year_of_era + era * 400 + (c.month <= 2 ? 1 : 0));
  c.hour = static_cast<int>(rest / kHour);
  c.minute = static_cast<int>(rest % kHour / kMinute);
  c.second = static_cast<int>(rest % kMinute);
  return c;
}

std::optional<Instant> parse_rfc3339(std::string_view text) {
  if (text.size() < 20 || text[4] != '-' || text[7] != '-' || text[13] != ':' || text[16] != ':' ||
      (text[10] != 'T' && text[10] != 't')) {
    return std::nullopt;
  }
  std::size_t end = 19;
  if (text[end] == '.') {
    std::size_t digits = 0;
    while (end + 1 + digits < text.size() && number(text, end + 1 + digits, 1) >= 0) ++digits;
    if (digits == 0) return std::nullopt;
    end += 1 + digits;
  }
  const auto offset = parse_offset(text.substr(end));
  if (!offset) return std::nullopt;
  const auto local = from_civil(number(text, 0, 4), number(text, 5, 2), number(text, 8, 2),
                                number(text, 11, 2), number(text, 14, 2), number(text, 17, 2));
  if (!local) return std::nullopt;
  const Instant t = *local - *offset * kMinute;
  // The offset may lead out of the years that have four digits.
  if (t < kFirst || t > kLast) return std::nullopt;
  return t;
}

std::string to_string(Instant t) {
  const Civil c = to_civil(t);
  return fmt::format(FMT_COMPILE("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z"), c.year, c.month, c.day,
                     c.hour, c.minute, c.second);
}

std::string to_string(Instant t, int utc_offset_minutes) {
  std::string out = to_string(t + utc_offset_minutes * kMinute);
  out.pop_back();
  const int size = utc_offset_minutes < 0 ? -utc_offset_minutes : utc_offset_minutes;
  return out +
         fmt::format("{}{:02}:{:02}", utc_offset_minutes < 0 ? '-' : '+', size / 60, size % 60);
}

}  // namespace baytrust
