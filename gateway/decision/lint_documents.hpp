// Lint of a register beside the trust lists it speaks of (formats.md 2): CAs that are not listed or
// no longer in force, levels, round trips, the declared equivalence table, and where list and
// register differ. Pure. Rules are lint_codes.hpp; places as policy_mapping::lint gives them.
#pragma once

#include <string>
#include <vector>

#include "policy-mapping/register.hpp"
#include "trustlists/trust_list.hpp"
#include "validators/base/instant.hpp"
#include "validators/base/lint.hpp"

namespace baytrust::decision {

// One row of an equivalence table: certificates of `issuing` at `issuing_level` may count in
// `relying` as `relying_level` or less.
struct Equivalence {
  std::string relying{}, issuing{};
  std::string issuing_level{}, relying_level{};

  friend bool operator==(const Equivalence&, const Equivalence&) = default;
};

struct DocumentsInputs {
  const policy_mapping::Register& the_register;
  // By territory; where two are of one, the first counts. None: lint.cross.list_missing says so.
  std::vector<const trustlists::TrustList*> lists{};
  // Counterparts' registers, for the way back of a round trip.
  std::vector<const policy_mapping::Register*> counterparts{};
  const std::vector<Equivalence>& equivalences;
  Instant now{};
};
LintResults lint_documents(const DocumentsInputs& in);

}  // namespace baytrust::decision
