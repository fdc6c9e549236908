// Values as offices write them in cells: dates on the jurisdiction's own clock, "until further
// notice" in four languages, policy families with their version nodes as published, amounts, object
// identifiers, lists of words. A value that could mean two things is none. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "validators/base/digest.hpp"
#include "validators/base/instant.hpp"
#include "validators/base/oid.hpp"
#include "validators/x509/marker.hpp"

namespace baytrust::authoring {

// What kind of day a date without a time of day is: a first day begins at 00:00, a last day ends at
// 24:00, both on the clock of the jurisdiction.
enum class Day : std::uint8_t { first, last };

// "2026-03-31", "31 March 2026", "2026年3月31日", or RFC 3339 with its offset. What has no such
// form is empty: "3/4/2026" is two days.
std::optional<Instant> parse_date(std::string_view text, Day day, int utc_offset_minutes);
inline constexpr std::string_view kDateForms =
    "2026-03-31, 31 March 2026, 2026年3月31日, "
    "2026-03-31T23:59:59+08:00";

// "until further notice", 直至另行通知, 另行通知为止, "até nova comunicação" and the like.
bool is_until_further_notice(std::string_view text);

// "2.16.344.8.2.2008.810.2.xxxx.x.x": the identifier up to the first placeholder, and how many
// placeholders (x, n, * or ?, any number of them a node) follow. Nothing else may follow one.
struct PublishedFamily {
  Oid prefix;
  std::uint32_t version_nodes = 0;
};
std::optional<PublishedFamily> parse_family(std::string_view text);

// "HKD 200,000", "200000 HKD": whole units.
struct Amount {
  std::int64_t amount = 0;
  std::string currency;
};
std::optional<Amount> parse_amount(std::string_view text);

// 64 hexadecimal digits, with or without colons or spaces between.
std::optional<Digest> parse_fingerprint(std::string_view text);

// "OU", "organizationalUnitName"'s short names of RFC 4514, or "2.5.4.11"; "extension 1.2.3" for an
// extension. Without values.
std::optional<x509::Marker> parse_marker_place(std::string_view text);

// Parts between "|", tidied; empty parts stay.
std::vector<std::string> parts_of(std::string_view text);
// Words between white space, commas, semicolons or "|"; none is empty.
std::vector<std::string> words_of(std::string_view text);
// URIs between white space or "|".
std::vector<std::string> uris_of(std::string_view text);

// The value of a word of a vocabulary whatever its case; `expected` of complaints is words().
template <class T>
using Vocabulary = std::span<const std::pair<std::string_view, T>>;
bool same_word(std::string_view a, std::string_view b);
template <class T>
std::optional<T> word_value(std::string_view word, Vocabulary<T> vocabulary) {
  for (const auto& [known, value] : vocabulary) {
    if (same_word(known, word)) return value;
  }
  return std::nullopt;
}
template <class T>
std::string words(Vocabulary<T> vocabulary) {
  std::string out;
  for (const auto& entry : vocabulary) {
    out.append(out.empty() ? "" : ", ").append(entry.first);
  }
  return out;
}

}  // namespace baytrust::authoring
