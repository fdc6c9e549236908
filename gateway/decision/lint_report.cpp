#include "gateway/decision/lint_report.hpp"

#include <algorithm>
#include <tuple>

#include "gateway/decision/lint_codes.hpp"

namespace baytrust::decision {
namespace {

bool within(std::string_view place, std::string_view whole) {
  return place.starts_with(whole) && (place.size() == whole.size() || place[whole.size()] == '/');
}

bool matches(const Waiver& waiver, const LintResult& result) {
  if (waiver.rule != result.rule().id || !may_be_waived(waiver.rule)) return false;
  return waiver.match == Waiver::Match::exact ? result.place() == waiver.place
                                              : within(result.place(), waiver.place);
}

bool too_long(const Waiver& waiver, Instant now) { return waiver.expires > now + kMaxWaiver; }
bool holds(const Waiver& waiver, Instant now) {
  return now < waiver.expires && !too_long(waiver, now);
}

bool concerns(const Waiver& waiver, const WaiverInputs& in) {
  return within(waiver.place, in.root) &&
         std::any_of(in.families.begin(), in.families.end(), [&](std::string_view family) {
           return std::string_view(waiver.rule).starts_with(family);
         });
}

// What is wrong with a waiver that concerns this document.
std::optional<LintResult> complaint(const Waiver& waiver, const WaiverInputs& in, bool used) {
  const Fact rule{"rule", waiver.rule};
  if (waiver.expires <= in.now) {
    return LintResult(kLintWaiverExpired, waiver.place,
                      {rule, {"expired", to_string(waiver.expires)}, {"by", waiver.by}});
  }
  if (too_long(waiver, in.now)) {
    return LintResult(
        kLintWaiverTooLong, waiver.place,
        {rule, {"expires", to_string(waiver.expires)}, {"latest", to_string(in.now + kMaxWaiver)}});
  }
  if (!used) return LintResult(kLintWaiverUnused, waiver.place, {rule});
  return std::nullopt;
}

}  // namespace

bool may_be_waived(std::string_view rule) {
  return rule.starts_with("lint.") && !rule.starts_with("lint.waiver.") &&
         !rule.ends_with(".incomplete") && !rule.ends_with(".schema");
}

std::size_t LintReport::count(Severity severity) const {
  return static_cast<std::size_t>(std::count_if(
      results.begin(), results.end(),
      [&](const Linted& each) { return !each.waiver && each.result.severity() == severity; }));
}

std::size_t LintReport::waived() const {
  return static_cast<std::size_t>(std::count_if(
      results.begin(), results.end(), [](const Linted& each) { return each.waiver.has_value(); }));
}

LintReport make_report(LintResults results, const WaiverInputs& in) {
  LintReport report;
  std::vector<bool> used(in.waivers.size(), false);
  for (LintResult& result : results) {
    Linted linted{std::move(result), std::nullopt};
    for (std::size_t i = 0; i < in.waivers.size(); ++i) {
      if (!matches(in.waivers[i], linted.result) || !holds(in.waivers[i], in.now)) continue;
      used[i] = true;
      if (!linted.waiver) linted.waiver = in.waivers[i];
    }
    report.results.push_back(std::move(linted));
  }
  for (std::size_t i = 0; i < in.waivers.size(); ++i) {
    if (!concerns(in.waivers[i], in)) continue;
    if (auto found = complaint(in.waivers[i], in, used[i])) {
      report.results.push_back({*std::move(found), std::nullopt});
    }
  }
  std::stable_sort(
      report.results.begin(), report.results.end(), [](const Linted& a, const Linted& b) {
        const auto key = [](const Linted& each) {
          return std::tuple(-static_cast<int>(each.result.severity()), each.result.rule().id);
        };
        return key(a) < key(b);
      });
  return report;
}

}  // namespace baytrust::decision
