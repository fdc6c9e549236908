#include "gateway/decision/lint_levels.hpp"

#include <algorithm>
#include <compare>
#include <map>
#include <tuple>

#include "gateway/decision/lint_codes.hpp"
#include "policy-mapping/lint.hpp"
#include "trustlists/assurance.hpp"

namespace baytrust::decision {
namespace {

using policy_mapping::Recognition;
using policy_mapping::Register;
using trustlists::AssuranceOrder;

// Entries there and back compared with each other, by their distinct levels.
constexpr std::size_t kMaxComparisons = 1'000'000;

// relying, issuing
using Direction = std::pair<std::string_view, std::string_view>;
// issuing level, relying level -> the first entry that pairs them
using Levels = std::map<std::pair<std::string_view, std::string_view>, const Recognition*>;

class LevelsLint {
 public:
  explicit LevelsLint(const DocumentsInputs& in) : in_(in), root_(in.the_register.publisher) {
    for (const auto* list : in.lists) {
      orders_.try_emplace(list->scheme.territory, &list->scheme.assurance);
    }
    collect(in.the_register);
    for (const Register* counterpart : in.counterparts) collect(*counterpart);
  }

  LintResults run();

 private:
  void collect(const Register& reg);
  void declared(const std::string& level, const std::string& territory, const LintPlace& place);
  void round_trip(const Recognition& there, const LintPlace& place);
  void equivalence(const Recognition& entry, const LintPlace& place);
  void against(const Equivalence& row, const Recognition& entry, const LintPlace& place);
  const AssuranceOrder* order_of(std::string_view territory) const {
    const auto found = orders_.find(territory);
    return found == orders_.end() ? nullptr : found->second;
  }

  const DocumentsInputs& in_;
  LintPlace root_;
  std::map<std::string_view, const AssuranceOrder*> orders_;
  std::map<Direction, Levels> directions_;
  std::size_t spent_ = 0;
  LintCollector out_{kLintIncomplete};
};

void LevelsLint::collect(const Register& reg) {
  for (const Recognition& entry : reg.recognitions) {
    const auto& counts = entry.counts_as;
    if (counts.issuing_level.empty() || counts.relying_level.empty()) continue;
    if (!policy_mapping::is_live(entry, in_.now)) continue;
    directions_[{entry.relying, entry.issuing}].try_emplace(
        {counts.issuing_level, counts.relying_level}, &entry);
  }
}

LintResults LevelsLint::run() {
  for (const Recognition& entry : in_.the_register.recognitions) {
    if (out_.full()) break;
    if (!policy_mapping::is_live(entry, in_.now)) continue;
    const LintPlace place = root_.within(entry.id);
    declared(entry.counts_as.issuing_level, entry.issuing, place);
    declared(entry.counts_as.relying_level, entry.relying, place);
    equivalence(entry, place);
    round_trip(entry, place);
  }
  return out_.take();
}

void LevelsLint::declared(const std::string& level, const std::string& territory,
                          const LintPlace& place) {
  const AssuranceOrder* order = order_of(territory);
  if (level.empty() || order == nullptr || order->declares(level)) return;
  out_.add(kLintLevelUnknown, place, {{"level", level}, {"territory", territory}});
}

// From the issuing jurisdiction's own level there and back into its own order. The way back may
// start at a lower level than the way there reached: what is above a level also has it.
void LevelsLint::round_trip(const Recognition& there, const LintPlace& place) {
  const auto& counts = there.counts_as;
  const AssuranceOrder* home = order_of(there.issuing);
  if (home == nullptr || counts.issuing_level.empty() || counts.relying_level.empty()) return;
  const auto back = directions_.find({there.issuing, there.relying});
  if (back == directions_.end()) return;
  const AssuranceOrder* away = order_of(there.relying);
  for (const auto& [levels, entry] : back->second) {
    if (++spent_ > kMaxComparisons) return out_.stop(root_, kMaxComparisons);
    const auto& [starts, ends] = levels;
    const bool reaches = starts == counts.relying_level ||
                         (away != nullptr && away->compare(counts.relying_level, starts) > 0);
    if (!reaches) continue;
    if (home->compare(ends, counts.issuing_level) > 0) {
      out_.add(kLintRoundTrip, place,
               {{"start", counts.issuing_level},
                {"end", std::string(ends)},
                {"via", counts.relying_level},
                {"other", entry->id},
                {"territory", there.issuing}});
    }
  }
}

void LevelsLint::equivalence(const Recognition& entry, const LintPlace& place) {
  if (entry.counts_as.relying_level.empty()) return;
  bool table = false;
  bool row_found = false;
  for (const Equivalence& row : in_.equivalences) {
    if (row.relying != entry.relying || row.issuing != entry.issuing) continue;
    table = true;
    if (row.issuing_level != entry.counts_as.issuing_level) continue;
    row_found = true;
    against(row, entry, place);
  }
  if (!table || row_found) return;
  const std::string& level = entry.counts_as.issuing_level;
  out_.add(kLintNoEquivalence, place, {{"issuing_level", level.empty() ? "-" : level}});
}

void LevelsLint::against(const Equivalence& row, const Recognition& entry, const LintPlace& place) {
  const std::string& counted = entry.counts_as.relying_level;
  if (counted == row.relying_level) return;
  const AssuranceOrder* order = order_of(entry.relying);
  const auto compared = order == nullptr ? std::partial_ordering::unordered
                                         : order->compare(counted, row.relying_level);
  if (compared < 0) return;
  if (compared > 0) {
    out_.add(kLintAboveEquivalence, place,
             {{"issuing_level", entry.counts_as.issuing_level},
              {"relying_level", counted},
              {"ceiling", row.relying_level}});
    return;
  }
  out_.add(kLintLevelIncomparable, place,
           {{"level", counted}, {"other", row.relying_level}, {"territory", entry.relying}});
}

}  // namespace

LintResults lint_levels(const DocumentsInputs& in) { return LevelsLint(in).run(); }

}  // namespace baytrust::decision
