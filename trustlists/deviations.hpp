// Deviations: what reading a list notes of its departures from TS 119 612 (deviation_codes.hpp), in
// document order. It also keeps the first departure that a list of our own profile may not have:
// there it is the Error. Internal to the readers of trustlists.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "validators/base/error.hpp"
#include "validators/base/finding.hpp"
#include "validators/xml/element.hpp"

namespace baytrust::trustlists {

class Deviations {
 public:
  // A departure that a list of our profile may have as well. `place` is put before the facts.
  void note(const Code& code, const xml::Element& where, Facts facts = {});
  // One that our profile refuses with `strict` (an error at the same place).
  void note(const Code& code, const xml::Element& where, Facts facts, const Code& strict,
            Facts strict_facts = {});
  // The same, the error already made.
  void note(const Code& code, const xml::Element& where, Facts facts, const Error& strict);

  // An element of our own namespace was met: the list is of our profile.
  void met_ours() { ours_ = true; }
  bool ours() const { return ours_; }
  const std::optional<Error>& strict() const { return strict_; }

  // At most 1,000, and one that counts the others.
  Findings findings(const Subject& list) &&;

 private:
  std::vector<std::pair<const Code*, Facts>> noted_;
  std::size_t more_ = 0;
  std::optional<Error> strict_;
  bool ours_ = false;
};

// What a fact shows of a hostile value: at most 80 octets, whole characters.
std::string shown(std::string_view value);

}  // namespace baytrust::trustlists
