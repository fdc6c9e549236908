// What an edition says of itself and no table row does: its number, its times, who publishes it
// and where (TS 119 612 5.3), its assurance levels, its next signer. Read strictly from a TOML file
// that an office keeps beside the table. Dates without a time of day are 00:00 on the
// jurisdiction's clock. Not here: whether the edition may be accepted.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "gateway/decision/profile.hpp"
#include "policy-mapping/register.hpp"
#include "trustlists/trust_list.hpp"
#include "validators/base/digest.hpp"
#include "validators/base/error.hpp"

namespace baytrust::authoring {

struct SchemeInputs {
  std::string_view toml;
  std::string file;
  const decision::Jurisdiction& jurisdiction;  // whose list or register it is
  Instant now;                                 // the issue time, where the file names none
};

// config.* with line and column; list.levels.* for an order of levels that is none.
Result<trustlists::SchemeInformation> read_list_scheme(const SchemeInputs& in);

// A register without entries. config.*.
Result<policy_mapping::Register> read_register_scheme(const SchemeInputs& in);

}  // namespace baytrust::authoring
