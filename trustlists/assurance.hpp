// The assurance levels one jurisdiction declares, and their partial order. There is no scale across
// jurisdictions: levels of two lists are never compared here, and two levels of one list may be
// incomparable.
#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <vector>

#include "validators/base/error.hpp"
#include "validators/xml/texts.hpp"

namespace baytrust::trustlists {

struct AssuranceLevel {
  std::string id{};  // "mo-qualified"; unique in its list
  xml::Texts name{};

  friend bool operator==(const AssuranceLevel&, const AssuranceLevel&) = default;
};

// "higher is above lower", as declared; the order is the transitive closure of these.
struct LevelStep {
  std::string higher{};
  std::string lower{};

  friend bool operator==(const LevelStep&, const LevelStep&) = default;
};

class AssuranceOrder {
 public:
  AssuranceOrder() = default;
  // list.levels.unknown where a step names no declared level, list.levels.repeated for an id
  // declared twice, list.levels.cycle where a level would stand above itself.
  static Result<AssuranceOrder> make(std::vector<AssuranceLevel> levels,
                                     std::vector<LevelStep> steps);

  const std::vector<AssuranceLevel>& levels() const { return levels_; }
  const std::vector<LevelStep>& steps() const { return steps_; }
  bool declares(std::string_view id) const;

  // equal, greater (a is above b), less, or unordered (incomparable, or one is not declared).
  std::partial_ordering compare(std::string_view a, std::string_view b) const;

  friend bool operator==(const AssuranceOrder& a, const AssuranceOrder& b) {
    return a.levels_ == b.levels_ && a.steps_ == b.steps_;
  }

 private:
  std::size_t index_of(std::string_view id) const;

  std::vector<AssuranceLevel> levels_;
  std::vector<LevelStep> steps_;
  std::vector<bool> above_;  // levels x levels: row stands above column
};

}  // namespace baytrust::trustlists
