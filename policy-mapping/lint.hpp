// Lint of a register by itself: entries that overlap, contradict or hide each other, families that
// reach too far, reviews and dates (formats.md 2). Pure. Rules are lint_codes.hpp; places begin
// with the publisher: "MO/mo-accepts-hk-personal/pair 0a1b2c3d4e5f". Only entries that can still
// recognise something (live) are compared with each other. Not here: what needs the issuing list as
// well (decision/lint_documents), waivers.
#pragma once

#include <string>
#include <vector>

#include "policy-mapping/register.hpp"
#include "validators/base/error.hpp"
#include "validators/base/instant.hpp"
#include "validators/base/lint.hpp"

namespace baytrust::policy_mapping {

struct LintOptions {
  Instant now{};
  std::vector<std::string> languages{"en"};  // BCP 47 tags the publisher's own texts must have
  std::int64_t near_update = 14 * kDay;      // NextUpdate closer than this is near
};

LintResults lint(const Register& reg, const LintOptions& options);

// The one result of a document that parse() refused: lint.register.schema.
LintResults lint_refused(const Error& error);

// The entry's period has not ended, and it is in force, suspended, or will be in force.
bool is_live(const Recognition& entry, Instant now);

}  // namespace baytrust::policy_mapping
