// LintReport: the results of linting one document with the waivers an operator has written. A
// waiver never hides: what it waives stays in the report, with its reason, its author and its end.
// Pure. Reading waivers from a file is service/lint_settings.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "validators/base/instant.hpp"
#include "validators/base/lint.hpp"

namespace baytrust::decision {

struct Waiver {
  enum class Match : std::uint8_t { exact, prefix };

  std::string rule{};          // the id of a rule that may_be_waived
  std::string place{};         // as a report shows it
  Match match = Match::exact;  // prefix: the place and everything within it
  std::string reason{};
  std::string by{};
  Instant expires{};  // waives before this instant, and only if that is within a year

  friend bool operator==(const Waiver&, const Waiver&) = default;
};

inline constexpr std::int64_t kMaxWaiver = 366 * kDay;

// Not the rules that say that something was not looked at, and not those about waivers.
bool may_be_waived(std::string_view rule);

struct Linted {
  LintResult result;
  std::optional<Waiver> waiver{};  // the one that waives it
};

struct LintReport {
  std::vector<Linted> results{};  // errors first, then warnings, infos; each by rule and place

  std::size_t count(Severity severity) const;  // not waived
  std::size_t waived() const;
  // No error that is not waived.
  bool passes() const { return count(Severity::error) == 0; }
};

// Applies the waivers at `now` and adds what is wrong with the waivers themselves: expired, longer
// than a year, or matching nothing (asked of those whose place is of `root`, the document's own
// first segment, and whose rule begins with one of `families`, those that were run).
struct WaiverInputs {
  const std::vector<Waiver>& waivers;
  Instant now{};
  std::string_view root{};
  std::vector<std::string_view> families{};  // "lint.list.", ...
};
LintReport make_report(LintResults results, const WaiverInputs& in);

}  // namespace baytrust::decision
