#include "gateway/authoring/values.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "gateway/authoring/folded_name.hpp"

namespace baytrust::authoring {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || failed != std::errc() || end != text.data() + text.size()) {
    return std::nullopt;
  }
  return value;
}

struct Date {
  int year = 0, month = 0, day = 0;
};

std::optional<Date> date_of(std::string_view year, std::string_view month, std::string_view day) {
  const auto y = number(year);
  const auto m = number(month);
  const auto d = number(day);
  if (!y || !m || !d || year.size() != 4 || month.size() > 2 || day.size() > 2) return std::nullopt;
  return Date{*y, *m, *d};
}

// "2026-03-31", never "2026-3-31" beside it: one form.
std::optional<Date> iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  return date_of(text.substr(0, 4), text.substr(5, 2), text.substr(8, 2));
}

// "2026年3月31日".
std::optional<Date> chinese_date(std::string_view text) {
  constexpr std::string_view kYear = "年";
  constexpr std::string_view kMonth = "月";
  constexpr std::string_view kDayWord = "日";
  const std::size_t year = text.find(kYear);
  const std::size_t month = text.find(kMonth);
  if (year == std::string_view::npos || month == std::string_view::npos || month < year ||
      !text.ends_with(kDayWord)) {
    return std::nullopt;
  }
  const std::size_t after_year = year + kYear.size();
  const std::size_t after_month = month + kMonth.size();
  if (after_month + kDayWord.size() > text.size()) return std::nullopt;
  return date_of(text.substr(0, year), text.substr(after_year, month - after_year),
                 text.substr(after_month, text.size() - after_month - kDayWord.size()));
}

// "31 March 2026".
std::optional<Date> english_date(std::string_view text) {
  constexpr std::array<std::string_view, 12> kMonths = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  const std::size_t first = text.find(' ');
  const std::size_t second = text.rfind(' ');
  if (first == std::string_view::npos || second <= first) return std::nullopt;
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (!same_word(text.substr(first + 1, second - first - 1), kMonths[i])) continue;
    return date_of(text.substr(second + 1), std::to_string(i + 1), text.substr(0, first));
  }
  return std::nullopt;
}

bool is_placeholder(std::string_view node) {
  return !node.empty() && std::ranges::all_of(node, [](char c) {
    return c == 'x' || c == 'X' || c == 'n' || c == 'N' || c == '*' || c == '?';
  });
}

template <class Separates>
std::vector<std::string> split(std::string_view text, Separates separates) {
  std::vector<std::string> out;
  std::string word;
  for (const char c : text) {
    if (!separates(c)) {
      word += c;
    } else if (!word.empty()) {
      out.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) out.push_back(std::move(word));
  return out;
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kAttributes{{
    {"CN", "2.5.4.3"},
    {"SN", "2.5.4.4"},
    {"serialNumber", "2.5.4.5"},
    {"C", "2.5.4.6"},
    {"L", "2.5.4.7"},
    {"ST", "2.5.4.8"},
    {"STREET", "2.5.4.9"},
    {"O", "2.5.4.10"},
    {"OU", "2.5.4.11"},
    {"T", "2.5.4.12"},
    {"title", "2.5.4.12"},
    {"description", "2.5.4.13"},
}};

}  // namespace

std::optional<Instant> parse_date(std::string_view text, Day day, int utc_offset_minutes) {
  if (const auto instant = parse_rfc3339(text)) return instant;
  auto date = iso_date(text);
  if (!date) date = chinese_date(text);
  if (!date) date = english_date(text);
  if (!date) return std::nullopt;
  const auto midnight = from_civil(date->year, date->month, date->day, 0, 0, 0);
  if (!midnight) return std::nullopt;
  return *midnight + (day == Day::last ? kDay : 0) - utc_offset_minutes * kMinute;
}

bool is_until_further_notice(std::string_view text) {
  static constexpr std::array<std::string_view, 14> kForms = {
      "until further notice", "直至另行通知",          "直至另行通知為止", "至另行通知為止",
      "直至另行公佈",         "直至另行通告",          "直至另行通知为止", "至另行通知为止",
      "另行通知为止",         "直到另行通知",          "直至另行公布",     "até nova comunicação",
      "até nova ordem",       "até aviso em contrário"};
  const std::string plain = folded(text);
  return std::ranges::any_of(kForms, [&](std::string_view form) { return folded(form) == plain; });
}

std::optional<PublishedFamily> parse_family(std::string_view text) {
  if (text.size() > 4096) return std::nullopt;
  PublishedFamily family;
  std::string prefix;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('.', begin), text.size());
    const std::string_view node = text.substr(begin, end - begin);
    begin = end + 1;
    if (is_placeholder(node)) {
      ++family.version_nodes;
    } else if (family.version_nodes > 0) {
      return std::nullopt;  // a number after a placeholder: no family has that form
    } else {
      prefix.append(prefix.empty() ? "" : ".").append(node);
    }
  }
  auto oid = Oid::parse(prefix);
  if (!oid || family.version_nodes > 16) return std::nullopt;
  family.prefix = *std::move(oid);
  return family;
}

std::optional<Amount> parse_amount(std::string_view text) {
  const std::size_t space = text.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  std::string_view first = text.substr(0, space);
  std::string_view second = text.substr(space + 1);
  if (!first.empty() && is_digit(first.front())) std::swap(first, second);
  const bool currency =
      first.size() == 3 && std::ranges::all_of(first, [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!currency || second.empty()) return std::nullopt;
  // "200,000" groups three digits each; anything else with a comma is refused.
  std::string digits;
  const std::size_t comma = second.find(',');
  for (std::size_t i = 0; i < second.size(); ++i) {
    if (is_digit(second[i])) {
      digits += second[i];
      continue;
    }
    const std::size_t rest = second.size() - i;
    if (second[i] != ',' || rest % 4 != 0 || comma > 3 || comma == 0) return std::nullopt;
  }
  std::int64_t amount = -1;
  const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), amount);
  if (failed != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  if (amount > (std::int64_t{1} << 53) - 1) return std::nullopt;
  return Amount{amount, std::string(first)};
}

std::optional<Digest> parse_fingerprint(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (c == ':' || c == ' ') continue;
    digits += c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return parse_digest(digits);
}

std::optional<x509::Marker> parse_marker_place(std::string_view text) {
  x509::Marker marker;
  constexpr std::string_view kExtension = "extension ";
  if (text.size() > kExtension.size() && same_word(text.substr(0, kExtension.size()), kExtension)) {
    marker.where = x509::Marker::Where::extension;
    text.remove_prefix(kExtension.size());
  } else {
    for (const auto& [name, oid] : kAttributes) {
      if (same_word(name, text)) text = oid;
    }
  }
  auto oid = Oid::parse(text);
  if (!oid) return std::nullopt;
  marker.oid = *std::move(oid);
  return marker;
}

std::vector<std::string> parts_of(std::string_view text) {
  std::vector<std::string> out;
  if (text.empty()) return out;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('|', begin), text.size());
    std::string_view part = text.substr(begin, end - begin);
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ')) part.remove_suffix(1);
    out.emplace_back(part);
    begin = end + 1;
  }
  return out;
}

std::vector<std::string> words_of(std::string_view text) {
  return split(text, [](char c) { return c == ' ' || c == ',' || c == ';' || c == '|'; });
}

std::vector<std::string> uris_of(std::string_view text) {
  return split(text, [](char c) { return c == ' ' || c == '|'; });
}

bool same_word(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::ranges::equal(a, b, {}, lower, lower);
}

}  // namespace baytrust::authoring
