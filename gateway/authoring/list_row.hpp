// One row of the table of a trust list: a root, an issuing CA with one certificate type, a time
// stamping or an OCSP service, as offices publish them. Internal to draft_list.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "gateway/authoring/certificate_pool.hpp"
#include "gateway/authoring/draft.hpp"
#include "gateway/authoring/table.hpp"
#include "trustlists/trust_list.hpp"

namespace baytrust::authoring {

std::span<const ColumnSpec> list_columns();

enum class RowKind : std::uint8_t { root, issuing, tsa, ocsp };

struct ListRow {
  RowKind kind = RowKind::issuing;
  const x509::Certificate* root = nullptr;          // of root and issuing
  const x509::Certificate* certificate = nullptr;   // the service's; of root it is the root
  std::string name;                                 // of the service, as published
  xml::Texts service_name;                          // may be empty
  std::optional<trustlists::CertificateType> type;  // of issuing
  std::vector<trustlists::SupplyPoint> supply_points;
  Instant from;
  std::optional<Instant> to;  // exclusive; empty: until further notice
};

struct ListRowInputs {
  NameBinder& binder;
  const trustlists::SchemeInformation& scheme;
  int utc_offset = 0;
  Draft& draft;  // dates and reviews go there
};

// Empty after a complaint. Does not read the provider's columns.
std::optional<ListRow> read_list_row(Row& row, const ListRowInputs& in);

}  // namespace baytrust::authoring
