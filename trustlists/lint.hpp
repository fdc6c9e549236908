// Lint of a trust list: what a well-formed edition may still get wrong (formats.md 1), for its
// publisher before signing and for who imports it. Pure. Rules are lint_codes.hpp; places begin
// with the territory and go by names: "HK/Demo Post/Demo CA 1/type personal/audit WebTrust".
// Rules of our profile (types, supply points, SubjectKeyIdentifier) are asked only of lists that
// use it; every other rule holds for any TS 119 612 list.
// Not here: what needs a register too (decision/cross_lint), waivers.
#pragma once

#include <string>
#include <vector>

#include "trustlists/trust_list.hpp"
#include "validators/base/error.hpp"
#include "validators/base/instant.hpp"
#include "validators/base/lint.hpp"

namespace baytrust::trustlists {

struct LintOptions {
  Instant now{};
  // BCP 47 tags every text of the publisher must have; TS 119 612 5.1.4 asks for English.
  std::vector<std::string> languages{"en"};
  std::int64_t near_update = 14 * kDay;  // NextUpdate closer than this is near
};

LintResults lint(const TrustList& list, const LintOptions& options);
// What the reader noted of departures from TS 119 612 (those of `findings` that are
// list.deviation.*): the value it made does not show them any more. The place ends in the element's
// location.
LintResults lint_deviations(const std::string& territory, const Findings& findings);

// The one result of a document that parse() refused: lint.list.schema.
LintResults lint_refused(const Error& error);

// The list uses our profile: it declares assurance levels or describes certificate types.
bool uses_profile(const TrustList& list);

}  // namespace baytrust::trustlists
