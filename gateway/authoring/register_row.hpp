// One row of the table of a register: everything it says of its entry, and its pair of CAs.
// Internal to draft_register.cpp.
#pragma once

#include <optional>
#include <span>

#include "gateway/authoring/certificate_pool.hpp"
#include "gateway/authoring/draft.hpp"
#include "gateway/authoring/table.hpp"
#include "policy-mapping/recognition.hpp"

namespace baytrust::authoring {

std::span<const ColumnSpec> register_columns();

struct RegisterRow {
  policy_mapping::Recognition entry;  // with exactly one pair
  const x509::Certificate* root = nullptr;
  const x509::Certificate* issuing = nullptr;
};

struct RegisterRowInputs {
  NameBinder& binder;
  const std::string& publisher;
  int utc_offset = 0;
  Draft& draft;  // dates and reviews go there
};

// Empty after a complaint.
std::optional<RegisterRow> read_register_row(Row& row, const RegisterRowInputs& in);

}  // namespace baytrust::authoring
