// LintSettings: an operator's or publisher's lint.toml: waivers, the declared equivalence table,
// the languages each territory's texts need, how near is near. Read strictly, as the configuration
// is: a wrong line is named, an unknown key or rule refused. Without a file the built-in ones hold.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/decision/lint_documents.hpp"
#include "gateway/decision/lint_report.hpp"
#include "validators/base/error.hpp"

namespace baytrust::service {

struct LintSettings {
  std::vector<decision::Waiver> waivers;
  std::vector<decision::Equivalence> equivalences;
  std::map<std::string, std::vector<std::string>, std::less<>> languages;  // by territory
  std::int64_t near_update = 14 * kDay;

  // English alone for a territory nothing is said of (TS 119 612 5.1.4).
  std::vector<std::string> languages_of(std::string_view territory) const;
};

// The languages of Guangdong, Hong Kong and Macao; no waiver, no table.
LintSettings built_in_lint_settings();

// At most 1,000 waivers and 10,000 rows, texts of at most 1,000 octets. `file`: its name, for
// complaints. config.* errors.
Result<LintSettings> read_lint_settings(std::string_view toml, const std::string& file);

}  // namespace baytrust::service
